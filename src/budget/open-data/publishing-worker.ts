import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { seeing } from '../../platform/database/scope';
import { Snapshots } from './snapshots.service';

/** Milliseconds between two looks: the night's is made in the first minute of the day. */
const pause = 60_000;

/** Publishes when the day changes in Bogotá, and at the first start. */
@Injectable()
export class PublishingWorker implements OnModuleDestroy {
  #next: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly snapshots: Snapshots,
    private readonly logger: PinoLogger,
  ) {}

  /** The service calls it once its door is open, and it looks at once. A timer never keeps the process alive. */
  start(after = 0): void {
    if (this.#stopped) return;
    this.#next = setTimeout(() => {
      this.#running = this.look().then(() => {
        this.start(pause);
      });
    }, after).unref();
  }

  /** What is under way finishes before the database goes. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#next);
    await this.#running;
  }

  // What fails is left for the next look.
  private async look(): Promise<void> {
    try {
      await seeing('everything', () => this.snapshots.publishOfTheDay());
    } catch (error) {
      this.logger.error({ err: error }, 'the open data of the day could not be published');
    }
  }
}
