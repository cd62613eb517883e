import { z } from 'zod';
import type { CalendarDate } from '../../kernel/calendar';
import { date, id, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { ageInDays, subjectKinds, type SubjectKind } from './unknown.rules';

export const unknownForm = z.strictObject({
  subjectKind: z.enum(subjectKinds),
  subjectId: id(),
  field: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,59}$/)
    .meta({ description: 'El nombre del campo en la API: nit, withdrawnOn…' }),
  reason: text(1000),
  source: text(1000),
});

export const unknownsAsked = z.strictObject({
  resolution: id().optional(),
  subject: id().optional(),
  state: z.enum(['open', 'known']).default('open'),
  ...paging,
});

/** What a record's own view says of each of its fields that nobody knows. */
export const unknownView = z.object({ field: z.string(), reason: z.string(), source: z.string(), since: date() });

export const unknownFactView = z.object({
  id: z.string(),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.string(),
  field: z.string(),
  reason: z.string(),
  source: z.string(),
  since: date(),
  ageDays: z.number().int(),
  knownOn: date().nullable(),
  recordedBy: z.string(),
});

export const unknownFactsView = pageView(unknownFactView);

export type UnknownForm = z.output<typeof unknownForm>;
export type UnknownsAsked = z.output<typeof unknownsAsked>;
export type UnknownFactView = z.output<typeof unknownFactView>;

export interface UnknownFact {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly field: string;
  readonly reason: string;
  readonly source: string;
  readonly since: CalendarDate;
  readonly knownOn: CalendarDate | null;
  readonly recordedBy: string;
}

export function viewUnknownFact(fact: UnknownFact, today: CalendarDate): UnknownFactView {
  return {
    id: fact.id,
    subjectKind: fact.subjectKind,
    subjectId: fact.subjectId,
    field: fact.field,
    reason: fact.reason,
    source: fact.source,
    since: fact.since,
    ageDays: ageInDays(fact, today),
    knownOn: fact.knownOn,
    recordedBy: fact.recordedBy,
  };
}
