import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { lockAllocation } from '../allocations/allocation-lock';
import { NotFound } from '../../platform/http/contract';
import type { Owner } from './certificate.maker';

/** Holds a line that is itself the subject. @throws NotFound when there is none, or it is another hospital's */
export async function holdLine(tx: Tx, by: Caller, { subjectId: allocationId }: { subjectId: string }): Promise<Owner> {
  const { resolutionId } = await lockAllocation(tx, by, allocationId);
  return { resolutionId, allocationId };
}

/**
 * Holds the line of a record that belongs to one: records never change their line, so that asking before the lock is
 * safe.
 * @param sql the statement that answers the line of the record `$1`
 * @throws NotFound when there is none, or it is another hospital's
 */
export async function holdLineOf(
  tx: Tx,
  by: Caller,
  { subjectId }: { subjectId: string },
  sql: string,
): Promise<Owner> {
  const [found]: { allocation_id: string }[] = await tx.query(sql, [subjectId]);
  if (!found) throw new NotFound({});
  return holdLine(tx, by, { subjectId: found.allocation_id });
}
