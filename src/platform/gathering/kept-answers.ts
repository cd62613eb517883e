import type { Tx } from '../database/transactions';
import { Answer } from '../http/answers';
import type { Caller } from '../http/caller';
import { KeyReused } from '../http/use-cases';
import type { Outcome } from './lane';

interface Kept {
  readonly index: number;
  readonly request_hash: string;
  readonly answer: string;
}

/**
 * The first answers of those whose key came before, by their place in the batch; undefined where it did not. A key that
 * came with another request is refused.
 */
export async function keptAnswers<View>(
  tx: Tx,
  callers: readonly Caller[],
): Promise<readonly (Outcome<Answer<View>> | undefined)[]> {
  const asked = callers.flatMap(({ person, idempotencyKey: key }, index) =>
    key === null ? [] : [{ index, person_id: person.id, key }],
  );
  if (asked.length === 0) return callers.map(() => undefined);
  const rows: Kept[] = await tx.query(
    `select asked.index, kept.request_hash, kept.answer
     from jsonb_to_recordset($1::jsonb) as asked (index integer, person_id uuid, key text)
     join idempotency_key kept on kept.person_id = asked.person_id and kept.key = asked.key`,
    [JSON.stringify(asked)],
  );
  const kept = new Map(rows.map((row) => [row.index, row]));
  return callers.map(({ fingerprint }, index) => {
    const row = kept.get(index);
    if (row === undefined) return undefined;
    if (row.request_hash !== fingerprint) return { refused: new KeyReused({}) };
    return { done: new Answer(JSON.parse(row.answer) as View, 'replayed') };
  });
}

/**
 * Keeps what was answered now under its key, with the commit. A key that another transaction kept meanwhile breaks the
 * whole batch, by its constraint: each is then done by itself, and waits for that one.
 */
export function keepAnswers(
  tx: Tx,
  callers: readonly Caller[],
  outcomes: readonly Outcome<Answer<unknown>>[],
): Promise<unknown> | undefined {
  const kept = callers.flatMap(({ person, idempotencyKey: key, fingerprint }, index) => {
    const outcome = outcomes[index];
    if (key === null || !outcome || !('done' in outcome) || outcome.done.how !== 'done') return [];
    return [{ person_id: person.id, key, request_hash: fingerprint, answer: JSON.stringify(outcome.done.body) }];
  });
  if (kept.length === 0) return undefined;
  return tx.query(
    `insert into idempotency_key (person_id, key, request_hash, answer)
     select person_id, key, request_hash, answer
     from jsonb_to_recordset($1::jsonb) as kept (person_id uuid, key text, request_hash text, answer text)`,
    [JSON.stringify(kept)],
  );
}
