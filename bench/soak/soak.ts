import { randomUUID } from 'node:crypto';
import type { Cluster } from '../harness/cluster';
import { startService, type RunningService } from '../harness/service';
import { proveSound } from '../harness/sound';
import { summaryOf } from '../harness/statistics';
import { writeHistory } from '../history/history';
import { identifierOf } from '../history/identifiers';
import { arrive, capacityOf, toldOf, type Seen, type Told } from './arrivals';
import { Connections } from './connections';
import { growthOf, sampleMemory, type Growth, type Sample } from './memory';

export interface SoakPlan {
  /** Of twice the capacity. */
  readonly minutes: number;
  /** Of half of it, before and after. */
  readonly calmSeconds: number;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  /** Giros registered in a second by 64 clients in a closed loop: the median of three. */
  readonly capacity: number;
  readonly before: Told;
  readonly during: Told;
  readonly after: Told;
  readonly memory: Growth;
  readonly seen: Seen;
  readonly samples: readonly Sample[];
}

const lines = 10_000;

/**
 * Finds what the service can do, then asks half of it, twice as much for some minutes, and half again: what is refused is
 * refused at once, memory stays, and latency comes back. @throws when the ledger or the chain is not sound afterwards
 */
export async function soak(cluster: Cluster, { minutes, calmSeconds, say }: SoakPlan): Promise<SoakResult> {
  const doors = await cluster.database('soak');
  await writeHistory(doors, { resolutions: 10, lines: lines / 10, giros: 2, awaiting: 0, lastYear: 2025, years: 1 });
  const service = await startService(doors);
  await service.settled();
  const connections = new Connections(service.url);
  try {
    const next = await ordersOf(service);
    await capacityOf(connections, { clients: 64, seconds: Math.min(10, calmSeconds), next });
    const found: number[] = [];
    for (let round = 0; round < 3; round += 1)
      found.push(await capacityOf(connections, { clients: 64, seconds: Math.min(10, calmSeconds), next }));
    const capacity = summaryOf(found).median;
    say(`capacidad: ${capacity.toFixed(0)} giros por segundo`);
    const calm = { rate: capacity / 2, seconds: calmSeconds, next };
    const before = toldOf(await arrive(connections, calm));
    say(
      `a la mitad: p50 ${before.p50.toFixed(1)} ms, p99 ${before.p99.toFixed(1)} ms, p99,9 ${before.p999.toFixed(1)} ms`,
    );
    const sampling = sampleMemory(service);
    const seen = await arrive(connections, { rate: capacity * 2, seconds: minutes * 60, next });
    const samples = await sampling.stop();
    const during = toldOf(seen);
    say(`al doble: ${during.donePerSecond.toFixed(0)} por segundo, ${during.refused} enviados a volver`);
    const after = toldOf(await arrive(connections, calm));
    say(`después, a la mitad: p50 ${after.p50.toFixed(1)} ms, p99 ${after.p99.toFixed(1)} ms`);
    await proveSound(doors);
    return { capacity, before, during, after, memory: growthOf(samples), seen, samples };
  } finally {
    connections.close();
    await service.stop();
    await cluster.drop('soak');
  }
}

/**
 * Registers a giro: an order on each line in turn, with a key of its own. A hospital has a line in each resolution, so
 * every thousand orders the amount is a cent more: no two of one hospital look like the same payment.
 */
async function ordersOf(service: RunningService): Promise<() => string> {
  const token = await service.signIn('registrar');
  const { host } = new URL(service.url);
  let nth = 0;
  return () => {
    nth += 1;
    const cents = 100 + Math.floor(nth / 1000);
    const body = JSON.stringify({
      amount: (cents / 100).toFixed(2),
      paymentOrder: `EJEMPLO-${nth}`,
      orderedOn: '2025-12-29',
    });
    return [
      `POST /api/v1/allocations/${identifierOf.line(nth % lines)}/disbursements HTTP/1.1`,
      `Host: ${host}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Idempotency-Key: ${randomUUID()}`,
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  };
}
