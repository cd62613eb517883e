/** A row as the breaking of pages sees it; heights in points. */
export interface RowHeight {
  readonly height: number;
  /** Subtotals and totals stay with the row before them. */
  readonly clings: boolean;
  /** Of the row with the running totals, at the foot and again at the head, where the page breaks after this row. */
  readonly carried: number;
}

/** What the page where the table begins still has, and what a whole page has, without the heads of the columns. */
export interface Room {
  readonly first: number;
  readonly page: number;
}

/**
 * How many rows stand on each page. A row is never torn; a subtotal stays with the row before it; running totals have
 * their place at the foot and at the head. The first count is 0 where the table is to begin on the next page: nothing
 * fits here, or only one row of several.
 * @throws RangeError when a row is higher than a page
 */
export function pagesOf(rows: readonly RowHeight[], room: Room): number[] {
  const counts = fill(rows, room);
  return counts[0] === 1 && rows.length > 2 && room.first < room.page ? fill(rows, { ...room, first: 0 }) : counts;
}

function fill(rows: readonly RowHeight[], room: Room): number[] {
  const counts = [0];
  let left = room.first;
  let row = 0;
  while (row < rows.length) {
    const isFresh = counts.length > 1 && counts.at(-1) === 0;
    const group = endOfGroup(rows, row);
    // A row with more subtotals than a page can hold is parted from them.
    const whole = heightWithFoot(rows, row, group);
    const end = whole > room.page || (isFresh && whole > left) ? row + 1 : group;
    if (heightWithFoot(rows, row, end) <= left) {
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + end - row;
      left -= heightOf(rows, row, end);
      row = end;
    } else if (isFresh) {
      throw new RangeError('a row of a table is higher than a page');
    } else {
      counts.push(0);
      left = room.page - (rows[row - 1]?.carried ?? 0);
    }
  }
  return counts;
}

function endOfGroup(rows: readonly RowHeight[], start: number): number {
  let end = start + 1;
  while (rows[end]?.clings) end += 1;
  return end;
}

function heightWithFoot(rows: readonly RowHeight[], start: number, end: number): number {
  const foot = end < rows.length ? (rows[end - 1]?.carried ?? 0) : 0;
  return heightOf(rows, start, end) + foot;
}

function heightOf(rows: readonly RowHeight[], start: number, end: number): number {
  return rows.slice(start, end).reduce((sum, { height }) => sum + height, 0);
}
