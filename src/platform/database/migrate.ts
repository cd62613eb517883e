import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { requireBound, requireSameDatabase, roleOf, type Doors } from './service-role';
import { applyAccess, type TablesAccess } from './table-access';
import { DatabaseUnreachable, unreachable } from './unreachable';

/**
 * Brings a database to today's schema, forward only, one instance at a time; then gives the service what it may do and
 * see there, and proves that it can do no more.
 * @returns the names of the migrations that ran
 * @throws DatabaseUnreachable with a Spanish message when nobody answers, the server is older than 15, or the service's
 *   own role is not bound
 */
export async function migrate({ owner, service }: Doors, access: TablesAccess): Promise<string[]> {
  const role = await roleOf(service);
  // Who migrates has no use for the records' shapes, and finding them takes longer than finding nothing to migrate.
  const dataSource = new DataSource({ ...dataSourceOptions(owner, 2), entities: [] });
  await dataSource.initialize().catch((error: unknown) => {
    throw unreachable(error);
  });
  const runner = dataSource.createQueryRunner();
  try {
    const [{ version }]: [{ version: number }] = await runner.query(
      `select current_setting('server_version_num')::int as version`,
    );
    // Views that read as who asks them came with 15.
    if (version < 150_000) throw new DatabaseUnreachable('Se necesita PostgreSQL 15 o más nuevo.');
    // A migration, and the wait for another instance's, may take longer than a request may.
    await runner.query('set statement_timeout = 0; set lock_timeout = 0');
    // Two instances that start at once: the second waits here and finds nothing left to do.
    await runner.query(`select pg_advisory_lock(hashtextextended('trazagiro:migrations', 0))`);
    const ran = await dataSource.runMigrations();
    // Before anything is taken away from a role that turns out to be the owner.
    await requireBound(service);
    await applyAccess({ dataSource, runner }, access, role);
    await requireSameDatabase(service);
    return ran.map(({ name }) => name);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}
