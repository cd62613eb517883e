import { Money } from '../../kernel/money';

/*
 * What the rounding of an announced text can hide. «2.000 millones» is written to the million: whatever lies within
 * half a million of it, 500.000 pesos, is announced with the same words. A text that is written to the peso hides
 * nothing. The last digit that is written counts as meant, zeros included: nobody can tell otherwise.
 */

/** Half of the last unit that the text writes, in pesos; null when the text does not say a figure. */
export function halfUnitOf(text: string): Money | null {
  const written = FIGURE.exec(text);
  if (!written) return null;
  const decimals = written[2]?.length ?? 0;
  const zeros = zerosOf(written[3] ?? '') - decimals;
  // Centavos of the last unit, halved: a peso is a hundred of them.
  return zeros < -2 ? null : fromCentavos(10n ** BigInt(zeros + 2) / 2n);
}

/** Whether so many pesos of difference may be nothing but the rounding of the text; null when it cannot be told. */
export function canRoundingExplain(text: string, difference: Money): boolean | null {
  return halfUnitOf(text)?.isAtLeast(difference) ?? null;
}

/** A figure in the Spanish way (2.000,5) and the scale that follows it. Digits that could be read two ways are no figure. */
const FIGURE =
  /(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\d.,]*\d)(?:\s+(mil\s+millones|millones|millón|billones|billón|mil)(?!\p{Letter}))?/iu;

function zerosOf(scale: string): number {
  const words = scale.toLowerCase().replace(/\s+/g, ' ');
  if (words.startsWith('billo') || words === 'billón') return 12;
  if (words === 'mil millones') return 9;
  if (words.startsWith('millo') || words === 'millón') return 6;
  return words === 'mil' ? 3 : 0;
}

function fromCentavos(centavos: bigint): Money {
  return Money.of(`${centavos / 100n}.${String(centavos % 100n).padStart(2, '0')}`);
}
