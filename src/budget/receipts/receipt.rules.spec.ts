import { calendarDate } from '../../kernel/calendar';
import type { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { requireConfirmable, requireDeniable, type ConfirmableDisbursement } from './receipt.rules';

const on = calendarDate;

const giro: ConfirmableDisbursement = { status: 'in-transit', transit: Money.of('100'), paidOn: on('2025-08-01') };
const part: ConfirmableDisbursement = { ...giro, status: 'received-partly', transit: Money.of('4') };
const whole: ConfirmableDisbursement = { ...giro, status: 'received', transit: Money.zero };

it.each([
  // The giro                                 Amount    Date          Stays in dispute, or why not
  [giro, '100', '2025-08-01', '0.00'],
  [giro, '60', '2025-08-02', '40.00'],
  [giro, '100.01', '2025-08-02', 'disbursement.insufficient-funds'],
  [giro, '100', '2025-07-31', 'date.too-early'],
  [giro, '100', '2026-11-22', 'date.in-the-future'],
  [part, '4', '2025-08-09', '0.00'],
  [part, '4.01', '2025-08-09', 'disbursement.insufficient-funds'],
  [whole, '1', '2025-08-09', 'disbursement.insufficient-funds'],
  [{ ...giro, status: 'ordered' as const }, '1', '2025-08-09', 'disbursement.wrong-state'],
  [{ ...giro, status: 'rejected' as const }, '1', '2025-08-09', 'disbursement.wrong-state'],
])('%#: %s pesos on %s: %s', (disbursement, amount, date, expected) => {
  let outcome: string;
  try {
    const given = { amount: Money.of(amount), receivedOn: on(date), today: on('2026-11-21') };
    outcome = requireConfirmable(disbursement, given).toString();
  } catch (error) {
    outcome = (error as Refusal).code;
  }
  expect(outcome).toBe(expected);
});

it('says how much is in transit', () => {
  const given = { amount: Money.of('5'), receivedOn: on('2025-08-09'), today: on('2026-11-21') };
  expect(() => requireConfirmable(part, given)).toThrow(
    expect.objectContaining({
      params: { place: 'transit', requested: Money.of('5'), maximum: Money.of('4') },
    }) as Error,
  );
});

it.each([
  // The giro                                 Looked on     Is missing, or why not
  [giro, '2025-08-01', '100.00'],
  [part, '2025-08-09', '4.00'],
  [giro, '2025-07-31', 'date.too-early'],
  [giro, '2026-11-22', 'date.in-the-future'],
  [whole, '2025-08-09', 'disbursement.wrong-state'],
  [{ ...giro, status: 'ordered' as const }, '2025-08-09', 'disbursement.wrong-state'],
])('%#: nothing there on %s: %s', (disbursement, checkedOn, expected) => {
  let outcome: string;
  try {
    outcome = requireDeniable(disbursement, { checkedOn: on(checkedOn), today: on('2026-11-21') }).toString();
  } catch (error) {
    outcome = (error as Refusal).code;
  }
  expect(outcome).toBe(expected);
});
