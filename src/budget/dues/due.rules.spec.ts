import { steps, type Due } from './due';
import { duesOf } from './due.rules';
import { accepted, assigned, factsOf, on, ordered, paid, received, untouched, type Moved } from './due.spec-support';
import type { FiledReport, LineRecords } from './line-facts';

/** «hospital accept in-time due 2025-02-17 late -», a line a step. */
function said({ code, state, dueOn, daysOverdue }: Due): string {
  return `${steps[code].who} ${code} ${state} ${dueOn ?? '-'} ${String(daysOverdue ?? '-')}`;
}

const owed = (today: string, records: LineRecords, ...moves: Moved[]) =>
  duesOf(factsOf(today, records, ...moves))
    .filter(({ state }) => state !== 'upcoming')
    .map(said);

const report = (cutoff: string, filedOn: string, given: Partial<FiledReport> = {}): FiledReport => ({
  id: 'report',
  cutoff: on(cutoff),
  filedOn: on(filedOn),
  final: false,
  decision: null,
  decidedOn: null,
  ...given,
});

const bank = { kind: 'bank-certificate' as const, submittedOn: null, acceptedOn: null };
const incorporated = { ...accepted, incorporatedOn: on('2025-03-03') };
const spent: Moved = ['execute', '2025-11-20', 'held', 'executed', '100.00'];
const finalReport = report('2025-11-28', '2025-12-05', {
  final: true,
  decision: 'accepted',
  decidedOn: on('2025-12-09'),
});

it.each<[string, string, LineRecords, Moved[], string[]]>([
  [
    'assigned: the hospital accepts, and the ministry may order from the date announced',
    '2025-02-10',
    untouched,
    [assigned],
    ['hospital accept in-time 2025-02-17 -'],
  ],
  [
    'not accepted in time: counted in business days',
    '2025-02-20',
    untouched,
    [assigned],
    ['hospital accept overdue 2025-02-17 3', 'ministry order in-time 2025-11-28 -'],
  ],
  [
    'a requirement is missing: nobody at the ministry waits',
    '2025-03-03',
    { ...accepted, requirements: [bank] },
    [assigned],
    ['hospital submit-requirement no-term - -'],
  ],
  [
    'a requirement was handed in: its review is the ministry’s',
    '2025-03-03',
    { ...accepted, requirements: [{ ...bank, submittedOn: on('2025-02-12') }] },
    [assigned],
    ['ministry decide-requirement no-term - -'],
  ],
  [
    'ordered: the paymaster pays',
    '2025-03-03',
    accepted,
    [assigned, ordered],
    ['ministry settle in-time 2025-11-28 -'],
  ],
  [
    'not paid by the end of the term: the ministry is late and the hospital is not',
    '2025-12-31',
    accepted,
    [assigned, ordered],
    ['ministry settle overdue 2025-11-28 33'],
  ],
  [
    'paid: the hospital confirms, and no term of its own has begun',
    '2025-12-31',
    accepted,
    [assigned, ordered, paid],
    ['hospital confirm-receipt no-term - -'],
  ],
  [
    'received: the act of incorporation and the monthly report run',
    '2025-03-05',
    accepted,
    [assigned, ordered, paid, received],
    ['hospital monthly-report in-time 2025-03-14 -', 'hospital incorporate in-time 2025-03-17 -'],
  ],
  [
    'the months are one step, late since the first',
    '2025-04-15',
    incorporated,
    [assigned, ordered, paid, received],
    ['hospital monthly-report overdue 2025-03-14 21'],
  ],
  [
    'a report that waits for its review is the ministry’s',
    '2025-04-15',
    { ...incorporated, reports: [report('2025-03-31', '2025-03-12')] },
    [assigned, ordered, paid, received],
    ['ministry decide-report no-term - -'],
  ],
  [
    'a report that came in time and was observed is corrected, and is not late',
    '2025-04-15',
    {
      ...incorporated,
      reports: [report('2025-03-31', '2025-03-12', { decision: 'observed', decidedOn: on('2025-04-10') })],
    },
    [assigned, ordered, paid, received],
    ['hospital correct-report no-term - -'],
  ],
  [
    'the term is over with money in hand',
    '2026-01-15',
    {
      ...incorporated,
      reports: [report('2025-10-31', '2025-11-05', { decision: 'accepted', decidedOn: on('2025-11-10') })],
    },
    [assigned, ordered, paid, received],
    ['hospital return-capital overdue 2025-12-22 15', 'hospital final-report overdue 2025-12-29 17'],
  ],
  [
    'deposited in time and not verified: the hospital owes nothing',
    '2026-01-15',
    {
      ...incorporated,
      reports: [finalReport],
      restitutions: [
        {
          id: 'd',
          kind: 'principal',
          amount: factsOf('2026-01-15', accepted, assigned).places.assigned,
          on: on('2025-12-10'),
          portfolio: '1',
          reference: 'C-1',
          decision: null,
        },
      ],
    },
    [assigned, ordered, paid, received],
    ['ministry verify-deposit no-term - -'],
  ],
  [
    'everything told for: the clearance is the ministry’s',
    '2026-01-15',
    { ...incorporated, reports: [finalReport] },
    [assigned, ordered, paid, received, spent],
    ['ministry close no-term - -'],
  ],
  ['closed: nothing', '2026-01-15', { ...incorporated, closedOn: on('2025-12-15') }, [assigned], []],
])('%s', (_, today, records, moves, expected) => {
  expect(owed(today, records, ...moves)).toEqual(expected);
});

