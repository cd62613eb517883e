import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { tablesAccess } from '../../src/budget/table-access';
import { migrate } from '../../src/platform/database/migrate';
import { openServiceDoor, type Doors } from '../../src/platform/database/service-role';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres';

/** The embedded PostgreSQL with its own durable defaults, in a folder that goes when the benches end. */
export interface Cluster {
  readonly version: string;
  /** An empty database with the product's schema. */
  readonly database: (name: string) => Promise<Doors>;
  /** An empty database with nothing in it, for a yardstick. */
  readonly bare: (name: string) => Promise<ClientConfig>;
  /** How programs such as psql and pgbench find it (`PGHOST`, `PGPORT`, `PGUSER`, `PGDATABASE`). */
  readonly environment: (name: string) => NodeJS.ProcessEnv;
  /** The same database whole again under another name; nobody may be connected to the first. */
  readonly clone: (name: string, from: string) => Promise<Doors>;
  readonly drop: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const template = 'bench_template';

/** @param settings above the durable defaults of the product, for what measures those */
export async function startCluster(settings: Record<string, string> = {}): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-bench-'));
  const postgres = await startEmbeddedPostgres({
    folder,
    database: 'postgres',
    settings: { max_connections: '200', ...settings },
  });
  const { host, port, user } = postgres.connection;
  const at = (database: string) => ({ host, port, user, database });
  const administer = (sql: string) => asClient(at('postgres'), (client) => client.query(sql));
  // Each database takes its roles' grants again, for they are its own.
  const clone = async (name: string, from: string) => {
    await administer(`create database ${name} template ${from}`);
    const doors = await openServiceDoor(at(name));
    await migrate(doors, tablesAccess);
    return doors;
  };
  const migrateTemplate = async () => {
    await administer(`create database ${template}`);
    await migrate(await openServiceDoor(at(template)), tablesAccess);
  };
  let migrated: Promise<void> | undefined;
  return {
    version: postgres.version,
    bare: async (name) => {
      await administer(`create database ${name}`);
      return at(name);
    },
    database: async (name) => {
      await (migrated ??= migrateTemplate());
      return clone(name, template);
    },
    clone,
    drop: async (name) => {
      await administer(`drop database if exists ${name} with (force)`);
    },
    environment: (name) => ({ ...process.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: name }),
    stop: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A connection for as long as the work lasts. */
export async function asClient<T>(connection: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
