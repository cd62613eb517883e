import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolutionForm } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { upload } from '../support/upload';
import type { Visitor } from '../support/visitor';

/*
 * Annexes as people really make them, each with its expected reading beside it. Every file is tried with the same three
 * hospitals registered, all of them examples. WRITE_EXPECTED=1 writes down what is read now: to be looked at, line by
 * line, before it is kept.
 */

const folder = join(__dirname, 'files');
const files = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|xlsx|xls)$/.test(name));
const sheets: Record<string, string> = { 'two-annexes-asked.xlsx': 'Anexo 2' };

let service: TestService;
let registrar: Visitor;
let id: string;

beforeAll(async () => {
  service = await startTestService();
  registrar = await service.person('registrar');
  for (const hospital of [
    { name: 'E.S.E. Hospital EJEMPLO de Necoclí', nit: '900474727', divipola: '05490' },
    { name: 'E.S.E. Hospital EJEMPLO del Norte', nit: '800000006', divipola: '76001' },
    { name: 'E.S.E. Hospital EJEMPLO del Sur', divipola: '76001' },
  ]) {
    await registrar.must('POST', '/hospitals', hospital);
  }
  ({ id } = await registrar.must('POST', '/resolutions', resolutionForm({ authorizedAmount: '2000000000.00' })));
});
afterAll(() => service.close());

it.each(files)('%s', async (name) => {
  const bytes = readFileSync(join(folder, name));
  const sheet = sheets[name] === undefined ? '' : `&sheet=${encodeURIComponent(sheets[name])}`;
  const reply = await upload(service, `/api/v1/resolutions/${id}/annex?dryRun=true${sheet}`, {
    bytes,
    name,
    headers: { authorization: `Bearer ${registrar.token ?? ''}` },
  });
  const read = summary(reply.status, reply.body);
  const beside = join(folder, `${name}.json`);
  if (process.env.WRITE_EXPECTED === '1') writeFileSync(beside, `${JSON.stringify(read, null, 1)}\n`);
  expect(existsSync(beside)).toBe(true);
  expect(read).toEqual(JSON.parse(readFileSync(beside, 'utf8')));
});

it('keeps nothing of what was only tried', async () => {
  expect((await registrar.get<{ lines: number }>(`/resolutions/${id}/lines`)).body.lines).toBe(0);
});

/** What a person would check: how the file was read, each line, and each remark. */
function summary(status: number, body: Record<string, unknown>): unknown {
  if (status !== 200) return { status, code: body.code, detail: body.detail };
  const { file, lines, issues, total, counts } = body as unknown as Answer;
  return {
    form: [file.format, file.encoding, file.delimiter, file.sheet].filter((each) => each !== null).join(' '),
    headingRow: file.headingRow,
    columns: Object.fromEntries(
      file.columns.filter(({ meaning }) => meaning !== null).map(({ heading, meaning }) => [meaning, heading]),
    ),
    skipped: file.skipped.map(({ row, kind, text }) => `${row} ${kind}: ${text}`),
    totals: file.totals.map(({ row, stated, sum, agrees }) => `${row}: ${stated} = ${sum} ${agrees}`),
    lines: lines.map(
      ({ row, line, divipola, municipality, department, hospital, hospitalWritten, amount, state }) =>
        `${row} → ${line} ${divipola} ${municipality} (${department}) ${hospital?.name ?? '—'}${hospitalWritten === null ? '' : ` [${hospitalWritten}]`} ${amount} ${state}`,
    ),
    total,
    counts,
    issues: issues.map(
      ({ line, column, cell, severity, code, detail, repaired }) =>
        `${line} ${cell ?? '·'} ${column ?? '·'} ${severity} ${code}: ${detail}${repaired === null ? '' : ` → ${repaired}`}`,
    ),
  };
}

interface Answer {
  readonly file: {
    readonly format: string;
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly sheet: string | null;
    readonly headingRow: number | null;
    readonly columns: readonly { readonly heading: string; readonly meaning: string | null }[];
    readonly skipped: readonly { readonly row: number; readonly kind: string; readonly text: string }[];
    readonly totals: readonly {
      readonly row: number;
      readonly stated: string;
      readonly sum: string | null;
      readonly agrees: boolean | null;
    }[];
  };
  readonly lines: readonly (Readonly<Record<'row' | 'line', number>> &
    Readonly<
      Record<'divipola' | 'municipality' | 'department' | 'hospitalWritten' | 'amount' | 'state', string | null>
    > & {
      readonly hospital: { readonly name: string } | null;
    })[];
  readonly issues: readonly Record<string, string | number | null>[];
  readonly total: string;
  readonly counts: object;
}
