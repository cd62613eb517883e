import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { deadlineKinds, type DeadlineKind } from '../resolutions/resolution-terms.rules';
import { countDeadlines, type DeadlineFacts, type FiledReport } from './deadlines.rules';

const on = calendarDate;

const nothing = { capital: Money.zero, yields: Money.zero };
const held = { capital: Money.of('10'), yields: Money.of('1') };
const never = { capital: null, yields: null };

/** Issued on Monday 7 July 2025, executed by Tuesday 30 December 2025. */
const untouched: DeadlineFacts = {
  today: on('2025-07-10'),
  issuedOn: on('2025-07-07'),
  executeBy: on('2025-12-30'),
  acceptedOn: null,
  firstPaidOn: null,
  firstReceivedOn: null,
  incorporatedOn: null,
  withdrawal: null,
  closedOn: null,
  reports: [],
  left: nothing,
  returnedOn: never,
};

const received = { firstPaidOn: on('2025-08-01'), firstReceivedOn: on('2025-08-04'), left: held };
const later = { today: on('2026-02-02') };

const withdrawn = (payment: 'before' | 'after' | 'unknown', date: string | null) => ({
  withdrawal: { payment, on: date === null ? null : on(date), latestOn: on(date ?? '2025-11-30') },
});

const report = (cutoff: string, filedOn: string, given: Partial<FiledReport> = {}): FiledReport => ({
  cutoff: on(cutoff),
  filedOn: on(filedOn),
  final: false,
  observed: false,
  ...given,
});

/** «kind: from → due, met, state», a line a deadline; five business days each. */
function counted(kind: DeadlineKind, given: Partial<DeadlineFacts>): string[] {
  return countDeadlines([{ kind, days: 5, unit: 'business-days' }], { ...untouched, ...given }).map(
    ({ from, dueOn, metOn, state }) => `${from ?? '-'} → ${dueOn ?? '-'}, ${metOn ?? '-'}, ${state}`,
  );
}

it.each<[string, DeadlineKind, Partial<DeadlineFacts>, string]>([
  ['runs', 'acceptance', {}, '2025-07-07 → 2025-07-14, -, pending'],
  [
    'is still in time on its last day',
    'acceptance',
    { today: on('2025-07-14') },
    '2025-07-07 → 2025-07-14, -, pending',
  ],
  ['is late the day after', 'acceptance', { today: on('2025-07-15') }, '2025-07-07 → 2025-07-14, -, late'],
  ['is met', 'acceptance', { acceptedOn: on('2025-07-14') }, '2025-07-07 → 2025-07-14, 2025-07-14, met'],
  ['is met late', 'acceptance', { acceptedOn: on('2025-07-15') }, '2025-07-07 → 2025-07-14, 2025-07-15, late'],
  [
    'is answered by a withdrawal',
    'acceptance',
    withdrawn('before', '2025-07-09'),
    '2025-07-07 → 2025-07-14, 2025-07-09, met',
  ],
  [
    'is answered by a withdrawal that nobody dates',
    'acceptance',
    { ...withdrawn('unknown', null), ...later },
    '2025-07-07 → 2025-07-14, -, met',
  ],
  ['waits for the money', 'incorporation', later, '- → -, -, not-started'],
  ['counts from the money', 'incorporation', { ...received, ...later }, '2025-08-04 → 2025-08-12, -, late'],
  ['may come before the money', 'incorporation', { incorporatedOn: on('2025-07-20') }, '- → -, 2025-07-20, met'],
  [
    'ends with a withdrawal',
    'incorporation',
    { ...received, ...withdrawn('after', '2025-08-05') },
    '- → -, -, not-started',
  ],
  ['waits for the money', 'final-report', later, '- → -, -, not-started'],
  ['has not begun', 'final-report', received, '2025-12-30 → 2026-01-07, -, not-started'],
  ['counts from the end of the term', 'final-report', { ...received, ...later }, '2025-12-30 → 2026-01-07, -, late'],
  [
    'counts from money that came after the term',
    'final-report',
    { ...later, firstReceivedOn: on('2026-01-29') },
    '2026-01-29 → 2026-02-05, -, pending',
  ],
  [
    'is not met by one that was observed',
    'final-report',
    { ...received, ...later, reports: [report('2025-12-30', '2026-01-05', { final: true, observed: true })] },
    '2025-12-30 → 2026-01-07, -, late',
  ],
  [
    'is met by the final one',
    'final-report',
    { ...received, ...later, reports: [report('2025-12-30', '2026-01-05', { final: true })] },
    '2025-12-30 → 2026-01-07, 2026-01-05, met',
  ],
  ['has not begun', 'return-of-capital', received, '2025-12-30 → 2026-01-07, -, not-started'],
  ['is late', 'return-of-capital', { ...received, ...later }, '2025-12-30 → 2026-01-07, -, late'],
  ['has nothing to return', 'return-of-capital', { ...received, ...later, left: nothing }, '- → -, -, not-started'],
  [
    'is met once nothing is left',
    'return-of-capital',
    { ...received, ...later, left: nothing, returnedOn: { ...never, capital: on('2026-01-06') } },
    '2025-12-30 → 2026-01-07, 2026-01-06, met',
  ],
  [
    'is not met by a part',
    'return-of-capital',
    { ...received, ...later, returnedOn: { ...never, capital: on('2026-01-06') } },
    '2025-12-30 → 2026-01-07, -, late',
  ],
  [
    'counts from the withdrawal after payment',
    'return-of-capital',
    { ...received, ...withdrawn('after', '2025-09-01'), today: on('2025-09-08') },
    '2025-09-01 → 2025-09-08, -, pending',
  ],
  [
    'counts from the payment, if that came to light after the withdrawal',
    'return-of-capital',
    { ...received, ...withdrawn('after', '2025-07-10'), firstReceivedOn: null, today: on('2025-08-12') },
    '2025-08-01 → 2025-08-11, -, late',
  ],
  [
    'is no duty of who was not paid',
    'return-of-capital',
    { ...withdrawn('before', '2025-07-10'), ...later },
    '- → -, -, not-started',
  ],
  ['is late', 'return-of-yields', { ...received, ...later }, '2025-12-30 → 2026-01-07, -, late'],
  [
    'is met apart from the capital',
    'return-of-yields',
    {
      ...received,
      ...later,
      left: { ...held, yields: Money.zero },
      returnedOn: { ...never, yields: on('2026-01-09') },
    },
    '2025-12-30 → 2026-01-07, 2026-01-09, late',
  ],
])('%s: %s', (_, kind, given, expected) => {
  expect(counted(kind, given)).toEqual([expected]);
});

