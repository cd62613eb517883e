import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { issueOf, requireActive, type WithdrawnPayment } from '../allocations/allocation.rules';
import { requireHappened, requireNotBefore } from '../dates';
import type { Movement } from '../ledger/ledger.rules';
import type { Balances } from '../ledger/places';

/*
 * Desistimiento: the hospital gives its line up, whole.
 *
 *   pending ──approve──▶ approved ──reverse its entry, or annul what has none──▶ reversed
 *      │                   before:  assigned ──▶ released
 *      │                   unknown: assigned ──▶ contested, until a clarification settles it
 *      │                   after:   nothing moves; what is in transit or held is due back
 *      ├──refuse──▶ refused
 *      └──return──▶ returned       its maker answers with another
 *
 * Before and unknown ask for a ledger that knows of no order and no payment; after, for one that knows of a payment.
 */

export const payments = ['before', 'after', 'unknown'] as const satisfies readonly WithdrawnPayment[];

export type WithdrawalState = 'pending' | 'approved' | 'refused' | 'returned' | 'reversed';

/** What was decided of it; `returned` is turned down for its maker to record another. */
export type WithdrawalDecision = 'approved' | 'refused' | 'returned';

/** The line under lock, as far as a withdrawal asks. */
export interface WithdrawableLine {
  readonly id: string;
  readonly resolutionId: string;
  readonly issuedOn: CalendarDate;
  readonly closed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
  readonly places: Balances;
  /** Payment orders of the line that wait for a decision, as they are called. */
  readonly pendingOrders: readonly string[];
  /** Another withdrawal of the line waits for a decision. */
  readonly pendingWithdrawal: boolean;
}

export interface WithdrawalTerms {
  readonly payment: WithdrawnPayment;
  /** Null when no source gives the date. */
  readonly withdrawnOn: CalendarDate | null;
  /** Up to when the source looks, where that is what it says. */
  readonly sourceCutoff: CalendarDate | null;
}

export const WithdrawalPending = refusal(
  'withdrawal.pending',
  'conflict',
  { es: 'Ya hay un desistimiento por decidir', en: 'A withdrawal is waiting already' },
  {
    es: () => 'Esta línea ya tiene un desistimiento por decidir. Decídase antes de registrar otro.',
    en: () => 'This line has a withdrawal that waits for a decision. It must be decided before another is recorded.',
  },
);

export const OrderPending = refusal<{ orders: readonly string[] }>(
  'withdrawal.order-pending',
  'conflict',
  { es: 'Hay una orden de pago por decidir', en: 'A payment order is waiting' },
  {
    es: ({ orders }) =>
      `La línea tiene una orden de pago por decidir (${orders.join(', ')}): niéguese o apruébese antes.`,
    en: ({ orders }) => `The line has a payment order that waits (${orders.join(', ')}): decide it first.`,
  },
);

export const OrderStands = refusal<{ ordered: Money }>(
  'withdrawal.order-stands',
  'conflict',
  { es: 'Hay una orden de pago sin pagar', en: 'An order stands unpaid' },
  {
    es: ({ ordered }) =>
      `Hay ${ordered.toSpanish()} en una orden de pago aprobada y sin pagar: regístrese antes su pago o su rechazo.`,
    en: ({ ordered }) =>
      `${ordered.toString()} is in an approved payment order: record its payment or rejection first.`,
  },
);

export const AlreadyPaid = refusal<{ payment: WithdrawnPayment; paid: Money; transit: Money; held: Money }>(
  'withdrawal.already-paid',
  'conflict',
  { es: 'La línea ya tiene un giro', en: 'The line was paid already' },
  {
    es: ({ paid, transit, held }) =>
      `Consta un giro de ${paid.toSpanish()} (${transit.toSpanish()} sin confirmar, ${held.toSpanish()} en caja de la ` +
      'E.S.E.): es un desistimiento posterior al giro.',
    en: ({ paid, transit, held }) =>
      `A payment of ${paid.toString()} is recorded (${transit.toString()} in transit, ${held.toString()} held): ` +
      'this is a withdrawal after payment.',
  },
);

export const NeverPaid = refusal<{ assigned: Money }>(
  'withdrawal.never-paid',
  'conflict',
  { es: 'La línea no tiene ningún giro', en: 'The line was never paid' },
  {
    es: ({ assigned }) =>
      `No consta ningún giro: ${assigned.toSpanish()} siguen por girar. Es un desistimiento previo al giro, o por establecer.`,
    en: ({ assigned }) =>
      `No payment is recorded: ${assigned.toString()} is still to be paid. Withdraw before payment, or unknown.`,
  },
);

export const NothingToWithdraw = refusal(
  'withdrawal.nothing-assigned',
  'conflict',
  { es: 'No hay nada por girar', en: 'Nothing is left to pay' },
  {
    es: () => 'En esta línea no queda nada por girar: no hay de qué desistir.',
    en: () => 'Nothing is left to be paid on this line: there is nothing to withdraw from.',
  },
);

