import { Injectable, Optional } from '@nestjs/common';
import { refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import { Answer } from './answers';
import type { Caller } from './caller';
import { Effects } from './effects';

export const KeyReused = refusal(
  'idempotency.key-reused',
  'conflict',
  { es: 'Idempotency-Key usada con otra petición', en: 'Idempotency-Key used with another request' },
  {
    es: () => 'Esta Idempotency-Key ya acompañó otra petición distinta. Use una nueva para esta.',
    en: () => 'This Idempotency-Key came with a different request before. Use a new one for this.',
  },
);

interface Kept {
  readonly request_hash: string;
  readonly answer: string;
}

@Injectable()
export class UseCases {
  constructor(
    private readonly transactions: Transactions,
    @Optional() private readonly effects?: Effects,
  ) {}

  /**
   * One use case in one transaction, done once however often the caller sends it: the key is kept in the same
   * transaction as the work, so that both stand or neither does. A refused request keeps no key: it is judged afresh.
   * A dry run neither reads nor keeps a key: it is the work as it would go now, undone.
   * @throws KeyReused when the key came with another request; whatever the work refuses
   */
  async once<T>(by: Caller, work: (tx: Tx) => Promise<T>): Promise<Answer<T>> {
    if (by.dryRun) return this.tried(by, work);
    return this.transactions.run(async (tx) => {
      const first = await this.firstAnswer<T>(tx, by);
      if (first) return first;
      return new Answer(await work(tx), 'done');
    }, keepAnswer(by));
  }

  // Who asks for the effects gets a wrapper of ours, which has the type of no view.
  private async tried<T>(by: Caller, work: (tx: Tx) => Promise<T>): Promise<Answer<T>> {
    const body = await this.transactions.attempt(async (tx) => {
      const answer = await work(tx);
      if (by.dryRun !== 'effects') return answer;
      return { answer, effects: (await this.effects?.of(tx)) ?? [] } as T;
    });
    return new Answer(body, 'tried');
  }

  private async firstAnswer<T>(tx: Tx, by: Caller): Promise<Answer<T> | null> {
    if (by.idempotencyKey === null) return null;
    // A second request with the same key waits here until the first one commits or fails.
    const mine: unknown[] = await tx.query(
      `insert into idempotency_key (person_id, key, request_hash) values ($1, $2, $3)
       on conflict do nothing returning key`,
      [by.person.id, by.idempotencyKey, by.fingerprint],
    );
    if (mine.length > 0) return null;
    const [kept]: Kept[] = await tx.query(
      'select request_hash, answer from idempotency_key where person_id = $1 and key = $2',
      [by.person.id, by.idempotencyKey],
    );
    if (!kept || kept.request_hash !== by.fingerprint) throw new KeyReused({});
    return new Answer(JSON.parse(kept.answer) as T, 'replayed');
  }
}

// With the commit: nothing else waits for it.
function keepAnswer<T>(by: Caller) {
  return (tx: Tx, { body, how }: Answer<T>): Promise<unknown> | undefined =>
    by.idempotencyKey === null || how !== 'done'
      ? undefined
      : tx.query('update idempotency_key set answer = $3 where person_id = $1 and key = $2', [
          by.person.id,
          by.idempotencyKey,
          JSON.stringify(body),
        ]);
}
