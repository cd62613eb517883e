import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { LineAt } from '../../src/budget/allocations/line-at.queries';
import { LedgerQueries, balancesOf } from '../../src/budget/ledger/ledger.queries';
import type { Moment } from '../../src/budget/ledger/moment.rules';
import { MovementQueries } from '../../src/budget/ledger/movements.queries';
import type { Balances, Place } from '../../src/budget/ledger/places';
import { executionDifference } from '../../src/budget/reports/execution-difference.rules';
import type { ExecutionStatus } from '../../src/budget/reports/execution-status.contents';
import { ExecutionStatusQueries } from '../../src/budget/reports/execution-status.queries';
import { executionStatus } from '../../src/budget/reports/execution-status.rules';
import { statementOf } from '../../src/budget/statements/statement.rules';
import { addDays } from '../../src/kernel/calendar';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { seeing } from '../../src/platform/database/scope';
import { Transactions, type Tx } from '../../src/platform/database/transactions';
import { cloneDatabase, type DatabaseClone } from '../support/database';
import { attempts, onDay, RandomLedger } from '../support/random-ledger';

const selectIds = (parameter: string) => `select unnest(${parameter}::uuid[])`;
const moments = fc.record({ day: fc.nat(60), instant: fc.nat(60) });

/** Whatever happened, in whatever order it was recorded: the reports say what the ledger says, movement by movement. */
describe('any history', () => {
  let clone: DatabaseClone;
  let source: DataSource;
  let transactions: Transactions;
  let ledger: LedgerQueries;
  const movements = new MovementQueries();
  const status = new ExecutionStatusQueries();

  beforeAll(async () => {
    clone = await cloneDatabase();
    source = await new DataSource(dataSourceOptions(clone.connection, 4)).initialize();
    transactions = new Transactions(source);
    ledger = new LedgerQueries(transactions);
  });
  afterAll(async () => {
    await source.destroy();
    await clone.drop();
  });

  const reading = <T>(work: (tx: Tx) => Promise<T>) => seeing('everything', () => transactions.read(work));

  const momentIn = ({ instants }: RandomLedger, { day, instant }: { day: number; instant: number }): Moment => ({
    asOf: onDay(day),
    knownAt: instants[instant % instants.length]!,
  });

  async function balancesAt(
    tx: Tx,
    { resolutionId }: RandomLedger,
    allocationId: string,
    moment: Moment,
  ): Promise<Balances> {
    const rows = await ledger.balancesAt(tx, resolutionId, moment);
    return balancesOf(rows.filter((row) => row.allocationId === allocationId));
  }

  async function statusAt(tx: Tx, { resolutionId }: RandomLedger, moment: Moment): Promise<ExecutionStatus> {
    const resolution = { id: resolutionId, label: 'EJEMPLO' } as ExecutionStatus['resolution'];
    const lines = await status.lines(tx, resolutionId, moment, { scope: null, withEntries: true });
    const balances = await ledger.balancesAt(tx, resolutionId, moment);
    return executionStatus({ resolution, moment, scope: 'resolution', lines, balances });
  }

  const said = (balances: Balances) => JSON.stringify(balances);

  it('a statement opens and closes with the balances of the ledger, and each movement leads to the next', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(attempts, moments, fc.nat(60), async (tried, asked, back) => {
        const random = await RandomLedger.open(source);
        for (const each of tried) await random.attempt(each);
        const moment = momentIn(random, asked);
        const from = addDays(moment.asOf, -back);
        await reading(async (tx) => {
          const lines = random.lines.map(({ allocationId }) => ({ allocationId }) as LineAt);
          const of = { parameter: lines.map(({ allocationId }) => allocationId), select: selectIds };
          const all = await movements.signedAt(tx, { of, scope: null, moment });
          for (const stated of statementOf(lines, all, { from, scope: null }).lines) {
            const id = stated.line.allocationId;
            const before = { ...moment, asOf: addDays(from, -1) };
            expect(said(stated.opening)).toBe(said(await balancesAt(tx, random, id, before)));
            expect(said(stated.closing)).toBe(said(await balancesAt(tx, random, id, moment)));
            let running: Balances = stated.opening;
            for (const { changes, balances } of stated.movements) {
              const next: Record<Place, Balances[Place]> = { ...running };
              for (const { place, amount } of changes) next[place] = next[place].plus(amount);
              expect(said(balances)).toBe(said(next));
              running = balances;
              moved += 1;
            }
            expect(said(running)).toBe(said(stated.closing));
          }
        });
      }),
      { numRuns: 25 },
    );
    expect(moved).toBeGreaterThan(50);
  }, 240_000);

  it('the difference between two reports is the sum of its entries, forwards and backwards', async () => {
    let [changed, corrections] = [0, 0];
    await fc.assert(
      fc.asyncProperty(attempts, moments, moments, async (tried, first, second) => {
        const random = await RandomLedger.open(source);
        for (const each of tried) await random.attempt(each);
        const [one, two] = [momentIn(random, first), momentIn(random, second)];
        await reading(async (tx) => {
          const difference = async (from: Moment, to: Moment) => {
            const shared = { of: { resolutionId: random.resolutionId }, scope: null };
            return executionDifference({
              before: await statusAt(tx, random, from),
              after: await statusAt(tx, random, to),
              gained: await movements.at(tx, { ...shared, moment: to, unseenAt: from }),
              lost: await movements.at(tx, { ...shared, moment: from, unseenAt: to }),
            });
          };
          const forwards = await difference(one, two);
          const backwards = await difference(two, one);
          expect([forwards.proof.holds, backwards.proof.holds]).toEqual([true, true]);
          const sums = (of: typeof forwards, sign: 1 | -1) =>
            of.lines.flatMap(({ line, changes }) =>
              changes.map(
                ({ place, difference: amount }) =>
                  `${line} ${place} ${(sign === 1 ? amount : amount.negated()).toString()}`,
              ),
            );
          expect(sums(forwards, 1)).toEqual(sums(backwards, -1));
          for (const { kind, effectiveOn, recordedAt } of forwards.entries) {
            const isCorrection = recordedAt > one.knownAt && effectiveOn <= one.asOf;
            expect(kind === 'correction').toBe(isCorrection);
            if (isCorrection) corrections += 1;
          }
          changed += forwards.lines.length;
        });
      }),
      { numRuns: 25 },
    );
    expect(changed).toBeGreaterThan(0);
    expect(corrections).toBeGreaterThan(0);
  }, 240_000);
});
