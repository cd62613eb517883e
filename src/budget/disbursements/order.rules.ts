import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { issueOf, requireActive, type WithdrawnPayment } from '../allocations/allocation.rules';
import { requirementsInSpanish } from '../allocations/requirement.rules';
import { requireHappened, requireNotBefore, requireWithinFiscalYear } from '../dates';
import { available, insufficientFunds, type DatedBalance } from '../ledger/ledger.rules';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';

/*
 * What a payment order must be when it is recorded. The most that it may take is what the line has on its date and on
 * every later one, as if the orders that wait for a decision had been approved. Paying before the date that the
 * resolution announced is a finding, not a refusal: it may have happened.
 */

export const RequirementsOpen = refusal<{ open: readonly RequirementKind[] }>(
  'disbursement.requirements-open',
  'conflict',
  { es: 'Faltan requisitos para girar', en: 'Requirements are open' },
  {
    es: ({ open }) => `Antes de girar falta aceptar: ${open.map((kind) => requirementsInSpanish[kind]).join(', ')}.`,
    en: ({ open }) => `These must be accepted before a giro: ${open.join(', ')}.`,
  },
);

/** An amount with effect on a date: negative when it leaves. */
export interface DatedAmount {
  readonly on: CalendarDate;
  readonly amount: Money;
}

export interface OrderingLine {
  readonly closed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly openRequirements: readonly RequirementKind[];
  /** The line's unordered money, with what came to it and left it after the date of the order. */
  readonly assigned: DatedBalance;
  /** Orders recorded and not decided, by day. */
  readonly pending: readonly DatedAmount[];
}

/**
 * @throws AllocationClosed, AllocationWithdrawn, RequirementsOpen, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear,
 * InsufficientFunds with `maximum` in pesos: in this order
 */
export function requireOrderable(
  line: OrderingLine,
  order: { readonly amount: Money; readonly orderedOn: CalendarDate; readonly today: CalendarDate },
): void {
  requireActive(line);
  if (line.openRequirements.length > 0) throw new RequirementsOpen({ open: line.openRequirements });
  requireHappened(order.orderedOn, order.today);
  requireNotBefore(order.orderedOn, issueOf(line.issuedOn));
  requireWithinFiscalYear(order.orderedOn, line.fiscalYear);
  const maximum = orderable(line, order.orderedOn);
  if (order.amount.isGreaterThan(maximum)) throw insufficientFunds('assigned', { requested: order.amount, maximum });
}

/** The most that an order of this date may take, in pesos. */
export function orderable(
  { assigned, pending }: Pick<OrderingLine, 'assigned' | 'pending'>,
  orderedOn: CalendarDate,
): Money {
  const balance = assigned.balance.minus(Money.sum(pending.map(({ amount }) => amount)));
  const latestOn = pending.reduce((last, { on }) => (last === null || on > last ? on : last), assigned.latestOn);
  const dated = [...assigned.dated, ...pending.map(({ on, amount }) => ({ on, amount: amount.negated() }))];
  const maximum = available({ balance, latestOn, dated }, orderedOn);
  return maximum.isNegative() ? Money.zero : maximum;
}
