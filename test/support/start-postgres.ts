import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabaseConnection } from '../../src/platform/database/data-source';
import { tablesAccess } from '../../src/budget/table-access';
import { migrate } from '../../src/platform/database/migrate';
import {
  EmbeddedPostgres,
  removeAbandonedFolder,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres';
import { openServiceDoor } from '../../src/platform/database/service-role';
import { undecidedTables } from '../../src/platform/database/table-access';
import { connectTo, inDatabase, SERVER_VARIABLE, TEMPLATE } from './database';

/** What the teardown must end; Jest keeps `globalThis` between the two, and nothing else. */
export interface TestServer {
  readonly folder: string | undefined;
  readonly postgres: EmbeddedPostgres | undefined;
  /** Holds the lock that keeps two runs off one server. */
  readonly guard: Client;
}

const FOLDER_PREFIX = 'trazagiro-test-';

/**
 * Starts one PostgreSQL for the whole run (or takes `TEST_DATABASE_URL`, 14 or later, where it may create databases)
 * and migrates the template that each spec clones.
 */
export default async function startPostgres(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'];
  const embedded = url ? undefined : await startEmbedded();
  const server: DatabaseConnection = url ? { url } : embedded!.postgres.connection;
  const guard = await connectTo(server);
  const kept: TestServer = { folder: embedded?.folder, postgres: embedded?.postgres, guard };
  (globalThis as { testServer?: TestServer }).testServer = kept;
  try {
    await guardServer(guard);
    await dropLeftovers(guard);
    await guard.query(`create database ${TEMPLATE}`);
    const doors = await openServiceDoor(inDatabase(server, TEMPLATE));
    await migrate(doors, tablesAccess);
    await requireDecisions(doors.owner);
    process.env[SERVER_VARIABLE] = JSON.stringify(doors);
  } catch (error) {
    // Jest does not call the teardown after a failed setup.
    await guard.end();
    await embedded?.postgres.stop();
    throw error;
  }
}

/** Before any test, so that nobody looks for why the service may not touch a table. */
async function requireDecisions(owner: DatabaseConnection): Promise<void> {
  const client = await connectTo(owner);
  const undecided = await undecidedTables(
    async (sql) => (await client.query<{ name: string }>(sql)).rows,
    tablesAccess,
  );
  await client.end();
  if (undecided.length === 0) return;
  throw new Error(
    `No decision for: ${undecided.join(', ')}. In src/budget/table-access.ts say what the service may do with it, and ` +
      'which of its rows a hospital’s person sees (or why it holds nothing of a hospital).',
  );
}

async function startEmbedded(): Promise<{ folder: string; postgres: EmbeddedPostgres }> {
  await removeAbandonedFolders();
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  // Nothing here outlives the run, so nothing waits for the disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    autovacuum: 'off',
  };
  return { folder, postgres: await startEmbeddedPostgres({ folder, database: 'postgres', settings }) };
}

/** A run that was killed could not remove its folder. */
async function removeAbandonedFolders(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    try {
      await removeAbandonedFolder(folder);
    } catch {
      // Another user's, or another run is removing it too: not ours to mend.
    }
  }
}

/** The lock goes with the connection, so a killed run does not keep it. */
async function guardServer(guard: Client): Promise<void> {
  const { rows } = await guard.query<{ free: boolean }>(`select pg_try_advisory_lock(hashtext('${TEMPLATE}')) as free`);
  if (!rows[0]?.free)
    throw new Error('Otra ejecución de pruebas usa ya este servidor (TEST_DATABASE_URL). Espere a que termine.');
}

async function dropLeftovers(guard: Client): Promise<void> {
  const { rows } = await guard.query<{ datname: string }>(
    `select datname from pg_database where datname = $1 or starts_with(datname, 'trazagiro_clone_')`,
    [TEMPLATE],
  );
  for (const { datname } of rows) await guard.query(`drop database ${datname} with (force)`);
}
