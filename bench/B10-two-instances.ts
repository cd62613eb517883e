import { randomUUID } from 'node:crypto';
import { byScale, type Bench, type Contestant, type Figures, type Prepared, type Setting } from './harness/bench';
import { load, type Call } from './harness/load';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import type { Plan } from './history/plan';
import { identifierOf } from './history/identifiers';

const clients = 64;

/** Payments by the same people through one process, and through two that share the lines, the keys and the chains. */
export const twoInstances: Bench = {
  code: 'B10',
  title: 'two instances on one PostgreSQL, payments by 64 clients',
  prepare: async (setting): Promise<Prepared> => {
    const sides = [
      await openSide(setting, { resolutions: 1, lines: 13, giros: 100 }),
      await openSide(setting, { resolutions: 10, lines: 100, giros: 2 }),
    ];
    return {
      contestants: sides.flatMap(({ contestants }) => contestants),
      goals: sides.map(({ contestants: [one, two] }) => ({
        text: `${two.name}, over one`,
        of: [two.name, 'acts/s'],
        over: [one.name, 'acts/s'],
        atLeast: 1,
      })),
      prove: async () => {
        for (const { prove } of sides) await prove();
      },
      close: async () => {
        for (const { close } of sides) await close();
      },
    };
  },
};

interface Side {
  readonly contestants: readonly [one: Contestant, two: Contestant];
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openSide(setting: Setting, size: Pick<Plan, 'resolutions' | 'lines' | 'giros'>): Promise<Side> {
  const acts = byScale(setting, { quick: 100, default: 4000, full: 20_000 });
  const rounds = byScale(setting, { quick: 1, default: 5, full: 5 });
  const lines = size.resolutions * size.lines;
  const name = `b10_${lines}`;
  const plan: Plan = { ...size, awaiting: Math.ceil((acts * 2 * rounds) / lines), lastYear: 2025, years: 1 };
  const doors = await setting.cluster.database(name);
  await writeHistory(doors, plan);
  const services = [await startService(doors), await startService(doors)] as const;
  if (setting.scale !== 'quick') for (const service of services) await service.settled();
  const token = await services[0].signIn('paymaster');
  let paid = 0;
  // Over all lines in turn, so that each line is as hot as the others.
  const next = (): Call => {
    const giro = (paid % lines) * (plan.giros + plan.awaiting) + plan.giros + Math.floor(paid / lines);
    paid += 1;
    return {
      method: 'POST',
      path: `/api/v1/disbursements/${identifierOf.giro(giro)}/settlement`,
      body: { effectiveOn: '2025-12-30' },
      headers: { 'idempotency-key': randomUUID() },
    };
  };
  const through = (by: readonly RunningService[], said: string): Contestant => ({
    name: `pay, ${lines} lines, ${said}`,
    measure: () => loadAll(by, { token, calls: Array.from({ length: acts }, next) }),
  });
  return {
    contestants: [through([services[0]], 'one instance'), through(services, 'two instances')],
    prove: () => proveSound(doors),
    close: async () => {
      for (const service of services) await service.stop();
      await setting.cluster.drop(name);
    },
  };
}

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
