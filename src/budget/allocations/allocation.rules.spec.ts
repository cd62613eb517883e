import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { balancesOf } from '../ledger/ledger.queries';
import type { Place } from '../ledger/places';
import {
  AllocationClosed,
  AllocationWithdrawn,
  AlreadyAccepted,
  allocationAmount,
  allocationStatus,
  allocationStatuses,
  dueBack,
  NotYourHospital,
  requireAcceptable,
  requireOwnHospital,
  type AllocationFacts,
} from './allocation.rules';

const on = calendarDate;
const executeBy = on('2025-12-30');
const within = on('2025-12-30');
const after = on('2025-12-31');

/** 'assigned 100, transit 20': pesos a place. */
function places(text: string) {
  return balancesOf(
    text.split(', ').map((part) => {
      const [place = '', amount = ''] = part.split(' ');
      return { place: place as Place, amount: Money.of(amount) };
    }),
  );
}

function facts(text: string, given: Partial<AllocationFacts> = {}): AllocationFacts {
  return {
    places: places(text),
    accepted: false,
    disputed: false,
    withdrawn: null,
    finalReportAccepted: false,
    closed: false,
    executeBy,
    today: within,
    ...given,
  };
}

const accepted = { accepted: true };
const expired = { today: after };
const final = { finalReportAccepted: true };
const disputed = { disputed: true };

const table: [string, Partial<AllocationFacts>, string][] = [
  // Where the money is                              What is stored                          Status
  ['assigned 100', {}, 'assigned'],
  ['assigned 100', accepted, 'accepted'],
  ['assigned 100', expired, 'assigned'],
  ['assigned 60, ordered 40', accepted, 'ordered'],
  ['ordered 100', {}, 'ordered'],
  ['assigned 60, transit 40', accepted, 'disbursed-partly'],
  ['ordered 60, transit 40', accepted, 'disbursed-partly'],
  ['transit 100', accepted, 'disbursed'],
  ['transit 100', expired, 'disbursed'],
  ['assigned 60, held 40', accepted, 'received-partly'],
  ['transit 60, held 40', accepted, 'received-partly'],
  ['held 100', accepted, 'received'],
  ['held 100', { executeBy: null, ...expired }, 'received'],
  ['transit 1, held 99', disputed, 'disputed'],
  ['transit 1, held 9, executed 90', disputed, 'disputed'],
  ['transit 1, held 99', { ...disputed, ...expired }, 'disputed'],
  ['held 90, executed 10', accepted, 'in-execution'],
  ['executed 100', accepted, 'in-execution'],
  ['assigned 50, returned 50', accepted, 'in-execution'],
  ['executed 100', expired, 'term-expired'],
  ['assigned 50, returned 50', expired, 'term-expired'],
  ['held 10, executed 90', expired, 'settling'],
  ['held 100', expired, 'settling'],
  ['executed 100, yield-source -1, yield-held 1', expired, 'settling'],
  ['held 10, executed 90', final, 'settling'],
  ['executed 100', { ...final, ...expired }, 'settling'],
  ['assigned 0', accepted, 'settling'],
  ['executed 90, returned 10', { ...final, closed: true }, 'closed'],
  ['released 100', { withdrawn: 'before' }, 'withdrawn-before'],
  ['released 100', { withdrawn: 'before', ...expired }, 'withdrawn-before'],
  ['transit 50, held 50', { withdrawn: 'after', ...disputed }, 'withdrawn-after'],
  ['contested 100', { withdrawn: 'unknown' }, 'withdrawal-payment-unknown'],
  ['released 0', { withdrawn: 'before', closed: true }, 'closed'],
];

it.each(table)('%s, %p: %s', (text, given, status) => {
  expect(allocationStatus(facts(text, given))).toBe(status);
});

it('reaches every status', () => {
  const reached = new Set(table.map(([, , status]) => status));
  expect([...reached].sort()).toEqual([...allocationStatuses].sort());
});

it.each([
  // Where the money is                                      What is stored           Capital  Yields
  ['held 40, executed 60, yield-source -3, yield-held 3', {}, '0.00', '0.00'],
  ['held 40, executed 60, yield-source -3, yield-held 3', expired, '40.00', '3.00'],
  ['held 40, executed 60, yield-source -3, yield-held 3', final, '40.00', '3.00'],
  ['transit 70, held 30', expired, '30.00', '0.00'],
  ['transit 70, held 30, yield-source -2, yield-held 2', { withdrawn: 'after' }, '100.00', '2.00'],
  ['held 30', { executeBy: null, ...expired }, '0.00', '0.00'],
] as [string, Partial<AllocationFacts>, string, string][])(
  '%s, %p: due back %s and %s',
  (text, given, capital, yields) => {
    const due = dueBack(facts(text, given));
    expect([due.capital.toString(), due.yields.toString()]).toEqual([capital, yields]);
  },
);

it('is worth its capital wherever it is, and no yields', () => {
  const everywhere =
    'assigned 1, ordered 2, transit 4, held 8, executed 16, returned 32, released 64, contested 128, yield-held 256';
  expect(allocationAmount(places(everywhere)).toString()).toBe('255.00');
});

const line = { closed: false, withdrawn: null, issuedOn: on('2025-07-07'), accepted: false };

it.each([
  [line, '2025-07-07', null],
  [line, '2025-12-31', null],
  [{ ...line, closed: true, accepted: true }, '2025-07-08', AllocationClosed],
  [{ ...line, withdrawn: 'before' as const }, '2025-07-08', AllocationWithdrawn],
  [{ ...line, accepted: true }, '2025-07-08', AlreadyAccepted],
])('acceptance %#', (given, acceptedOn, refused) => {
  const accept = () => {
    requireAcceptable(given, on(acceptedOn), after);
  };
  if (refused) expect(accept).toThrow(refused);
  else expect(accept).not.toThrow();
});

it.each([
  ['2026-01-01', 'date.in-the-future'],
  ['2025-07-06', 'date.too-early'],
])('an acceptance of %s: %s', (acceptedOn, code) => {
  expect(() => {
    requireAcceptable(line, on(acceptedOn), after);
  }).toThrow(expect.objectContaining({ code }) as Error);
});

it.each([
  ['h1', ['h1', 'h2'], true],
  ['h3', ['h1', 'h2'], false],
  ['h1', [], false],
  [null, ['h1'], false],
])('a line of %s is acted on by who speaks for %p: %s', (hospitalId, hospitalIds, own) => {
  const act = () => {
    requireOwnHospital({ id: 'p', email: '', name: '', roles: ['recipient'], hospitalIds }, hospitalId);
  };
  if (own) expect(act).not.toThrow();
  else expect(act).toThrow(NotYourHospital);
});
