import { dateInSpanish } from '../../../../kernel/calendar';
import { inWordsAndFigures, unknown, whenOf } from '../../certificate.words';
import type { DisbursementFacts } from './facts.rules';

/** «en virtud de la orden de pago N.º OP-17, del …, se giró la suma de …, el …, con referencia …» */
export function theGiro({ order, payment, paid }: Pick<DisbursementFacts, 'order' | 'payment' | 'paid'>): string {
  const number = order.number === null ? `cuyo número está ${unknown}` : `N.º ${order.number}`;
  const ordered = order.datePrecision === 'exact' ? `, del ${dateInSpanish(order.orderedOn)}` : '';
  const reference =
    payment.reference === null ? `con referencia de pago ${unknown}` : `con referencia ${payment.reference}`;
  const when = whenOf({ on: payment.paidOn, precision: payment.datePrecision });
  return (
    `en virtud de la orden de pago ${number}${ordered}, se giró la suma de ` +
    `${inWordsAndFigures(paid)}, ${when}, ${reference}`
  );
}
