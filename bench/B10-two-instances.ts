import { randomUUID } from 'node:crypto';
import { byScale, type Bench, type Figures, type Prepared } from './harness/bench';
import { load, type Call } from './harness/load';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import { identifierOf } from './history/identifiers';

const clients = 64;

/** The same people through one process, and through two that share the lines, the keys and the chains. */
export const twoInstances: Bench = {
  code: 'B10',
  title: 'two instances on one PostgreSQL, 64 clients',
  prepare: async (setting): Promise<Prepared> => {
    const acts = byScale(setting, { quick: 100, default: 4000, full: 20_000 });
    const doors = await setting.cluster.database('b10');
    const plan = { resolutions: 10, lines: 100, giros: 2, awaiting: 0, lastYear: 2025, years: 1 };
    await writeHistory(doors, plan);
    const services = [await startService(doors), await startService(doors)] as const;
    const token = await services[0].signIn('registrar');
    let ordered = 0;
    const nextOf = (lines: number) => (): Call => {
      ordered += 1;
      return {
        method: 'POST',
        path: `/api/v1/allocations/${identifierOf.line(ordered % lines)}/disbursements`,
        body: { amount: '1.00', paymentOrder: `EJEMPLO-${ordered}`, orderedOn: '2025-12-29' },
        headers: { 'idempotency-key': randomUUID() },
      };
    };
    const through = (by: readonly RunningService[], lines: number) => ({
      name: `order, ${lines} lines, ${by.length === 1 ? 'one instance' : 'two instances'}`,
      measure: () => loadAll(by, { token, calls: Array.from({ length: acts }, nextOf(lines)) }),
    });
    const sizes = [13, 1000];
    return {
      contestants: sizes.flatMap((lines) => [through([services[0]], lines), through(services, lines)]),
      goals: sizes.map((lines) => ({
        text: `two instances over one, ${lines} lines`,
        of: [`order, ${lines} lines, two instances`, 'acts/s'],
        over: [`order, ${lines} lines, one instance`, 'acts/s'],
        atLeast: 1,
      })),
      prove: () => proveSound(doors),
      close: async () => {
        for (const service of services) await service.stop();
        await setting.cluster.drop('b10');
      },
    };
  },
};

/** The clients and their calls, an equal part to each instance, at once. */
async function loadAll(
  by: readonly RunningService[],
  { token, calls }: { token: string; calls: readonly Call[] },
): Promise<Figures> {
  const startedAt = performance.now();
  const parts = await Promise.all(
    by.map(({ url }, index) => {
      const own = calls.filter((_, call) => call % by.length === index);
      return load({ url, token, clients: clients / by.length, status: 201, calls: own });
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const worst = (figure: string) => Math.max(...parts.map((part) => part[figure] ?? Number.NaN));
  return { 'acts/s': calls.length / seconds, 'p50 ms': worst('p50 ms'), 'p99 ms': worst('p99 ms') };
}
