import type { Money } from '../../kernel/money';
import { lineProblems, type PlacedLine } from '../resolutions/annex-problems.rules';
import type { Territory } from '../territories/territory.rules';
import { tidy, type Heading } from './columns.rules';
import type { Gazetteer } from './gazetteer.rules';
import type { HospitalRegister, RegisteredHospital } from './hospitals.rules';
import type { Writing } from './amounts.rules';
import { issue, issueOf, type Issue } from './issue.rules';
import type { TotalFound } from './totals.rules';

/* The lines that a file says, once each has been read: their numbers, and what is wrong between them. */

/** More hospitals than Colombia has, many times over. */
const mostLines = 100_000;

export interface UnderstoodLine {
  readonly row: number;
  /** As the annex numbers it, or its place. */
  readonly line: number;
  readonly territory: Territory | null;
  readonly hospital: RegisteredHospital | null;
  /** As the file names the hospital, if it does. */
  readonly hospitalWritten: string | null;
  readonly amount: Money | null;
  readonly source: string | null;
}

export interface SkippedRow {
  readonly row: number;
  readonly kind: 'title' | 'heading' | 'group' | 'note' | 'total';
  readonly text: string;
}

export interface Understood {
  readonly lines: readonly UnderstoodLine[];
  readonly issues: readonly Issue[];
  readonly skipped: readonly SkippedRow[];
  readonly totals: readonly TotalFound[];
  /** Σ of the amounts that could be read, pesos. */
  readonly total: Money;
  /** A cell that shows what groups thousands in the column of amounts; null: none does. */
  readonly writing: Writing;
}

/** A line that has no number yet: what its file prints as one, if it does. */
export type UnnumberedLine = Omit<UnderstoodLine, 'line'> & { readonly number: string };

export interface KnownToReading {
  readonly gazetteer: Gazetteer;
  readonly register: HospitalRegister;
}

/** An annex has a line, and no more than are taken. */
export function howMany(lines: number, { row }: Heading): Issue[] {
  if (lines === 0) return [issue('annex-file.no-lines', { row })];
  return lines > mostLines ? [issue('annex-file.too-many-lines', { row: null }, { maximum: mostLines })] : [];
}

/** The numbers that the file prints, if they are numbers and no two lines share one; else the places. */
export function numbered(
  lines: readonly UnnumberedLine[],
  { row, columns: { line: column }, written }: Heading,
): { lines: UnderstoodLine[]; issues: Issue[] } {
  const numbers = lines.map(({ number }) => (/^0*[1-9]\d{0,5}(?:\.0?)?$/.test(number) ? parseInt(number, 10) : null));
  const distinct = new Set(numbers.filter((number) => number !== null));
  const all = distinct.size === lines.length;
  const original = tidy(written[column ?? 0] ?? '');
  return {
    lines: lines.map(({ number: _, ...line }, index) => ({
      ...line,
      line: (all ? numbers[index] : null) ?? index + 1,
    })),
    issues: all || distinct.size === 0 ? [] : [issue('line.numbers-repeat', { row, column }, { original })],
  };
}

/** What is wrong between lines that are each right: twice the same hospital, or the same place without one. */
export function between(
  lines: readonly UnderstoodLine[],
  { gazetteer, register }: KnownToReading,
  { columns }: Heading,
): Issue[] {
  const rows = new Map(lines.map(({ line, row }) => [line, row]));
  const problems = lineProblems(placed(lines), { territories: gazetteer.territories, hospitals: register.byId });
  const columnOf: Record<string, number | undefined> = {
    divipola: columns.divipola ?? columns.municipality,
    hospitalId: columns.hospitalId ?? columns.nit ?? columns.hospital,
    line: columns.line,
  };
  return problems.map((problem) =>
    issueOf(problem, { row: rows.get(problem.line ?? 0) ?? null, column: columnOf[problem.field ?? ''] }),
  );
}

/** The lines that were understood, as any list of lines is written. */
export function placed(lines: readonly UnderstoodLine[]): PlacedLine[] {
  return lines.flatMap(({ line, territory, hospital, amount, source }) =>
    territory && amount
      ? [
          {
            at: line,
            written: {
              divipola: territory.divipola,
              hospitalId: hospital?.id ?? null,
              amount,
              department: null,
              municipality: null,
              line,
              source,
            },
          },
        ]
      : [],
  );
}
