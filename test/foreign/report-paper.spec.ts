import fc from 'fast-check';
import { Money } from '../../src/kernel/money';
import { drawDocument } from '../../src/platform/paper/draw-document';
import { paperOf } from '../../src/platform/tables/pdf';
import { sampleTable, type SampleRow } from '../../src/platform/tables/tables.spec-support';
import type { Table } from '../../src/platform/tables/table';
import { hasReaderOfPdf, printedIn } from '../support/printed';

const absence = 'Sin pdftotext (poppler-utils): no se leen los informes en papel con otro programa.';
const describeIfInstalled = hasReaderOfPdf() || process.env.CI ? describe : describe.skip;
if (!hasReaderOfPdf() && !process.env.CI) process.stdout.write(`${absence}\n`);

/** One printed line of a page, in its cells. */
type Printed = readonly string[];

describeIfInstalled('a report of 1.100 lines on paper', () => {
  const table = sampleTable(randomLines(1100));
  let pages: Printed[][];

  beforeAll(async () => {
    if (!hasReaderOfPdf()) throw new Error(absence);
    pages = pagesOf(await drawDocument(paperOf(table)));
  });

  it('has the heads of the columns on every page that has rows, and never a subtotal first', () => {
    const withRows = pages.filter((page) => page.some(isLine));
    expect(withRows.length).toBeGreaterThan(20);
    for (const page of withRows) {
      const head = page.findIndex((cells) => cells[0] === 'Línea');
      expect(head).toBeGreaterThanOrEqual(0);
      const next = page.slice(head + 1).find((cells) => !isCarried(cells));
      expect(isLine(next ?? [])).toBe(true);
    }
  });

  it('carries at the foot what the lines sum to until there, and says it again at the head of the next page', () => {
    let [assigned, paid, breaks] = [Money.zero, Money.zero, 0];
    let foot: Printed | null = null;
    for (const page of pages) {
      for (const cells of page) {
        if (cells[0] === 'Viene de la página anterior') expect(cells.slice(1)).toEqual(foot?.slice(1));
        if (isLine(cells)) {
          assigned = assigned.plus(amountIn(cells.at(-4)));
          paid = paid.plus(amountIn(cells.at(-3)));
        }
        if (cells[0] !== 'Suma y sigue') continue;
        expect(cells.slice(1).map((cell) => amountIn(cell).toString())).toEqual([assigned.toString(), paid.toString()]);
        [foot, breaks] = [cells, breaks + 1];
      }
    }
    expect(breaks).toBeGreaterThan(20);
    expect([assigned, paid].map(String)).toEqual([table.total!.assigned, table.total!.paid].map(String));
  });

  it('gives every line once, each group its subtotal after its lines, and the total last', () => {
    const rows = pages.flat().filter((cells) => isLine(cells) || /^(Grupo|Total)/.test(cells[0] ?? ''));
    const lines = rows.filter(isLine).map(([line]) => Number(line));
    expect([...lines].sort((a, b) => a - b)).toEqual(table.lines.map(({ line }) => line));
    const expected = table.groups!.rows.flatMap(({ row }) => [
      ...table.lines.filter(({ code }) => code === row.code).map(({ line }) => String(line)),
      `Grupo ${row.code}`,
    ]);
    expect(rows.map(([first]) => first)).toEqual([...expected, 'Total']);
  });
});

it('gives equal bytes for equal tables, and keeps every digit of 18', async () => {
  const large: Table<SampleRow> = sampleTable([
    { code: '05', assigned: '999999999999999999.99', paid: '0.01' },
    { code: '05', assigned: '0.01', paid: '0.00' },
  ]);
  const [first, second] = [await drawDocument(paperOf(large)), await drawDocument(paperOf(large))];
  expect(first.equals(second)).toBe(true);
  if (!hasReaderOfPdf()) return;
  const words = pagesOf(first).flat().flat();
  expect(words).toContain('999.999.999.999.999.999,99');
  expect(words).toContain('1.000.000.000.000.000.000,00');
});

function randomLines(count: number) {
  const pesos = fc
    .bigInt(1n, 10n ** 11n)
    .map((centavos) => `${centavos / 100n}.${String(centavos % 100n).padStart(2, '0')}`);
  const line = fc.record({ code: fc.constantFrom('05', '08', '44', '88', '91'), assigned: pesos, paid: pesos });
  return fc.sample(line, { numRuns: count, seed: 401 });
}

function pagesOf(pdf: Buffer): Printed[][] {
  return printedIn(pdf)
    .split('\f')
    .map((page) => page.split('\n').map((line) => line.trim().split(/ {2,}/)));
}

function isLine([first = '', name]: Printed): boolean {
  return /^\d+$/.test(first) && name === 'EJEMPLO';
}

function isCarried([first]: Printed): boolean {
  return first === 'Viene de la página anterior' || first === '';
}

function amountIn(cell = ''): Money {
  return Money.of(cell.replaceAll('.', '').replace(',', '.').replace('–', '0'));
}
