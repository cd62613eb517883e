import type { CalendarDate } from '../../kernel/calendar';
import type { CertificateContent } from './certificate.content';
import type { Data, Said, Table } from './certificate.maker';

/*
 * A certificate whose facts changed. Its content stays as it was issued; what the same maker says today of the same
 * subject, with the same cut-off, is put beside it. What is different came later: a reversal, or an act entered in
 * retrospect that took effect before the cut-off. An unknown that became known contradicts nothing, and is no change.
 */

/** One thing that would be said differently today. */
export interface Change {
  /** «Girado», as the certificate's own table calls it; «hecho 3» of its numbered facts. */
  readonly concept: string;
  readonly said: string;
  /** Null: it would not be said at all, or not to whoever asks. */
  readonly now: string | null;
  readonly kind: 'figure' | 'fact';
}

/** An entry that was recorded after a certificate and took effect by its cut-off. */
export interface Cause {
  readonly id: string;
  /** «giro», «anulación de giro» */
  readonly act: string;
  readonly effectiveOn: CalendarDate;
  readonly recordedOn: CalendarDate;
}

/** The facts of a certificate are not, today, what it says of them. */
export interface Flag {
  /** For anybody: nothing that the certificate does not speak of. */
  readonly detail: string;
  readonly changes: readonly Change[];
  /** Why it would not be issued today, with its figures; null when it would, saying something else. */
  readonly refusal: { readonly title: string; readonly detail: string } | null;
  /** The entries that were recorded after the issue and took effect by the cut-off, the first twenty. */
  readonly causes: readonly Cause[];
}

export type Facts = Pick<Said, 'facts' | 'tables' | 'data'>;

/** What changed, figures first; null when nothing did. Equal sentences over other entries are a change without words. */
export function changesOf(issued: CertificateContent, now: Facts): Change[] | null {
  if (!contradicts(issued.data, now.data)) return null;
  const figures = issued.words.tables.flatMap((table) => figuresOf(table, now.tables));
  const facts = issued.words.facts.flatMap((said, index) => factOf(said, { index, now: now.facts }));
  return [...figures, ...facts];
}

/** Of what would not be certified today: the figures that are others now, as the tables of its type would say them. */
export function figuresLeft(issued: CertificateContent, now: readonly Table[]): Change[] {
  return issued.words.tables.flatMap((table) => figuresOf(table, now));
}

function figuresOf(table: Table, tables: readonly Table[]): Change[] {
  const rows = new Map(tables.flatMap((each) => (each.title === table.title ? keyed(each) : [])));
  return keyed(table).flatMap(([key, cells]) => {
    const present = rows.get(key);
    return cells.flatMap((said, column): Change[] => {
      const now = present?.[column] ?? null;
      if (column === 0 || said === now) return [];
      const concept = cells.length > 2 ? `${cells[0]}, ${table.head[column] ?? ''}` : (cells[0] ?? '');
      return [{ concept, said, now, kind: 'figure' }];
    });
  });
}

/** The rows by their header; of equal headers, the first, the second… */
function keyed({ rows, total }: Table): [string, readonly string[]][] {
  const seen = new Map<string, number>();
  return [...rows, ...(total ? [total] : [])].map((cells) => {
    const name = cells[0] ?? '';
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return [`${name}/${times}`, cells];
  });
}

function factOf(said: string, { index, now }: { index: number; now: readonly string[] }): Change[] {
  if (now.includes(said)) return [];
  return [{ concept: `hecho ${index + 1}`, said, now: now[index] ?? null, kind: 'fact' }];
}

/** Whether anything that was said is something else now; what was unknown and is known is not. */
export function contradicts(before: unknown, after: unknown): boolean {
  if (before === null || before === undefined || before === after) return false;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length !== after.length || before.some((each, index) => contradicts(each, after[index]));
  }
  if (isTree(before) && isTree(after)) return Object.keys(before).some((key) => contradicts(before[key], after[key]));
  return true;
}

function isTree(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
