import { join } from 'node:path';
import { types, type ClientConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client';

/** A URL, and the role that its user becomes at once, if any; or the socket folder of the embedded server. */
export type DatabaseConnection =
  { url: string; role?: string } | { host: string; port: number; user: string; database: string };

const root = join(__dirname, '..', '..', '..');

// A calendar date is text, never an instant; an instant keeps its microseconds, so that a report can be asked again.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => `${text.replace(' ', 'T').replace(/\+00(:00)?$/, '')}Z`);

/** How one connection of node-postgres is opened. */
export function clientOptions(connection: DatabaseConnection): ClientConfig {
  return 'url' in connection
    ? { connectionString: connection.url, options: becoming(connection.role) }
    : { ...connection };
}

/**
 * How the service speaks to PostgreSQL: one pool, UTC, bounded waits, filters on undefined refused. No JIT: it costs
 * the conditions of the row policies more than they take. What acts read is in memory, or on a disk without a head: a
 * page out of turn costs little more than the next one (docs/performance/settings.md).
 */
export function dataSourceOptions(connection: DatabaseConnection, poolSize = 12, waitSeconds = 10): DataSourceOptions {
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
    // Whoever waits longer for a connection is told to come again; nothing of theirs was begun.
    connectTimeoutMS: waitSeconds * 1000,
    entities: [join(root, 'src', '{budget,platform}', '*', '*.entity.{ts,js}')],
    migrations: [join(root, 'migrations', '[0-9]*.{ts,js}')],
    migrationsTransactionMode: 'each',
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    installExtensions: false,
    extra: {
      // Statements that are asked without waiting for each other's answer travel together.
      pipeline: true,
      // And those that come again are parsed and planned once.
      Client: PreparingClient,
      options: `-c timezone=UTC -c jit=off -c random_page_cost=1.1 -c lock_timeout=20s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s ${becoming('url' in connection ? connection.role : undefined)}`,
    },
  };
}

// Part of how the session starts, so that RESET ROLE comes back to it. In an option a blank is written with a backslash.
function becoming(role: string | undefined): string {
  return role === undefined ? '' : `-c role=${role.replace(/[\\\s]/g, String.raw`\$&`)}`;
}
