import type { MergedCells, TableRow } from '../../platform/tables/reading/table-file';
import { tidy, type Heading } from './columns.rules';
import { issue, type Issue } from './issue.rules';

/** The first cell of some that are merged downwards, which speaks for those below it. */
interface Speaking {
  readonly first: TableRow;
  readonly column: number;
  readonly bottom: number;
}

/**
 * Cells merged downwards have their value in each of their rows; an amount is of one row only. A workbook says what it
 * merged after its rows: what was read by then is read again.
 */
export class MergedDown {
  readonly #down: readonly MergedCells[];
  #next = 0;
  #speaking: Speaking[] = [];

  constructor(merged: readonly MergedCells[], { row, columns: { amount: _, ...others } }: Heading) {
    const columns = new Set<number>(Object.values(others));
    this.#down = merged
      .filter(({ top, bottom, left }) => bottom > top && top > row && columns.has(left))
      .sort((a, b) => a.top - b.top);
  }

  get some(): boolean {
    return this.#down.length > 0;
  }

  /** The row with the values that stand above it. The rows come in their order. */
  filled(row: TableRow): { row: TableRow; issues: Issue[] } {
    const issues: Issue[] = [];
    let filled = row;
    this.#speaking = this.#speaking.filter(({ bottom }) => bottom >= row.number);
    for (const { first, column } of this.#speaking) {
      if ((filled.cells[column] ?? '').trim() !== '') continue;
      filled = withCell(filled, first, column);
      const original = tidy(first.cells[column] ?? '');
      const said = { original, repaired: original, row: first.number };
      issues.push(issue('cell.merged', { row: row.number, column }, said));
    }
    this.#begin(filled);
    return { row: filled, issues };
  }

  #begin(row: TableRow): void {
    for (let each = this.#down[this.#next]; each && each.top <= row.number; each = this.#down[this.#next]) {
      this.#next += 1;
      if (each.top === row.number && (row.cells[each.left] ?? '').trim() !== '')
        this.#speaking.push({ first: row, column: each.left, bottom: each.bottom });
    }
  }
}

function withCell(row: TableRow, first: TableRow, column: number): TableRow {
  const length = Math.max(row.cells.length, column + 1);
  const places = Array.from({ length }, (_, index) => index);
  const of = (index: number) => (index === column ? first : row);
  return {
    ...row,
    cells: places.map((index) => of(index).cells[index] ?? ''),
    kinds: places.map((index) => of(index).kinds[index] ?? ' ').join(''),
  };
}
