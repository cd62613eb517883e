import type { DataSource } from 'typeorm';
import { seeing } from './scope';
import { Transactions } from './transactions';

const done = () => Promise.resolve();
const failure = (code: string) => Object.assign(new Error(code), { code });

/** A database whose first transaction fails, in the work or while it commits. */
function failingOnce(
  code: string,
  when: 'working' | 'committing',
): { transactions: Transactions; tries: () => number } {
  let tries = 0;
  const fails = when === 'working' ? /^begin/ : /^commit/;
  const query = (sql: string) => {
    if (/^begin/.test(sql)) tries += 1;
    return tries === 1 && fails.test(sql) ? Promise.reject(failure(code)) : Promise.resolve();
  };
  const createQueryRunner = () => ({ manager: {}, connect: done, query, release: done });
  const transactions = new Transactions({ createQueryRunner } as unknown as DataSource);
  return { transactions, tries: () => tries };
}

it.each([
  ['40001', 'working', 2],
  ['40P01', 'committing', 2],
  ['08006', 'working', 2],
  ['08006', 'committing', 1],
  ['26000', 'working', 2],
  ['23505', 'working', 1],
] as const)('%s while %s: tried %d times', async (code, when, tried) => {
  const { transactions, tries } = failingOnce(code, when);
  const outcome = await seeing('everything', () => transactions.run(() => Promise.resolve('done'))).catch(
    () => 'refused',
  );
  expect([outcome, tries()]).toEqual([tried === 2 ? 'done' : 'refused', tried]);
});

it('says what failed first, whichever of the statements that were sent together is heard first', async () => {
  const query = (sql: string) => {
    if (sql === 'waits too long') return Promise.reject(failure('55P03'));
    return sql === 'sent with it' ? Promise.reject(failure('25P02')) : Promise.resolve();
  };
  const runner = { manager: {}, connect: done, query, release: done };
  const transactions = new Transactions({ createQueryRunner: () => runner } as unknown as DataSource);
  const outcome = seeing('everything', () =>
    transactions.run(async () => {
      const heardLate = runner.query('waits too long').catch(async (error: unknown) => {
        await new Promise(setImmediate);
        throw error;
      });
      await Promise.all([heardLate, runner.query('sent with it')]);
    }),
  );
  await expect(outcome).rejects.toMatchObject({ code: 'service.busy' });
});

it('what goes on beside a statement that failed asks nothing outside of the transaction', async () => {
  const asked: string[] = [];
  const query = (sql: string) => {
    asked.push(sql);
    return sql === 'fails' ? Promise.reject(failure('22012')) : Promise.resolve();
  };
  const manager: { query?: typeof query } = {};
  const runner = { manager, connect: done, query, release: done };
  manager.query = (sql) => runner.query(sql);
  const transactions = new Transactions({ createQueryRunner: () => runner } as unknown as DataSource);
  let goesOn: Promise<unknown> = Promise.resolve();
  const work = transactions.run.bind(transactions, async (tx) => {
    const fails = tx.query('fails');
    goesOn = fails.catch(async () => {
      while (!asked.includes('rollback')) await Promise.resolve();
      await tx.query('too late');
    });
    await fails;
  });
  await expect(seeing('everything', () => work())).rejects.toThrow('22012');
  await expect(goesOn).rejects.toThrow('before its end');
  expect(asked.slice(1)).toEqual(['fails', 'rollback']);
});
