import { calendarDate } from '../../kernel/calendar';
import type { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { orderable, requireOrderable, type DatedAmount, type OrderingLine } from './order.rules';

const on = calendarDate;

/** '2025-02-03 80, 2025-04-21 45': pesos by date. */
function dated(text: string): DatedAmount[] {
  if (text === '') return [];
  return text.split(', ').map((part) => {
    const [date = '', amount = ''] = part.split(' ');
    return { on: on(date), amount: Money.of(amount) };
  });
}

/** The same as a balance, with all that ever moved it. */
function balance(text: string): OrderingLine['assigned'] {
  const moved = dated(text);
  return { balance: Money.sum(moved.map(({ amount }) => amount)), latestOn: moved.at(-1)?.on ?? null, dated: moved };
}

it.each([
  // What came and left                Orders that wait                 Date          The most
  ['', '', '2025-03-01', '0.00'],
  ['2025-02-03 80', '', '2025-03-01', '80.00'],
  ['2025-02-03 80', '2025-03-01 30', '2025-03-01', '50.00'],
  ['2025-02-03 80', '2025-03-01 80', '2025-03-01', '0.00'],
  ['2025-02-03 80', '2025-05-01 30', '2025-03-01', '50.00'],
  ['2025-02-03 80, 2025-03-01 -80', '', '2025-03-02', '0.00'],
  // An amendment of April gives nothing to an order of March,
  ['2025-02-03 80, 2025-04-21 45', '', '2025-03-01', '80.00'],
  ['2025-02-03 80, 2025-04-21 45', '', '2025-04-21', '125.00'],
  // but it does pay an order of May that waits.
  ['2025-02-03 80, 2025-04-21 45', '2025-05-01 45', '2025-03-01', '80.00'],
  ['2025-02-03 80, 2025-04-21 45', '2025-05-01 60', '2025-03-01', '65.00'],
  // What left later was not there to be given before.
  ['2025-02-03 80, 2025-06-01 -70', '', '2025-03-01', '10.00'],
  // More promised than there is: an amendment took it away meanwhile.
  ['2025-02-03 80, 2025-06-01 -70', '2025-05-01 40', '2025-03-01', '0.00'],
])('%s; waiting %s; on %s: %s', (assigned, pending, date, maximum) => {
  expect(orderable({ assigned: balance(assigned), pending: dated(pending) }, on(date)).toString()).toBe(maximum);
});

const line: OrderingLine = {
  closed: false,
  withdrawn: null,
  issuedOn: on('2025-02-03'),
  fiscalYear: 2025,
  openRequirements: [],
  assigned: balance('2025-02-03 100'),
  pending: dated('2025-03-01 40'),
};

it.each([
  // The line                                         Amount   Date          Outcome
  [line, '60', '2025-03-03', 'done'],
  [line, '60.01', '2025-03-03', 'allocation.insufficient-funds'],
  [line, '60', '2025-02-03', 'done'],
  [line, '60', '2025-02-02', 'date.too-early'],
  [line, '60', '2026-11-20', 'date.outside-fiscal-year'],
  [line, '60', '2026-11-22', 'date.in-the-future'],
  [{ ...line, openRequirements: ['bank-certificate' as const] }, '600', '2027-01-01', 'disbursement.requirements-open'],
  [{ ...line, withdrawn: 'unknown' as const }, '60', '2025-03-03', 'allocation.withdrawn'],
  [{ ...line, closed: true }, '60', '2025-03-03', 'allocation.closed'],
])('%#: %s pesos on %s: %s', (given, amount, date, expected) => {
  let outcome = 'done';
  try {
    requireOrderable(given, { amount: Money.of(amount), orderedOn: on(date), today: on('2026-11-21') });
  } catch (error) {
    outcome = (error as Refusal).code;
  }
  expect(outcome).toBe(expected);
});

it('says the largest amount that would be accepted, and which requirements are open', () => {
  const order = { amount: Money.of('70'), orderedOn: on('2025-03-03'), today: on('2026-11-21') };
  expect(() => {
    requireOrderable(line, order);
  }).toThrow(
    expect.objectContaining({
      params: { place: 'assigned', requested: Money.of('70'), maximum: Money.of('60') },
    }) as Error,
  );
  expect(() => {
    requireOrderable({ ...line, openRequirements: ['tax-registration', 'acceptance-letter'] }, order);
  }).toThrow('Antes de girar falta aceptar: RUT, carta de aceptación.');
});
