import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { byScale, type Bench, type Contestant, type Prepared, type Setting } from './harness/bench';
import { asClient } from './harness/cluster';
import { startService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import type { Plan } from './history/plan';
import { identifierOf } from './history/identifiers';
import { clientOptions } from '../src/platform/database/data-source';

/** Every rule of every line, and then what one act asks for. */
export const reconcile: Bench = {
  code: 'B8',
  title: 'every reconciliation rule; after one act',
  prepare: async (setting): Promise<Prepared> => {
    const [few, many, lines] = byScale<readonly [number, number, number]>(setting, {
      quick: [1, 2, 20],
      default: [2, 20, 1000],
      full: [10, 1000, 1000],
    });
    const small = await openSide(setting, 'small', { resolutions: few, lines });
    const large = await openSide(setting, 'large', { resolutions: many, lines });
    const [afterFew, afterMany] = [`after one act, ${few} resolutions`, `after one act, ${many} resolutions`];
    const all = `every rule, ${many} × ${lines} lines`;
    return {
      contestants: [large.everything(all), small.afterAct(afterFew), large.afterAct(afterMany)],
      goals: [
        { text: 'tables of history read whole, in all', of: [all, 'scans'], atMost: 5 },
        {
          text: `rows read after one act, ${many} resolutions over ${few}`,
          of: [afterMany, 'rows'],
          over: [afterFew, 'rows'],
          atMost: 1.2,
        },
      ],
      prove: async () => {
        await small.prove();
        await large.prove();
      },
      close: async () => {
        await small.close();
        await large.close();
      },
    };
  },
};

interface Side {
  readonly everything: (name: string) => Contestant;
  readonly afterAct: (name: string) => Contestant;
  readonly prove: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openSide(setting: Setting, name: string, size: Pick<Plan, 'resolutions' | 'lines'>): Promise<Side> {
  const doors = await setting.cluster.database(`b8_${name}`);
  await writeHistory(doors, { ...size, giros: 1, awaiting: 0, lastYear: 2025, years: 10 });
  const ask: Ask = (sql) =>
    asClient(clientOptions(doors.owner), async (client) => (await client.query<Record<string, string>>(sql)).rows);
  await ask('insert into finding_refresh (resolution_id) select id from resolution');
  const [first] = await ask(
    `select fiscal_year || '-12-30' as day from resolution where id = '${identifierOf.resolution(0)}'`,
  );
  // As few connections as it takes, so that what is asked next over all of them tells what was read before it.
  const service = await startService(doors, { settings: { DATABASE_POOL: '2' }, alone: true });
  const call = callerOf(service.url, await service.signIn('registrar'));
  // Who reads waits for what is to be computed: of all, or of the resolution of one finding. The counts of all read every
  // finding there is, which is not what an act asks for.
  const computed = () => call('GET', '/findings/counts');
  const findingOf = async (line: string) => {
    const [finding] = await ask(`select id from finding where allocation_id = '${line}' limit 1`);
    return finding?.id ?? '';
  };
  let acts = 0;
  const measured = measuring(ask, call);
  return {
    everything: (contestant) => ({
      name: contestant,
      measure: async () => {
        const figures = await measured(async () => {
          await ask('update finding_refresh set computed_on = null');
          await computed();
        });
        return { ...figures, 'lines/s': (size.resolutions * size.lines) / (figures.ms / 1000) };
      },
    }),
    afterAct: (contestant) => ({
      name: contestant,
      measure: async () => {
        await computed();
        acts += 1;
        const line = identifierOf.line(acts % size.lines);
        const finding = await findingOf(line);
        const order = { amount: '1.00', paymentOrder: `EJEMPLO-B8-${acts}`, orderedOn: first?.day };
        // With the act: a look of the service's own may come before the one that is asked for.
        return measured(async () => {
          await call('POST', `/allocations/${line}/disbursements`, order);
          await call('GET', `/findings/${finding}`);
        });
      },
    }),
    prove: () => proveSound(doors),
    close: async () => {
      await service.stop();
      await setting.cluster.drop(`b8_${name}`);
    },
  };
}

function callerOf(url: string, token: string) {
  return async (method: string, path: string, body?: object): Promise<void> => {
    const sent = body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...sent },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`);
  };
}

type Ask = (sql: string) => Promise<Record<string, string>[]>;
type CallOut = ReturnType<typeof callerOf>;

/** Times a piece of work, and counts what it read. */
function measuring(ask: Ask, call: CallOut) {
  const readUntilNow = async () => {
    // A connection that is asked nothing tells after ten seconds; one that is asked, when it did not in the last second.
    await pause(1100);
    await Promise.all(Array.from({ length: 6 }, () => call('GET', '/me')));
    await pause(100);
    const [row] = await ask(readSql);
    return { rows: Number(row?.['rows']), scans: Number(row?.['scans']) };
  };
  return async (work: () => Promise<unknown>): Promise<Record<'ms' | 'rows' | 'scans', number>> => {
    const before = await readUntilNow();
    const begun = performance.now();
    await work();
    const ms = performance.now() - begun;
    const after = await readUntilNow();
    return { ms, rows: after.rows - before.rows, scans: after.scans - before.scans };
  };
}

// Of the tables that grow with the history; the rest is as small after ten years.
const readSql = `
  select
    sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows,
    sum(seq_scan) as scans
  from pg_stat_user_tables
  where relname in (
    'annex_line', 'disbursement', 'settlement', 'receipt', 'ledger_entry', 'ledger_posting', 'ledger_account',
    'audit_event', 'finding', 'finding_event'
  )`;