export const WithdrawalMakerIsChecker = refusal(
  'withdrawal.maker-is-checker',
  'conflict',
  { es: 'Quien registra no decide', en: 'Who records does not decide' },
  {
    es: () => 'Usted registró este desistimiento: lo decide y lo esclarece otra persona.',
    en: () => 'You recorded this withdrawal: another person decides and clarifies it.',
  },
);

export const WithdrawalDecided = refusal<{ state: WithdrawalState }>(
  'withdrawal.already-decided',
  'conflict',
  { es: 'El desistimiento ya fue decidido', en: 'The withdrawal was decided already' },
  {
    es: ({ state }) => `Este desistimiento está «${statesInSpanish[state]}»: ya no se decide.`,
    en: ({ state }) => `This withdrawal is "${state}": it is not decided again.`,
  },
);

export const statesInSpanish: Readonly<Record<WithdrawalState, string>> = {
  pending: 'por decidir',
  approved: 'aprobado',
  refused: 'negado',
  returned: 'devuelto',
  reversed: 'anulado',
};

export function stateOfWithdrawal(facts: {
  readonly decision: WithdrawalDecision | null;
  readonly reversed: boolean;
}): WithdrawalState {
  if (facts.decision === null) return 'pending';
  if (facts.decision !== 'approved') return facts.decision;
  return facts.reversed ? 'reversed' : 'approved';
}

/**
 * Whether the line can be withdrawn from in this way: asked when it is recorded, and again when it is approved.
 * @throws DateInTheFuture, DateTooEarly, AllocationClosed, AllocationWithdrawn, WithdrawalPending, OrderPending,
 * OrderStands, AlreadyPaid, NeverPaid, NothingToWithdraw: in this order
 */
export function requireWithdrawable(line: WithdrawableLine, terms: WithdrawalTerms, today: CalendarDate): void {
  requireLawfulDates(line, terms, today);
  requireActive(line);
  if (line.pendingWithdrawal) throw new WithdrawalPending({});
  if (line.pendingOrders.length > 0) throw new OrderPending({ orders: line.pendingOrders });
  const { assigned, ordered, transit, held } = line.places;
  if (ordered.isPositive()) throw new OrderStands({ ordered });
  const paid = paidOf(line.places);
  if (terms.payment === 'after') {
    if (!paid.isPositive()) throw new NeverPaid({ assigned });
    return;
  }
  if (paid.isPositive()) throw new AlreadyPaid({ payment: terms.payment, paid, transit, held });
  if (!assigned.isPositive()) throw new NothingToWithdraw({});
}

/** @throws WithdrawalDecided, WithdrawalMakerIsChecker */
export function requireDecidable(
  withdrawal: { readonly decision: WithdrawalDecision | null; readonly recordedBy: string },
  decidedBy: string,
): void {
  if (withdrawal.decision !== null) {
    throw new WithdrawalDecided({ state: stateOfWithdrawal({ decision: withdrawal.decision, reversed: false }) });
  }
  if (withdrawal.recordedBy === decidedBy) throw new WithdrawalMakerIsChecker({});
}

/**
 * When it takes effect: its own date if a source gives it; else the cut-off of that source, which is the first day on
 * which it is known; else the day on which it is approved.
 */
export function effectOf(
  terms: WithdrawalTerms,
  today: CalendarDate,
): { readonly on: CalendarDate; readonly precision: DatePrecision } {
  if (terms.withdrawnOn !== null) return { on: terms.withdrawnOn, precision: 'exact' };
  return { on: terms.sourceCutoff ?? today, precision: 'unknown' };
}

/** What an approved withdrawal moves: all that was still to be paid, or nothing when it had been. */
export function movementOf(line: WithdrawableLine, payment: WithdrawnPayment): Movement | null {
  if (payment === 'after') return null;
  const owner = { resolutionId: line.resolutionId, allocationId: line.id };
  const from = { place: 'assigned', ...owner } as const;
  const to = { place: payment === 'before' ? 'released' : 'contested', ...owner } as const;
  return { from, to, amount: line.places.assigned };
}

/** Pesos that the ministry paid on a line and that have not been restored to the resolution. */
export function paidOf({ transit, held, executed, returned }: Balances): Money {
  return Money.sum([transit, held, executed, returned]);
}

function requireLawfulDates(line: WithdrawableLine, terms: WithdrawalTerms, today: CalendarDate): void {
  const issue = issueOf(line.issuedOn);
  for (const date of [terms.withdrawnOn, terms.sourceCutoff]) {
    if (date === null) continue;
    requireHappened(date, today);
    requireNotBefore(date, issue);
  }
  if (terms.withdrawnOn === null || terms.sourceCutoff === null) return;
  const told = { es: 'la fecha del desistimiento que refiere', en: 'the date of the withdrawal that it tells of' };
  requireNotBefore(terms.sourceCutoff, { on: terms.withdrawnOn, what: told });
}
