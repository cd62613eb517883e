import { columnName, type TableRow } from '../../platform/tables/reading/table-file';
import { foldSpanish } from '../../kernel/text';
import { headings, meanings, type Meaning } from './headings';
import { issue, type Issue } from './issue.rules';

/*
 * Which column is which, by its heading, in any order. Case, accents, line breaks, asterisks and what stands in
 * parentheses do not count. Two columns that claim to be the same are refused: nobody guesses which one is the money.
 */

export type Columns = Readonly<Partial<Record<Meaning, number>>>;

const byHeading = new Map(
  [...headings].flatMap(([meaning, written]) => written.map((heading) => [heading, meaning] as const)),
);

/** The row of headings and what its columns are. */
export interface Heading {
  /** Its row; of two rows, the lower one. */
  readonly row: number;
  readonly columns: Columns;
  /** As they are written, by column. */
  readonly written: readonly string[];
  readonly issues: readonly Issue[];
}

/** The first of the rows that names a place and the amount, alone or with the row above it; null: none does. */
export function findHeading(rows: readonly TableRow[]): Heading | null {
  for (const [index, row] of rows.entries()) {
    const alone = headingOf(row, row.cells);
    if (alone) return alone;
    const above = rows[index - 1];
    const both = above && above.number === row.number - 1 ? headingOf(row, joined(above, row)) : null;
    if (both) return both;
  }
  return null;
}

/** The meaning of a heading, or null. */
export function meaningOf(heading: string): Meaning | null {
  return byHeading.get(foldHeading(heading)) ?? null;
}

export function foldHeading(heading: string): string {
  return foldSpanish(heading)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/º|°/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(n|no) (?=divipola|dane)/, '')
    .replace(/ (cop|m cte|m l|moneda corriente|\d)$/, '')
    .trim();
}

/** A title above several columns, and below it what each is: the lower one says it unless it is blank. */
function joined(above: TableRow, row: TableRow): string[] {
  const length = Math.max(above.cells.length, row.cells.length);
  return Array.from({ length }, (_, column) => {
    const lower = row.cells[column] ?? '';
    return lower.trim() === '' ? (above.cells[column] ?? '') : lower;
  });
}

function headingOf({ number }: TableRow, written: readonly string[]): Heading | null {
  const found = new Map<Meaning, number[]>();
  for (const [column, text] of written.entries()) {
    const meaning = meaningOf(text);
    if (meaning) found.set(meaning, [...(found.get(meaning) ?? []), column]);
  }
  if (
    !found.has('amount') ||
    !(['divipola', 'municipality', 'nit', 'hospitalId'] as const).some((each) => found.has(each))
  )
    return null;
  const columns = Object.fromEntries([...found].map(([meaning, [first]]) => [meaning, first])) as Columns;
  const twice = [...found]
    .filter(([, at]) => at.length > 1)
    .map(([meaning, at]) => twoColumns(meaning, at, written, number));
  return {
    row: number,
    columns,
    written,
    issues: [...twice, ...unitIssues(written[columns.amount ?? 0] ?? '', number, columns.amount)],
  };
}

function twoColumns(meaning: Meaning, at: readonly number[], written: readonly string[], row: number): Issue {
  const columns = at.map((column) => `«${tidy(written[column] ?? '')}» (${columnName(column)})`).join(', ');
  return issue('annex-file.two-columns', { row, column: at[1] }, { meaning: meanings[meaning].es, columns });
}

/** «Valor (miles de pesos)» */
function unitIssues(heading: string, row: number, column: number | undefined): Issue[] {
  return /\b(miles|millones|usd|dolares|%|porcentaje)\b/.test(foldSpanish(heading))
    ? [issue('annex-file.not-in-pesos', { row, column }, { original: tidy(heading) })]
    : [];
}

export function tidy(text: string): string {
  return /^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}
