import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../harness/statistics';
import type { Connections } from './connections';

/** What one second of a load saw. */
export interface Second {
  done: number;
  refused: number;
  /** Neither done nor told to come again. */
  failed: number;
  /** Of what was done, in milliseconds since it was due. */
  latencies: number[];
  refusals: number[];
}

export interface Seen {
  readonly seconds: readonly Second[];
  readonly startedAt: number;
}

const tick = 5;

/**
 * An open loop: so many arrive a second, whether or not those before them were answered, as people do. Latency is since
 * the moment at which each was due, so that a late sender hides no wait.
 */
export async function arrive(
  connections: Connections,
  { rate, seconds, next }: { rate: number; seconds: number; next: () => string },
): Promise<Seen> {
  const startedAt = performance.now();
  const seen: Second[] = [];
  const underWay = new Set<Promise<void>>();
  const total = Math.round(rate * seconds);
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * rate));
    for (; sent < due; sent += 1) {
      const dueAt = startedAt + (sent / rate) * 1000;
      const asking = note(seen, startedAt, dueAt, connections.ask(next()));
      underWay.add(asking);
      void asking.finally(() => underWay.delete(asking));
    }
    await pause(tick);
  }
  await Promise.all(underWay);
  return { seconds: seen, startedAt };
}

/** A closed loop: so many clients, each asking again as soon as it is answered. @returns done in a second */
export async function capacityOf(
  connections: Connections,
  { clients, seconds, next }: { clients: number; seconds: number; next: () => string },
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let done = 0;
  const client = async () => {
    while (performance.now() < until) if ((await connections.ask(next())) === 201) done += 1;
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / ((performance.now() - startedAt) / 1000);
}

async function note(seen: Second[], startedAt: number, dueAt: number, answer: Promise<number>): Promise<void> {
  const status = await answer;
  const second = Math.floor((dueAt - startedAt) / 1000);
  const noted = (seen[second] ??= { done: 0, refused: 0, failed: 0, latencies: [], refusals: [] });
  const latency = performance.now() - dueAt;
  if (status === 201) {
    noted.done += 1;
    noted.latencies.push(latency);
  } else if (status === 503) {
    noted.refused += 1;
    noted.refusals.push(latency);
  } else noted.failed += 1;
}

export interface Told {
  readonly arrived: number;
  readonly donePerSecond: number;
  readonly refused: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly refusalP99: number;
}

export function toldOf({ seconds }: Seen): Told {
  const of = (what: (second: Second) => number) => seconds.reduce((sum, second) => sum + what(second), 0);
  const latencies = seconds.flatMap((second) => second.latencies);
  const refusals = seconds.flatMap((second) => second.refusals);
  return {
    arrived: of((second) => second.done + second.refused + second.failed),
    donePerSecond: of((second) => second.done) / seconds.length,
    refused: of((second) => second.refused),
    failed: of((second) => second.failed),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    p999: percentile(latencies, 0.999),
    refusalP99: percentile(refusals, 0.99),
  };
}
