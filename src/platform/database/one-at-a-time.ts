import { Client } from 'pg';
import { clientOptions, type DatabaseConnection } from './data-source';

/**
 * Of all the instances on one database, one does this at a time; the others wait. The lock is a session's, of a
 * connection of its own, so that what is done has all the others, and goes with it whatever happens.
 * @throws whatever the work throws
 */
export async function oneAtATime<T>(connection: DatabaseConnection, what: string, work: () => Promise<T>): Promise<T> {
  const client = new Client(clientOptions(connection));
  // A database that goes away is heard of by the work itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`trazagiro:${what}`]);
    return await work();
  } finally {
    await client.end();
  }
}
