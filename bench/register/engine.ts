import { AppModule } from '../../src/app.module';
import { Payments } from '../../src/budget/disbursements/payment.service';
import { calendarDate } from '../../src/kernel/calendar';
import { newId } from '../../src/platform/ids';
import { readConfig } from '../../src/platform/config';
import { seeing } from '../../src/platform/database/scope';
import { createApplication } from '../../src/platform/http/application';
import type { Caller } from '../../src/platform/http/caller';
import type { Contestant, Figures, Setting } from '../harness/bench';
import { proveSound } from '../harness/sound';
import { percentile } from '../harness/statistics';
import { writeHistory } from '../history/history';
import type { Plan } from '../history/plan';
import { identifierOf } from '../history/identifiers';
import { idOfRole } from '../history/people';

/** The payment of giros beneath the door: rules, locks, ledger, record and idempotency, with no HTTP. */
export interface Engine {
  /** So many wait at once for their payments; as one is done the next is asked. */
  readonly pay: (name: string, waiting: number, acts: number) => Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openEngine(setting: Setting, name: string, plan: Plan): Promise<Engine> {
  const doors = await setting.cluster.database(name);
  await writeHistory(doors, plan);
  const config = readConfig({
    LOG_LEVEL: 'silent',
    TRAZAGIRO_RECORDS: 'none',
    SEAL_EVERY_SECONDS: '0',
    ...process.env,
  });
  // The whole application, which nobody reaches: it does not listen.
  const app = await createApplication(AppModule.on(doors.service, config), config);
  await app.init();
  const payments = app.get(Payments, { strict: false });
  const lines = plan.resolutions * plan.lines;
  let paid = 0;
  const payNext = () => {
    const giro = (paid % lines) * (plan.giros + plan.awaiting) + plan.giros + Math.floor(paid / lines);
    paid += 1;
    return payments.settle(paymaster(), identifierOf.giro(giro), {
      effectiveOn: calendarDate(`${plan.lastYear}-12-30`),
      datePrecision: 'exact',
      reference: null,
      source: null,
    });
  };
  return {
    pay: (contestant, waiting, acts) => ({
      name: contestant,
      measure: () => seeing('everything', () => measure(payNext, waiting, acts)),
    }),
    prove: () => proveSound(doors),
    close: async () => {
      await app.close();
      await setting.cluster.drop(name);
    },
  };
}

async function measure(act: () => Promise<unknown>, waiting: number, acts: number): Promise<Figures> {
  const waits: number[] = [];
  let left = acts;
  const startedAt = performance.now();
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const askedAt = performance.now();
      await act();
      waits.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: waiting }, one));
  const seconds = (performance.now() - startedAt) / 1000;
  return { 'acts/s': acts / seconds, 'p50 ms': percentile(waits, 0.5), 'p99 ms': percentile(waits, 0.99) };
}

function paymaster(): Caller {
  const person = {
    id: idOfRole('paymaster'),
    email: '',
    name: 'EJEMPLO',
    roles: ['paymaster' as const],
    hospitalIds: [],
    delegations: [],
  };
  const key = newId();
  return {
    person,
    sessionId: '',
    serviceToken: null,
    today: '2025-12-31',
    idempotencyKey: key,
    fingerprint: key,
    ifMatch: null,
    dryRun: false,
  } as unknown as Caller;
}
