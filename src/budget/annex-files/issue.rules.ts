import type { Language, Problem } from '../../kernel/errors';
import { catalogue, type IssueCode } from './issue.catalogue';
import type { Params, Severity } from './issue.kinds';

/** What was found at one place of the file: repaired, doubtful, or refused. */
export interface Issue {
  /** Of the file, as a spreadsheet numbers it; null: of the file as a whole. */
  readonly row: number | null;
  /** From 0; null: of the row as a whole. */
  readonly column: number | null;
  readonly code: string;
  readonly severity: Severity;
  readonly detail: Record<Language, string>;
  /** What is written there, at most 80 characters of it. */
  readonly original: string | null;
  /** What was understood instead. */
  readonly repaired: string | null;
}

export interface Place {
  readonly row: number | null;
  readonly column?: number | null | undefined;
}

/** An issue of the catalogue. */
export function issue(
  code: IssueCode,
  { row, column = null }: Place,
  said: Params & { original?: string; repaired?: string } = {},
): Issue {
  const { severity, es, en } = catalogue[code];
  const params = { ...said, original: excerpt(said.original ?? ''), repaired: said.repaired ?? '' };
  return {
    row,
    column,
    code,
    severity,
    detail: { es: es(params), en: en(params) },
    original: said.original === undefined ? null : params.original,
    repaired: said.repaired ?? null,
  };
}

/** What a rule that is also asked elsewhere refuses, as an issue. */
export function issueOf(problem: Problem, { row, column = null }: Place, original: string | null = null): Issue {
  return {
    row,
    column,
    code: problem.code,
    severity: 'error',
    detail: problem.detail,
    original: original === null ? null : excerpt(original),
    repaired: null,
  };
}

export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** As the file is read: the row, and in it the column. */
export function inOrder(issues: readonly Issue[]): Issue[] {
  return [...issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? -1) - (b.column ?? -1));
}
