import type { Cell, Span, TableBlock, TableRow } from './blocks';
import type { Line } from './lines';
import { ink } from './sheet';
import { columnWidths, type ColumnNeed } from './table-columns';
import { layOut, lineHeight, longestWord, naturalWidth, type Style } from './text';

/** A table with the widths of its columns. */
export interface LaidTable {
  readonly block: TableBlock;
  readonly look: Look;
  /** Of each column, from the left side of the table. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

/** A row with its words broken into lines: what is left is to draw it somewhere. */
export interface LaidRow {
  readonly kind: RowKind;
  readonly cells: readonly LaidCell[];
  readonly width: number;
  readonly height: number;
  /** Above and below the words. */
  readonly padding: number;
  /** The height of the words: of the highest cell. */
  readonly inside: number;
}

export type RowKind = NonNullable<TableRow['kind']> | 'head' | 'carried';

export interface LaidCell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** How many columns it takes. */
  readonly span: number;
  readonly style: Style;
}

interface Look {
  readonly text: Style;
  readonly head: Style;
  /** Around the words of a cell, in points. */
  readonly padding: { readonly x: number; readonly y: number };
}

const looks: Record<'open' | 'dense', Look> = {
  open: { text: { size: 9.5 }, head: { size: 8, weight: 'bold' }, padding: { x: 6, y: 2 } },
  dense: { text: { size: 7.5 }, head: { size: 7, weight: 'bold' }, padding: { x: 4, y: 2 } },
};

export function layTable(block: TableBlock, total: number): LaidTable {
  const look = looks[block.dense ? 'dense' : 'open'];
  const widths = widthsOf(block, look, total);
  let x = 0;
  const columns = widths.map((width) => {
    const column = { x, width };
    x += width;
    return column;
  });
  return { block, look, columns };
}

export function layRow(table: LaidTable, kind: RowKind, cells: readonly Cell[]): LaidRow {
  const laid: LaidCell[] = [];
  for (let index = 0; index < table.columns.length; index += 1) {
    const span = kind === 'line' || kind === 'head' || index > 0 ? 1 : 1 + emptyAfterFirst(cells);
    laid.push(layCell(table, kind, { cell: cells[index] ?? '', index, span }));
    index += span - 1;
  }
  return rowOf(table, kind, laid);
}

function rowOf({ look, columns }: LaidTable, kind: RowKind, cells: readonly LaidCell[]): LaidRow {
  const inside = Math.max(...cells.map(({ height }) => height));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return { kind, cells, width, inside, padding: look.padding.y, height: inside + 2 * look.padding.y };
}

/** A row that is higher than a page, as several; any other, as it is. */
export function piecesOf(table: LaidTable, row: LaidRow, highest: number): LaidRow[] {
  if (row.height <= highest) return [row];
  const height = lineHeight(styleOf(table.look, row.kind));
  const each = Math.floor((highest - 2 * row.padding) / height);
  const most = Math.max(...row.cells.map(({ lines }) => lines.length));
  return Array.from({ length: Math.ceil(most / each) }, (_, piece) => {
    const cells = row.cells.map((cell) => {
      const lines = cell.lines.slice(piece * each, (piece + 1) * each);
      return { ...cell, lines, height: lines.length * height };
    });
    return rowOf(table, row.kind, cells);
  });
}

function layCell(table: LaidTable, kind: RowKind, at: { cell: Cell; index: number; span: number }): LaidCell {
  const { columns, look, block } = table;
  const taken = columns.slice(at.index, at.index + at.span);
  const x = (taken[0]?.x ?? 0) + look.padding.x;
  const width = taken.reduce((sum, column) => sum + column.width, 0) - 2 * look.padding.x;
  const style: Style = {
    ...styleOf(look, kind),
    align: at.span > 1 ? 'left' : (block.columns[at.index]?.align ?? 'left'),
  };
  const lines = layOut(spansOf(at.cell), width, style);
  return { lines, x, width, height: lines.length * lineHeight(style), span: at.span, style };
}

function emptyAfterFirst(cells: readonly Cell[]): number {
  const next = cells.findIndex((cell, index) => index > 0 && cell.length > 0);
  return (next < 0 ? cells.length : next) - 1;
}

function widthsOf(block: TableBlock, look: Look, total: number): number[] {
  const around = 2 * look.padding.x + 0.01;
  const needs = block.columns.map(({ header, width, align }, index): ColumnNeed => {
    // The label of a subtotal takes the empty cells beside it, and says nothing of its column.
    const cells = block.rows
      .filter(({ kind = 'line' }) => kind === 'line' || index > 0)
      .map(({ cells: all, kind = 'line' }) => ({ spans: spansOf(all[index] ?? ''), style: styleOf(look, kind) }));
    const widths = cells.map(({ spans, style }) => naturalWidth(spans, style)).sort((a, b) => a - b);
    const head = longestWord([header], look.head);
    // An amount is never broken; words are, between one another.
    const wholes = align === 'right' ? widths : cells.map(({ spans, style }) => longestWord(spans, style));
    const usual = Math.max(widths[Math.floor(widths.length * 0.85)] ?? 0, head);
    return {
      natural: Math.max(naturalWidth([header], look.head), widths.at(-1) ?? 0) + around,
      usual: usual + around,
      least: Math.min(largest(wholes, head), total / 3) + around,
      ...(width === undefined ? {} : { share: width }),
    };
  });
  return columnWidths(needs, total);
}

// A long table has more rows than a call takes arguments.
function largest(numbers: readonly number[], least: number): number {
  return numbers.reduce((most, each) => Math.max(most, each), least);
}

function styleOf(look: Look, kind: RowKind): Style {
  switch (kind) {
    case 'head':
      return { ...look.head, color: ink.accent };
    case 'carried':
      return { ...look.text, color: ink.soft };
    case 'line':
      return look.text;
    case 'subtotal':
    case 'total':
      return { ...look.text, weight: 'bold' };
  }
}

function spansOf(cell: Cell): readonly Span[] {
  return typeof cell === 'string' ? [cell] : cell;
}
