import { byScale, type Bench, type Contestant, type Prepared, type Setting } from './harness/bench';
import { asClient } from './harness/cluster';
import { load } from './harness/load';
import { startService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import { planOf } from './history/plan';
import { identifierOf } from './history/identifiers';
import { clientOptions } from '../src/platform/database/data-source';

/**
 * One resolution's report — the same hundred lines and thousand giros, each figure with its entries — among all the others:
 * only the history of others grows.
 */
export const executionStatus: Bench = {
  code: 'B4',
  title: 'execution status among all movements; as of; as known at',
  prepare: async (setting): Promise<Prepared> => {
    const [fewer, more] = byScale<readonly [number, number]>(setting, {
      quick: [3000, 6100],
      default: [100_000, 500_000],
      full: [1_000_000, 10_000_000],
    });
    const small = await openSide(setting, 'small', fewer);
    const large = await openSide(setting, 'large', more);
    const current = `today, ${count(more)} postings`;
    return {
      contestants: [
        small.report(`today, ${count(fewer)} postings`, ''),
        large.report(current, ''),
        large.report('as of', `?asOf=${large.middle}`),
        large.report('as known at', `?knownAt=${large.middle}T00:00:00Z`),
        large.groupBy('GROUP BY over every posting'),
      ],
      goals: [
        {
          text: `${count(more)} postings over ${count(fewer)}`,
          of: [current, 'p50 ms'],
          over: [`today, ${count(fewer)} postings`, 'p50 ms'],
          atMost: 1.2,
        },
        {
          text: `GROUP BY over today (100 times among 10 million${setting.scale === 'full' ? '' : ': a twentieth of it among half a million'})`,
          of: ['GROUP BY over every posting', 'p50 ms'],
          over: [current, 'p50 ms'],
          atLeast: byScale(setting, { quick: 0, default: 5, full: 100 }),
        },
        { text: 'as of over today', of: ['as of', 'p50 ms'], over: [current, 'p50 ms'], atMost: 5 },
        { text: 'as known at over today', of: ['as known at', 'p50 ms'], over: [current, 'p50 ms'], atMost: 5 },
      ],
      prove: async () => {
        await small.prove();
        await large.prove();
      },
      close: async () => {
        await small.close();
        await large.close();
      },
    };
  },
};

interface Side {
  /** A day in the middle of the resolution's life. */
  readonly middle: string;
  readonly report: (name: string, question: string) => Contestant;
  readonly groupBy: (name: string) => Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openSide(setting: Setting, name: string, postings: number): Promise<Side> {
  const plan = planOf(postings);
  const doors = await setting.cluster.database(`b4_${name}`);
  setting.say(`  ${count(postings)} postings are written`);
  await writeHistory(doors, plan);
  const ask = <Row extends object>(sql: string, values: unknown[] = []) =>
    asClient(clientOptions(doors.owner), async (client) => (await client.query<Row>(sql, values)).rows);
  const resolution = identifierOf.resolution(Math.floor(plan.resolutions / 2));
  const [life] = await ask<{ middle: string }>(
    'select (issued_on + 90)::text as middle from resolution where id = $1',
    [resolution],
  );
  const service = await startService(doors, { alone: true });
  const token = await service.signIn('registrar');
  const calls = byScale(setting, { quick: 3, default: 20, full: 30 });
  return {
    middle: life?.middle ?? '',
    report: (contestant, question) => ({
      name: contestant,
      measure: () =>
        load({
          url: service.url,
          token,
          clients: 1,
          status: 200,
          calls: Array.from({ length: calls }, () => ({
            method: 'GET' as const,
            path: `/api/v1/resolutions/${resolution}/execution-status${question}`,
          })),
        }),
    }),
    groupBy: (contestant) => ({
      name: contestant,
      measure: async () => {
        const begun = performance.now();
        await ask(groupBySql);
        return { 'p50 ms': performance.now() - begun };
      },
    }),
    prove: () => proveSound(doors),
    close: async () => {
      await service.stop();
      await setting.cluster.drop(`b4_${name}`);
    },
  };
}

// What one writes who keeps no balances.
const groupBySql = `
  select account.resolution_id, account.place, sum(posting.amount)
  from ledger_posting posting
  join ledger_account account on account.id = posting.account_id
  group by account.resolution_id, account.place`;

function count(postings: number): string {
  return postings.toLocaleString('es-CO');
}
