import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { isConnectionLost, isPassing, OutcomeUnknown, refusalOf } from './constraints';
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
  constructor(private readonly dataSource: DataSource) {}

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
        return await attemptOnce(beginning, progress);
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

  /** Several reads that see one moment: repeatable read, read only. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const beginning = `begin isolation level repeatable read, read only; ${declarationOf(presentScope())}`;
    return this.between(beginning, work, { progress: { committing: false } });
  }

  /**
   * The same for reads that are asked all at once, none of them out of another's answer: one round trip, with the
   * transaction's beginning and end.
   */
  async readAtOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const beginning = `begin isolation level repeatable read, read only; ${declarationOf(presentScope())}`;
    return this.between(beginning, work, { progress: { committing: false }, atOnce: true });
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
    { last, progress, atOnce = false }: Way<T>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
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
      await Promise.all([last?.(tx, result), runner.query('commit')]);
      return result;
    } catch (error) {
      // A connection that is gone has rolled back by itself, and so has what was committed after it failed.
      if (!atOnce) await runner.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      await runner.release();
    }
  }
}

function asksTooLate(): never {
  throw new Error('what is asked at once is asked before any answer');
}
