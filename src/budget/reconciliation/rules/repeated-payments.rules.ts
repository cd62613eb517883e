import { calendarDate, daysBetween } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import { foldSpanish } from '../../../kernel/text';
import type { PaymentFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine, examplePayment } from '../facts.example';
import { groupedBy } from '../grouping';
import { amounts, type Found, type Rule } from '../rule';
import { capitalized, documentsOf, eachPayment, entriesOf, ofPayment } from '../subjects';
import { thresholds } from '../thresholds';
import { paidWhen } from './payment-dates.rules';

/*
 * One payment twice. The finding is of the later of the two, in its own resolution; the earlier one may be of another.
 */

/** Two giros of 50 million, the second of which says this. */
function twoGiros(second: Partial<PaymentFacts>): ResolutionFacts {
  const giro = examplePayment({
    id: 'giro-2',
    label: 'giro OP-2 de la línea 1 (Leticia)',
    paymentOrder: 'OP-2',
    orderKey: 'op-2',
    ...second,
  });
  const places = { held: Money.of('100000000.00') };
  return exampleFacts({ lines: [exampleLine({ places, payments: [examplePayment(), giro] })] });
}

export const sameReference: Rule = {
  code: 'payment.same-reference',
  severity: 'critical',
  title: { es: 'Dos giros con la misma referencia', en: 'Two payments with one reference' },
  ground:
    'La referencia del banco o de SIIF nombra un solo pago: si dos giros la llevan, uno se registró dos veces o lleva la de otro.',
  find: (facts) => eachRepeated(facts, { keyOf: folded, holds: () => true, why: 'llevan la misma referencia' }),
  passes: twoGiros({ reference: 'SIIF-2', paidOn: calendarDate('2025-04-01') }),
  fails: twoGiros({ reference: 'siif-1 ', paidOn: calendarDate('2025-04-01') }),
};

export const samePayment: Rule = {
  code: 'payment.same-amount-near-date',
  severity: 'medium',
  title: { es: 'Dos giros iguales en fechas cercanas', en: 'Two equal payments near each other' },
  ground: `El mismo hospital no recibe dos veces el mismo valor con ${thresholds.samePayment.days} días o menos entre uno y otro, salvo que sean dos pagos: es lo que hay que mostrar.`,
  find: (facts) =>
    eachRepeated(facts, {
      keyOf: ({ payee, amount }) => `${payee} ${amount.toString()}`,
      holds: isNearAndNotTheSame,
      why: 'son del mismo hospital y del mismo valor, en fechas cercanas',
    }),
  passes: twoGiros({ reference: 'SIIF-2', paidOn: calendarDate('2025-03-09') }),
  fails: twoGiros({ reference: 'SIIF-2', paidOn: calendarDate('2025-03-08') }),
};

/** What makes two payments alike: a key that both share, and what else has to hold. */
interface Likeness {
  /** Null where the payment is like no other. */
  readonly keyOf: (payment: PaymentFacts) => string | null;
  readonly holds: (one: PaymentFacts, other: PaymentFacts) => boolean;
  readonly why: string;
}

function eachRepeated(facts: ResolutionFacts, likeness: Likeness): Found[] {
  const all = [...facts.lines.flatMap(({ payments }) => payments), ...facts.otherPayments];
  // The first of all is told, so that it is the same one whichever lines are looked at.
  const groups = groupedBy([...all].sort(inOrder), likeness.keyOf);
  return eachPayment(facts, (payment) => {
    const group = groups.get(likeness.keyOf(payment) ?? '') ?? [];
    const earlier = group.find((other) => cameBefore(other, payment) && likeness.holds(other, payment));
    return earlier ? repeated(facts, { payment, earlier, why: likeness.why }) : null;
  });
}

function repeated(
  facts: ResolutionFacts,
  { payment, earlier, why }: { payment: PaymentFacts; earlier: PaymentFacts; why: string },
): Found {
  const both = earlier.amount.plus(payment.amount);
  return {
    ...ofPayment(facts, payment),
    ...amounts(earlier.amount, both),
    detail: `${capitalized(payment.label)} (${payment.amount.toSpanish()}, ${paidWhen(payment)}) y ${earlier.label} (${paidWhen(earlier)}): ${why}; si son el mismo pago, se giraron ${both.toSpanish()} donde eran ${earlier.amount.toSpanish()}.`,
    roundingExplains: null,
    entries: [
      ...entriesOf(earlier.entries, ['settle', 'clarify']),
      ...entriesOf(payment.entries, ['settle', 'clarify']),
    ],
    documents: documentsOf(payment.reference, earlier.reference, payment.paymentOrder, earlier.paymentOrder),
    openSince: payment.paidOn,
  };
}

// One reference on both, or one number of order, is the finding of another rule, and says more.
function isNearAndNotTheSame(one: PaymentFacts, other: PaymentFacts): boolean {
  if (one.orderKey !== null && one.orderKey === other.orderKey) return false;
  const reference = folded(one);
  if (reference !== null && reference === folded(other)) return false;
  return Math.abs(daysBetween(one.paidOn, other.paidOn)) <= thresholds.samePayment.days;
}

function cameBefore(one: PaymentFacts, other: PaymentFacts): boolean {
  return orderOf(one) < orderOf(other);
}

function inOrder(one: PaymentFacts, other: PaymentFacts): number {
  return cameBefore(one, other) ? -1 : 1;
}

function orderOf({ paidOn, recordedAt, id }: PaymentFacts): string {
  return `${paidOn} ${recordedAt} ${id}`;
}

/** The reference, in whatever case and spacing it was written; null where there is none. */
function folded({ reference }: PaymentFacts): string | null {
  return reference === null ? null : foldSpanish(reference);
}
