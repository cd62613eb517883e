import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asClient } from '../harness/cluster';
import type { Contestant, Setting } from '../harness/bench';
import { missingPackage, missingProgram, yardsticks } from '../harness/installed';
import { percentile } from '../harness/statistics';
import { load, type Call } from '../harness/load';
import { startYardstick } from '../harness/yardstick-server';

/** The same act as people would keep it elsewhere (yardsticks/giros.sql), on so many lines. */
export interface Elsewhere {
  /** By pgbench, without HTTP: its acts a second, and the wait of the slowest. */
  readonly script: (name: string, script: string, options: ScriptOptions) => Contestant;
  /** A server over it, asked by HTTP. */
  readonly server: (name: string, server: Server, acts: number) => Contestant;
  /** What was moved left the balances, and every audit row follows the one before. @throws with the difference */
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface ScriptOptions {
  readonly clients: number;
  /** Of all the clients together. */
  readonly transactions: number;
  /** Acts that one transaction does. */
  readonly each?: number;
}

interface Server {
  readonly file: string;
  readonly needs: readonly string[];
  readonly call: (line: number) => Call;
  readonly status: number;
}

const opening = 1_000_000_000;

export async function openElsewhere({ cluster }: Setting, name: string, lines: number): Promise<Elsewhere> {
  const database = await cluster.bare(name);
  await asClient(database, async (client) => {
    await client.query(await readFile(join(yardsticks, 'giros.sql'), 'utf8'));
    await client.query(`insert into balance (line, amount) select generate_series(1, ${lines}), ${opening}`);
    await client.query('vacuum analyze');
  });
  const environment = cluster.environment(name);
  const running: (() => void)[] = [];
  const start = async (file: string): Promise<string> => {
    const { url, stop } = await startYardstick(file, environment);
    running.push(stop);
    return url;
  };
  return {
    script: (contestant, script, options) => ({
      name: contestant,
      missing: missingProgram('pgbench'),
      measure: async () => pgbench(join(yardsticks, script), lines, options, environment),
    }),
    server: (contestant, { file, needs, call, status }, acts) => {
      let url: Promise<string> | undefined;
      return {
        name: contestant,
        missing: needs.map(missingPackage).find((why) => why !== undefined),
        measure: async () => {
          url ??= start(file);
          const calls = Array.from({ length: acts }, (_, index) => call(1 + (index % lines)));
          return load({ url: await url, clients: 64, calls, status });
        },
      };
    },
    prove: () =>
      asClient(database, (client) => proveSums(async (sql) => (await client.query<object>(sql)).rows, lines)),
    close: async () => {
      for (const end of running) end();
      await cluster.drop(name);
    },
  };
}

async function pgbench(
  script: string,
  lines: number,
  { clients, transactions, each = 1 }: ScriptOptions,
  env: NodeJS.ProcessEnv,
) {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-pgbench-'));
  const { stdout } = await promisify(execFile)(
    'pgbench',
    [
      ...['-l', `--log-prefix=${join(folder, 'waits')}`],
      ...['-n', '-M', 'prepared', '-f', script, '-D', `lines=${lines}`],
      ...['-c', String(clients), '-j', '2', '-t', String(Math.ceil(transactions / clients))],
    ],
    { env },
  );
  const tps = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  const latency = Number(/^latency average = ([\d.]+)/m.exec(stdout)?.[1]);
  if (!Number.isFinite(tps)) throw new Error(`pgbench said: ${stdout}`);
  const waits = await waitsIn(folder);
  return { 'acts/s': tps * each, 'mean ms': latency, 'p99 ms': percentile(waits, 0.99) };
}

/** Milliseconds of each transaction: the third column of pgbench's log, in microseconds. */
async function waitsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const logs = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  await rm(folder, { recursive: true });
  const lines = logs.flatMap((log) => log.trimEnd().split('\n'));
  return lines.map((line) => Number(line.split(' ')[2]) / 1000);
}

/** What left the balances is what was moved: the sum that a service without a lock loses. */
async function proveSums(query: (sql: string) => Promise<unknown[]>, lines: number): Promise<void> {
  const [sums] = (await query(
    `select ${opening}::numeric * ${lines} - (select sum(amount) from balance) as gone,
       (select coalesce(sum(amount), 0) from movement) as moved,
       (select count(*) from movement) = (select count(*) from audit) as recorded`,
  )) as [{ gone: string; moved: string; recorded: boolean }];
  if (Number(sums.gone) !== Number(sums.moved) || !sums.recorded)
    throw new Error(`a yardstick lost money: ${JSON.stringify(sums)}`);
}
