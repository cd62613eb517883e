import type { DisbursementFacts } from './facts.rules';

/** A giro for a machine: amounts as text with two decimals, what is unknown as null. */
export function dataOfGiro(facts: DisbursementFacts): object {
  return {
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
  };
}
