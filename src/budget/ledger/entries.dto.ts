import { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { amount, date, id, instant, precision } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { acts, actNames, type EntryAct } from './acts';
import { placeNames } from './places';

/** The last entry of the page before. */
export const entryCursor = paging.cursor.refine((keys) => keys === undefined || isEntryKey(keys), {
  params: {
    problem: {
      code: 'cursor.malformed',
      detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
    },
  },
});

/** Which entries: of a resolution, of a line, that had taken effect by a date, as known at an instant. */
export const entriesAsked = z.strictObject({
  resolution: id().optional(),
  allocation: id().optional(),
  asOf: date().optional(),
  knownAt: instant().optional(),
  limit: paging.limit,
  cursor: entryCursor,
});

export type EntriesAsked = z.output<typeof entriesAsked>;

/** A person, by the name that the account has today. */
export const actorView = z.object({ id: z.string(), name: z.string() });

export const postingView = z.object({
  account: z.enum(placeNames),
  allocationId: z.string().nullable(),
  disbursementId: z.string().nullable(),
  amount: amount(),
  balance: amount().meta({ description: 'Lo que quedó en la cuenta, en el orden en que se registró' }),
});

export const entryView = z.object({
  id: z.string(),
  act: z.enum([...actNames, 'reverse']),
  actInSpanish: z.string(),
  subjectId: z.string(),
  resolutionId: z.string(),
  effectiveOn: date(),
  datePrecision: precision,
  recordedAt: instant(),
  recordedBy: actorView,
  approvedBy: actorView.nullable(),
  byDelegationOf: actorView
    .nullable()
    .meta({ description: 'Por delegación de quién actuó la última persona que intervino' }),
  document: z.string(),
  source: z.string().nullable(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  postings: z.array(postingView),
});

export type EntryView = z.output<typeof entryView>;

export const entryPage = pageView(entryView);

export const auditView = z.object({
  sound: z.boolean(),
  breaches: z.array(z.object({ invariant: z.string(), subject: z.string(), detail: z.string() })),
});

export type AuditView = z.output<typeof auditView>;

/** «giro», «desistimiento previo al giro», «anulación». */
export function actInSpanish(act: EntryAct): string {
  return act === 'reverse' ? 'anulación' : acts[act].spanish;
}

// The key of the list: the instant of recording, microseconds included, and the identifier.
function isEntryKey([recordedAt = '', entryId = '', ...rest]: string[]): boolean {
  return (
    rest.length === 0 &&
    isId(entryId) &&
    isCalendarDate(recordedAt.slice(0, 10)) &&
    /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/.test(recordedAt.slice(10))
  );
}
