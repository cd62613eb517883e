import type { Tx } from '../database/transactions';

/**
 * Closes every session of the person but one, if any.
 * @returns how many were open
 */
export async function revokeSessions(tx: Tx, personId: string, but: string | null): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `update session
     set revoked_at = now()
     where person_id = $1 and revoked_at is null and expires_at > now() and id is distinct from $2::uuid`,
    [personId, but],
  );
  return count;
}
