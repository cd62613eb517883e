import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre';
import type { Language } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { cutoffInWords, knownAtInWords } from './moment-words';
import { amountsOf, rowsOf, type Column, type Table } from './table';
import { cellOf, formulaCell, isAmountAsText, type Placed } from './xlsx-cells';
import { layoutOf, sightFormula, type Laid, type Layout } from './xlsx-layout';
import { printedIn } from './xlsx-print';
import { cellStyle, font, header, label, nameStyle, subtitle, title, widthOf } from './xlsx-styles';

export interface ReportSheet<Row> {
  readonly sheet: WriteSheet;
  readonly layout: Layout<Row>;
  readonly placed: readonly Placed<Row>[];
  /** The cells («L17») whose amounts are text, because a number would lose digits. */
  readonly asText: readonly string[];
}

export const reportSheetName = 'Informe';

/** More remarks than these would cover the figures; the sheet of the entries has them all anyway. */
const mostRemarks = 160;

/** The sheet of the figures: titles, header, lines, total, subtotals. */
export function reportSheet<Row>(table: Table<Row>, language: Language): ReportSheet<Row> {
  const titles = titlesOf(table);
  const layout = layoutOf(table, titles.length);
  const placed = placedRows(table, layout);
  const cells = new Cells();
  for (const [index, value] of titles.entries()) {
    cells.put(index + 1, 0, { value, type: 'string', style: index === 0 ? title : subtitle });
  }
  for (const { column, index } of layout.columns) {
    cells.put(layout.header, index, { value: headOf(column, language), type: 'string', style: header });
  }
  for (const each of placed) {
    for (const laid of layout.columns) cells.put(each.at, laid.index, cellOf(layout, laid, each, language));
  }
  putSight(cells, table, layout);
  putNames(cells, table, layout, language);
  putRemarks(cells, layout, placed);
  return {
    layout,
    placed,
    asText: placed.flatMap(({ row, at }) =>
      layout.columns.filter(({ column }) => isAmountAsText(column, row)).map(({ letter }) => `${letter}${at}`),
    ),
    sheet: { name: reportSheetName, ...cells.written(), ...framed(table, layout, language) },
  };
}

/** Cells by row and column, as they are put. */
class Cells {
  private readonly all = new Map<string, Partial<Cell>>();
  private last = 0;

  put(row: number, column: number, cell: Partial<Cell>): void {
    this.all.set(`${row - 1},${column}`, { ...this.all.get(`${row - 1},${column}`), ...cell });
    this.last = Math.max(this.last, row);
  }

  written(): { rows: CellValue[][]; cells: Map<string, Partial<Cell>> } {
    return { rows: Array.from({ length: this.last }, () => []), cells: this.all };
  }
}

function titlesOf<Row>({ title: name, subtitle: of, moment, facts = [] }: Table<Row>): string[] {
  return [
    of === undefined ? name : `${name} · ${of}`,
    `${cutoffInWords(moment)}. ${knownAtInWords(moment)}.`,
    ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join('    ')] : []),
  ];
}

function placedRows<Row>(table: Table<Row>, layout: Layout<Row>): Placed<Row>[] {
  let [line, subtotal] = [layout.first, layout.firstSubtotal];
  return rowsOf(table).map(({ kind: part, row }) => {
    if (part === 'total') return { part, row, at: layout.total ?? 0 };
    return { part, row, at: part === 'line' ? line++ : subtotal++ };
  });
}

function putSight<Row>(cells: Cells, table: Table<Row>, layout: Layout<Row>): void {
  if (layout.inSight === null) return;
  for (const laid of layout.columns) {
    const { column, index, isSummed, centavos } = laid;
    const style = {
      ...cellStyle(column.kind, 'subtotal', { centavos, isText: false }),
      font: { ...font, italic: true },
    };
    const sum = column.kind === 'money' && isSummed ? Money.sum(amountsOf(column, table.lines)) : null;
    const cell = sum === null ? {} : formulaCell(sightFormula(layout, laid), Number(sum.toString()));
    cells.put(layout.inSight, index, { ...cell, style });
  }
}

