import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { xlsx } from '../support/files';
import { hospitalLetters } from '../../src/budget/annex-files/hospitals.rules';
import { openOffice, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { unzipped } from '../support/unzipped';
import { upload, type UploadReply } from '../support/upload';

/* The annex goes out and comes in as a file: whole or not at all, and the same annex. */

let service: TestService;
let office: Office;

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
});
afterAll(() => service.close());

const folder = join(__dirname, '../awful-annexes/files');

describe('a file becomes the lines of a draft', () => {
  it.each(['1409.csv', '1409.xlsx'])('%s: thirteen lines, and the resolution is published', async (name) => {
    const id = await draft();
    const reply = await send(id, readFileSync(join(folder, name)), { name });
    expect(reply).toMatchObject({ status: 200, body: { kept: true, count: 13, total: '1998207910.00', issues: [] } });
    expect(await written(id)).toMatchObject({ lines: 13, total: '1998207910.00' });
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
    await expectLedgerSound(service.database);
  });

  it('says what a dry run would say, and keeps nothing', async () => {
    const id = await draft();
    const tried = await send(id, readFileSync(join(folder, '1409.csv')), { query: '?dryRun=true' });
    expect([tried.status, tried.body.kept, tried.headers['dry-run']]).toEqual([200, false, 'true']);
    expect(await written(id)).toMatchObject({ lines: 0 });
  });

  it('keeps nothing while one error is left, and names each', async () => {
    const id = await draft();
    await send(id, Buffer.from('DIVIPOLA;Valor\n05490;1000'));
    const refused = await send(id, readFileSync(join(folder, 'five-errors.csv')));
    expect([refused.status, refused.body.code]).toEqual([422, 'annex.refused']);
    expect(refused.body.errors).toMatchObject([
      { line: 4, field: 'Código DIVIPOLA', code: 'territory.unknown' },
      { line: 6, field: 'Valor asignado', code: 'amount.looks-like-date' },
      { line: 8, field: 'Municipio', code: 'annex.municipality-contradicts' },
      { line: 11, field: 'Valor asignado', code: 'amount.missing' },
      { line: 15, field: 'Departamento', code: 'territory.department-contradicts' },
    ]);
    expect(await written(id)).toMatchObject({ lines: 1, total: '1000.00' });
  });

  it('refuses figures beyond the resolution: as an error in a dry run, with the maximum when it is meant', async () => {
    const id = await draft({ authorizedAmount: '999.00' });
    const file = Buffer.from('DIVIPOLA;Valor\n05490;1000');
    const tried = await send(id, file, { query: '?dryRun=true' });
    expect(tried.body).toMatchObject({
      counts: { errors: 1 },
      issues: [{ line: null, code: 'annex.beyond-authorized' }],
    });
    expect(await send(id, file)).toMatchObject({
      status: 409,
      body: { code: 'annex.beyond-authorized', params: { maximum: '999.00' } },
    });
  });

  it('is sent again with its key and done once; another file with it is another request', async () => {
    const id = await draft();
    const headers = { 'idempotency-key': `anexo-${id}` };
    const first = await send(id, Buffer.from('DIVIPOLA;Valor\n05490;1000'), { headers });
    const again = await send(id, Buffer.from('DIVIPOLA;Valor\n05490;1000'), { headers });
    const other = await send(id, Buffer.from('DIVIPOLA;Valor\n05490;2000'), { headers });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.key-reused']);
  });

  it('is of a draft only, of whoever drafts, and in the language that is asked for', async () => {
    const id = await draft();
    const file = Buffer.from('DIVIPOLA;Valor\n05491;1000');
    expect((await send(id, file, { as: office.approver.token })).status).toBe(403);
    const english = await send(id, file, { query: '?dryRun=true', headers: { 'accept-language': 'en' } });
    expect(english.body.issues).toMatchObject([
      { detail: '05491 is not in DIVIPOLA; did you mean 05490 Necoclí (Antioquia)?' },
    ]);
    await send(id, Buffer.from('DIVIPOLA;Valor\n05490;1000'));
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
    expect(await send(id, file, { query: '?dryRun=true' })).toMatchObject({ status: 409 });
  });

  it.each<[string, () => Buffer, number, string]>([
    ['a workbook with macros', () => xlsx({ 'xl/vbaProject.bin': 'x' }), 422, 'table.macros'],
    ['a program', () => Buffer.from('MZ\u0090'), 415, 'table.unsupported'],
    ['nothing', () => Buffer.from('\n;;\n'), 422, 'table.empty'],
    [
      'one cell of ten megabytes',
      () => Buffer.from(`DIVIPOLA;Valor\n05490;${'9'.repeat(10_000_000)}`),
      413,
      'table.too-large',
    ],
    ['more than is taken', () => Buffer.alloc(120_000_001, 'x'), 413, 'upload.too-large'],
  ])('refuses %s', async (_, bytes, status, code) => {
    const refused = await send(await draft(), bytes());
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });
});

