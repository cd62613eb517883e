/** What a column of a table needs, in points. */
export interface ColumnNeed {
  /** Its longest cell on one line. */
  readonly natural: number;
  /** On one line, what most of its cells take: a few long ones may then be broken. */
  readonly usual: number;
  /** Its longest word, or its longest cell where the cells may not be broken. */
  readonly least: number;
  /** The share that was asked for. */
  readonly share?: number;
}

/**
 * The widths of the columns of a table, which add up to `total`. No column gets less than it needs at least, while all
 * can have it; what is left goes by the shares where any was asked for (1 for who asked for none), and by what the
 * cells take where none was: all of them where there is room for all, most of them where there is not.
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number): number[] {
  const least = sum(needs.map((need) => need.least));
  if (least >= total) return needs.map((need) => (need.least / least) * total);
  const shared = needs.some(({ share }) => share !== undefined);
  const isRoomy = sum(needs.map(({ natural }) => natural)) <= total;
  const weights = needs.map(({ share, natural, usual }) => (shared ? (share ?? 1) : isRoomy ? natural : usual));
  // Whoever would get less than it needs gets that, and the rest is shared again among the others.
  const fixed = new Set<number>();
  for (;;) {
    const free = total - sum(needs.map((need, index) => (fixed.has(index) ? need.least : 0)));
    const weight = sum(weights.map((each, index) => (fixed.has(index) ? 0 : each)));
    const widths = needs.map((need, index) =>
      fixed.has(index) ? need.least : (free * (weights[index] ?? 0)) / (weight || 1),
    );
    const poor = widths.findIndex((width, index) => !fixed.has(index) && width < (needs[index]?.least ?? 0));
    if (poor < 0) return widths;
    fixed.add(poor);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
