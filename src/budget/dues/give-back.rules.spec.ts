import { Money } from '../../kernel/money';
import { accepted, assigned, factsOf, on, ordered, paid, received, type Moved } from './due.spec-support';
import { giveBackFigures, giveBackOf, type MoneyKind } from './give-back.rules';
import type { Deposit, LineRecords } from './line-facts';

const earned: Moved = ['earn', '2025-04-30', 'yield-source', 'yield-held', '2.00'];
const spent: Moved = ['execute', '2025-10-31', 'held', 'executed', '70.00'];
const returned: Moved = ['return', '2025-12-10', 'held', 'returned', '10.00'];

const deposit = (kind: Deposit['kind'], pesos: string): Deposit => ({
  id: 'd',
  kind,
  amount: Money.of(pesos),
  on: on('2025-12-10'),
  portfolio: '1',
  reference: 'C-1',
  decision: null,
});

const received100 = [assigned, ordered, paid, received];

function told(kind: MoneyKind, today: string, records: LineRecords, ...moves: Moved[]): string {
  const facts = factsOf(today, records, ...moves);
  const { totals } = giveBackOf([facts], facts.moment);
  return giveBackFigures.map((figure) => totals[kind][figure].toString()).join(' ');
}

it.each<[string, MoneyKind, string, LineRecords, Moved[], string]>([
  [
    'nothing is due before the end of the term',
    'capital',
    '2025-11-28',
    accepted,
    received100,
    '100.00 0.00 0.00 0.00 0.00',
  ],
  ['then what is left is', 'capital', '2025-12-01', accepted, [...received100, spent], '100.00 30.00 0.00 30.00 0.00'],
  [
    'what came back is verified',
    'capital',
    '2025-12-11',
    accepted,
    [...received100, spent, returned],
    '100.00 20.00 0.00 20.00 10.00',
  ],
  [
    'what is deposited and unverified is not asked for again',
    'capital',
    '2025-12-11',
    { ...accepted, restitutions: [deposit('principal', '30.00')] },
    [...received100, spent],
    '100.00 30.00 30.00 0.00 0.00',
  ],
  ['yields stand apart', 'yields', '2025-12-01', accepted, [...received100, earned], '2.00 2.00 0.00 2.00 0.00'],
  [
    'and their deposits too',
    'yields',
    '2025-12-11',
    { ...accepted, restitutions: [deposit('principal', '30.00'), deposit('yields', '1.50')] },
    [...received100, earned],
    '2.00 2.00 1.50 0.50 0.00',
  ],
])('%s', (_, kind, today, records, moves, figures) => {
  expect(told(kind, today, records, ...moves)).toBe(figures);
});

it('what is due back has the entries that put it there, and no others', () => {
  const facts = factsOf('2025-12-11', accepted, ...received100, spent, returned);
  const [line] = giveBackOf([facts], facts.moment).lines;
  expect(line!.entries.capital).toEqual({ base: ['e4'], dueBack: ['e4', 'e5', 'e6'], verified: ['e6'] });
  expect(line!.overdue).toEqual({ capital: false, yields: false });
});
