import { calendarDate } from '../../kernel/calendar';
import type { Refusal } from '../../kernel/errors';
import { requireNotApprover, requireRejectable, requireSettleable, type DatedDisbursement } from './payment.rules';

const on = calendarDate;
const today = on('2026-11-21');

const ordered: DatedDisbursement = { status: 'ordered', orderedOn: on('2025-03-03'), paidOn: null };
const paid: DatedDisbursement = { ...ordered, status: 'in-transit', paidOn: on('2025-03-10') };

function codeOf(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as Refusal).code;
  }
}

it.each([
  // Who approved, who pays (and by whose delegation)
  ['ana', ['luis'], 'done'],
  ['ana', ['ana'], 'disbursement.approver-pays'],
  ['ana', ['luis', 'ana'], 'disbursement.approver-pays'],
  // What came to light has no order, and nobody approved it.
  [null, ['ana'], 'done'],
])('approved by %s, paid by %j: %s', (approvedBy, payers, code) => {
  expect(
    codeOf(() => {
      requireNotApprover(approvedBy, payers);
    }),
  ).toBe(code);
});

it.each([
  // The giro                                            Date          Payment                      Rejection
  [ordered, '2025-03-03', 'done', 'done'],
  [ordered, '2025-03-02', 'date.too-early', 'date.too-early'],
  [ordered, '2025-12-31', 'done', 'done'],
  [ordered, '2026-01-02', 'date.outside-fiscal-year', 'done'],
  [ordered, '2026-11-22', 'date.in-the-future', 'date.in-the-future'],
  [paid, '2025-03-10', 'disbursement.wrong-state', 'done'],
  [paid, '2025-03-09', 'disbursement.wrong-state', 'date.too-early'],
  [{ ...paid, status: 'received-partly' as const }, '2025-03-11', 'disbursement.wrong-state', 'done'],
  [{ ...paid, status: 'received' as const }, '2025-03-11', 'disbursement.wrong-state', 'disbursement.wrong-state'],
  [{ ...ordered, status: 'pending' as const }, '2025-03-11', 'disbursement.wrong-state', 'disbursement.wrong-state'],
])('%#: on %s: paid, %s; rejected, %s', (giro, date, payment, rejection) => {
  const effectiveOn = on(date);
  expect(
    codeOf(() => {
      requireSettleable(giro, { effectiveOn, fiscalYear: 2025, today });
    }),
  ).toBe(payment);
  expect(
    codeOf(() => {
      requireRejectable(giro, { effectiveOn, today });
    }),
  ).toBe(rejection);
});
