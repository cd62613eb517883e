import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { available, planPostings, type Account, type Entry, type Head, type Movement } from './ledger.rules';

const budget: Account = { place: 'budget', resolutionId: 'r' };
const undistributed: Account = { place: 'undistributed', resolutionId: 'r' };
const assigned: Account = { place: 'assigned', resolutionId: 'r', allocationId: 'a' };
const other: Account = { place: 'assigned', resolutionId: 'r', allocationId: 'b' };
const ordered: Account = { place: 'ordered', resolutionId: 'r', allocationId: 'a', disbursementId: 'd' };

const idOf = (account: Account) => `${account.place}/${'allocationId' in account ? account.allocationId : 'r'}`;
const pesos = (text: string) => Money.of(text);
const on = calendarDate;

function entry(act: Entry['act'], date: string, movements: [Account, Account, string][]): Entry {
  return {
    act,
    subjectId: 's',
    resolutionId: 'r',
    effectiveOn: on(date),
    datePrecision: 'exact',
    recordedBy: 'p',
    approvedBy: 'q',
    document: 'documento',
    source: null,
    movements: movements.map(([from, to, amount]): Movement => ({ from, to, amount: pesos(amount) })),
  };
}

const publication = entry('publish', '2025-07-07', [
  [budget, undistributed, '100.00'],
  [undistributed, assigned, '60.00'],
  [undistributed, other, '30.00'],
]);

describe('planning postings', () => {
  it('gives one posting an account, that sum to zero and continue each balance', () => {
    const heads = new Map<string, Head>();
    const postings = planPostings(
      [publication, entry('order', '2025-08-01', [[assigned, ordered, '60.00']])],
      heads,
      idOf,
    );

    expect(
      postings.map((p) => [p.entry, p.position, p.accountId, p.amount, p.balanceBefore, p.balanceAfter].join(' ')),
    ).toEqual([
      '0 1 budget/r -100.00 0.00 -100.00',
      '0 2 undistributed/r 10.00 0.00 10.00',
      '0 3 assigned/a 60.00 0.00 60.00',
      '0 4 assigned/b 30.00 0.00 30.00',
      '1 1 assigned/a -60.00 60.00 0.00',
      '1 2 ordered/a 60.00 0.00 60.00',
    ]);
    expect(heads.get('assigned/a')).toMatchObject({ sequence: 2n, latestOn: '2025-08-01' });
  });

  it('leaves out an account that an entry leaves as it was', () => {
    const whole = entry('publish', '2025-07-07', [
      [budget, undistributed, '60.00'],
      [undistributed, assigned, '60.00'],
    ]);
    expect(planPostings([whole], new Map(), idOf).map((p) => p.accountId)).toEqual(['budget/r', 'assigned/a']);
  });

  it('refuses more than a place holds, and says the largest amount that it would give', () => {
    const order = entry('order', '2025-08-01', [[assigned, ordered, '60.01']]);
    expect(refusalOf(() => planPostings([publication, order], new Map(), idOf))).toEqual({
      code: 'allocation.insufficient-funds',
      params: { place: 'assigned', requested: pesos('60.01'), maximum: pesos('60.00') },
    });
  });

  it('refuses a movement that the table of acts does not let the act make', () => {
    const wrong = entry('settle', '2025-08-01', [[assigned, ordered, '1.00']]);
    expect(() => planPostings([publication, wrong], new Map(), idOf)).toThrow(/«settle» may move money/);
  });
});

describe('what can leave an account with effect on a date', () => {
  const head = (...dated: [string, string][]): Head => ({
    balance: Money.sum(dated.map(([, amount]) => pesos(amount))),
    sequence: BigInt(dated.length),
    latestOn: on(
      dated
        .map(([date]) => date)
        .sort()
        .at(-1) ?? '2025-01-01',
    ),
    dated: dated.map(([date, amount]) => ({ on: on(date), amount: pesos(amount) })),
  });

  it.each([
    ['on the last date: the balance', '2025-09-01', '40.00', head(['2025-07-01', '100.00'], ['2025-09-01', '-60.00'])],
    [
      'after the last date: the balance',
      '2025-10-01',
      '40.00',
      head(['2025-07-01', '100.00'], ['2025-09-01', '-60.00']),
    ],
    [
      'before a later outflow: what that outflow leaves',
      '2025-08-01',
      '40.00',
      head(['2025-07-01', '100.00'], ['2025-09-01', '-60.00']),
    ],
    ['before the money came: nothing', '2025-06-01', '0.00', head(['2025-07-01', '100.00'])],
    [
      'between: the lowest point still to come',
      '2025-07-15',
      '10.00',
      head(['2025-07-01', '100.00'], ['2025-08-01', '-90.00'], ['2025-09-01', '50.00']),
    ],
    [
      'several amounts of one later day count together',
      '2025-07-15',
      '100.00',
      head(['2025-07-01', '100.00'], ['2025-08-01', '-90.00'], ['2025-08-01', '90.00']),
    ],
  ])('%s', (_, date, expected, given) => {
    expect(available(given, on(date)).toString()).toBe(expected);
  });
});

function refusalOf(work: () => unknown): { code: string; params: object } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
}
