import type { ActRecord, Actor } from '../access/people.act-record';
import type { Tx } from '../database/transactions';

/** Why tokens end that nobody ended one by one. */
export type TokensEnd = 'password' | 'second-factor' | 'account';

export function tokenSubject(id: string) {
  return { subjectKind: 'service-token', subjectId: id };
}

export function tokenRevoked(id: string, content: { readonly name: string; readonly because?: TokensEnd }) {
  return { act: 'service-token.revoke', ...tokenSubject(id), content };
}

/**
 * Ends every token of a person, in the record one by one: what cuts a person off cuts their programs off, and nothing
 * brings those tokens back.
 */
export async function endTokens(
  tx: Tx,
  acts: ActRecord,
  { by, ownerId, because }: { by: Actor | null; ownerId: string; because: TokensEnd },
): Promise<void> {
  // Whoever makes a token holds the account for that moment: one that is being made ends too, or is not made.
  await tx.query('select from person where id = $1 for update', [ownerId]);
  const [ended]: [{ id: string; name: string }[], number] = await tx.query(
    `update service_token
     set revoked_at = now()
     where owner_id = $1 and revoked_at is null
     returning id, name`,
    [ownerId],
  );
  for (const { id, name } of ended) await acts.record(tx, by, tokenRevoked(id, { name, because }));
}
