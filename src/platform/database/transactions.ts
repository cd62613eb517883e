import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { isConnectionLost, isPassing, OutcomeUnknown, refusalOf } from './constraints';
import { declarationOf, presentScope } from './scope';

declare const open: unique symbol;

/** An open transaction. What must be true together is written through it; nothing else can be passed for it. */
export type Tx = EntityManager & { readonly [open]: true };

const attempts = 8;

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
   * One use case, one transaction, which sees what the work under way may see. Deadlocks, serialization failures and lost races for a new row are retried whole. A
   * connection that is lost while committing is not: nobody knows whether it was committed, and twice would be worse.
   * @throws Refusal when a named constraint that a person can cause is broken; whatever the work throws
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const declaration = declarationOf(presentScope());
    for (let attempt = 1; ; attempt += 1) {
      const progress: { committing: boolean } = { committing: false };
      try {
        return await this.dataSource.transaction(async (manager) => {
          await manager.query(declaration);
          const result = await work(manager as Tx);
          progress.committing = true;
          return result;
        });
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
    const declaration = declarationOf(presentScope());
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`set transaction isolation level repeatable read, read only; ${declaration}`);
      return work(manager as Tx);
    });
  }
}
