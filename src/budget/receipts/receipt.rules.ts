import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { requireHappened, requireNotBefore } from '../dates';
import { requireStep, type DisbursementStatus } from '../disbursements/disbursement.rules';
import { paymentOf } from '../disbursements/payment.rules';
import { insufficientFunds } from '../ledger/ledger.rules';

/*
 * The hospital says what arrived: all, or a part, or a part and later the rest; or that nothing did, which moves nothing
 * and puts the giro in dispute until a later payment or receipt answers it.
 *
 *   in-transit ──a part──▶ received-partly (in dispute) ──the rest──▶ received
 *        └─────────────────────────the whole────────────────────────────▲
 *
 * A payment that is dated «on or after» a day happened on that day or later, and so did its receipt.
 */

export interface ConfirmableDisbursement {
  readonly status: DisbursementStatus;
  readonly transit: Money;
  readonly paidOn: CalendarDate | null;
}

export interface GivenReceipt {
  readonly amount: Money;
  readonly receivedOn: CalendarDate;
  readonly today: CalendarDate;
}

/**
 * @returns the pesos that stay in dispute
 * @throws DisbursementWrongState, DateInTheFuture, DateTooEarly, InsufficientFunds with `maximum` in pesos: in this order
 */
export function requireConfirmable(disbursement: ConfirmableDisbursement, receipt: GivenReceipt): Money {
  requireStep(disbursement.status, 'confirm');
  requireHappened(receipt.receivedOn, receipt.today);
  const payment = paymentOf(disbursement);
  if (payment !== null) requireNotBefore(receipt.receivedOn, payment);
  const { amount: requested } = receipt;
  const { transit: maximum } = disbursement;
  if (requested.isGreaterThan(maximum)) throw insufficientFunds('transit', { requested, maximum });
  return maximum.minus(requested);
}

/**
 * The hospital looked, and what is in transit was not there.
 * @returns the pesos that are missing
 * @throws DisbursementWrongState, DateInTheFuture, DateTooEarly: in this order
 */
export function requireDeniable(
  disbursement: ConfirmableDisbursement,
  { checkedOn, today }: { readonly checkedOn: CalendarDate; readonly today: CalendarDate },
): Money {
  requireStep(disbursement.status, 'deny');
  requireHappened(checkedOn, today);
  const payment = paymentOf(disbursement);
  if (payment !== null) requireNotBefore(checkedOn, payment);
  return disbursement.transit;
}
