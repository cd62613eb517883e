import { randomUUID } from 'node:crypto';
import type { Contestant, Setting } from '../harness/bench';
import { load, type Call } from '../harness/load';
import { startService } from '../harness/service';
import { proveSound } from '../harness/sound';
import { writeHistory } from '../history/history';
import type { Plan } from '../history/plan';
import { identifierOf } from '../history/identifiers';

/** Our service on a history with approved orders that wait to be paid. */
export interface Payments {
  /** The act that moves the money out: orders are paid in turn over all lines, each once. */
  readonly pay: (name: string, clients: number, acts: number) => Contestant;
  /** The act before it: a payment order is recorded. */
  readonly order: (name: string, clients: number, acts: number) => Contestant;
  /** The payment past the lane where payments gather. */
  readonly payAlone: (name: string, acts: number) => Contestant;
  readonly nothing: (name: string, path: string, acts: number) => Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param awaiting how many payments there will be in all */
export async function openPayments(
  setting: Setting,
  name: string,
  size: Pick<Plan, 'resolutions' | 'lines' | 'giros'>,
  awaiting: number,
): Promise<Payments> {
  const lines = size.resolutions * size.lines;
  const plan: Plan = { ...size, awaiting: Math.ceil(awaiting / lines), lastYear: 2025, years: 1 };
  const doors = await setting.cluster.database(name);
  await writeHistory(doors, plan);
  const service = await startService(doors);
  if (setting.scale !== 'quick') await service.settled();
  const [paymaster, registrar] = [await service.signIn('paymaster'), await service.signIn('registrar')];
  let paid = 0;
  const nextPayment = (): Call => {
    const giro = (paid % lines) * (plan.giros + plan.awaiting) + plan.giros + Math.floor(paid / lines);
    paid += 1;
    return post(`/disbursements/${identifierOf.giro(giro)}/settlement`, { effectiveOn: '2025-12-30' });
  };
  let ordered = 0;
  const nextOrder = (): Call => {
    ordered += 1;
    const order = { amount: '1.00', paymentOrder: `EJEMPLO-${name}-${ordered}`, orderedOn: '2025-12-29' };
    return post(`/allocations/${identifierOf.line(ordered % lines)}/disbursements`, order);
  };
  const by = (token: string, next: () => Call) => (contestant: string, clients: number, acts: number) => ({
    name: contestant,
    measure: () => load({ url: service.url, token, clients, status: 201, calls: Array.from({ length: acts }, next) }),
  });
  return {
    pay: by(paymaster, nextPayment),
    payAlone: (contestant, acts) =>
      by(paymaster, () => {
        const call = nextPayment();
        return { ...call, path: call.path.replace('/disbursements', '/plain/disbursements') };
      })(contestant, 1, acts),
    order: by(registrar, nextOrder),
    nothing: (contestant, path, acts) =>
      by(paymaster, () => ({ ...post('', { effectiveOn: '2025-12-30' }), path }))(contestant, 64, acts),
    prove: () => proveSound(doors),
    close: async () => {
      await service.stop();
      await setting.cluster.drop(name);
    },
  };
}

function post(path: string, body: object): Call {
  return { method: 'POST', path: `/api/v1${path}`, body, headers: { 'idempotency-key': randomUUID() } };
}
