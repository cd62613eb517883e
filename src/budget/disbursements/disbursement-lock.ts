import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { lockLinesOfGiros, type LockedLine } from '../allocations/allocation-lock';
import { actsOn } from '../audit/act-under-way';

/**
 * Locks the line of a giro for the rest of the transaction; the giro is read after this, under the lock.
 * @throws NotFound when there is none, or it is another hospital's
 */
export async function lockDisbursement(tx: Tx, by: Caller, id: string): Promise<LockedLine> {
  const [line] = (await lockLinesOfGiros(tx, by, [id])).values();
  if (!line) throw new NotFound({});
  actsOn(tx, { kind: 'allocation', id: line.id });
  return line;
}

/**
 * The lines of many giros, each by its giro; a giro that is not there, or not the caller's, is not in the answer. A giro
 * never changes its line, so that it may be asked beside the lock.
 */
export async function lockDisbursements(tx: Tx, by: Caller, ids: readonly string[]): Promise<Map<string, LockedLine>> {
  const locking = lockLinesOfGiros(tx, by, ids);
  const asking: Promise<{ id: string; allocationId: string }[]> = tx.query(
    'select id, allocation_id as "allocationId" from disbursement where id = any($1::uuid[])',
    [ids],
  );
  const [lines, giros] = await Promise.all([locking, asking]);
  return new Map(
    giros.flatMap(({ id, allocationId }) => {
      const line = lines.get(allocationId);
      return line ? [[id, line] as const] : [];
    }),
  );
}
