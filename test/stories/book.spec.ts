import { parse } from 'csv-parse/sync';
import { setTimeout as pause } from 'node:timers/promises';
import { bookColumns } from '../../src/budget/ledger/book.columns';
import { Exports } from '../../src/platform/database/exports';
import { seeing } from '../../src/platform/database/scope';
import { TableReader } from '../../src/platform/tables/reading/table-reader';
import type { TableRow } from '../../src/platform/tables/reading/table-file';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/* The auxiliary book leaves as a file of any length, and lists are read a page at a time. */

let service: TestService;
let office: Office;
let published: Awaited<ReturnType<typeof publish>>;

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
  published = await publish(office, ['400000.00', '300000.50', '250000.00'], { title: 'EJEMPLO — «=1+1», y «más»' });
  const order = { amount: '10.25', paymentOrder: '=EJEMPLO, "1"', orderedOn: '2025-03-03' };
  const { id } = await office.registrar.must('POST', `/allocations/${published.lines[0]!.id}/disbursements`, order);
  await office.approver.must('POST', `/disbursements/${id}/approval`, {});
});
afterAll(() => service.close());

const headers = bookColumns.map(({ header }) => header);
const amountAt = headers.indexOf('Valor');

describe('the auxiliary book', () => {
  it('has every posting, in the order of recording, and sums to zero', async () => {
    const { text, headers: said } = await office.auditor.get('/ledger/postings');
    const [first, ...rows] = parse(text);
    expect(first).toEqual(headers);
    expect(said['content-disposition']).toBe('attachment; filename="libro-auxiliar.csv"');
    const [{ count }] = await service.database.query<[{ count: number }]>(
      'select count(*)::int as count from ledger_posting',
    );
    expect(rows).toHaveLength(count);
    expect(rows.reduce((sum, row) => sum + BigInt(row[amountAt]!.replace('.', '')), 0n)).toBe(0n);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(rows.at(-1)!.at(-1)).toBe('Orden de pago =EJEMPLO, "1"');
  });

  it('says the same as JSON and as a workbook, and as the entries', async () => {
    const { body } = await office.auditor.get<{ items: Record<string, unknown>[] }>('/ledger/postings?format=json');
    const csv = parse((await office.auditor.get('/ledger/postings?format=csv')).text);
    expect(body.items.map(({ entryId, amount }) => [entryId, amount])).toEqual(
      csv.slice(1).map((row) => [row[0], row[amountAt]]),
    );
    const { body: entries } = await office.auditor.get<{ items: { id: string; postings: { amount: string }[] }[] }>(
      '/ledger/entries?limit=200',
    );
    expect(entries.items.flatMap(({ id, postings }) => postings.map(({ amount }) => [id, amount]))).toEqual(
      body.items.map(({ entryId, amount }) => [entryId, amount]),
    );
    const { bytes } = await office.auditor.get('/ledger/postings?format=xlsx');
    const rows = await rowsOf(bytes);
    expect(rows.map(({ cells }) => cells[0])).toEqual(csv.map((row) => row[0]));
    const [, line] = rows;
    expect(line?.kinds[headers.indexOf('Fecha')]).toBe('d');
    expect(Number(line?.cells[amountAt])).toBe(Number(csv[1]?.[amountAt]));
  });

  it('shows a hospital its own lines, and follows what is asked', async () => {
    const other = await service.person('recipient', [office.hospitals[1]!]);
    const { body } = await other.get<{ items: { line: number }[] }>('/ledger/postings?format=json');
    expect(new Set(body.items.map(({ line }) => line))).toEqual(new Set([2]));
    const none = await office.auditor.get<{ items: unknown[] }>('/ledger/postings?format=json&asOf=2000-01-01');
    expect(none.body.items).toEqual([]);
    expect(parse((await office.auditor.get('/ledger/postings?asOf=2000-01-01')).text)).toEqual([headers]);
    expect((await office.auditor.get(`/ledger/postings?resolution=x'--`)).status).toBe(422);
  });
});

describe('a file that nobody reads', () => {
  it('makes the database wait: what is held does not grow', async () => {
    const exports = new Exports(service.database);
    let taken = 0;
    const stream = await seeing('everything', () =>
      exports.stream(
        { sql: `select repeat('x', 1000) from generate_series(1, 200000)`, form: 'csv', rowEnd: '\r\n' },
        async function* (rows) {
          for await (const piece of rows) {
            taken += piece.length;
            yield piece;
          }
        },
      ),
    );
    const waits = async () => {
      const rows = await service.database.query<object[]>(
        `select from pg_stat_activity
         where application_name = 'trazagiro-export' and datname = current_database() and wait_event = 'ClientWrite'`,
      );
      return rows.length > 0;
    };
    while (!(await waits())) await pause(10);
    // Of two hundred megabytes.
    expect(taken).toBeLessThan(1_000_000);
    stream.destroy();
  });

  it('lets go of its connection when its reading cannot be recorded', async () => {
    const made = jest.spyOn(service.app.get(Exports), 'stream');
    const locked = service.database.createQueryRunner();
    await locked.startTransaction();
    await locked.query('lock table audit_chain in access exclusive mode');
    const asked = office.auditor.get('/ledger/postings');
    const cancelled = () =>
      service.database.query<object[]>(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
    while ((await cancelled()).length === 0) await pause(10);
    expect((await asked).status).toBe(503);
    expect((await (made.mock.results[0]?.value as ReturnType<Exports['stream']>)).destroyed).toBe(true);
    await locked.rollbackTransaction();
    await locked.release();
  });
});

it('the lines of an annex come a page at a time; what they add up to is of all of them', async () => {
  const all = await office.auditor.get<Lines>(`/resolutions/${published.id}/lines`);
  const first = await office.auditor.get<Lines>(`/resolutions/${published.id}/lines?limit=2`);
  const rest = await office.auditor.get<Lines>(
    `/resolutions/${published.id}/lines?limit=2&cursor=${String(first.body.nextCursor)}`,
  );
  expect([first.body.lines, first.body.total, first.body.items.length]).toEqual([3, '950000.50', 2]);
  expect([...first.body.items, ...rest.body.items]).toEqual(all.body.items);
  expect([all.body.nextCursor, rest.body.nextCursor]).toEqual([null, null]);
  expect((await office.auditor.get(`/resolutions/${published.id}/lines?cursor=WyJ4Il0`)).status).toBe(422);
});

interface Lines {
  readonly lines: number;
  readonly total: string;
  readonly items: readonly { readonly line: number }[];
  readonly nextCursor: string | null;
}

async function rowsOf(bytes: Buffer): Promise<TableRow[]> {
  const reader = new TableReader();
  try {
    const rows: TableRow[] = [];
    await reader.rows({ source: bytes, sheet: 'Libro auxiliar' }, (more) => {
      rows.push(...more);
    });
    return rows;
  } finally {
    await reader.onApplicationShutdown();
  }
}
