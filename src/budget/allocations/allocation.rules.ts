import { compareDates, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Person } from '../../platform/access/person';
import { requireHappened, requireNotBefore, type EarlierAct } from '../dates';
import { allocationPlaces, type Balances } from '../ledger/places';

/*
 * The life of a hospital's line, read from its places and a few stored facts; nothing here is stored.
 *
 *   assigned ─▶ accepted ─▶ ordered ─▶ disbursed-partly ─▶ disbursed ─▶ received-partly ─▶ received ─▶ in-execution
 *                                                                            │                              │
 *                                                                         disputed                          ▼
 *                                                                                     term-expired ─▶ settling ─▶ closed
 *   beside it: withdrawn-before · withdrawn-after · withdrawal-payment-unknown
 *
 * Read downwards, the first that holds: closed; withdrawn; disputed (a giro of which a part never arrived: an alarm,
 * whatever else goes on); settling (something is due back, the final report is accepted, or nothing is left: only the
 * accounts are to be closed); term-expired (the term passed on money that arrived, and no final report is accepted);
 * then as far as the money has got. The term of a hospital that received nothing does not expire: the delay is not its own.
 */

export const allocationStatuses = [
  'assigned',
  'accepted',
  'ordered',
  'disbursed-partly',
  'disbursed',
  'received-partly',
  'received',
  'disputed',
  'in-execution',
  'term-expired',
  'settling',
  'closed',
  'withdrawn-before',
  'withdrawn-after',
  'withdrawal-payment-unknown',
] as const;

export type AllocationStatus = (typeof allocationStatuses)[number];

/** How a hospital withdrew: before it was paid, after it, or the sources do not say. */
export type WithdrawnPayment = 'before' | 'after' | 'unknown';

export interface AllocationFacts {
  readonly places: Balances;
  readonly accepted: boolean;
  /** A giro of the line was confirmed in part and the rest is still in transit. */
  readonly disputed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
  readonly finalReportAccepted: boolean;
  readonly closed: boolean;
  readonly executeBy: CalendarDate | null;
  readonly today: CalendarDate;
}

/** Where a line stands in its life on the day `today`. */
export function allocationStatus(facts: AllocationFacts): AllocationStatus {
  if (facts.closed) return 'closed';
  if (facts.withdrawn !== null) return withdrawnStatuses[facts.withdrawn];
  if (facts.disputed) return 'disputed';
  if (isSettling(facts)) return 'settling';
  if (hasTermPassed(facts) && isAnyReceived(facts.places)) return 'term-expired';
  return progressOf(facts);
}

/** Pesos that the hospital owes: all that it was paid, if it withdrew afterwards; else what it has left at the end. */
export interface DueBack {
  readonly capital: Money;
  readonly yields: Money;
}

/** What must go back today: it is due from the end of the term, from the accepted final report, or from the withdrawal. */
export function dueBack(facts: Omit<AllocationFacts, 'accepted' | 'disputed' | 'closed'>): DueBack {
  const { places, withdrawn } = facts;
  if (withdrawn === 'after') return { capital: places.transit.plus(places.held), yields: places['yield-held'] };
  if (!hasTermPassed(facts) && !facts.finalReportAccepted) return { capital: Money.zero, yields: Money.zero };
  return { capital: places.held, yields: places['yield-held'] };
}

/** Pesos of the line, wherever they are: the sum of its capital places. */
export function allocationAmount(places: Balances): Money {
  return Money.sum(allocationPlaces.map((place) => places[place]));
}

export const AllocationClosed = refusal(
  'allocation.closed',
  'conflict',
  { es: 'La asignación está cerrada', en: 'The allocation is closed' },
  {
    es: () => 'La línea ya tiene paz y salvo: no admite más actos.',
    en: () => 'The line has its clearance: it takes no more acts.',
  },
);

export const AllocationWithdrawn = refusal<{ payment: WithdrawnPayment }>(
  'allocation.withdrawn',
  'conflict',
  { es: 'El hospital desistió', en: 'The hospital withdrew' },
  {
    es: ({ payment }) => `El hospital desistió de esta línea (${withdrawnInSpanish[payment]}).`,
    en: ({ payment }) => `The hospital withdrew from this line (payment: ${payment}).`,
  },
);

