import { Injectable, Optional } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import {
  awayOf,
  isAftermath,
  isConnectionLost,
  isOutOfDate,
  isPassing,
  OutcomeUnknown,
  refusalOf,
} from './constraints';
import { presentNeed, presentWriters, stayOnPrimary } from './replica/freshness';
import { Replica } from './replica/replica';
import { isReplicasFault } from './replica/replica.rules';
import { declarationOf, presentScope } from './scope';

declare const open: unique symbol;

/** An open transaction. What must be true together is written through it; nothing else can be passed for it. */
export type Tx = EntityManager & { readonly [open]: true };

const attempts = 8;

/** What goes with the commit, once the work is done: it may refuse, and answers nothing. */
type Last<T> = (tx: Tx, result: T) => Promise<unknown> | undefined;

interface Way<T> {
  readonly last?: Last<T> | undefined;
  readonly progress: Progress;
  readonly atOnce?: boolean;
  readonly reads?: boolean;
  /** The primary, unless it is said. */
  readonly from?: DataSource;
}

interface Progress {
  committing: boolean;
}

/**
 * What was asked after some writes, which travels with them: `wrote(writes(tx), view(tx))`.
 * @throws what either throws
 */
export async function wrote<T>(writes: Promise<unknown>, view: Promise<T>): Promise<T> {
  const [, answer] = await Promise.all([writes, view]);
  return answer;
}

/** Carries the answer out of a transaction that must not commit. */
class Undone extends Error {
  constructor(readonly result: unknown) {
    super('undone on purpose');
  }
}

