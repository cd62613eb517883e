import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tablesAccess } from '../../src/budget/table-access';
import { migrate } from '../../src/platform/database/migrate';
import { openServiceDoor, type Doors } from '../../src/platform/database/service-role';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres';
import { connectTo } from './database';

const run = promisify(execFile);

// Nothing here outlives the test; but who is answered must be in the log, as anywhere: that is what a replica is.
const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on' };

/** A primary and its streaming replica, both real. */
export interface ReplicatedPostgres {
  readonly doors: Doors;
  /** How many migrations each of two instances ran that were started at once. */
  readonly migrations: readonly number[];
  /** As the service enters them. */
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  /** The replica goes on receiving, and shows nothing new until it is let go on. */
  pauseReplay(): Promise<void>;
  resumeReplay(): Promise<void>;
  stopReplica(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes a migrated database, copies its folder while it is stopped, and starts both, the second as a standby of the
 * first: the embedded binaries are enough.
 */
export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const [folder, copy] = await Promise.all(
    ['first', 'second'].map((name) => mkdtemp(join(tmpdir(), `trazagiro-${name}-`))),
  );
  const start = (at: string, more: Record<string, string> = {}) =>
    startEmbeddedPostgres({ folder: at, database: 'trazagiro', settings: { ...settings, ...more } });

  const first = await start(folder!);
  const opened = await openServiceDoor(first.connection);
  const ran = await Promise.all([migrate(opened, tablesAccess), migrate(opened, tablesAccess)]);
  await first.stop();
  await appendFile(join(folder!, 'postgres', 'pg_hba.conf'), 'local replication all trust\n');
  await run('cp', ['-a', join(folder!, 'postgres'), copy!]);
  // An empty file would do; a copy of one has the right owner.
  await run('cp', ['-a', join(copy!, 'postgres', 'PG_VERSION'), join(copy!, 'postgres', 'standby.signal')]);

  const primary = await start(folder!);
  const { host, port, user } = primary.connection;
  const replica = await start(copy!, { primary_conninfo: `host=${host} port=${port} user=${user}` });
  const doors = await openServiceDoor(primary.connection);
  const serviceUser = (doors.service as { user: string }).user;
  return {
    doors,
    migrations: ran.map(({ length }) => length),
    primaryUrl: urlOf(primary, serviceUser),
    replicaUrl: urlOf(replica, serviceUser),
    pauseReplay: () => asOwner(replica, 'select pg_wal_replay_pause()'),
    resumeReplay: () => asOwner(replica, 'select pg_wal_replay_resume()'),
    stopReplica: () => replica.stop(),
    close: async () => {
      await replica.stop();
      await primary.stop();
      for (const each of [folder!, copy!]) await rm(each, { recursive: true, force: true });
    },
  };
}

async function asOwner({ connection }: EmbeddedPostgres, sql: string): Promise<void> {
  const client = await connectTo(connection);
  await client.query(sql).finally(() => client.end());
}

function urlOf({ connection: { host, port, database } }: EmbeddedPostgres, user: string): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
