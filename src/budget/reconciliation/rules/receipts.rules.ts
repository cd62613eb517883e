import { dueDate } from '../../../kernel/business-days';
import { calendarDate, dateInSpanish, type CalendarDate } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { LineFacts, PaymentFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine, examplePayment } from '../facts.example';
import { amounts, distance, type Rule } from '../rule';
import { capitalized, documentsOf, eachLine, eachPayment, entriesOf, ofLine, ofPayment } from '../subjects';
import { thresholds } from '../thresholds';
import { paidWhen } from './payment-dates.rules';

const zero = Money.zero;
const nothingConfirmed = { received: zero, transit: Money.of('50000000.00') };

function giro(payment: Partial<PaymentFacts>, facts: Partial<ResolutionFacts> = {}): ResolutionFacts {
  const paid = examplePayment(payment);
  const places = { transit: paid.transit, held: paid.received };
  return exampleFacts({ lines: [exampleLine({ places, payments: [paid] })], ...facts });
}

/** Where a source knows only from when on it was paid, the days are counted from there, as the ledger does. */
export const receiptUnconfirmed: Rule = {
  code: 'receipt.unconfirmed',
  severity: 'high',
  title: { es: 'Giro sin confirmación de recibo', en: 'Payment whose receipt nobody confirmed' },
  ground: `Lo girado no es lo recibido: a los ${thresholds.receiptUnconfirmed.days} días hábiles del giro el hospital ya dijo si le llegó, o el recurso no se sabe dónde está.`,
  find: (facts) =>
    eachPayment(facts, (payment) => {
      const dueOn = dueDate(payment.paidOn, thresholds.receiptUnconfirmed);
      const isUnconfirmed = payment.received.isZero() && payment.transit.isPositive() && payment.missingOn === null;
      if (!isUnconfirmed || facts.today <= dueOn) return null;
      return {
        ...ofPayment(facts, payment),
        ...amounts(payment.amount, payment.received),
        detail: `${capitalized(payment.label)}: se giraron ${payment.amount.toSpanish()} ${paidWhen(payment)} y lo confirmado es ${zero.toSpanish()}; se esperaba la confirmación a más tardar el ${dateInSpanish(dueOn)}.`,
        roundingExplains: null,
        entries: entriesOf(payment.entries, ['settle', 'clarify']),
        documents: documentsOf(payment.reference, payment.paymentOrder, payment.source),
        openSince: dueOn,
      };
    }),
  passes: giro(nothingConfirmed, { today: calendarDate('2025-03-17') }),
  fails: giro(nothingConfirmed, { today: calendarDate('2025-03-18') }),
};

export const receiptDisputed: Rule = {
  code: 'receipt.disputed',
  severity: 'high',
  title: { es: 'Lo recibido no es lo girado', en: 'Received and paid differ' },
  ground:
    'Lo que el ministerio giró y lo que el banco abonó al hospital es el mismo dinero: la diferencia está en alguna parte y alguien responde por ella.',
  find: (facts) =>
    eachPayment(facts, (payment) => {
      const isSilent = payment.received.isZero() && payment.missingOn === null;
      if (isSilent || payment.received.equals(payment.amount)) return null;
      return {
        ...ofPayment(facts, payment),
        ...amounts(payment.amount, payment.received),
        detail: `${capitalized(payment.label)}: se giraron ${payment.amount.toSpanish()} y el hospital ${answerOf(payment)}: la diferencia es de ${distance(payment.amount, payment.received).toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(payment.entries, ['settle', 'clarify', 'confirm']),
        documents: documentsOf(payment.reference, payment.paymentOrder, payment.source),
        openSince: payment.paidOn,
      };
    }),
  passes: giro({}),
  fails: giro({ received: Money.of('46000000.00'), transit: Money.of('4000000.00') }),
};

/** What the hospital said of it. */
function answerOf({ received: confirmed, missingOn }: PaymentFacts): string {
  if (missingOn === null || confirmed.isPositive()) return `confirmó ${confirmed.toSpanish()}`;
  return `dijo que al ${dateInSpanish(missingOn)} no había llegado nada`;
}

const received = { places: { held: Money.of('50000000.00') }, firstReceivedOn: calendarDate('2025-03-05') };
const incorporationDue = {
  kind: 'incorporation',
  days: 15,
  unit: 'business-days',
  from: calendarDate('2025-03-05'),
  dueOn: calendarDate('2025-03-27'),
} as const;

/** By the term of the resolution; where it sets none, by ours. */
export const incorporationMissing: Rule = {
  code: 'incorporation.missing',
  severity: 'medium',
  title: { es: 'Recurso recibido sin acto de incorporación', en: 'Money received and no act of incorporation' },
  ground: 'El hospital solo ejecuta lo que un acto incorporó a su presupuesto: contratado ≤ incorporado (I10).',
  find: (facts) =>
    eachLine(facts, (line) => {
      const dueOn = incorporationDueOn(facts, line);
      if (dueOn === null || facts.today <= dueOn || line.incorporated.isPositive() || line.closedOn !== null)
        return null;
      const arrived = receivedOf(line);
      return {
        ...ofLine(facts, line),
        ...amounts(arrived, line.incorporated),
        detail: `${capitalized(line.label)}: el hospital recibió ${arrived.toSpanish()} y lo incorporado es ${line.incorporated.toSpanish()}; el término venció el ${dateInSpanish(dueOn)}.`,
        roundingExplains: null,
        entries: entriesOf(line.entries, ['confirm', 'clarify']),
        documents: documentsOf(facts.label),
        openSince: dueOn,
      };
    }),
  passes: exampleFacts({
    terms: ['incorporation'],
    lines: [
      exampleLine({
        ...received,
        incorporated: Money.of('50000000.00'),
        deadlines: [{ ...incorporationDue, metOn: calendarDate('2025-03-12'), state: 'met' }],
      }),
    ],
  }),
  fails: exampleFacts({
    terms: ['incorporation'],
    lines: [exampleLine({ ...received, deadlines: [{ ...incorporationDue, metOn: null, state: 'late' }] })],
  }),
};

// Who withdrew has nothing left to incorporate.
function incorporationDueOn(facts: ResolutionFacts, line: LineFacts): CalendarDate | null {
  if (facts.terms.includes('incorporation')) {
    const deadline = line.deadlines.find(({ kind, state }) => kind === 'incorporation' && state === 'late');
    return deadline?.dueOn ?? null;
  }
  if (line.firstReceivedOn === null || line.withdrawal !== null) return null;
  return dueDate(line.firstReceivedOn, thresholds.incorporationMissing);
}

/** Pesos that the hospital ever confirmed, wherever they are now. */
export function receivedOf({ places, restored }: LineFacts): Money {
  return Money.sum([places.held, places.executed, places.returned, restored]);
}