export const NotYourHospital = refusal(
  'allocation.not-your-hospital',
  'forbidden',
  { es: 'Lo hace el hospital de la línea', en: "For the line's own hospital to do" },
  {
    es: () => 'Este acto es del hospital de la línea, y usted no actúa por él.',
    en: () => "This act belongs to the line's hospital, and you do not act for it.",
  },
);

export const AlreadyAccepted = refusal(
  'allocation.already-accepted',
  'conflict',
  { es: 'La asignación ya fue aceptada', en: 'The allocation was accepted before' },
  {
    es: () => 'El hospital ya aceptó esta asignación: se acepta una sola vez.',
    en: () => 'The hospital has accepted this allocation: it is accepted once.',
  },
);

/**
 * A line on which one can still act.
 * @throws AllocationClosed, AllocationWithdrawn
 */
export function requireActive(line: { readonly closed: boolean; readonly withdrawn: WithdrawnPayment | null }): void {
  if (line.closed) throw new AllocationClosed({});
  if (line.withdrawn !== null) throw new AllocationWithdrawn({ payment: line.withdrawn });
}

/**
 * The acts of a recipient are of the line's own hospital; another role that the person also has does not widen them.
 * @throws NotYourHospital
 */
export function requireOwnHospital(person: Person, hospitalId: string | null): void {
  if (hospitalId === null || !person.hospitalIds.includes(hospitalId)) throw new NotYourHospital({});
}

export interface AcceptableLine {
  readonly closed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
  readonly issuedOn: CalendarDate;
  readonly accepted: boolean;
}

/** @throws AllocationClosed, AllocationWithdrawn, AlreadyAccepted, DateInTheFuture, DateTooEarly: in this order */
export function requireAcceptable(line: AcceptableLine, acceptedOn: CalendarDate, today: CalendarDate): void {
  requireActive(line);
  if (line.accepted) throw new AlreadyAccepted({});
  requireHappened(acceptedOn, today);
  requireNotBefore(acceptedOn, issueOf(line.issuedOn));
}

/** The act that put the line in force, which no later one may precede. */
export function issueOf(issuedOn: CalendarDate): EarlierAct {
  return { on: issuedOn, what: { es: 'la expedición de la resolución', en: 'the issue of the resolution' } };
}

const withdrawnStatuses = {
  before: 'withdrawn-before',
  after: 'withdrawn-after',
  unknown: 'withdrawal-payment-unknown',
} as const satisfies Record<WithdrawnPayment, AllocationStatus>;

const withdrawnInSpanish: Record<WithdrawnPayment, string> = {
  before: 'antes del giro',
  after: 'después del giro',
  unknown: 'giro por establecer',
};

function isSettling(facts: AllocationFacts): boolean {
  const due = dueBack(facts);
  if (due.capital.isPositive() || due.yields.isPositive() || facts.finalReportAccepted) return true;
  return allocationAmount(facts.places).isZero();
}

function hasTermPassed({ executeBy, today }: Pick<AllocationFacts, 'executeBy' | 'today'>): boolean {
  return executeBy !== null && compareDates(today, executeBy) > 0;
}

function isAnyReceived({ held, executed, returned }: Balances): boolean {
  return held.isPositive() || isAnySpent({ executed, returned });
}

function isAnySpent({ executed, returned }: Pick<Balances, 'executed' | 'returned'>): boolean {
  return executed.isPositive() || returned.isPositive();
}

function progressOf({ places, accepted }: AllocationFacts): AllocationStatus {
  const unpaid = places.assigned.plus(places.ordered);
  if (isAnySpent(places)) return 'in-execution';
  if (isAnyReceived(places)) return unpaid.plus(places.transit).isZero() ? 'received' : 'received-partly';
  if (places.transit.isPositive()) return unpaid.isZero() ? 'disbursed' : 'disbursed-partly';
  if (places.ordered.isPositive()) return 'ordered';
  return accepted ? 'accepted' : 'assigned';
}