/** Says what the rows are that are no lines, in the first column: their own cells there are empty. */
function putNames<Row>(cells: Cells, { groups }: Table<Row>, layout: Layout<Row>, language: Language): void {
  const { total, inSight, firstSubtotal } = layout;
  const sight = { es: 'Suma de lo visible', en: 'Sum of what is seen' };
  const put = (at: number, value: string, style: CellStyle) => {
    cells.put(at, 0, { value, type: 'string', style });
  };
  if (total !== null && isWords(layout)) put(total, 'Total', nameStyle('total'));
  if (inSight !== null && isWords(layout)) put(inSight, sight[language], nameStyle('sight'));
  if (!groups || groups.rows.length === 0) return;
  put(firstSubtotal - 1, language === 'es' ? `Por ${groups.of.es.toLowerCase()}` : `By ${groups.of.en}`, label);
  for (const [index, { name, row }] of groups.rows.entries()) {
    if (isEmptyAt(layout, row)) put(firstSubtotal + index, name, nameStyle('subtotal'));
  }
}

function isEmptyAt<Row>({ columns: [first] }: Layout<Row>, row: Row): boolean {
  return first !== undefined && first.column.of(row, 'es') === null;
}

function isWords<Row>({ columns: [first] }: Layout<Row>): boolean {
  return first !== undefined && first.column.kind !== 'money' && first.column.kind !== 'percent';
}

function putRemarks<Row>(cells: Cells, layout: Layout<Row>, placed: readonly Placed<Row>[]): void {
  const remarks = placed
    .filter(({ part }) => part === 'line')
    .flatMap(({ row, at }) =>
      layout.columns.map(({ column, index }) => ({ at, index, entries: column.entries?.(row) ?? [] })),
    )
    .filter(({ entries }) => entries.length > 0);
  if (remarks.length > mostRemarks) return;
  for (const { at, index, entries } of remarks) {
    const said = entries.length === 1 ? 'Asiento que la respalda' : 'Asientos que la respaldan';
    cells.put(at, index, { comment: { text: `${said}:\n${entries.join('\n')}` } });
  }
}

function framed<Row>(table: Table<Row>, layout: Layout<Row>, language: Language): Omit<WriteSheet, 'name'> {
  const rows = rowsOf(table).map(({ row }) => row);
  const heads = layout.columns.map(({ column }) => headOf(column, language));
  const widths = layout.columns.map((laid, index) =>
    widthOf(laid.column, { longest: longest(laid, rows, language), head: heads[index] ?? '' }),
  );
  const end = layout.columns.at(-1)?.letter ?? 'A';
  const headLines = heads.map((head, index) => linesIn(head, widths[index] ?? 1));
  return {
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: layout.header, columns: layout.kept },
    autoFilter: { range: `A${layout.header}:${end}${layout.last}` },
    rowDefs: new Map([
      [0, { height: 24 }],
      [layout.header - 1, { height: 8 + 14 * Math.max(...headLines) }],
    ]),
    view: { showGridLines: false },
    ...printedIn(table, layout, widths),
  };
}

function longest<Row>({ column, centavos }: Laid<Row>, rows: readonly Row[], language: Language): number {
  const lengths = rows.map((row) => {
    switch (column.kind) {
      case 'text':
      case 'code':
      case 'date':
      case 'instant':
        return column.of(row, language)?.length ?? 0;
      case 'integer':
        return column.of(row)?.toString().length ?? 0;
      case 'money':
        return (
          (column
            .of(row)
            ?.toSpanish()
            .replace(/,\d\d$/, '').length ?? 0) + (centavos ? 3 : 0)
        );
      case 'percent':
        return 7;
    }
  });
  return Math.max(0, ...lengths);
}

function headOf<Row>({ name, header: { es } }: Column<Row>, language: Language): string {
  return language === 'es' ? `${es.slice(0, 1).toUpperCase()}${es.slice(1)}` : name;
}

/** How many lines the words take when they are broken at blanks. */
function linesIn(words: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of words.split(' ')) {
    if (used > 0 && used + 1 + word.length > width - 1) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}
