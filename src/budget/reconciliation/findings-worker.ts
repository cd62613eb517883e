import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import { FindingRefresh } from './refresh.service';

/**
 * Milliseconds between two looks where there was nothing to do; where there was, some of it is done and then a pause of
 * four times what that took: a fifth of one core at most, however much was asked.
 */
const leastPause = 2000;

/** Keeps findings fresh while nobody reads: after each act, and when the day changes in Bogotá. */
@Injectable()
export class FindingsWorker implements OnModuleDestroy {
  #next: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly refresh: FindingRefresh,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  /** The service calls it once its door is open. A timer never keeps the process alive. */
  start(pause = leastPause): void {
    if (this.#stopped) return;
    this.#next = setTimeout(() => {
      const begun = performance.now();
      this.#running = this.look().then((done) => {
        const pause = 4 * (performance.now() - begun);
        this.start(done === 0 ? Math.max(leastPause, pause) : pause);
      });
    }, pause).unref();
  }

  /** What is under way finishes before the database goes. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#next);
    await this.#running;
  }

  // What fails is left for the next look, and for whoever reads.
  private async look(): Promise<number> {
    try {
      return await seeing('everything', async () => {
        const marked = await this.refresh.markSome('skip');
        return marked + (await this.refresh.settleSome(this.clock.today(), 'skip'));
      });
    } catch (error) {
      this.logger.error({ err: error }, 'findings could not be computed');
      return 0;
    }
  }
}
