import type { CalendarDate } from '../../kernel/calendar';
import { requireHappened, requireNotBefore } from '../dates';
import { NothingReceived } from './execution-report.refusals';
import { receiptOf } from './line.rules';

/*
 * Yields (rendimientos): interest that public money earned. They are not the hospital's: all go back to the Treasury,
 * apart from the capital.
 */

/** Interest cannot come before the money that earns it. @throws NothingReceived, DateInTheFuture, DateTooEarly */
export function requireEarned(
  yields: { readonly earnedOn: CalendarDate },
  bounds: { readonly today: CalendarDate; readonly firstReceiptOn: CalendarDate | null },
): void {
  requireHappened(yields.earnedOn, bounds.today);
  if (bounds.firstReceiptOn === null) throw new NothingReceived({});
  requireNotBefore(yields.earnedOn, receiptOf(bounds.firstReceiptOn));
}
