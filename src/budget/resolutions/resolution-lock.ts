import { holdInstant } from '../../platform/database/instants';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { actsOn } from '../audit/act-under-way';
import { ResolutionRecord } from './resolution.entity';

/**
 * Locks a resolution for the rest of the transaction: every act on it starts here. Order: the instant of its reports, the
 * amendment, the resolution that it amends, its lines by identifier, their accounts.
 * @throws NotFound
 */
export async function lockResolution(tx: Tx, id: string): Promise<ResolutionRecord> {
  // Without «key», so that rows that only refer to it (an account opened by an act on a line) do not wait for it.
  const [, record] = await Promise.all([
    holdInstant(tx, [id]),
    tx.findOne(ResolutionRecord, { where: { id }, lock: { mode: 'for_no_key_update' } }),
  ]);
  if (!record) throw new NotFound();
  actsOn(tx, { kind: 'resolution', id });
  return record;
}

/** What another act rests on, kept as it is until the end of the transaction. Null: there is none. */
export function shareResolution(tx: Tx, id: string | null): Promise<ResolutionRecord | null> {
  if (id === null) return Promise.resolve(null);
  return tx.findOne(ResolutionRecord, { where: { id }, lock: { mode: 'pessimistic_read' } });
}
