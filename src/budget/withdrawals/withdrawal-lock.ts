import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';

/** Locks the line of a withdrawal for the rest of the transaction. @throws NotFound when there is none, or it is another's */
export async function lockWithdrawn(tx: Tx, by: Caller, id: string): Promise<LockedAllocation> {
  // A withdrawal never changes its line, so that asking before the lock is safe.
  const [found]: { allocation_id: string }[] = await tx.query('select allocation_id from withdrawal where id = $1', [
    id,
  ]);
  if (!found) throw new NotFound({});
  return lockAllocation(tx, by, found.allocation_id);
}
