import { Money } from '../../kernel/money';

/** A spreadsheet keeps numbers as binary fractions and shows fifteen significant digits of them. */
const digitsKept = 15;

/**
 * Whether a spreadsheet can hold the amount as a number, to the centavo. The zeros at the end of more than fifteen digits
 * of pesos count: a spreadsheet writes zeros there for whatever was typed, so whoever reads them cannot believe them.
 */
export function fitsNumber(amount: Money): boolean {
  const [whole = '', centavos = ''] = amount.toString().replace('-', '').split('.');
  const written = BigInt(whole) === 0n ? '' : whole;
  if (centavos === '00') return written.length <= digitsKept;
  return `${written}${centavos.endsWith('0') ? centavos.slice(0, 1) : centavos}`.length <= digitsKept;
}

/** Whether a formula may add these up: each of them, and what they sum to, is a number that is kept. */
export function canBeSummed(amounts: readonly Money[]): boolean {
  return amounts.every(fitsNumber) && fitsNumber(Money.sum(amounts)) && fitsNumber(Money.sum(amounts.map(magnitude)));
}

/** Whether any of them has centavos. */
export function haveCentavos(amounts: readonly Money[]): boolean {
  return amounts.some((amount) => !amount.toString().endsWith('.00'));
}

function magnitude(amount: Money): Money {
  return amount.isNegative() ? amount.negated() : amount;
}
