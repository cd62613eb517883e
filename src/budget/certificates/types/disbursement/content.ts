import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import type { Data, Said } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import { inWordsAndFigures, lineSubtitle, theAct, theLine, unknown, whenOf } from '../../certificate.words';
import type { DisbursementFacts } from './facts.rules';

/** What the certificate of a giro says («certificación de giro»). */
export function sayDisbursement(facts: DisbursementFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned),
      theGiro(facts),
      theReceipt(facts, cutoff),
      ...theSource(facts),
    ],
    tables: [
      {
        title: `El giro, con corte al ${dateInSpanish(cutoff)}`,
        head: ['Concepto', 'Valor en pesos'],
        rows: [
          ['Girado', facts.paid.toSpanish()],
          ['Recibo confirmado por la E.S.E.', facts.received.toSpanish()],
          ['Girado sin confirmar', facts.transit.toSpanish()],
        ],
      },
    ],
    data: dataOf(facts),
  };
}

function theGiro({ order, payment, paid }: DisbursementFacts): string {
  const number = order.number === null ? `cuyo número está ${unknown}` : `N.º ${order.number}`;
  const ordered = order.datePrecision === 'exact' ? `, del ${dateInSpanish(order.orderedOn)}` : '';
  const reference =
    payment.reference === null ? `con referencia de pago ${unknown}` : `con referencia ${payment.reference}`;
  const when = whenOf({ on: payment.paidOn, precision: payment.datePrecision });
  return (
    `Con cargo a esa línea, y en virtud de la orden de pago ${number}${ordered}, se giró la suma de ` +
    `${inWordsAndFigures(paid)}, ${when}, ${reference}.`
  );
}

function theReceipt({ received, transit, receipts }: DisbursementFacts, cutoff: CalendarDate): string {
  const asOf = `Con corte al ${dateInSpanish(cutoff)}`;
  if (received.isZero()) return `${asOf}, la E.S.E. no ha confirmado el recibo de este giro.`;
  const dates = [...new Set(receipts.map(({ receivedOn }) => dateInSpanish(receivedOn)))];
  const on = dates.length === 0 ? '' : ` (${dates.join('; ')})`;
  if (transit.isZero()) return `${asOf}, la E.S.E. confirmó el recibo de la totalidad de este giro${on}.`;
  return (
    `${asOf}, la E.S.E. confirmó el recibo de ${inWordsAndFigures(received)}${on}; ` +
    `quedan girados sin confirmar ${inWordsAndFigures(transit)}.`
  );
}

function theSource({ payment }: DisbursementFacts): string[] {
  return payment.source === null ? [] : [`Los datos del giro se tomaron de: ${payment.source.replace(/\.$/, '')}.`];
}

function dataOf(facts: DisbursementFacts): Data {
  return {
    ...dataOfLine(facts, facts.assigned),
    disbursement: {
      id: facts.id,
      paymentOrder: facts.order.number,
      orderedOn: facts.order.datePrecision === 'exact' ? facts.order.orderedOn : null,
      paid: facts.paid.toString(),
      paidOn: facts.payment.datePrecision === 'unknown' ? null : facts.payment.paidOn,
      datePrecision: facts.payment.datePrecision,
      reference: facts.payment.reference,
      source: facts.payment.source,
      received: facts.received.toString(),
      transit: facts.transit.toString(),
      receipts: facts.receipts.map(({ amount, receivedOn }) => ({ amount: amount.toString(), receivedOn })),
    },
    entries: facts.entries,
  };
}