@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    @Optional() private readonly replica?: Replica,
  ) {}

  /**
   * One use case, one transaction, which sees what the work under way may see. Deadlocks, serialization failures and
   * lost races for a new row are retried whole. A connection that is lost while committing is not: nobody knows whether
   * it was committed, and twice would be worse.
   * @throws Refusal when a named constraint that a person can cause is broken; whatever the work throws
   */
  run<T>(work: (tx: Tx) => Promise<T>, last?: Last<T>): Promise<T> {
    return this.retried((beginning, progress) => this.between(beginning, work, { last, progress }));
  }

  private async retried<T>(attemptOnce: (beginning: string, progress: Progress) => Promise<T>): Promise<T> {
    const beginning = `begin; ${declarationOf(presentScope())}`;
    for (let attempt = 1; ; attempt += 1) {
      const progress: Progress = { committing: false };
      try {
        const result = await attemptOnce(beginning, progress);
        // What the same work reads next was to see what it has written.
        stayOnPrimary();
        return result;
      } catch (error) {
        if (progress.committing && isConnectionLost(error)) throw new OutcomeUnknown({});
        if (!isPassing(error) || attempt === attempts) throw refusalOf(error);
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /**
   * The same work, with its locks and every constraint, deferred ones included, and then nothing of it kept.
   * @returns what the work would have answered
   * @throws what `run` throws
   */
  async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.run(async (tx) => {
        const result = await work(tx);
        await tx.query('set constraints all immediate');
        throw new Undone(result);
      });
    } catch (error) {
      if (error instanceof Undone) return error.result as T;
      throw error;
    }
  }

  /**
   * Several reads that see one moment: repeatable read, read only; of the replica where that is enough.
   * @param again false when the work hands on what it reads as it reads it, and so cannot be begun anew
   */
  read<T>(work: (tx: Tx) => Promise<T>, { again = true } = {}): Promise<T> {
    return this.reading(work, { atOnce: false, again });
  }

  /**
   * The same for reads that are asked all at once, none of them out of another's answer: one round trip, with the
   * transaction's beginning and end.
   */
  readAtOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.reading(work, { atOnce: true, again: true });
  }

  /** The same of the primary, for what no replica knows: who is writing. What the work reads next may be read there. */
  readOfPrimary<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.between(reading(), work, { progress: { committing: false }, atOnce: true, reads: true });
  }

  private async reading<T>(work: (tx: Tx) => Promise<T>, way: { atOnce: boolean; again: boolean }): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.readingOnce(work, way);
      } catch (error) {
        if (!way.again || attempt === attempts || !isOutOfDate(error)) throw error;
      }
    }
  }

  private async readingOnce<T>(
    work: (tx: Tx) => Promise<T>,
    { atOnce, again }: { atOnce: boolean; again: boolean },
  ): Promise<T> {
    const beginning = reading();
    const way = { progress: { committing: false }, atOnce, reads: true };
    const need = presentNeed();
    const from = need === null ? null : await this.replica?.having(need);
    if (from) {
      try {
        return await this.between(beginning, work, { ...way, from });
      } catch (error) {
        if (awayOf(error) === null && !isReplicasFault(error)) throw error;
        this.replica?.failed(error);
        if (!again) throw error;
      }
    }
    stayOnPrimary();
    return this.between(beginning, work, way);
  }

  /** Writes that are asked all at once, in one round trip with their beginning and their commit. @throws what `run` throws */
  async writeAtOnce(work: (tx: Tx) => Promise<unknown>): Promise<void> {
    await this.retried((beginning, progress) => {
      progress.committing = true;
      return this.between(beginning, work, { progress, atOnce: true });
    });
  }

  /**
   * The beginning travels with the first statements of the work, and the commit with the last: statements that do not
   * wait for each other's answer go in one round trip (node-postgres's pipeline), in the order in which they were asked.
   */
  private async between<T>(
    beginning: string,
    work: (tx: Tx) => Promise<T>,
    { last, progress, atOnce = false, reads = false, from = this.dataSource }: Way<T>,
  ): Promise<T> {
    const runner = from.createQueryRunner();
    let firstFailure: () => unknown = () => undefined;
    try {
      await runner.connect();
      firstFailure = rememberingFailures(runner);
      const tx = runner.manager as Tx;
      const begun = runner.query(beginning);
      // TypeORM would begin by itself, in a round trip of its own; its locks ask whether somebody did.
      Object.assign(runner, { isTransactionActive: true });
      const working = work(tx);
      const committed = atOnce ? runner.query('commit') : null;
      // What is asked after the end would stand outside: it is no transaction's, and shown nothing.
      if (atOnce) Object.assign(runner, { query: asksTooLate });
      const [result] = await Promise.all([working, begun, committed]);
      if (committed !== null) return result;
      progress.committing = true;
      await Promise.all([last?.(tx, result), runner.query('commit'), reads ? undefined : this.remembered(runner)]);
      return result;
    } catch (error) {
      // A connection that is gone has rolled back by itself, and so has what was committed after it failed.
      if (!atOnce) {
        const undone = runner.query('rollback').catch(() => undefined);
        // Work that goes on beside what failed must not write after it, outside of the transaction.
        Object.assign(runner, { query: asksTooLate });
        await undone;
      }
      throw isAftermath(error) ? (firstFailure() ?? error) : error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      await runner.release();
    }
  }

  /**
   * Where the log stands after the commit, for who wrote, when a replica is read: with the commit, in its round trip.
   * Without it they would at worst not see what they wrote for some moments.
   */
  private remembered(runner: QueryRunner): Promise<unknown> | undefined {
    const writers = this.replica?.isConfigured === true ? presentWriters() : [];
    return writers.length === 0 ? undefined : runner.query(rememberWrites, [writers]).catch(() => undefined);
  }
}

/** @returns what first failed of what is asked from here on: the statements sent with it fail too, and say only that */
function rememberingFailures(runner: QueryRunner): () => unknown {
  let first: unknown;
  const ask = runner.query.bind(runner);
  const asking = (...asked: Parameters<typeof ask>) =>
    ask(...asked).catch((error: unknown) => {
      first ??= error;
      throw error;
    });
  Object.assign(runner, { query: asking });
  return () => first;
}

function reading(): string {
  return `begin isolation level repeatable read, read only; ${declarationOf(presentScope())}`;
}

const rememberWrites = `
  insert into latest_write as latest (person_id, position)
  select person_id, pg_current_wal_flush_lsn()
  from unnest($1::uuid[]) as person_id
  group by person_id
  order by person_id
  on conflict on constraint latest_write_pk do update
  set position = greatest(latest.position, excluded.position)`;

function asksTooLate(): never {
  throw new Error('what is asked of a transaction is asked before its end');
}
