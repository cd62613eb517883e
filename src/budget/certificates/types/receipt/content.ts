import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import { asOf, inWordsAndFigures, lineSubtitle, shareOf, theAct, theLine, unknown } from '../../certificate.words';
import { dataOfGiro } from '../disbursement/data';
import type { ReceiptFacts } from '../disbursement/facts.rules';
import { theGiro } from '../disbursement/words';
import type { ReceivedFacts } from './facts.rules';

/** What the certificate of a receipt says («certificación de recibo»). */
export function sayReceipt(facts: ReceivedFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, facts.entries.assigned),
      `Con cargo a esa línea, y ${theGiro(facts)}.`,
      ...facts.certified.map(theReceipt),
      theRest(facts, cutoff),
      'Lo certificado es el recibo que la E.S.E. confirmó: no acredita la ejecución de los recursos.',
    ],
    tables: [tableOfReceipt(facts, cutoff)],
    data: dataOf(facts),
  };
}

/** Also of a receipt that was undone: with nothing received. */
export function tableOfReceipt(
  {
    paid,
    certified,
    received,
    transit,
  }: Pick<ReceivedFacts, 'paid' | 'received' | 'transit'> & {
    certified: readonly Pick<ReceiptFacts, 'receivedOn' | 'amount'>[];
  },
  cutoff: CalendarDate,
): Table {
  return {
    title: `El recibo, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: [
      ['Girado', paid.toSpanish()],
      ...certified.map(({ receivedOn, amount }) => [`Recibo del ${dateInSpanish(receivedOn)}`, amount.toSpanish()]),
      ['Recibo confirmado, en total', received.toSpanish()],
      ['Girado sin confirmar', transit.toSpanish()],
    ],
  };
}

function theReceipt({ amount, receivedOn, reference }: ReceiptFacts): string {
  const found = reference === null ? `con referencia bancaria ${unknown}` : `con referencia bancaria ${reference}`;
  return (
    `La E.S.E. confirmó el recibo de la suma de ${inWordsAndFigures(amount)}, ` +
    `abonada en su cuenta el ${dateInSpanish(receivedOn)}, ${found}.`
  );
}

function theRest({ received, paid, transit }: ReceivedFacts, cutoff: CalendarDate): string {
  if (transit.isZero()) return `${asOf(cutoff)}, la E.S.E. ha confirmado el recibo de la totalidad de este giro.`;
  const share = shareOf(received, { whole: paid, of: 'de lo girado' });
  return (
    `${asOf(cutoff)}, la E.S.E. ha confirmado el recibo de ${inWordsAndFigures(received)}, ${share ?? ''}; ` +
    `quedan girados sin confirmar ${inWordsAndFigures(transit)}.`
  );
}

function dataOf(facts: ReceivedFacts): Data {
  return {
    ...dataOfLine(facts, facts.assigned),
    disbursement: dataOfGiro(facts),
    receipts: facts.certified.map(({ id, amount, receivedOn, reference }) => ({
      id,
      amount: amount.toString(),
      receivedOn,
      reference,
    })),
    amount: facts.amount.toString(),
    entries: { ...facts.entries, certified: facts.certified.map(({ entry }) => entry) },
  };
}
