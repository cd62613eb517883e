import { DataSource } from 'typeorm';
import { dataSourceOptions, type DatabaseConnection } from './data-source';

export class DatabaseUnreachable extends Error {}

/**
 * Brings a database to today's schema, forward only, one instance at a time.
 * @returns the names of the migrations that ran
 * @throws DatabaseUnreachable with a Spanish message when nobody answers, or the server is older than 14
 */
export async function migrate(connection: DatabaseConnection): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(connection, 2));
  await dataSource.initialize().catch((error: unknown) => {
    const why = error instanceof Error && error.message !== '' ? error.message : 'no responde';
    throw new DatabaseUnreachable(
      `No se puede usar la base de datos de DATABASE_URL: ${why}. Revise la dirección, el usuario y que el servidor esté encendido.`,
    );
  });
  const runner = dataSource.createQueryRunner();
  try {
    const [{ version }]: [{ version: number }] = await runner.query(
      `select current_setting('server_version_num')::int as version`,
    );
    if (version < 140_000) throw new DatabaseUnreachable('Se necesita PostgreSQL 14 o más nuevo.');
    // A migration, and the wait for another instance's, may take longer than a request may.
    await runner.query('set statement_timeout = 0; set lock_timeout = 0');
    // Two instances that start at once: the second waits here and finds nothing left to do.
    await runner.query(`select pg_advisory_lock(hashtextextended('trazagiro:migrations', 0))`);
    const ran = await dataSource.runMigrations();
    return ran.map(({ name }) => name);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}
