import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { lockAllocation, lockAllocations, type LockedAllocation } from '../allocations/allocation-lock';

/**
 * Locks the line of a giro for the rest of the transaction; the giro is read after this, under the lock.
 * @throws NotFound when there is none, or it is another hospital's
 */
export async function lockDisbursement(tx: Tx, by: Caller, id: string): Promise<LockedAllocation> {
  // A giro never changes its line, so that asking before the lock is safe.
  const [found]: { allocationId: string }[] = await tx.query(
    'select allocation_id as "allocationId" from disbursement where id = $1',
    [id],
  );
  if (!found) throw new NotFound({});
  return lockAllocation(tx, by, found.allocationId);
}

/** The lines of many giros, each by its giro; a giro that is not there, or not the caller's, is not in the answer. */
export async function lockDisbursements(
  tx: Tx,
  by: Caller,
  ids: readonly string[],
): Promise<Map<string, LockedAllocation>> {
  const found: { id: string; allocationId: string }[] = await tx.query(
    'select id, allocation_id as "allocationId" from disbursement where id = any($1::uuid[])',
    [ids],
  );
  const lines = await lockAllocations(tx, by, [...new Set(found.map(({ allocationId }) => allocationId))]);
  return new Map(
    found.flatMap(({ id, allocationId }) => {
      const line = lines.get(allocationId);
      return line ? [[id, line] as const] : [];
    }),
  );
}
