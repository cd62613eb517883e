import { randomUUID } from 'node:crypto';
import { clientOptions } from '../src/platform/database/data-source';
import type { Doors } from '../src/platform/database/service-role';
import { byScale, type Bench, type Contestant, type Prepared, type Setting } from './harness/bench';
import { asClient, startCluster } from './harness/cluster';
import { load, type Call } from './harness/load';
import { startService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import { identifierOf } from './history/identifiers';

interface Variant {
  readonly name: string;
  /** Of PostgreSQL, above the embedded defaults. */
  readonly postgres?: Record<string, string>;
  readonly service?: Record<string, string>;
}

/** One thing changed at a time; what it is measured against is the embedded default. */
const variants: readonly Variant[] = [
  { name: 'as it is' },
  { name: 'shared_buffers = 1GB', postgres: { shared_buffers: '1GB' } },
  { name: 'shared_buffers = 32MB', postgres: { shared_buffers: '32MB' } },
  { name: 'wal_compression = pglz', postgres: { wal_compression: 'pglz' } },
  { name: 'checkpoint every 30 s', postgres: { checkpoint_timeout: '30s' } },
  { name: 'commit_delay = 200 µs', postgres: { commit_delay: '200', commit_siblings: '2' } },
  { name: 'autovacuum_naptime = 1min', postgres: { autovacuum_naptime: '1min' } },
  { name: 'pool of 4', service: { DATABASE_POOL: '4' } },
  { name: 'pool of 40', service: { DATABASE_POOL: '40' } },
];

const lines = 1000;

/** What each setting of the embedded database, and the pool, is worth to the act that is asked most. */
export const settingsBench: Bench = {
  code: 'SETTINGS',
  title: 'one setting changed at a time: orders over HTTP, 64 clients',
  prepare: async (setting): Promise<Prepared> => {
    const sides: Side[] = [];
    for (const variant of variants) sides.push(await openSide(variant, setting));
    return {
      contestants: sides.map(({ contestant }) => contestant),
      goals: variants.slice(1).map(({ name }) => ({
        text: `${name}, over as it is`,
        of: [name, 'acts/s'],
        over: ['as it is', 'acts/s'],
      })),
      prove: async () => {
        for (const { prove } of sides) await prove();
      },
      close: async () => {
        for (const { close } of sides) await close();
      },
    };
  },
};

interface Side {
  readonly contestant: Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openSide({ name, postgres = {}, service: own = {} }: Variant, setting: Setting): Promise<Side> {
  const acts = byScale(setting, { quick: 50, default: 3000, full: 10_000 });
  const cluster = await startCluster(postgres);
  const doors = await cluster.database('settings');
  await writeHistory(doors, { resolutions: 10, lines: lines / 10, giros: 2, awaiting: 0, lastYear: 2025, years: 1 });
  const service = await startService(doors, { settings: own });
  const token = await service.signIn('registrar');
  let ordered = 0;
  const next = (): Call => ({
    method: 'POST',
    path: `/api/v1/allocations/${identifierOf.line((ordered += 1) % lines)}/disbursements`,
    body: { amount: '1.00', paymentOrder: `EJEMPLO-${ordered}`, orderedOn: '2025-12-29' },
    headers: { 'idempotency-key': randomUUID() },
  });
  const measure = async () => {
    const before = await written(doors);
    const figures = await load({
      url: service.url,
      token,
      clients: 64,
      status: 201,
      calls: Array.from({ length: acts }, next),
    });
    return { ...figures, 'WAL bytes/act': ((await written(doors)) - before) / acts };
  };
  return {
    contestant: { name, measure },
    prove: () => proveSound(doors),
    close: async () => {
      await service.stop();
      await cluster.stop();
    },
  };
}

/** Bytes of the log since the cluster was made. */
function written({ owner }: Doors): Promise<number> {
  return asClient(clientOptions(owner), async (client) => {
    const { rows } = await client.query<{ bytes: string }>(`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`);
    return Number(rows[0]?.bytes);
  });
}
