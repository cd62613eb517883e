import { Money } from '../../kernel/money';
import type { Cell, TableBlock, TableRow } from '../paper/blocks';
import { haveCentavos } from './exact';
import { amountsOf, keyOf, rowsOf, type Column, type MoneyColumn, type Table } from './table';

/** The table on paper: each group's lines and then its subtotal, the running totals for where a page ends. */
export function tableBlock<Row>(table: Table<Row>, columns: readonly Column<Row>[]): TableBlock {
  const centavos = new Map(
    columns.map((column) => [column.name, column.kind === 'money' && haveCentavos(amountsOf(column, allRows(table)))]),
  );
  const cells = (row: Row) => columns.map((column) => wordsOf(column, row, centavos.get(column.name) ?? false));
  return {
    kind: 'table',
    caption: 'Detalle',
    dense: true,
    columns: columns.map(({ header, shortHeader, kind, width }, index) => ({
      header: capitalised(shortHeader ?? header.es),
      // The first column names the row, and its subtotals and total too.
      align: index > 0 && (kind === 'integer' || kind === 'money' || kind === 'percent') ? 'right' : 'left',
      ...(width === undefined ? {} : { width }),
    })),
    rows: withCarried(table, columns, orderedRows(table, cells)),
  };
}

interface Ordered<Row> extends TableRow {
  readonly of: Row;
}

/** The lines of each group and its subtotal after them; then the total. */
function orderedRows<Row>(table: Table<Row>, cells: (row: Row) => string[]): Ordered<Row>[] {
  const line = (row: Row): Ordered<Row> => ({ kind: 'line', of: row, cells: referred(table, row, cells(row)) });
  const named = (kind: 'subtotal' | 'total', name: string, row: Row): Ordered<Row> => {
    const [first = '', ...rest] = cells(row);
    return { kind, of: row, cells: [first === '' ? name : `${name} · ${first}`, ...rest] };
  };
  const key = table.columns.find(({ name }) => name === table.groups?.by);
  const total = table.total === undefined ? [] : [named('total', 'Total', table.total)];
  if (!table.groups || !key) return [...table.lines.map(line), ...total];
  const lines = linesByGroup(table.lines, key);
  return [
    ...table.groups.rows.flatMap(({ name, row }) => [
      ...(lines.get(keyOf(key, row)) ?? []).map(line),
      named('subtotal', name, row),
    ]),
    ...total,
  ];
}

function linesByGroup<Row>(lines: readonly Row[], key: Column<Row>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of lines) {
    const group = groups.get(keyOf(key, row));
    if (group) group.push(row);
    else groups.set(keyOf(key, row), [row]);
  }
  return groups;
}

/** The numbers of the notes that speak of the row, raised in the first cell that has words. */
function referred<Row>({ notesOf: notes }: Table<Row>, row: Row, cells: readonly string[]): Cell[] {
  const numbers = notes?.(row) ?? [];
  const at = cells.findIndex((cell) => /\p{Letter}/u.test(cell));
  return cells.map((cell, index) =>
    index === at && numbers.length > 0 ? [cell, ...numbers.map((reference) => ({ reference }))] : cell,
  );
}

/** What the lines sum to until each row, for the foot of a page that ends there; where the table has totals. */
function withCarried<Row>(
  table: Table<Row>,
  columns: readonly Column<Row>[],
  rows: readonly Ordered<Row>[],
): TableRow[] {
  const isSummed = (column: Column<Row>): column is MoneyColumn<Row> =>
    column.kind === 'money' && column.total !== 'own';
  // Words alone: the plan goes to a thread, and what a row is of does not.
  if (table.total === undefined || !columns.some(isSummed))
    return rows.map(({ kind, cells }) => ({ kind: kind ?? 'line', cells }));
  const running = columns.map(() => Money.zero);
  const centavos = columns.map((column) => isSummed(column) && haveCentavos(amountsOf(column, allRows(table))));
  return rows.map(({ kind, cells, of }) => {
    for (const [index, column] of columns.entries()) {
      if (kind === 'line' && isSummed(column)) {
        running[index] = (running[index] ?? Money.zero).plus(column.of(of) ?? Money.zero);
      }
    }
    if (kind === 'total') return { kind, cells };
    const carried = columns.map((column, index) =>
      index > 0 && isSummed(column) ? pesos(running[index] ?? Money.zero, centavos[index] ?? false) : '',
    );
    return { kind: kind ?? 'line', cells, carried };
  });
}

function allRows<Row>(table: Table<Row>): Row[] {
  return rowsOf(table).map(({ row }) => row);
}

function wordsOf<Row>(column: Column<Row>, row: Row, centavos: boolean): string {
  switch (column.kind) {
    case 'text':
    case 'code':
    case 'instant':
      return column.of(row, 'es') ?? '';
    case 'date':
      return column.of(row, 'es')?.split('-').reverse().join('/') ?? '';
    case 'integer':
      return column.of(row)?.toString() ?? '';
    case 'money': {
      const amount = column.of(row);
      return amount === null ? '' : pesos(amount, centavos);
    }
    case 'percent':
      return column.of(row)?.percent?.replace('.', ',').concat(' %') ?? '';
  }
}

/** «1.998.207.910», «12,50»; nothing is a dash, so that the eye finds what there is. */
function pesos(amount: Money, centavos: boolean): string {
  if (amount.isZero()) return '–';
  const words = amount.toSpanish().replace('$', '');
  return centavos && !words.includes(',') ? `${words},00` : words;
}

function capitalised(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
