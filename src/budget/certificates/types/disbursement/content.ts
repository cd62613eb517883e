import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import { asOf, inWordsAndFigures, lineSubtitle, theAct, theLine, theSource } from '../../certificate.words';
import { dataOfGiro } from './data';
import { theGiro } from './words';
import type { DisbursementFacts } from './facts.rules';

/** What the certificate of a giro says («certificación de giro»). */
export function sayDisbursement(facts: DisbursementFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, facts.entries.assigned),
      `Con cargo a esa línea, y ${theGiro(facts)}.`,
      theReceipt(facts, cutoff),
      ...theSource('del giro', facts.payment.source),
    ],
    tables: [tableOfGiro(facts, cutoff)],
    data: dataOf(facts),
  };
}

/** Also of a giro that was undone: with nothing paid. */
export function tableOfGiro(
  { paid, received, transit }: Pick<DisbursementFacts, 'paid' | 'received' | 'transit'>,
  cutoff: CalendarDate,
): Table {
  return {
    title: `El giro, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: [
      ['Girado', paid.toSpanish()],
      ['Recibo confirmado por la E.S.E.', received.toSpanish()],
      ['Girado sin confirmar', transit.toSpanish()],
    ],
  };
}

function theReceipt({ received, transit, receipts }: DisbursementFacts, cutoff: CalendarDate): string {
  const on = asOf(cutoff);
  if (received.isZero()) return `${on}, la E.S.E. no ha confirmado el recibo de este giro.`;
  const dates = [...new Set(receipts.map(({ receivedOn }) => dateInSpanish(receivedOn)))];
  const days = dates.length === 0 ? '' : ` (${dates.join('; ')})`;
  if (transit.isZero()) return `${on}, la E.S.E. confirmó el recibo de la totalidad de este giro${days}.`;
  return (
    `${on}, la E.S.E. confirmó el recibo de ${inWordsAndFigures(received)}${days}; ` +
    `quedan girados sin confirmar ${inWordsAndFigures(transit)}.`
  );
}

function dataOf(facts: DisbursementFacts): Data {
  return {
    ...dataOfLine(facts, facts.assigned),
    disbursement: dataOfGiro(facts),
    entries: facts.entries,
  };
}
