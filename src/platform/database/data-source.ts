import { join } from 'node:path';
import { types } from 'pg';
import type { DataSourceOptions } from 'typeorm';

export type DatabaseConnection = { url: string } | { host: string; port: number; user: string; database: string };

const root = join(__dirname, '..', '..', '..');

// A calendar date is text, never an instant; an instant keeps its microseconds, so that a report can be asked again.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => `${text.replace(' ', 'T').replace(/\+00(:00)?$/, '')}Z`);

/**
 * How the service speaks to PostgreSQL: one pool, UTC, bounded waits, filters on undefined refused.
 * @param connection a URL, or the socket folder of the embedded server
 */
export function dataSourceOptions(connection: DatabaseConnection, poolSize = 12): DataSourceOptions {
  return {
    type: 'postgres',
    ...('url' in connection
      ? { url: connection.url }
      : {
          host: connection.host,
          port: connection.port,
          username: connection.user,
          database: connection.database,
        }),
    poolSize,
    entities: [join(root, 'src', '**', '*.entity.{ts,js}')],
    migrations: [join(root, 'migrations', '[0-9]*.{ts,js}')],
    migrationsTransactionMode: 'each',
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    installExtensions: false,
    extra: {
      options:
        '-c timezone=UTC -c lock_timeout=20s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s',
    },
  };
}
