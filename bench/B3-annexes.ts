import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOptions } from '../src/platform/database/data-source';
import { asClient } from './harness/cluster';
import { byScale, type Bench, type Contestant, type Prepared } from './harness/bench';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { watched } from './files/memory';
import { constrained, emptied, inserted, publishedRows, typeormInsert } from './files/annex-yardsticks';
import type { Side } from './files/annex-side';
import { writePeople, idOfRole } from './history/people';
import type { Doors } from '../src/platform/database/service-role';

/** An annex comes in as a file, and is published: beside the rows alone, without a rule, a record or an answer. */
export const annexes: Bench = {
  code: 'B3',
  title: 'publish an annex of 1.122 lines; import one as a file',
  prepare: async (setting): Promise<Prepared> => {
    const lines = byScale(setting, { quick: 2000, default: 100_000, full: 1_000_000 });
    const doors = await setting.cluster.database('b3');
    const folder = await mkdtemp(join(tmpdir(), 'trazagiro-b3-'));
    const file = join(folder, 'anexo.csv');
    await writeHospitals(doors, lines, file);
    const service = await startService(doors);
    const tokens = await tokensOf(service);
    const draft = await draftOf({ service, tokens }, lines);
    const side: Side = { setting, doors, service, folder, lines, tokens, draft };
    const few = Math.min(10_000, lines / 2);
    const small = `import of ${few.toLocaleString('es-CO')} lines`;
    const large = `import of ${lines.toLocaleString('es-CO')} lines`;
    const smallFile = join(folder, 'anexo-menor.csv');
    await writeFirst(file, smallFile, few);
    return {
      contestants: [
        publication(side),
        await bareInsert(side),
        imported(side, small, smallFile, few),
        imported(side, large, file, lines),
        constrained(side),
        typeormInsert(side),
      ],
      goals: [
        {
          text: 'publish 1.122 lines over the multi-row INSERT of the same rows',
          of: ['publication of 1.122 lines', 'ms'],
          over: ['multi-row INSERT of its rows', 'ms'],
          atMost: 3,
        },
        {
          text: 'import over \\copy into the same constraints',
          of: [large, 'rows/s'],
          over: ['\\copy, constrained', 'rows/s'],
          atLeast: 3,
        },
        {
          text: 'import over TypeORM insert',
          of: [large, 'rows/s'],
          over: ['TypeORM insert', 'rows/s'],
          atLeast: 15,
        },
        { text: 'memory of the import above the idle service, MB', of: [large, 'MB above idle'], atMost: 150 },
      ],
      prove: () => proveSound(doors),
      close: async () => {
        await service.stop();
        await setting.cluster.drop('b3');
        await rm(folder, { recursive: true });
      },
    };
  },
};

/** A hospital for every line: no two lines may name one. The annex names each by its NIT, as annexes do. */
async function writeHospitals({ owner }: Doors, lines: number, file: string): Promise<void> {
  await asClient(clientOptions(owner), async (client) => {
    await writePeople(client);
    await client.query(
      `insert into hospital (id, name, nit, municipality_code, recorded_by)
       select ('d0000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'EJEMPLO — E.S.E. Hospital ' || number,
         (100000000 + number)::text, codes[1 + number % cardinality(codes)], '${idOfRole('registrar')}'
       from generate_series(1, ${lines}) as number
       cross join (select array_agg(code order by code) as codes from municipality) as municipalities`,
    );
    await client.query('vacuum analyze hospital');
    const out = await open(file, 'w');
    await out.write('DIVIPOLA;Departamento;Municipio;NIT;E.S.E.;Valor\n');
    for (let from = 0; from < lines; from += 50_000) {
      const { rows } = await client.query<{ text: string }>(
        `select string_agg(concat_ws(';', hospital.municipality_code, department.name, municipality.name, hospital.nit,
           hospital.name, '1000.00'), e'\\n' order by hospital.id) || e'\\n' as text
         from (select * from hospital order by id offset ${from} limit 50000) as hospital
         join municipality on municipality.code = hospital.municipality_code
         join department on department.code = municipality.department_code`,
      );
      await out.write(rows[0]?.text ?? '');
    }
    await out.close();
  });
}

async function writeFirst(file: string, to: string, lines: number): Promise<void> {
  const source = await open(file);
  const kept: string[] = [];
  for await (const line of source.readLines()) {
    kept.push(line);
    if (kept.length > lines) break;
  }
  await writeFile(to, `${kept.join('\n')}\n`);
}

async function tokensOf(service: RunningService): Promise<Side['tokens']> {
  return { registrar: await service.signIn('registrar'), approver: await service.signIn('approver') };
}

let number = 0;

async function draftOf({ service, tokens }: Pick<Side, 'service' | 'tokens'>, lines: number): Promise<string> {
  number += 1;
  const body = {
    kind: 'allocation',
    issuer: 'EJEMPLO — Ministerio',
    number,
    year: 2025,
    issuedOn: '2025-02-03',
    title: 'EJEMPLO — Asigna recursos',
    fiscalYear: 2025,
    authorizedAmount: `${lines * 1000}.00`,
  };
  const { id } = await call(service, 'POST', '/resolutions', tokens.registrar, body);
  return id as string;
}

function imported(side: Side, name: string, file: string, lines: number): Contestant {
  return {
    name,
    measure: async () => {
      const id = await draftOf(side, lines);
      const form = new FormData();
      form.append('file', await openAsBlob(file), 'anexo.csv');
      const figures = await watched(side.service, lines, async () => {
        const answer = await fetch(`${side.service.url}/api/v1/resolutions/${id}/annex`, {
          method: 'POST',
          headers: { authorization: `Bearer ${side.tokens.registrar}` },
          body: form,
        });
        if (answer.status !== 200) throw new Error(await answer.text());
      });
      await emptied(side.doors, id);
      return figures;
    },
  };
}

function publication(side: Side): Contestant {
  const { service, tokens, doors } = side;
  return {
    name: 'publication of 1.122 lines',
    measure: async () => {
      const id = await draftOf(side, 1122);
      const codes = await asClient(clientOptions(doors.owner), (client) =>
        client.query<{ code: string }>('select code from municipality order by code limit 1122'),
      );
      const lines = codes.rows.map(({ code }) => ({ divipola: code, amount: '1000.00' }));
      await call(service, 'PUT', `/resolutions/${id}/lines`, tokens.registrar, lines);
      const startedAt = performance.now();
      await call(service, 'POST', `/resolutions/${id}/publication`, tokens.approver, {});
      return { ms: performance.now() - startedAt };
    },
  };
}

async function bareInsert(side: Side): Promise<Contestant> {
  const published = publication(side);
  await published.measure();
  const rows = await publishedRows(side.doors);
  return { name: 'multi-row INSERT of its rows', measure: () => inserted(side.doors, rows) };
}

async function call(
  service: RunningService,
  method: string,
  path: string,
  token: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${service.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
  return said;
}
