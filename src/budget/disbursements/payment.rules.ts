import type { CalendarDate } from '../../kernel/calendar';
import { requireHappened, requireNotBefore, requireWithinFiscalYear, type EarlierAct } from '../dates';
import { ApproverPays, requireStep, type DisbursementStatus } from './disbursement.rules';

/*
 * The dates of a payment and of a bank's rejection. An order or a giro whose own date is only known roughly stands in
 * the ledger with effect on the date that was recorded, and nothing can leave it before: a better date is entered by
 * reversing the act and recording it again.
 */

/** What of a giro its later dates follow from. */
export interface DatedDisbursement {
  readonly status: DisbursementStatus;
  readonly orderedOn: CalendarDate;
  readonly paidOn: CalendarDate | null;
}

interface GivenDate {
  readonly effectiveOn: CalendarDate;
  readonly today: CalendarDate;
}

/**
 * @param payers who pays, and by whose delegation
 * @throws ApproverPays
 */
export function requireNotApprover(approvedBy: string | null, payers: readonly string[]): void {
  if (approvedBy !== null && payers.includes(approvedBy)) throw new ApproverPays({});
}

/** @throws DisbursementWrongState, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear: in this order */
export function requireSettleable(
  disbursement: DatedDisbursement,
  given: GivenDate & { readonly fiscalYear: number },
): void {
  requireStep(disbursement.status, 'settle');
  requireHappened(given.effectiveOn, given.today);
  requireNotBefore(given.effectiveOn, orderOf(disbursement));
  requireWithinFiscalYear(given.effectiveOn, given.fiscalYear);
}

/** @throws DisbursementWrongState, DateInTheFuture, DateTooEarly: in this order */
export function requireRejectable(disbursement: DatedDisbursement, given: GivenDate): void {
  requireStep(disbursement.status, 'reject');
  requireHappened(given.effectiveOn, given.today);
  requireNotBefore(given.effectiveOn, paymentOf(disbursement) ?? orderOf(disbursement));
}

/** The payment order, which nothing that happens to the giro may precede. */
export function orderOf({ orderedOn }: Pick<DatedDisbursement, 'orderedOn'>): EarlierAct {
  return { on: orderedOn, what: { es: 'la orden de pago', en: 'the payment order' } };
}

/** The payment, which no rejection and no receipt may precede; null while it is not paid. */
export function paymentOf({ paidOn }: Pick<DatedDisbursement, 'paidOn'>): EarlierAct | null {
  return paidOn === null ? null : { on: paidOn, what: { es: 'el giro', en: 'the payment' } };
}
