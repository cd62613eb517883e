import { daysBetween, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';

/*
 * What no source says is null, and the null has its reason and its source. A fact is unknown from the day on which we
 * recorded that it is, until the day on which its record gets a value:
 *
 *   open ──(the value becomes known)──▶ known
 */

/**
 * The kinds of record of which something may be unknown, and the fields that are null while they are. A fact without a
 * column may be recorded too: one that stands in no record yet (`amendingAct`), or of which only what somebody
 * announced is known (`authorizedAmount`).
 */
export const subjects = {
  hospital: { table: 'hospital', columns: { nit: 'nit', reps: 'reps' } },
  resolution: {
    table: 'resolution',
    columns: {
      printedAnnexTotal: 'printed_annex_total',
      availabilityCertificate: 'availability_number',
      disburseFrom: 'disburse_from',
      executeBy: 'execute_by',
    },
  },
  allocation: { table: 'annex_line', columns: { hospital: 'hospital_id' } },
  disbursement: { table: 'disbursement', columns: { paymentOrder: 'payment_order' } },
  withdrawal: { table: 'withdrawal', columns: { filingNumber: 'filing_number', withdrawnOn: 'withdrawn_on' } },
} as const satisfies Record<string, { table: string; columns: Record<string, string> }>;

export type SubjectKind = keyof typeof subjects;

export const subjectKinds = Object.keys(subjects) as SubjectKind[];

export const NothingUnknown = refusal<{ field: string }>(
  'unknown.is-known',
  'conflict',
  { es: 'El dato se conoce', en: 'It is known' },
  {
    es: ({ field }) => `El registro ya dice su «${field}»: no se puede anotar como desconocido.`,
    en: ({ field }) => `The record already says its "${field}": it cannot be recorded as unknown.`,
  },
);

export const AlreadyUnknown = refusal<{ field?: string }>(
  'unknown.already-recorded',
  'conflict',
  { es: 'Ya está anotado', en: 'Already recorded' },
  {
    es: ({ field }) => `${field === undefined ? 'Este dato' : `«${field}»`} ya está anotado como desconocido.`,
    en: ({ field }) => `${field === undefined ? 'This' : `"${field}"`} is already recorded as unknown.`,
  },
);

/** The column in which the value would stand, or null when the field is a fact that no column holds. */
export function columnOf(kind: SubjectKind, field: string): string | null {
  const columns: Record<string, string> = subjects[kind].columns;
  return Object.hasOwn(columns, field) ? (columns[field] ?? null) : null;
}

/** For how many calendar days it has been unknown, or was until it became known. */
export function ageInDays(fact: { since: CalendarDate; knownOn: CalendarDate | null }, today: CalendarDate): number {
  return daysBetween(fact.since, fact.knownOn ?? today);
}