const withdrawal = {
  id: 's2',
  payment: 'before' as const,
  on: on('2025-03-10'),
  latestOn: on('2025-03-10'),
  recordedOn: on('2025-03-10'),
  decision: 'approved' as const,
  annulled: false,
  reportedPaid: null,
  clarifications: [],
};

it.each<[string, LineRecords, Moved[], string[]]>([
  [
    'before: what was released is reassigned before the year closes',
    { ...accepted, withdrawals: [withdrawal] },
    [assigned, ['withdraw', '2025-03-10', 'assigned', 'released', '100.00']],
    ['ministry reassign in-time 2025-12-31 -', 'ministry close no-term - -'],
  ],
  [
    'payment unknown: the ministry establishes it, and nobody in the hospital is late',
    { ...accepted, withdrawals: [{ ...withdrawal, payment: 'unknown' }] },
    [assigned, ['contest', '2025-03-10', 'assigned', 'contested', '100.00']],
    ['ministry clarify no-term - -'],
  ],
  [
    'after: all that was paid is due back',
    { ...incorporated, withdrawals: [{ ...withdrawal, id: 'w', payment: 'after' }] },
    [assigned, ordered, paid, received],
    ['hospital monthly-report overdue 2025-03-14 36', 'hospital return-capital overdue 2025-04-01 25'],
  ],
  [
    'after, annulled: it never was',
    { ...incorporated, withdrawals: [{ ...withdrawal, id: 'w', payment: 'after', annulled: true }] },
    [assigned, ordered, paid],
    ['hospital confirm-receipt no-term - -'],
  ],
])('withdrawn %s', (_, records, moves, expected) => {
  expect(owed('2025-05-09', records, ...moves)).toEqual(expected);
});

it('what did not arrive is the ministry’s to trace, with the entries behind it', () => {
  const part: Moved = ['confirm', '2025-02-24', 'transit', 'held', '60.00'];
  const dues = duesOf(factsOf('2025-03-05', incorporated, assigned, ordered, paid, part));
  const shortfall = dues.find(({ code }) => code === 'trace-shortfall')!;
  expect(shortfall).toMatchObject({ state: 'no-term', daysWaiting: 9, entries: ['e3', 'e4'] });
  expect(String(shortfall.amount)).toBe('40.00');
  expect(dues.some(({ code }) => code === 'confirm-receipt')).toBe(false);
});

it('what is due back since an early final report is pending, and not still to come', () => {
  const early = report('2025-06-30', '2025-07-04', { final: true, decision: 'accepted', decidedOn: on('2025-07-09') });
  const part: Moved = ['execute', '2025-06-30', 'held', 'executed', '70.00'];
  const dues = duesOf(
    factsOf('2025-07-15', { ...incorporated, reports: [early] }, assigned, ordered, paid, received, part),
  );
  expect(dues.find(({ code }) => code === 'return-capital')).toMatchObject({
    state: 'in-time',
    since: '2025-07-04',
    dueOn: '2025-12-22',
    daysWaiting: 11,
  });
});

it('a line is not to be closed while an annulment of it waits: closing would be refused', () => {
  const records = { ...incorporated, reports: [finalReport], reversals: [{ id: 'r', on: on('2026-01-10') }] };
  expect(owed('2026-01-15', records, assigned, ordered, paid, received, spent)).toEqual([
    'ministry decide-reversal no-term - -',
  ]);
});
