import { writeXlsx } from 'hucre';
import { xlsx, zip } from '../../../../test/support/files';
import type { Refusal } from '../../../kernel/errors';
import { TableReader } from './table-reader';
import { usualLimits, type TableRow } from './table-file';

const reader = new TableReader();
afterAll(() => reader.onApplicationShutdown());

describe('CSV', () => {
  it('comes as it is written, with the rows that have something, by their number', async () => {
    const { form, rows } = await whole(Buffer.from('\ufeffa;b;;\r\n\r\n"x;\ny"; 1,5 \r\n;;\r\n05;=1+1'));
    expect(form).toEqual({ format: 'csv', encoding: 'utf-8', delimiter: ';' });
    expect(rows).toEqual([
      { number: 1, cells: ['a', 'b'], kinds: 'tt' },
      { number: 3, cells: ['x;\ny', ' 1,5 '], kinds: 'tt' },
      { number: 5, cells: ['05', '=1+1'], kinds: 'tt' },
    ]);
  });

  it('leaves out the line that only names the delimiter', async () => {
    expect((await whole(Buffer.from('sep=,\na,b'))).rows).toEqual([{ number: 2, cells: ['a', 'b'], kinds: 'tt' }]);
  });
});

describe('a workbook', () => {
  it('comes as it is stored: numbers as text, days by their serial, blank rows left out', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: 'Notas', rows: [['EJEMPLO']] },
        {
          name: 'Anexo',
          rows: [
            ['Código', 'Valor'],
            [null, null],
            ['05490', 76358920.1],
            ['=1+1', 60431400],
          ],
        },
      ],
    });
    const beginning = await reader.beginning(Buffer.from(book));
    expect(beginning.sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['Notas', false, 1],
      ['Anexo', false, 3],
    ]);
    const { rows } = await whole(Buffer.from(book), 'Anexo');
    expect(rows).toEqual([
      { number: 1, cells: ['Código', 'Valor'], kinds: 'tt' },
      { number: 3, cells: ['05490', '76358920.1'], kinds: 'tn' },
      { number: 4, cells: ['=1+1', '60431400'], kinds: 'tn' },
    ]);
  });

  it('tells formulas, errors, days, runs, hidden rows and columns, and merged cells', async () => {
    const { rows, end } = await whole(
      book(
        `<cols><col min="2" max="3" hidden="1"/></cols><sheetData>
           <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>ro</t></r><r><t>to_x0041_</t></r></is></c></row>
           <row r="2" hidden="1"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>NO()</f></c><c r="C2" t="e"><f>x</f><v>#N/A</v></c></row>
           <row><c s="1"><v>45870</v></c><c t="b"><v>1</v></c><c t="str"><f>x</f><v>hola</v></c></row>
         </sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>`,
      ),
      'Hoja',
    );
    expect(rows).toEqual([
      { number: 1, cells: ['uno dos', '', 'rotoA'], kinds: 't t' },
      { number: 2, cells: ['2', '', '#N/A'], kinds: 'n e', formulas: [0, 1, 2], hidden: true },
      { number: 3, cells: ['45870', '1', 'hola'], kinds: 'dbt', formulas: [2] },
    ]);
    expect(end).toMatchObject({ rows: 3, merged: [{ top: 1, left: 0, bottom: 1, right: 2 }], hiddenColumns: [1, 2] });
  });
});

describe('many rows', () => {
  const many = Buffer.from(Array.from({ length: 3000 }, (_, index) => `${index + 1};x`).join('\n'));

  it('come in order, some at a time, and no faster than they are taken', async () => {
    let busy = false;
    const numbers: number[] = [];
    await reader.rows({ source: many, sheet: null }, async (rows) => {
      expect(busy).toBe(false);
      expect(rows.length).toBeLessThanOrEqual(500);
      busy = true;
      await new Promise(setImmediate);
      numbers.push(...rows.map(({ number }) => number));
      busy = false;
    });
    expect(numbers).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
  });

  it('stop when whoever takes them fails', async () => {
    const taken = reader.rows({ source: many, sheet: null }, () => Promise.reject(new Error('mía')));
    await expect(taken).rejects.toThrow('mía');
  });
});

