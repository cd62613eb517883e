import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOptions } from '../src/platform/database/data-source';
import type { Doors } from '../src/platform/database/service-role';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres';
import { byScale, type Bench, type Contestant, type Figures } from './harness/bench';
import { asClient } from './harness/cluster';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import { identifierOf } from './history/identifiers';

const bare = { first: 'initdb and start, nothing else', warm: 'start, nothing else' };
const ours = { first: 'the service, first start', warm: 'the service, warm start' };
const pages = { resolution: 'page of a resolution of 1.122 lines', receipt: 'page of a receipt' };

/** From the command to ready, and what a page costs. */
export const startAndPages: Bench = {
  code: 'B9',
  title: 'start, and pages',
  prepare: async (setting) => {
    const folder = await mkdtemp(join(tmpdir(), 'trazagiro-start-'));
    const lines = byScale(setting, { quick: 20, default: 1122, full: 1122 });
    const times = byScale(setting, { quick: 2, default: 6, full: 60 });
    const doors = await setting.cluster.database('b9');
    await writeHistory(doors, { resolutions: 1, lines, giros: 2, awaiting: 0, lastYear: 2025, years: 1 });
    await keepOneHospital(doors);
    const service = await startService(doors, { settings: { TRAZAGIRO_RECORDS: 'none' } });
    const auditor = await service.signIn('auditor');
    const recipient = await service.signIn('recipient');
    let starts = 0;
    const fresh = () => join(folder, String((starts += 1)));
    const warm = { postgres: fresh(), service: fresh() };
    await startedPostgres(warm.postgres);
    await startedService(warm.service);
    return {
      contestants: [
        { name: bare.first, measure: () => startedPostgres(fresh()) },
        { name: ours.first, measure: () => startedService(fresh()) },
        { name: bare.warm, measure: () => startedPostgres(warm.postgres) },
        {
          name: ours.warm,
          measure: async () => {
            const { s: least = 0 } = await startedPostgres(warm.postgres);
            const { s = 0 } = await startedService(warm.service);
            return { s, 's over bare': s - least };
          },
        },
        page(service, {
          name: pages.resolution,
          path: `/escritorio/resoluciones/${identifierOf.resolution(0)}`,
          token: auditor,
          times,
        }),
        page(service, {
          name: pages.receipt,
          path: `/escritorio/recibos/${identifierOf.giro(0)}`,
          token: recipient,
          times,
        }),
      ],
      goals: [
        {
          text: 'first start over initdb and start',
          of: [ours.first, 's'],
          over: [bare.first, 's'],
          atMost: 3,
        },
        { text: 'warm start, seconds over a bare start', of: [ours.warm, 's over bare'], atMost: 2 },
        { text: `page of a resolution of ${lines} lines, ms of CPU`, of: [pages.resolution, 'CPU ms'], atMost: 60 },
        { text: 'page of a receipt, ms of CPU', of: [pages.receipt, 'CPU ms'], atMost: 5 },
      ],
      prove: () => proveSound(doors),
      close: async () => {
        await service.stop();
        await rm(folder, { recursive: true, force: true });
        await setting.cluster.drop('b9');
      },
    };
  },
};

/** Who opens a receipt is of one hospital; the history's person is of all. */
function keepOneHospital({ owner }: Doors): Promise<unknown> {
  return asClient(clientOptions(owner), (client) =>
    client.query(
      `delete from person_hospital
       where hospital_id <> (
         select line.hospital_id
         from disbursement
         join annex_line line on line.id = disbursement.allocation_id
         where disbursement.id = $1
       )`,
      [identifierOf.giro(0)],
    ),
  );
}

async function startedPostgres(folder: string): Promise<Figures> {
  const startedAt = Date.now();
  const postgres = await startEmbeddedPostgres({ folder, database: 'bench' });
  const s = (Date.now() - startedAt) / 1000;
  await postgres.stop();
  return { s };
}

/** As whoever types `npm start`, with the records and their accounts; ended in order. */
async function startedService(folder: string): Promise<Figures> {
  const startedAt = Date.now();
  const root = join(__dirname, '..', '..');
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: '0', TRAZAGIRO_DATA: folder, DEMO_PASSWORD: 'demo-demo-demo' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('está listo')) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`the service did not start: ${said}`));
    });
  });
  const s = (Date.now() - startedAt) / 1000;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
  return { s };
}

interface Opened {
  readonly name: string;
  readonly path: string;
  readonly token: string;
  readonly times: number;
}

/** One after another, as one person opens it; all that the service's process does meanwhile is counted. */
function page(service: RunningService, { name, path, token, times }: Opened): Contestant {
  const open = async () => {
    const answer = await fetch(`${service.url}${path}`, {
      headers: { cookie: `trazagiro_session=${token}` },
      redirect: 'manual',
    });
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${html.slice(0, 200)}`);
    return html.length;
  };
  return {
    name,
    measure: async () => {
      for (let time = 0; time < times; time += 1) await open();
      const before = await service.usage();
      const startedAt = Date.now();
      let letters = 0;
      for (let time = 0; time < times; time += 1) letters = await open();
      const { cpuMs } = await service.usage();
      return {
        'CPU ms': (cpuMs - before.cpuMs) / times,
        ms: (Date.now() - startedAt) / times,
        kB: Math.round(letters / 1000),
      };
    },
  };
}
