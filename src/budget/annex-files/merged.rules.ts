import type { TableEnd, TableRow } from '../../platform/tables/reading/table-file';
import { tidy, type Heading } from './columns.rules';
import { issue, type Issue } from './issue.rules';

/** Cells merged downwards have their value in each of their rows; an amount is of one row only. */
export function mergedDown(
  rows: readonly TableRow[],
  { merged }: Pick<TableEnd, 'merged'>,
  { row: headingRow, columns: { amount: _, ...others } }: Heading,
): { rows: readonly TableRow[]; issues: Issue[] } {
  const columns = new Set<number>(Object.values(others));
  const down = merged.filter(({ top, bottom, left }) => bottom > top && top > headingRow && columns.has(left));
  if (down.length === 0) return { rows, issues: [] };
  const places = new Map(rows.map(({ number }, index) => [number, index]));
  const filled = [...rows];
  const issues: Issue[] = [];
  for (const { top, bottom, left } of down) {
    const first = filled[places.get(top) ?? -1];
    if (!first || (first.cells[left] ?? '').trim() === '') continue;
    for (let index = (places.get(top) ?? 0) + 1; index < filled.length; index += 1) {
      const row = filled[index];
      if (!row || row.number > bottom) break;
      if ((row.cells[left] ?? '').trim() !== '') continue;
      filled[index] = withCell(row, first, left);
      const original = tidy(first.cells[left] ?? '');
      issues.push(issue('cell.merged', { row: row.number, column: left }, { original, repaired: original, row: top }));
    }
  }
  return { rows: filled, issues };
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
