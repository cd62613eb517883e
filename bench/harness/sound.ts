import { Client } from 'pg';
import { asClient } from './cluster';
import type { Doors } from '../../src/platform/database/service-role';
import { clientOptions } from '../../src/platform/database/data-source';

/**
 * Proves that what was fast was also true: every invariant of the ledger holds, and every event follows the one before
 * it in its chain. @throws with what is broken
 */
export async function proveSound({ owner }: Doors): Promise<void> {
  await asClient(clientOptions(owner), async (client) => {
    await requireNone(client, 'select invariant, subject::text, detail from ledger_breach limit 5');
    await requireNone(client, brokenChainSql);
    await requireNone(client, unchainedEntrySql);
  });
}

async function requireNone(client: Client, sql: string): Promise<void> {
  const { rows } = await client.query(sql);
  if (rows.length > 0) throw new Error(`not sound: ${JSON.stringify(rows)}`);
}

const brokenChainSql = `
  select event.chain_id, event.sequence, 'does not follow' as detail
  from audit_event event
  left join audit_event previous
    on previous.chain_id = event.chain_id and previous.sequence = event.sequence - 1
  where event.hash <> sha256(convert_to(event.canonical, 'UTF8'))
     or event.previous_hash is distinct from previous.hash
  union all
  select chain.id, chain.sequence, 'is not the head'
  from audit_chain chain
  left join audit_event last on last.chain_id = chain.id and last.sequence = chain.sequence
  where last.hash is distinct from chain.hash
  limit 5`;

const unchainedEntrySql = `
  select entry.id, 'no event binds it' as detail
  from ledger_entry entry
  where not exists (select from audit_event_entry where entry_id = entry.id)
  limit 5`;
