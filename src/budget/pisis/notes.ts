import type { Problem } from '../../kernel/errors';

/** Everything that can be said of a file, and whether it keeps the file from being taken. The guide explains each. */
export const noteKinds = {
  // The file as a whole.
  'pisis.name-malformed': 'error',
  'pisis.not-text': 'error',
  'pisis.line-ends-mixed': 'error',
  'pisis.encoding-differs': 'warning',
  'pisis.blank-line': 'error',
  'pisis.control-missing': 'error',
  'pisis.control-twice': 'error',
  'pisis.no-details': 'error',
  'pisis.total-differs': 'error',
  'pisis.consecutive-differs': 'error',
  'pisis.consecutive-starts-otherwise': 'warning',
  'pisis.kinds-out-of-order': 'warning',
  'pisis.kind-absent': 'warning',
  'pisis.cutoff-differs': 'error',
  'pisis.nit-differs': 'error',
  'pisis.resource-differs': 'error',
  'pisis.period-backwards': 'error',
  'pisis.cutoff-not-come': 'error',
  'pisis.cutoff-within-month': 'warning',
  'pisis.out-of-time': 'warning',
  // A field.
  'pisis.kind-unknown': 'error',
  'pisis.fields-count': 'error',
  'pisis.indicator-unknown': 'error',
  'pisis.not-applicable-filled': 'error',
  'pisis.not-applicable-beside-others': 'error',
  'pisis.field-empty': 'error',
  'pisis.field-empty-accepted': 'warning',
  'pisis.padded': 'error',
  'pisis.too-long': 'error',
  'pisis.lower-case': 'error',
  'pisis.accent': 'error',
  'pisis.quotes': 'error',
  'pisis.character': 'error',
  'pisis.character-unusual': 'warning',
  'pisis.digits-expected': 'error',
  'pisis.code-unknown': 'error',
  'pisis.id-kind-malformed': 'error',
  'pisis.date-malformed': 'error',
  'pisis.date-stands-for-unknown': 'warning',
  'pisis.decimal-malformed': 'error',
  'pisis.amount-zero': 'error',
  // A record beside the others and beside what was declared before.
  'pisis.date-after-cutoff': 'error',
  'pisis.date-before-period': 'warning',
  'pisis.ends-before-start': 'error',
  'pisis.percentage-beyond': 'error',
  'pisis.portfolio-differs': 'error',
  'pisis.key-twice': 'error',
  'pisis.key-exists': 'error',
  'pisis.already-declared': 'warning',
  'pisis.key-unknown': 'error',
  'pisis.key-ambiguous': 'error',
  'pisis.key-in-other-period': 'warning',
  'pisis.contract-unknown': 'error',
  'pisis.contract-with-follow-up': 'error',
  'pisis.contract-exceeded': 'warning',
  // What it would do to the books.
  'pisis.incorporation-lowered': 'error',
  'pisis.incorporation-differs': 'error',
  'pisis.incorporation-recorded-already': 'warning',
  'pisis.restitution-stands': 'error',
  'pisis.restitution-recorded-already': 'warning',
  'pisis.yields-earned-unsaid': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type NoteCode = keyof typeof noteKinds;

/** One thing to say of a file: what was found where, and what would be accepted. */
export interface Note {
  readonly severity: 'error' | 'warning';
  readonly problem: Problem;
}

/** Which line of the file, counted from 1, and which of its fields, as people call it. */
export interface At {
  readonly line?: number;
  readonly field?: string;
}

export function note(code: NoteCode, at: At, es: string, en: string): Note {
  return { severity: noteKinds[code], problem: { ...at, code, detail: { es, en } } };
}

export function errorsOf(notes: readonly Note[]): Problem[] {
  return notes.filter(({ severity }) => severity === 'error').map(({ problem }) => problem);
}

export function warningsOf(notes: readonly Note[]): Problem[] {
  return notes.filter(({ severity }) => severity === 'warning').map(({ problem }) => problem);
}
