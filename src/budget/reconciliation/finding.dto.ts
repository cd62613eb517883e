import { z } from 'zod';
import { daysBetween, isCalendarDate, type CalendarDate } from '../../kernel/calendar';
import { date, id, instant, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { personView } from '../allocations/allocation.dto';
import { ruleOf } from './catalogue';
import { presentOf, type EventRow, type FindingRow, type Present } from './finding.rows';
import { eventKinds, findingStates } from './life.rules';
import { measures, severities, subjectKinds } from './rule';

export const explanationForm = z.strictObject({ explanation: text(2000), document: text(200) });
export type ExplanationForm = z.output<typeof explanationForm>;

export const waiverForm = z.strictObject({ reason: text(2000), until: date() });
export type WaiverForm = z.output<typeof waiverForm>;

export const waiverRefusalForm = z.strictObject({ reason: text(1000) });
export type WaiverRefusalForm = z.output<typeof waiverRefusalForm>;

export const findingsAsked = z.strictObject({
  resolution: id().optional(),
  state: z.enum(findingStates).optional().meta({ description: 'Sin él, todos: también los resueltos' }),
  severity: z.enum(severities).optional(),
  code: z.string().trim().min(1).max(100).optional(),
  standing: z.stringbool().optional().meta({ description: 'true: los que siguen en pie; false: los resueltos' }),
  q: text(200).optional().meta({ description: 'Palabras de lo hallado o de aquello de que trata' }),
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || isFindingKey(keys), {
    params: {
      problem: {
        code: 'cursor.malformed',
        detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
      },
    },
  }),
});
export type FindingsAsked = z.output<typeof findingsAsked>;

/** The same questions, without a page. */
export const findingCountsAsked = findingsAsked.omit({ limit: true, cursor: true, severity: true });
export type FindingCountsAsked = z.output<typeof findingCountsAsked>;

const figures = {
  measure: z.enum(measures),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
};

export const findingView = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(severities),
  state: z.enum(findingStates),
  title: z.string(),
  ground: z.string(),
  subject: z.object({ kind: z.enum(subjectKinds), id: z.string(), label: z.string() }),
  resolutionId: z.string(),
  allocationId: z.string().nullable(),
  ...figures,
  detail: z.string(),
  roundingExplains: z.boolean().nullable(),
  entries: z.array(z.string()).meta({ description: 'Los asientos que están detrás de las cifras' }),
  documents: z.array(z.string()),
  openSince: date().meta({ description: 'Desde cuándo los hechos no concuerdan' }),
  ageDays: z.number().int().meta({ description: 'Días calendario desde entonces' }),
  period: z.number().int().meta({ description: 'Cuántas veces ha aparecido' }),
  openedAt: instant().nullable().meta({ description: 'Cuándo se encontró, en este período' }),
  resolvedAt: instant().nullable(),
  explanation: z.object({ explanation: z.string(), document: z.string(), by: personView, at: instant() }).nullable(),
  waiver: z
    .object({
      state: z.enum(['requested', 'approved']),
      reason: z.string(),
      until: date(),
      requestedBy: personView,
      requestedAt: instant(),
      approvedBy: personView.nullable(),
      approvedAt: instant().nullable(),
    })
    .nullable(),
});
export type FindingView = z.output<typeof findingView>;

export const findingsPage = pageView(findingView);

export const findingCounts = z.object({
  since: date().meta({ description: 'Desde este día, lo que se encontró es nuevo' }),
  items: z.array(
    z.object({
      severity: z.enum(severities),
      count: z.number().int().meta({ description: 'De los que se piden' }),
      oldestSince: date().nullable().meta({ description: 'Desde cuándo está en pie el más antiguo de ellos' }),
      open: z.number().int().meta({ description: 'De ellos, los abiertos' }),
      recent: z.number().int().meta({ description: 'De los abiertos, los nuevos' }),
    }),
  ),
});
export type FindingCounts = z.output<typeof findingCounts>;

const eventView = z.object({
  sequence: z.number().int(),
  period: z.number().int(),
  kind: z.enum(eventKinds),
  state: z.enum(findingStates),
  at: instant(),
  by: personView.nullable().meta({ description: 'Nadie, si lo calculó el servicio' }),
  requestedBy: personView.nullable(),
  reason: z.string().nullable(),
  document: z.string().nullable(),
  until: date().nullable(),
  ...figures,
});

export const findingWithLifeView = findingView.extend({ life: z.array(eventView) });
export type FindingWithLifeView = z.output<typeof findingWithLifeView>;

/** A finding as people see it on the day `today`. */
export function viewFinding(row: FindingRow, events: readonly EventRow[], today: CalendarDate): FindingView {
  const { content } = row;
  const rule = ruleOf(row.code);
  const present = presentOf(events);
  return {
    id: row.id,
    code: row.code,
    severity: row.severity,
    state: row.state,
    // A rule that the catalogue no longer has is known by its code.
    title: rule?.title.es ?? row.code,
    ground: rule?.ground ?? '',
    subject: { kind: row.subjectKind, id: row.subjectId, label: content.label },
    resolutionId: row.resolutionId,
    allocationId: row.allocationId,
    measure: content.measure,
    expected: content.expected,
    actual: content.actual,
    difference: content.difference,
    detail: content.detail,
    roundingExplains: content.roundingExplains,
    entries: [...content.entries],
    documents: [...content.documents],
    openSince: row.openSince,
    ageDays: daysBetween(row.openSince, today),
    period: row.period,
    openedAt: present.openedAt,
    resolvedAt: present.resolvedAt,
    explanation: viewExplanation(present),
    waiver: viewWaiver(present),
  };
}

export function viewFindingWithLife(
  row: FindingRow,
  events: readonly EventRow[],
  today: CalendarDate,
): FindingWithLifeView {
  return { ...viewFinding(row, events, today), life: events.map(viewEvent) };
}

function viewExplanation({ explanation }: Present): FindingView['explanation'] {
  if (!explanation?.by) return null;
  const { reason, document, by, at } = explanation;
  return { explanation: reason ?? '', document: document ?? '', by, at };
}

function viewWaiver({ waiverRequest, waiverApproval }: Present): FindingView['waiver'] {
  if (!waiverRequest?.by || waiverRequest.until === null) return null;
  return {
    state: waiverApproval ? 'approved' : 'requested',
    reason: waiverRequest.reason ?? '',
    until: waiverRequest.until,
    requestedBy: waiverRequest.by,
    requestedAt: waiverRequest.at,
    approvedBy: waiverApproval?.by ?? null,
    approvedAt: waiverApproval?.at ?? null,
  };
}

function viewEvent(event: EventRow): FindingWithLifeView['life'][number] {
  const { sequence, period, kind, state, at, by, requestedBy, reason, document, until, content } = event;
  const { measure, expected, actual, difference } = content;
  return {
    ...{ sequence, period, kind, state, at, by, requestedBy, reason, document, until },
    ...{ measure, expected, actual, difference },
  };
}

function isFindingKey([rank, openSince, code, findingId, ...rest]: readonly string[]): boolean {
  const isRank = rank !== undefined && /^[1-5]$/.test(rank);
  return isRank && isCalendarDate(openSince) && code !== undefined && isId(findingId ?? '') && rest.length === 0;
}
