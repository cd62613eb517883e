import type { RunningService } from '../harness/service';
import { summaryOf } from '../harness/statistics';

export interface Sample {
  /** Seconds since the sampling began. */
  readonly at: number;
  /** Megabytes that the process has in memory. */
  readonly mb: number;
}

/** The memory of the service, once a second, until it is stopped. */
export function sampleMemory(service: RunningService): { stop: () => Promise<readonly Sample[]> } {
  const startedAt = performance.now();
  const samples: Sample[] = [];
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    const at = Math.round((performance.now() - startedAt) / 1000);
    last = last.then(async () => {
      samples.push({ at, mb: (await service.usage()).rss / 1_000_000 });
    });
  }, 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await last;
      return samples;
    },
  };
}

export interface Growth {
  readonly early: number;
  readonly late: number;
  readonly peak: number;
  readonly ratio: number;
}

/**
 * Flat: the median of the last quarter is at most a tenth above that of the second. The first quarter is left out: the
 * heap takes its size then.
 */
export function growthOf(samples: readonly Sample[]): Growth {
  const quarter = (nth: number) =>
    samples.slice(Math.floor((samples.length * nth) / 4), Math.floor((samples.length * (nth + 1)) / 4));
  const median = (of: readonly Sample[]) => summaryOf(of.map(({ mb }) => mb)).median;
  const [early, late] = [median(quarter(1)), median(quarter(3))];
  return { early, late, peak: Math.max(...samples.map(({ mb }) => mb)), ratio: late / early };
}

export const flatRatio = 1.1;
