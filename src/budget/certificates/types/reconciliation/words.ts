import { dateInSpanish } from '../../../../kernel/calendar';
import type { Money } from '../../../../kernel/money';
import { canRoundingExplain, halfUnitOf } from '../../../reconciliation/announced-text';
import { distance } from '../../../reconciliation/rule';
import { inWordsAndFigures, joined, quoted, unknown } from '../../certificate.words';
import type { ReconciliationFacts } from './facts.rules';

/** What was announced against the sum of the lines, and whether rounding can explain it. */
export function theAnnounced(
  { amount, text, source }: ReconciliationFacts['announced'][number],
  annexTotal: Money,
): string {
  const said = `Se anunciaron ${quoted(text)}, es decir, ${inWordsAndFigures(amount)} (fuente: ${source.replace(/\.$/, '')})`;
  const difference = distance(amount, annexTotal);
  if (difference.isZero()) return `${said}: es la suma de las líneas del anexo.`;
  const side = amount.isGreaterThan(annexTotal) ? 'más' : 'menos';
  return `${said}: son ${inWordsAndFigures(difference)} ${side} que las líneas del anexo${rounding(text, difference)}.`;
}

function rounding(text: string, difference: Money): string {
  const half = halfUnitOf(text);
  const explains = canRoundingExplain(text, difference);
  if (half === null || explains === null) return '; del texto no se lee a qué unidad se redondeó';
  return explains
    ? `, lo que cabe en el redondeo del texto (±${half.toSpanish()})`
    : `, lo que el redondeo del texto no explica (solo cubriría ±${half.toSpanish()})`;
}

export function thePrinted({ printedAnnexTotal, annexTotal }: ReconciliationFacts): string[] {
  if (printedAnnexTotal === null) return [];
  const difference = distance(printedAnnexTotal, annexTotal);
  return difference.isZero()
    ? ['El total que el anexo imprime es la suma de sus líneas.']
    : [
        `El anexo imprime un total de ${inWordsAndFigures(printedAnnexTotal)}, que difiere de la suma de sus líneas en ` +
          `${inWordsAndFigures(difference)}.`,
      ];
}

export function theAvailability({ availability }: ReconciliationFacts): string {
  if (availability.length === 0) {
    return `El certificado de disponibilidad presupuestal (CDP) que ampara la resolución está ${unknown}.`;
  }
  const each = availability.map(
    ({ number, issuedOn, amount }) => `el N.º ${number}, del ${dateInSpanish(issuedOn)}, por ${amount.toSpanish()}`,
  );
  return `Los recursos están amparados por certificado de disponibilidad presupuestal (CDP): ${joined(each)}.`;
}
