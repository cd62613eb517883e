import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOptions } from '../src/platform/database/data-source';
import { bookColumns, bookSelection, bookSource } from '../src/budget/ledger/book.columns';
import { asClient } from './harness/cluster';
import { byScale, type Bench, type Contestant, type Prepared, type Setting } from './harness/bench';
import { load } from './harness/load';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { fetched } from './files/fetched';
import { timed, watched } from './files/memory';
import { psql, yardstick } from './files/yardsticks';
import { missingPackage, missingProgram } from './harness/installed';
import { startYardstick, type YardstickServer } from './harness/yardstick-server';
import { writeHistory } from './history/history';
import { planOf, postingsOf } from './history/plan';
import type { Doors } from '../src/platform/database/service-role';

/** Every posting of the ledger as a file, beside `\copy` of the same question and what people write workbooks with. */
export const exportsAndLists: Bench = {
  code: 'B7',
  title: 'export every posting as CSV, XLSX and JSON; a list, and its last page',
  prepare: async (setting): Promise<Prepared> => {
    const plan = planOf(byScale(setting, { quick: 2000, default: 100_000, full: 1_000_000 }));
    const postings = postingsOf(plan);
    const doors = await setting.cluster.database('b7');
    await writeHistory(doors, plan);
    await asClient(clientOptions(doors.owner), (client) => client.query('vacuum analyze'));
    const folder = await mkdtemp(join(tmpdir(), 'trazagiro-b7-'));
    const service = await startService(doors);
    const token = await service.signIn('auditor');
    const side = { setting, doors, folder, service, token, postings };
    const list = usualList(side);
    return {
      contestants: [
        ours(side, 'csv'),
        copied(side),
        ours(side, 'json'),
        ours(side, 'xlsx'),
        ...workbooks(side),
        ...(await pages(side)),
        list.contestant,
      ],
      goals: [
        goal('CSV over \\copy of the same question', ['our CSV', '\\copy'], 'rows/s', { atLeast: 0.9 }),
        goal('XLSX over exceljs, streaming', ['our XLSX', 'exceljs'], 'rows/s', { atLeast: 3 }),
        goal('XLSX over SheetJS', ['our XLSX', 'SheetJS'], 'rows/s', { atLeast: 3 }),
        ...(['CSV', 'JSON', 'XLSX'] as const).map((form) => ({
          text: `memory of a ${form} above the idle service, MB`,
          of: [`our ${form}`, 'MB above idle'] as const,
          atMost: 80,
        })),
        goal("a list of 100 over TypeORM's find, requests", ['list, first page', list.contestant.name], 'acts/s', {
          atLeast: 5,
        }),
        goal('the last page over the first', ['list, last page', 'list, first page'], 'p50 ms', { atMost: 1.3 }),
      ],
      prove: () => proveSound(doors),
      close: async () => {
        list.stop();
        await service.stop();
        await setting.cluster.drop('b7');
        await rm(folder, { recursive: true });
      },
    };
  },
};

interface Side {
  readonly setting: Setting;
  readonly doors: Doors;
  readonly folder: string;
  readonly service: RunningService;
  readonly token: string;
  readonly postings: number;
}

function goal(
  text: string,
  [one, other]: readonly [string, string],
  figure: string,
  limit: { atLeast?: number; atMost?: number },
) {
  return { text, of: [one, figure] as const, over: [other, figure] as const, ...limit };
}

function ours({ service, token, postings }: Side, form: 'csv' | 'json' | 'xlsx'): Contestant {
  const url = `${service.url}/api/v1/ledger/postings?format=${form}`;
  return {
    name: `our ${form.toUpperCase()}`,
    measure: () => watched(service, postings, () => fetched(url, token)),
  };
}

function copied({ setting, folder, postings }: Side): Contestant {
  const to = join(folder, 'copied.csv');
  return {
    name: '\\copy',
    missing: missingProgram('psql'),
    measure: () =>
      timed(postings, () =>
        psql(
          setting.cluster.environment('b7'),
          `\\copy (select ${bookSelection.csv} ${bookSource([])}) to '${to}' with (format csv, header)`,
        ),
      ),
  };
}

interface ExcelJs {
  readonly stream: {
    readonly xlsx: {
      readonly WorkbookWriter: new (options: object) => {
        addWorksheet(name: string): { addRow(row: unknown[]): { commit(): void }; commit(): void };
        commit(): Promise<void>;
      };
    };
  };
}

interface SheetJs {
  readonly utils: {
    aoa_to_sheet(rows: unknown[][]): object;
    book_new(): object;
    book_append_sheet(book: object, sheet: object, name: string): void;
  };
  writeFile(book: object, path: string, options: object): void;
}

