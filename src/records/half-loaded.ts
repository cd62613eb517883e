import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { Audit } from '../budget/audit/audit.service';
import { clientOptions, type DatabaseConnection } from '../platform/database/data-source';
import { Transactions } from '../platform/database/transactions';
import { newId } from '../platform/ids';

const loaded = 'records.loaded';

/** The last step of loading: from here on the records are whole. */
export async function markLoaded(app: NestFastifyApplication): Promise<void> {
  const event = { act: loaded, subjectKind: 'records', subjectId: newId(), content: {} };
  await app.get(Transactions).run((tx) => app.get(Audit).record(tx, null, event));
}

/**
 * A first start that was interrupted leaves half of the records, before anybody could come in: they are put away whole
 * and loaded afresh. Nothing is touched in a database whose loading ended, or that holds no demonstration.
 * @returns whether there were such records
 */
export async function discardHalfLoaded(connection: DatabaseConnection): Promise<boolean> {
  const client = new Client(clientOptions(connection));
  await client.connect();
  try {
    const there = await client.query(`select where to_regclass('public.audit_event') is not null`);
    if (there.rowCount === 0) return false;
    const half = await client.query(
      `select
       from person
       where email = 'admin@demo.localhost' and not exists (select from audit_event where act = $1)`,
      [loaded],
    );
    if (half.rowCount === 0) return false;
    await client.query('drop schema public cascade; create schema public');
    return true;
  } finally {
    await client.end();
  }
}
