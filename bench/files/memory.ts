import type { Figures } from '../harness/bench';
import type { RunningService } from '../harness/service';

const megabyte = 1_048_576;

/** How much a work takes, looking every fiftieth of a second: time, and memory above what the service had before it. */
export async function watched(service: RunningService, rows: number, work: () => Promise<unknown>): Promise<Figures> {
  const before = (await service.usage()).rss;
  const watch = { most: before, on: true };
  const watching = (async () => {
    while (watch.on) {
      watch.most = Math.max(watch.most, (await service.usage()).rss);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  watch.on = false;
  await watching;
  return { 'rows/s': (rows / ms) * 1000, 'MB above idle': (watch.most - before) / megabyte };
}

export async function timed(rows: number, work: () => Promise<unknown>): Promise<Figures> {
  const startedAt = performance.now();
  await work();
  return { 'rows/s': (rows / (performance.now() - startedAt)) * 1000 };
}
