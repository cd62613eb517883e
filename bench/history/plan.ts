/**
 * Years of transfers, told by four numbers. Each line's giros go one after another: ordered, approved, paid and
 * confirmed by its hospital; then some that are approved and wait to be paid.
 */
export interface Plan {
  readonly resolutions: number;
  /** Lines of each resolution, each of another municipality: at most 1.122. */
  readonly lines: number;
  /** Giros of each line that arrived: six postings each. */
  readonly giros: number;
  /** Giros of each line that are approved and not paid: two postings each. */
  readonly awaiting: number;
  /** The year of the last resolution. */
  readonly lastYear: number;
  /** Over how many years they spread, evenly. */
  readonly years: number;
}

/** A plan with about this many postings, in resolutions of a hundred lines with ten giros each. */
export function planOf(postings: number): Plan {
  const each = postingsOf({ resolutions: 1, lines: 100, giros: 10, awaiting: 0, lastYear: 2025, years: 10 });
  if (postings < each)
    return {
      resolutions: 1,
      lines: Math.max(1, Math.round(postings / 61)),
      giros: 10,
      awaiting: 0,
      lastYear: 2025,
      years: 10,
    };
  return { resolutions: Math.round(postings / each), lines: 100, giros: 10, awaiting: 0, lastYear: 2025, years: 10 };
}

export function postingsOf({ resolutions, lines, giros, awaiting }: Plan): number {
  return resolutions * (1 + lines * (1 + giros * 6 + awaiting * 2));
}
