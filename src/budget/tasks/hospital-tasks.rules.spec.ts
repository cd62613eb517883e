import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { AllocationView } from '../allocations/allocation.dto';
import { hospitalTasks, type LineFacts } from './hospital-tasks.rules';

const on = calendarDate;
const pesos = (amount: string) => Money.of(amount);

/** A line of which only what the tasks look at is written. */
const untouched = {
  id: 'line',
  line: 1,
  resolutionId: 'resolution',
  resolution: 'Resolución 1 de 2025',
  municipality: 'EJEMPLO',
  hospital: null,
  amount: pesos('100'),
  status: 'assigned',
  places: { held: Money.zero, executed: Money.zero, returned: Money.zero },
  yields: { held: Money.zero },
  dueBack: { capital: Money.zero, yields: Money.zero },
  acceptance: null,
  requirements: [],
  deadlines: [],
  withdrawal: null,
  closedOn: null,
} as unknown as AllocationView;

const facts: LineFacts = {
  allocationId: 'line',
  publishedOn: on('2025-07-07'),
  executeBy: on('2025-12-30'),
  refusals: {},
  giros: [],
  firstReceivedOn: null,
  incorporated: false,
  reportUndecided: false,
  observed: null,
  finalAcceptedOn: null,
  withdrawnOn: null,
  returned: [],
  unverified: { principal: '0.00', yields: '0.00' },
};

const accepted = { acceptance: {} as AllocationView['acceptance'] };
const received = { ...accepted, places: { ...untouched.places, held: pesos('100') } };
const arrived = { firstReceivedOn: on('2025-09-01') };
const informed = { ...arrived, incorporated: true };
const owing = { ...received, dueBack: { capital: pesos('100'), yields: Money.zero } };
const withdrawnAs = (state: 'pending' | 'approved', payment: 'before' | 'after' = 'before') => ({
  withdrawal: { id: 'withdrawal', state, payment },
});
const late = { kind: 'monthly-report', from: on('2025-09-30'), dueOn: on('2025-10-14'), metOn: null, state: 'late' };
const due = (...deadlines: object[]) => ({ deadlines }) as unknown as Partial<AllocationView>;

it.each<[string, Partial<AllocationView>, Partial<LineFacts>, string[]]>([
  ['a line just published', {}, {}, ['allocation.accept 2025-07-07 100.00']],
  ['once accepted', accepted, {}, []],
  ['a withdrawal that waits', withdrawnAs('pending'), {}, []],
  ['withdrawn', withdrawnAs('approved'), {}, []],
  ['closed', { closedOn: on('2025-10-01') }, {}, []],
  [
    'a giro, paid before it was recorded here',
    accepted,
    { giros: [{ id: 'giro', transit: '40.00', since: on('2025-08-20') }] },
    ['receipt.confirm 2025-08-20 40.00'],
  ],
  ['received', received, arrived, ['incorporation.record 2025-09-01 100.00']],
  ['incorporated, and no term runs', received, informed, []],
  ['a month is due', { ...received, ...due(late) }, informed, ['execution.report 2025-09-30 -']],
  ['the month was met', { ...received, ...due({ ...late, metOn: on('2025-10-02') }) }, informed, []],
  [
    'the money arrived after the month',
    { ...received, ...due(late) },
    { ...informed, firstReceivedOn: on('2025-10-20') },
    ['execution.report 2025-10-20 -'],
  ],
  ['a report waits for the ministry', { ...received, ...due(late) }, { ...informed, reportUndecided: true }, []],
  [
    'the report was observed',
    { ...received, ...due(late) },
    { ...informed, observed: { id: 'report', reason: 'EJEMPLO', since: on('2025-10-03') } },
    ['execution.correct 2025-10-03 -'],
  ],
  [
    'the term passed, and no deadline was set',
    { ...received, status: 'term-expired' },
    informed,
    ['execution.report 2025-12-31 -'],
  ],
  [
    'the final report left capital',
    owing,
    { ...informed, finalAcceptedOn: on('2026-01-05') },
    ['restitution.report principal 2026-01-05 100.00'],
  ],
  [
    'a part is deposited and unverified',
    owing,
    { ...informed, finalAcceptedOn: on('2026-01-05'), unverified: { principal: '60.00', yields: '0.00' } },
    ['restitution.report principal 2026-01-05 40.00'],
  ],
  ['all of it is', owing, { ...informed, unverified: { principal: '100.00', yields: '0.00' } }, []],
  [
    'withdrawn after: only what arrived can go back',
    { ...owing, ...withdrawnAs('approved', 'after'), dueBack: { capital: pesos('150'), yields: Money.zero } },
    { ...arrived, withdrawnOn: on('2025-10-15') },
    ['restitution.report principal 2025-10-15 100.00'],
  ],
])('%s', (_, line, known, expected) => {
  const tasks = hospitalTasks({ ...untouched, ...line }, { ...facts, ...known }, on('2026-01-10'));
  expect(
    tasks.map(({ kind, detail, since, amount }) =>
      [kind, detail, since, amount?.toString() ?? '-'].filter((part) => part !== null).join(' '),
    ),
  ).toEqual(expected);
});
