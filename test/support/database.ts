import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { clientOptions, type DatabaseConnection } from '../../src/platform/database/data-source';
import type { Doors } from '../../src/platform/database/service-role';

/** The migrated database that every other is a copy of. */
export const TEMPLATE = 'trazagiro_template';

/** The ways into the template, set by the global setup; the workers inherit them. */
export const SERVER_VARIABLE = 'TRAZAGIRO_TEST_SERVER';

/** A database of one's own, migrated and empty. */
export interface DatabaseClone {
  /** As the owner of its tables, who may attack them. */
  readonly connection: DatabaseConnection;
  /** As the service, which may not. */
  readonly service: DatabaseConnection;
  /** Ends whatever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * Copies the migrated template, in some 40 ms. Once per spec file is enough; a spec that needs it empty clones again.
 * @throws Error when the global setup has not run
 */
export async function cloneDatabase(): Promise<DatabaseClone> {
  const { owner: server, service } = testServer();
  const name = `trazagiro_clone_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => copyTemplate(client, name));
  const drop = () =>
    onServer(server, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  return { connection: inDatabase(server, name), service: inDatabase(service, name), drop };
}

/** The same server, another database. */
export function inDatabase(server: DatabaseConnection, database: string): DatabaseConnection {
  if (!('url' in server)) return { ...server, database };
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return { ...server, url: url.toString() };
}

export async function connectTo(connection: DatabaseConnection): Promise<Client> {
  const client = new Client(clientOptions(connection));
  // A server that goes away shows in the query under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

function testServer(): Doors {
  const coordinates = process.env[SERVER_VARIABLE];
  if (!coordinates) throw new Error('No test server: run Jest with the configuration of this repository.');
  return JSON.parse(coordinates) as Doors;
}

async function onServer<Result>(
  server: DatabaseConnection,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  // In no database that is copied: two that copy it, each a session inside, would wait for each other to leave.
  const client = await connectTo(inDatabase(server, 'postgres'));
  return work(client).finally(() => client.end());
}

async function copyTemplate(client: Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`create database ${name} template ${TEMPLATE}`);
      // What is granted on a database is not copied with it.
      await client.query(`revoke temporary on database ${name} from public`);
      return;
    } catch (error) {
      // 55006: another worker is copying it, or a session of the setup has not quite gone.
      if ((error as { code?: string }).code !== '55006' || attempt === 40) throw error;
      await sleep(50 + 50 * Math.random());
    }
  }
}
