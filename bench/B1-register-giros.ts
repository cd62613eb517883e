import { randomUUID } from 'node:crypto';
import { byScale, type Bench, type Contestant, type Prepared, type Setting } from './harness/bench';
import { load, type Call } from './harness/load';
import { startService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory, type Plan } from './history/history';
import { identifierOf } from './history/identifiers';

/** Payments of approved orders: the act that moves the money out. Thirteen hot lines, as in 1409; ten thousand, as in a country. */
export const registerGiros: Bench = {
  code: 'B1',
  title: 'register giros over HTTP, 64 clients',
  prepare: async (setting): Promise<Prepared> => {
    const hot = await openSide(setting, 'hot', { resolutions: 1, lines: 13 });
    const wide = await openSide(setting, 'wide', {
      resolutions: byScale(setting, { quick: 1, default: 10, full: 10 }),
      lines: 1000,
    });
    const signedIn = 'our route doing nothing, signed in';
    return {
      contestants: [
        ...hot.contestants('13 lines', 64),
        ...wide.contestants('10.000 lines', 64),
        ...hot.contestants('13 lines', 1),
        hot.nothing(signedIn, '/api/v1/nothing/signed-in'),
        hot.nothing('our route doing nothing, anybody', '/api/v1/nothing'),
      ],
      goals: [
        {
          text: 'pay, 13 lines, over our own route doing nothing',
          of: ['pay, 13 lines, 64 clients', 'acts/s'],
          over: [signedIn, 'acts/s'],
          atLeast: 0.7,
        },
        {
          text: 'pay, 10.000 lines, over our own route doing nothing',
          of: ['pay, 10.000 lines, 64 clients', 'acts/s'],
          over: [signedIn, 'acts/s'],
          atLeast: 0.7,
        },
        {
          text: 'p99 over p50, 13 lines',
          of: ['pay, 13 lines, 64 clients', 'p99 ms'],
          over: ['pay, 13 lines, 64 clients', 'p50 ms'],
          atMost: 10,
        },
      ],
      prove: async () => {
        await hot.prove();
        await wide.prove();
      },
      close: async () => {
        await hot.close();
        await wide.close();
      },
    };
  },
};

interface Side {
  readonly contestants: (name: string, clients: number) => Contestant[];
  readonly nothing: (name: string, path: string) => Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openSide(setting: Setting, name: string, size: Pick<Plan, 'resolutions' | 'lines'>): Promise<Side> {
  const acts = byScale(setting, { quick: 100, default: 4000, full: 10_000 });
  const lines = size.resolutions * size.lines;
  const awaiting = Math.ceil((acts * 5) / lines);
  const plan: Plan = { ...size, giros: 2, awaiting, lastYear: 2025, years: 1 };
  const doors = await setting.cluster.database(`b1_${name}`);
  await writeHistory(doors, plan);
  const service = await startService(doors);
  const [paymaster, registrar] = [await service.signIn('paymaster'), await service.signIn('registrar')];
  const perLine = plan.giros + awaiting;
  let paid = 0;
  // Over all lines in turn, so that each line is as hot as the others.
  const nextPayment = (): Call => {
    const number = (paid % lines) * perLine + plan.giros + Math.floor(paid / lines);
    paid += 1;
    return post(`/disbursements/${identifierOf.giro(number)}/settlement`, { effectiveOn: '2025-12-30' });
  };
  let ordered = 0;
  const nextOrder = (): Call => {
    ordered += 1;
    const order = { amount: '1.00', paymentOrder: `EJEMPLO-${name}-${ordered}`, orderedOn: '2025-12-29' };
    return post(`/allocations/${identifierOf.line(ordered % lines)}/disbursements`, order);
  };
  const measured = (contestant: string, clients: number, token: string, next: () => Call): Contestant => ({
    name: contestant,
    measure: () => {
      const count = clients === 1 ? Math.ceil(acts / 10) : acts;
      return load({ url: service.url, token, clients, status: 201, calls: Array.from({ length: count }, next) });
    },
  });
  return {
    contestants: (label, clients) => [
      measured(`pay, ${label}, ${clients} clients`, clients, paymaster, nextPayment),
      measured(`order, ${label}, ${clients} clients`, clients, registrar, nextOrder),
    ],
    nothing: (label, path) =>
      measured(label, 64, paymaster, () => ({ ...post('', { effectiveOn: '2025-12-30' }), path })),
    prove: () => proveSound(doors),
    close: async () => {
      await service.stop();
      await setting.cluster.drop(`b1_${name}`);
    },
  };
}

function post(path: string, body: object): Call {
  return { method: 'POST', path: `/api/v1${path}`, body, headers: { 'idempotency-key': randomUUID() } };
}
