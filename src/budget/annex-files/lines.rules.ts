import type { Money } from '../../kernel/money';
import type { PlacedLine } from '../resolutions/annex-problems.rules';
import type { Territory } from '../territories/territory.rules';
import { tidy, type Heading } from './columns.rules';
import type { Gazetteer } from './gazetteer.rules';
import type { HospitalRegister, RegisteredHospital } from './hospitals.rules';
import type { Writing } from './amounts.rules';
import type { IssueList } from './issue-list';
import { issue, type Issue } from './issue.rules';
import type { TotalFound } from './totals.rules';

/* The lines that a file says, once each has been read, and their numbers. */

/** More hospitals than Colombia has, a thousand times over. */
const mostLines = 1_000_000;

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
  /** How many lines there are. */
  readonly count: number;
  /** The first of them. */
  readonly lines: readonly UnderstoodLine[];
  readonly issues: IssueList;
  /** Whether the numbers that the file prints are those of its lines; else their places are. */
  readonly asPrinted: boolean;
  readonly skipped: readonly SkippedRow[];
  readonly totals: readonly TotalFound[];
  /** Σ of the amounts that could be read, pesos. */
  readonly total: Money;
  /** A cell that shows what groups thousands in the column of amounts; null: none does. */
  readonly writing: Writing;
}

/** A line that has no number yet: its place, from 1, and what its file prints as its number, if that is one. */
export type UnnumberedLine = Omit<UnderstoodLine, 'line'> & { readonly place: number; readonly printed: number | null };

export interface KnownToReading {
  readonly gazetteer: Gazetteer;
  /** The hospitals that the rows under way may name. */
  readonly register: HospitalRegister;
}

/** An annex has a line, and no more than are taken. */
export function howMany(lines: number, { row }: Heading): Issue[] {
  if (lines === 0) return [issue('annex-file.no-lines', { row })];
  return lines > mostLines ? [issue('annex-file.too-many-lines', { row: null }, { maximum: mostLines })] : [];
}

/** What the text prints as the number of a line, or null. */
export function printedNumber(text: string): number | null {
  return /^0*[1-9]\d{0,6}(?:\.0?)?$/.test(text) ? parseInt(text, 10) : null;
}

/** Whether the lines are called as the file prints: each has a number, and no two the same. @param printed by place; 0: none */
export function numbering(
  printed: readonly number[],
  { row, columns: { line: column }, written }: Heading,
): { asPrinted: boolean; issues: Issue[] } {
  const distinct = new Uint8Array(printed.reduce((most, number) => Math.max(most, number), 0) + 1);
  for (const number of printed) distinct[number] = 1;
  distinct[0] = 0;
  const count = distinct.reduce((sum, one) => sum + one, 0);
  const asPrinted = count === printed.length;
  const original = tidy(written[column ?? 0] ?? '');
  return {
    asPrinted,
    issues: asPrinted || count === 0 ? [] : [issue('line.numbers-repeat', { row, column }, { original })],
  };
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
