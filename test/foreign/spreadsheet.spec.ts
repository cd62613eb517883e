import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre';
import { Money } from '../../src/kernel/money';
import { rowsOf } from '../../src/platform/tables/table';
import { sampleTable, type SampleRow } from '../../src/platform/tables/tables.spec-support';
import { xlsxOf } from '../../src/platform/tables/xlsx';
import { written } from '../../src/platform/tables/xlsx-writing';
import { hasLibreOffice, recomputed } from '../support/spreadsheet';

const absence = 'Sin LibreOffice (soffice), zip y unzip: no se comparan los totales con los de otra hoja de cálculo.';
if (!hasLibreOffice() && !process.env.CI) process.stdout.write(`${absence}\n`);
const describeIfInstalled = hasLibreOffice() || process.env.CI ? describe : describe.skip;

/** Titles, cut-off and proof stand above; then the header, the lines, the total, what is in sight, and the groups. */
const header = 4;

describeIfInstalled('a spreadsheet that knows nothing of ours', () => {
  beforeAll(() => {
    if (!hasLibreOffice()) throw new Error(absence);
  });

  it('finds the totals, subtotals and percentages of 1.100 lines by itself', async () => {
    const table = sampleTable(randomLines(1100));
    const sheets = await recomputed(await xlsxOf(table, 'es'));
    const sheet = sheets.get('Informe')!;
    const at = rowsAt(1100, table.groups!.rows.length);
    for (const [index, { row, kind }] of rowsOf(table).entries()) {
      const found = ['F', 'G', 'H', 'I'].map((column) => sheet.get(`${column}${at[index]!}`));
      expect([kind, index, ...found]).toEqual([kind, index, ...figuresOf(row)]);
    }
    const total = figuresOf(table.total!);
    expect(['F', 'G'].map((column) => sheet.get(`${column}${header + 1100 + 2}`))).toEqual(total.slice(0, 2));
    expect(sheets.get('Soporte')!.get('E1101')).toBe('entry-1100');
  });

  it('keeps every digit of what it could not keep as a number, and says so', async () => {
    const table = sampleTable([
      { code: '05', assigned: '1234567890123456.78', paid: '0.10' },
      { code: '05', assigned: '0.22', paid: '0.20' },
      { code: '88', assigned: '5.00', paid: '0.00' },
    ]);
    const sheets = await recomputed(await xlsxOf(table, 'es'));
    const sheet = sheets.get('Informe')!;
    expect(['F5', 'F6', 'F8', 'F12', 'F13'].map((cell) => sheet.get(cell))).toEqual([
      '1.234.567.890.123.456,78',
      '0,22',
      '1.234.567.890.123.462',
      '1.234.567.890.123.457',
      '5',
    ]);
    expect(sheet.get('G8')).toBe('0,3');
    const notes = [...sheets.get('Notas')!.values()].join('\n');
    expect(notes).toContain('Estas celdas tienen más y van como texto, completas');
    expect(notes).toContain('F5, ');
  });

  it('runs nothing that is in a text', async () => {
    const names = ['=cmd|/c calc!A1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '=1+1', '=HYPERLINK("http://x")', '{=1+1}'];
    const table = sampleTable(names.map((name) => ({ name, code: '05', assigned: '1.00', paid: '1.00' })));
    const workbook = await xlsxOf({ ...table, title: '=1+1', notes: ['=2+2'] }, 'es');
    const sheets = await recomputed(workbook);
    expect(names.map((_, index) => sheets.get('Informe')!.get(`B${header + 1 + index}`))).toEqual(names);
    expect(sheets.get('Notas')!.get('A1')).toBe('=1+1');
    expect([...sheets.get('Notas')!.values()]).toContain('=2+2');
    const { sheets: read } = await readXlsx(workbook);
    const formulas = read.flatMap(({ cells }) => [...(cells?.values() ?? [])].map(({ formula }) => formula ?? ''));
    expect(formulas.filter((formula) => !/^$|^ROUND\(S|^IF\(/.test(formula))).toEqual([]);
  });
});

it.each([9, 1100])('gives equal bytes for equal tables of %i lines, whatever the clock says', async (count) => {
  const both = await Promise.all([1, 2].map(() => xlsxOf(sampleTable(randomLines(count)), 'es')));
  expect(both[0]!.equals(both[1]!)).toBe(true);
});

it('is written byte for byte the same in a thread of its own', async () => {
  const sheet = (cells: number) => ({
    name: 'EJEMPLO',
    rows: [],
    cells: new Map(Array.from({ length: cells }, (_, row) => [`${row},0`, { value: row, type: 'number' as const }])),
  });
  const known = new Date('2026-11-20T10:00:00Z');
  const properties = { created: known, modified: known };
  const large = { sheets: [sheet(5000)], properties };
  expect((await written(large)).equals(Buffer.from(await writeXlsx(large)))).toBe(true);
});

/** The same lines whenever they are asked for. */
function randomLines(count: number) {
  const pesos = fc
    .bigInt(0n, 10n ** 11n)
    .map((centavos) => `${centavos / 100n}.${String(centavos % 100n).padStart(2, '0')}`);
  const line = fc.record({ code: fc.constantFrom('05', '5', '08', '44', '88', '91'), assigned: pesos, paid: pesos });
  return fc.sample(line, { numRuns: count, seed: 1409 });
}

function rowsAt(lines: number, groups: number): number[] {
  const first = header + 1;
  const subtotals = header + lines + 1 + 1 + 3;
  return [
    ...Array.from({ length: lines }, (_, index) => first + index),
    ...Array.from({ length: groups }, (_, index) => subtotals + index),
    header + lines + 1,
  ];
}

/** As the spreadsheet writes raw values: a comma, and no zeros that say nothing. */
function figuresOf({ assigned, paid, balance }: SampleRow): string[] {
  const share = assigned.isZero() ? '' : `${short(paid.percentageOf(assigned))}%`;
  return [...[assigned, paid, balance].map((amount: Money) => short(amount.toString())), share];
}

function short(decimal: string): string {
  return decimal.replace(/\.00$|(\.\d)0$/, '$1').replace('.', ',');
}
