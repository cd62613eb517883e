import fc from 'fast-check';
import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { follow, stepsOf, type Parcel, type TracedAccount, type TracedEntry } from './trace.rules';
import type { Place } from './places';

const account = (id: string, place: Place): [string, TracedAccount] => [id, { id, place }];

const accounts = new Map([
  account('source', 'budget'),
  account('free', 'undistributed'),
  account('A', 'assigned'),
  account('B', 'assigned'),
  account('C', 'assigned'),
  account('A released', 'released'),
  account('A held', 'held'),
  account('interest', 'yield-source'),
  account('A interest', 'yield-held'),
]);

let made = 0;
function entry(act: TracedEntry['act'], ...postings: [accountId: string, amount: string][]): TracedEntry {
  made += 1;
  return {
    id: `e${made}`,
    act,
    effectiveOn: calendarDate('2025-03-01'),
    document: 'Prueba',
    postings: postings.map(([accountId, amount]) => ({ accountId, amount: Money.of(amount) })),
  };
}

const said = ({ amount, accountId, steps }: Parcel) =>
  `${amount.toString()} ${accountId}: ${steps.map(({ from, to }) => `${from}→${to}`).join(' ')}`;

describe('the steps of an entry', () => {
  it('match what leaves with what arrives, in order, each kind by itself', () => {
    const published = entry('publish', ['source', '-100.00'], ['free', '10.00'], ['A', '60.00'], ['B', '30.00']);
    expect(
      stepsOf(published, accounts).map(({ step, amount }) => `${step.from}→${step.to} ${amount.toString()}`),
    ).toEqual(['source→free 10.00', 'source→A 60.00', 'source→B 30.00']);
    const both = entry('return', ['A held', '-5.00'], ['interest', '-1.00'], ['A interest', '1.00'], ['free', '5.00']);
    expect(stepsOf(both, accounts).map(({ step }) => `${step.from}→${step.to}`)).toEqual([
      'A held→free',
      'interest→A interest',
    ]);
  });
});

describe('a withdrawn peso', () => {
  const history = [
    entry('publish', ['source', '-90.00'], ['A', '60.00'], ['B', '30.00']),
    entry('withdraw', ['A', '-60.00'], ['A released', '60.00']),
    entry('reassign', ['A released', '-45.00'], ['B', '25.00'], ['C', '20.00']),
    entry('reassign', ['C', '-8.00'], ['A held', '8.00']),
  ];

  it('is followed to where it is, across reassignments', () => {
    const { wentTo, cameFrom } = follow(history, accounts, new Set(['A released']));
    expect(wentTo.map(said).sort()).toEqual([
      '12.00 C: A released→C',
      '15.00 A released: ',
      '25.00 B: A released→B',
      '8.00 A held: A released→C C→A held',
    ]);
    expect(cameFrom.map(said)).toEqual(['15.00 A released: source→A A→A released']);
  });

  it('leaves first in, first out: what B had before leaves B before what it was reassigned', () => {
    const later = [...history, entry('order', ['B', '-40.00'], ['A held', '40.00'])];
    const { wentTo } = follow(later, accounts, new Set(['A released']));
    expect(wentTo.map(said)).toContain('10.00 A held: A released→B B→A held');
    expect(wentTo.map(said)).toContain('15.00 B: A released→B');
  });

  it('of a source is followed from its first step', () => {
    const { wentTo } = follow(history.slice(0, 1), accounts, new Set(['source']));
    expect(wentTo.map(said)).toEqual(['60.00 A: source→A', '30.00 B: source→B']);
  });
});

it('whatever moves, the parcels of a place add up to what is in it', () => {
  const ids = ['free', 'A', 'B', 'C', 'A released', 'A held'];
  const moves = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9999 })), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (tried) => {
      const balances = new Map<string, number>([['free', 20_000]]);
      const entries = [entry('publish', ['source', '-200.00'], ['free', '200.00'])];
      for (const [from, to, centavos] of tried) {
        const [giver, taker] = [ids[from]!, ids[to]!];
        if (giver === taker || centavos > (balances.get(giver) ?? 0)) continue;
        const amount = (centavos / 100).toFixed(2);
        entries.push(entry('amend', [giver, `-${amount}`], [taker, amount]));
        balances.set(giver, balances.get(giver)! - centavos);
        balances.set(taker, (balances.get(taker) ?? 0) + centavos);
      }
      const { cameFrom, wentTo } = follow(entries, accounts, new Set(ids));
      for (const [id, centavos] of balances) {
        const there = cameFrom.filter(({ accountId }) => accountId === id).map(({ amount }) => amount);
        expect(Money.sum(there).toString()).toBe((centavos / 100).toFixed(2));
      }
      expect(Money.sum(wentTo.map(({ amount }) => amount)).toString()).toBe('200.00');
    }),
  );
});