it('asks for one report a month since the money came, as far as the term goes', () => {
  expect(counted('monthly-report', { today: on('2026-02-02') })).toEqual(['- → -, -, not-started']);
  expect(counted('monthly-report', { ...received, today: on('2025-08-30') })).toEqual(['- → -, -, not-started']);
  const reports = [
    report('2025-08-31', '2025-09-05', { observed: true }),
    report('2025-08-31', '2025-09-08'),
    report('2025-10-31', '2025-11-07'),
  ];
  expect(counted('monthly-report', { ...received, ...later, reports })).toEqual([
    '2025-08-31 → 2025-09-05, 2025-09-08, late',
    '2025-09-30 → 2025-10-07, 2025-11-07, late',
    '2025-10-31 → 2025-11-10, 2025-11-07, met',
    '2025-11-30 → 2025-12-05, -, late',
  ]);
});

it('asks for no month after the final report, the withdrawal or the closure', () => {
  const months = (given: Partial<DeadlineFacts>) =>
    counted('monthly-report', { ...received, ...later, ...given }).length;
  expect(months({})).toBe(4);
  expect(months({ reports: [report('2025-10-15', '2025-10-20', { final: true })] })).toBe(2);
  expect(months(withdrawn('after', '2025-09-30'))).toBe(2);
  expect(months({ closedOn: on('2025-11-29') })).toBe(3);
  expect(months({ executeBy: null })).toBe(6);
  expect(months({ executeBy: null, today: on('2025-08-31') })).toBe(1);
});

it('counts calendar days through, and ends on a day on which the office is open', () => {
  const [acceptance] = countDeadlines([{ kind: 'acceptance', days: 5, unit: 'calendar-days' }], untouched);
  expect(acceptance?.dueOn).toBe('2025-07-14');
});

it('never says late of a line to which nothing happened but its issue', () => {
  const deadlines = deadlineKinds
    .filter((kind) => kind !== 'acceptance')
    .map((kind) => ({ kind, days: 1, unit: 'calendar-days' as const }));
  const states = countDeadlines(deadlines, { ...untouched, ...later, firstPaidOn: on('2025-08-01') });
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['not-started']));
});
