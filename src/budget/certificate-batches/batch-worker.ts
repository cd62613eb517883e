import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Refusal } from '../../kernel/errors';
import { seeing } from '../../platform/database/scope';
import { Transactions } from '../../platform/database/transactions';
import { BatchWork } from './batch-work';
import { BatchQueries, ClaimLost, type ClaimedBatch } from './batch.queries';
import { claimSeconds, mostAttempts, serviceFailed } from './batch.rules';

/** Milliseconds between two looks. */
const pause = 2000;

/** Takes the batches that wait, one at a time in each instance. What another instance left half done is gone on with. */
@Injectable()
export class BatchWorker implements OnModuleDestroy {
  #next: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(
    private readonly transactions: Transactions,
    private readonly queries: BatchQueries,
    private readonly work: BatchWork,
    private readonly logger: PinoLogger,
  ) {}

  /** The service calls it once its door is open. A timer never keeps the process alive. */
  start(): void {
    if (this.#stop.signal.aborted) return;
    this.#next = setTimeout(() => {
      void this.look().finally(() => {
        this.start();
      });
    }, pause).unref();
  }

  /** Every batch that waits. What fails is left for a later look. */
  look(): Promise<void> {
    this.#running = seeing('everything', () => this.all());
    return this.#running;
  }

  /** The certificate under way is finished; the rest waits for the next start, or for another instance. */
  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#next);
    await this.#running;
  }

  private async all(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const batch = await this.transactions
        .run((tx) => this.queries.claim(tx))
        .catch((error: unknown) => {
          this.logger.error({ err: error }, 'batches could not be looked for');
          return null;
        });
      if (!batch) return;
      await this.one(batch);
    }
  }

  private async one(batch: ClaimedBatch): Promise<void> {
    const lost = new AbortController();
    const beat = setInterval(
      () => {
        this.renew(batch).catch((error: unknown) => {
          if (error instanceof ClaimLost) lost.abort(error);
          else this.logger.warn({ err: error, batch: batch.id }, 'a claim was not renewed');
        });
      },
      (claimSeconds * 1000) / 4,
    ).unref();
    try {
      // One that takes the whole process with it, time after time, fails without a word of its own.
      if (batch.attempts > mostAttempts) await this.work.finish(batch, { failure: serviceFailed });
      else await this.work.whole(batch, AbortSignal.any([this.#stop.signal, lost.signal]));
    } catch (error) {
      // Another worker has it, and goes on.
      if (error instanceof ClaimLost || lost.signal.aborted) return;
      await this.giveUp(batch, error).catch((again: unknown) => {
        if (!(again instanceof ClaimLost)) this.logger.error({ err: again, batch: batch.id }, 'a batch was not let go');
      });
    } finally {
      clearInterval(beat);
    }
  }

  private renew(batch: ClaimedBatch): Promise<void> {
    return this.transactions.run((tx) => this.queries.renew(tx, batch));
  }

  /** Stopped: nobody's again at once. Failed: left alone for a while, or for ever. */
  private async giveUp(batch: ClaimedBatch, error: unknown): Promise<void> {
    if (this.#stop.signal.aborted) {
      await this.transactions.run((tx) => this.queries.release(tx, batch, 'stopped'));
      return;
    }
    this.logger.error({ err: error, batch: batch.id }, 'a batch failed');
    const attempts = await this.transactions.read((tx) => this.queries.attempts(tx, batch));
    if (attempts < mostAttempts) {
      await this.transactions.run((tx) => this.queries.release(tx, batch, 'failed'));
      return;
    }
    await this.work.finish(batch, { failure: error instanceof Refusal ? error.detail('es') : serviceFailed });
  }
}