/** More takes them minutes, and SheetJS gigabytes: rows a second are compared. */
const mostOfOthers = 100_000;

function workbooks({ doors, folder, postings }: Side): Contestant[] {
  const [exceljs, sheetjs] = [yardstick<ExcelJs>('exceljs'), yardstick<SheetJs>('xlsx')];
  const count = Math.min(postings, mostOfOthers);
  const rows = () =>
    asClient(clientOptions(doors.owner), async (client) => {
      const text = `select ${bookSelection.xlsx} ${bookSource([])} limit ${count}`;
      const asWritten = { getTypeParser: () => (value: string) => value };
      const answer = await client.query<(string | null)[]>({ text, rowMode: 'array', types: asWritten });
      return answer.rows.map((row) => row.map((value, column) => valueOf(value ?? '', column)));
    });
  return [
    {
      name: 'exceljs',
      missing: exceljs.missing,
      measure: () =>
        timed(count, async () => {
          const stream = createWriteStream(join(folder, 'exceljs.xlsx'));
          const Writer = exceljs.get().stream.xlsx.WorkbookWriter;
          const book = new Writer({ stream, useStyles: false, useSharedStrings: false });
          const sheet = book.addWorksheet('Libro');
          for (const row of await rows()) sheet.addRow(row).commit();
          sheet.commit();
          await book.commit();
        }),
    },
    {
      name: 'SheetJS',
      missing: sheetjs.missing,
      measure: () =>
        timed(count, async () => {
          const sheetJs = sheetjs.get();
          const book = sheetJs.utils.book_new();
          sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(await rows()), 'Libro');
          sheetJs.writeFile(book, join(folder, 'sheetjs.xlsx'), { compression: true });
        }),
    },
  ];
}

function valueOf(text: string, column: number): unknown {
  const kind = bookColumns[column]?.kind;
  return text !== '' && (kind === 'money' || kind === 'integer') ? Number(text) : text;
}

async function pages({ setting, doors, service, token }: Side): Promise<Contestant[]> {
  const calls = byScale(setting, { quick: 20, default: 300, full: 300 });
  const { rows } = await asClient(clientOptions(doors.owner), (client) =>
    client.query<{ at: string; id: string }>(
      `select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id
       from ledger_entry
       order by recorded_at desc, id desc
       offset 100
       limit 1`,
    ),
  );
  const last = rows[0] ? Buffer.from(JSON.stringify([rows[0].at, rows[0].id])).toString('base64url') : '';
  const list = (name: string, query: string): Contestant => ({
    name: `list, ${name}`,
    measure: () =>
      load({
        url: service.url,
        token,
        clients: 4,
        status: 200,
        calls: Array.from({ length: calls }, () => ({
          method: 'GET' as const,
          path: `/api/v1/ledger/entries?limit=100${query}`,
        })),
      }),
  });
  return [list('first page', ''), list('last page', `&cursor=${last}`)];
}

/** The same hundred entries as the first page, by TypeORM's `find` with relations in a Nest service on Express. */
function usualList(side: Side): { contestant: Contestant; stop: () => void } {
  const { setting } = side;
  const calls = byScale(setting, { quick: 5, default: 60, full: 60 });
  let server: Promise<YardstickServer> | undefined;
  let stop = () => {};
  return {
    contestant: {
      name: "list by TypeORM's find",
      missing: missingPackage('typeorm') ?? missingPackage('@nestjs/platform-express'),
      measure: async () => {
        server ??= startYardstick('usual-service/list.mjs', setting.cluster.environment('b7'));
        const running = await server;
        ({ stop } = running);
        await requireSameRows(side, running.url);
        return load({
          url: running.url,
          clients: 4,
          status: 200,
          calls: Array.from({ length: calls }, () => ({ method: 'GET' as const, path: '/ledger/entries' })),
        });
      },
    },
    stop: () => {
      stop();
    },
  };
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly postings: readonly unknown[] }[];
}

/** @throws where the two lists do not answer the same entries with as many postings each */
async function requireSameRows({ service, token }: Side, url: string): Promise<void> {
  const listed = async (address: string, headers: Record<string, string> = {}) => {
    const { items } = (await (await fetch(address, { headers })).json()) as Listed;
    return items.map(({ id, postings }) => `${id} ${postings.length}`).join('\n');
  };
  const ours = await listed(`${service.url}/api/v1/ledger/entries?limit=100`, { authorization: `Bearer ${token}` });
  if ((await listed(`${url}/ledger/entries`)) !== ours) throw new Error('the two lists are not of the same rows');
}