describe('the annex as a file', () => {
  const danger = fc.constantFrom(
    '=1+1',
    "'=1",
    '@x',
    '-2',
    '+3',
    ' =4',
    'con, coma',
    'con "comillas"',
    'dos\nlíneas',
    '',
    'normal ñ',
  );
  const amounts = fc
    .bigInt({ min: 1n, max: 10n ** 17n })
    .map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);

  it.each(['csv', 'xlsx'] as const)('%s: exported and imported again, it is the same annex', async (format) => {
    const codes = ['05490', '05837', '81001', '25754', '44001', '44430', '52356', '54001'];
    const line = fc.record({ amount: amounts, source: danger, hospital: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 90_000 }),
        async (lines, first) => {
          const id = await draft({ authorizedAmount: '100000000000000000.00' });
          await office.registrar.must(
            'PUT',
            `/resolutions/${id}/lines`,
            lines.map(({ amount, source, hospital }, index) => ({
              ...(hospital && index < 3
                ? { divipola: ['91001', '27001', '86001'][index], hospitalId: office.hospitals[index] }
                : { divipola: codes[index] }),
              amount,
              ...(source === '' ? {} : { source }),
              line: first + index * 7,
            })),
          );
          const before = await written(id);
          const file = await office.registrar.get(`/resolutions/${id}/annex?format=${format}`);
          await office.registrar.put(`/resolutions/${id}/lines`, []);
          const reply = await send(id, file.bytes, { name: `anexo.${format}` });
          expect([reply.status, reply.body.issues]).toEqual([200, []]);
          expect(withoutIds(await written(id))).toEqual(withoutIds(before));
        },
      ),
      // A spreadsheet writes zeros after the fifteenth digit of whatever was typed.
      { numRuns: 8, examples: [[[{ amount: '1000000000000000.00', source: '', hospital: false }], 1]] },
    );
  });

  it('makes inert what a spreadsheet would run', async () => {
    const id = await draft();
    await office.registrar.must('PUT', `/resolutions/${id}/lines`, [
      { divipola: '05490', amount: '1.00', source: '=cmd|x' },
    ]);
    const { text, headers } = await office.registrar.get(`/resolutions/${id}/annex?format=csv`);
    expect(parse(text)[1]?.[8]).toBe("'=cmd|x");
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  });

  it('after publication is the annex with its amendments, at a moment', async () => {
    const id = await draft();
    await send(id, readFileSync(join(folder, '1409.csv')));
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
    const { text } = await office.auditor.get(`/resolutions/${id}/annex?format=csv`);
    expect(parse(text).slice(0, 2)).toEqual([
      [
        'Línea',
        'Código DIVIPOLA',
        'Departamento',
        'Municipio',
        'NIT',
        'DV',
        'E.S.E.',
        'Valor asignado',
        'Fuente',
        'Identificador del hospital',
      ],
      ['1', '05490', 'Antioquia', 'Necoclí', '', '', '', '60431400.00', '', ''],
    ]);
    const before = await office.auditor.get(`/resolutions/${id}/annex?format=csv&asOf=2025-01-01`);
    expect(parse(before.text)).toHaveLength(1);
  });

  it('has a template whose empty cells of codes are text', async () => {
    const { bytes } = await office.registrar.get('/annex-template');
    const sheet = (await unzipped(bytes)).get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    const styles = (await unzipped(bytes)).get('xl/styles.xml')?.toString() ?? '';
    const style = /<c r="B900" s="(\d+)"\/>/.exec(sheet)?.[1] ?? '';
    const formats = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map(
      ([, id]) => id,
    );
    expect(styles).toContain(`<numFmt numFmtId="${formats[Number(style)] ?? ''}" formatCode="@"/>`);
    expect(sheet).not.toContain('<c r="H900"');
  });

  it.each(['xlsx', 'csv'])('has an empty template (%s) whose headings are all understood', async (format) => {
    const template = await office.registrar.get(`/annex-template?format=${format}`);
    const reply = await send(await draft(), template.bytes, { query: '?dryRun=true' });
    const { file, issues } = reply.body as {
      file: { columns: { meaning: string | null }[] };
      issues: { code: string }[];
    };
    expect(file.columns.map(({ meaning }) => meaning)).toEqual([
      'line',
      'divipola',
      'department',
      'municipality',
      'nit',
      'checkDigit',
      'hospital',
      'amount',
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['annex-file.no-lines']);
  });
});

async function draft(given: object = {}): Promise<string> {
  const { id } = await office.registrar.must(
    'POST',
    '/resolutions',
    resolutionForm({ authorizedAmount: '2000000000.00', ...given }),
  );
  return id;
}

interface Sending {
  readonly name?: string;
  readonly query?: string;
  readonly as?: string | null;
  readonly headers?: Record<string, string>;
}

function send(
  id: string,
  bytes: Buffer,
  { name = 'anexo.csv', query = '', as = office.registrar.token, headers = {} }: Sending = {},
): Promise<UploadReply> {
  return upload(service, `/api/v1/resolutions/${id}/annex${query}`, {
    bytes,
    name,
    headers: { authorization: `Bearer ${as ?? ''}`, ...headers },
  });
}

async function written(id: string): Promise<{ lines: number; total: string; items: object[] }> {
  return (await office.registrar.get<{ lines: number; total: string; items: object[] }>(`/resolutions/${id}/lines`))
    .body;
}

/** A line of a draft is made anew each time. */
function withoutIds({ items, ...rest }: { items: object[] }): object {
  return { ...rest, items: items.map((item) => ({ ...item, id: null })) };
}

it('the database finds a hospital by the letters that the rules compare', async () => {
  const word = fc.constantFrom(
    'E.S.E.',
    'ESE',
    'Empresa Social del Estado',
    'Hospital',
    'San José',
    'ÑUÑO',
    '—',
    '№ 3',
    "d'Été",
    ' ',
  );
  const names = fc.sample(fc.array(word, { minLength: 1, maxLength: 6 }), 200).map((words) => words.join(' '));
  const found: { letters: string }[] = await service.database.query(
    'select hospital_letters(name) as letters from unnest($1::text[]) with ordinality as given (name, at) order by at',
    [names],
  );
  expect(found.map(({ letters }) => letters)).toEqual(names.map(hospitalLetters));
});