const bomb = `<sheetData><row><c t="inlineStr"><is><t>${' '.repeat(4_000_000)}</t></is></c></row></sheetData>`;
const small = { ...usualLimits, inflated: 1_000_000 };

it.each<[string, () => Buffer, string, Partial<typeof usualLimits>?]>([
  ['quotes that never close', () => Buffer.from('a,b\n"x,1\ny,2'), 'table.damaged'],
  ['a cell of ten megabytes', () => Buffer.from(`a;b\n${'x'.repeat(10_000_000)};1`), 'table.too-large'],
  ['too many rows', () => Buffer.from('x;y\n'.repeat(20)), 'table.too-large', { rows: 10 }],
  ['too many columns', () => Buffer.from('x;'.repeat(300) + 'x\ny'), 'table.too-large'],
  ['only blanks', () => Buffer.from(' ;;\n\n;'), 'table.empty'],
  ['a ZIP that is no workbook', () => zip({ 'a.txt': 'x' }), 'table.unsupported'],
  ['a workbook cut short', () => book('<sheetData/>').subarray(0, 400), 'table.damaged'],
  ['a program in it', () => xlsx({ 'xl/vbaProject.bin': 'x' }), 'table.macros'],
  ['no sheet', () => xlsx(), 'table.damaged'],
  ['a part outside of it', () => zip({ '../../etc/passwd': 'x', '[Content_Types].xml': types }), 'table.damaged'],
  ['broken XML', () => book('<sheetData><row></sheetData>'), 'table.damaged'],
  ['a bomb', () => book(bomb), 'table.bomb', small],
  ['a bomb that hides its size', () => book(bomb, { 'xl/worksheets/sheet1.xml': 10 }), 'table.bomb', small],
  [
    'an XML that names a file of the machine',
    () => book('<sheetData/>', {}, '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'),
    'table.damaged',
  ],
  ['a text that is not there', () => book('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>'), 'table.damaged'],
  ['rows out of order', () => book('<sheetData><row r="2"/><row r="1"/></sheetData>'), 'table.damaged'],
  [
    'a cell of a workbook of ten megabytes',
    () => book(`<sheetData><row><c t="str"><v>${'x'.repeat(10_000_000)}</v></c></row></sheetData>`),
    'table.too-large',
  ],
])('%s: refused', async (...[, bytes, code, limits]) => {
  const given = { source: bytes(), limits: { ...usualLimits, ...limits } };
  const tried = reader
    .beginning(given.source, given.limits)
    .then(({ sheets }) => reader.rows({ ...given, sheet: sheets[0]?.name ?? null }, () => undefined));
  await expect(tried.catch((error: unknown) => (error as Refusal).code)).resolves.toBe(code);
});

it('a sheet that is not there is told from those that are', async () => {
  await expect(whole(book('<sheetData/>'), 'Otra')).rejects.toThrow('No hay una hoja «Otra». Las del libro: «Hoja».');
});

async function whole(bytes: Buffer, sheet: string | null = null) {
  const rows: TableRow[] = [];
  const end = await reader.rows({ source: bytes, sheet }, (more) => {
    rows.push(...more);
  });
  return { rows, end, form: end.form };
}

const types =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';

/** A workbook of one sheet, written by hand. */
function book(sheet: string, claims: Record<string, number> = {}, before = ''): Buffer {
  const namespaces =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return zip(
    {
      '[Content_Types].xml': types,
      '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `<workbook ${namespaces}><sheets><sheet name="Hoja" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}${relation('r3', 'styles', '/xl/styles.xml')}</Relationships>`,
      'xl/sharedStrings.xml': `<sst ${namespaces}><si><t>uno </t><rPh><t>no</t></rPh><r><t>dos</t></r></si></sst>`,
      'xl/styles.xml': `<styleSheet ${namespaces}><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `${before}<worksheet ${namespaces}>${sheet}</worksheet>`,
    },
    claims,
  );
}
