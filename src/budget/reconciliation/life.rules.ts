import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { transitions } from '../../kernel/transitions';
import type { Found, Figures, Severity } from './rule';

/*
 * The life of a finding. Computing opens it, reopens it and resolves it; people explain it, or two of them waive it
 * until a date. Every step is an event that stays.
 *
 *              explain                      two people, until a date
 *      ┌──────────────────▶ explained ───────────────┐
 *    open ◀─figures change──────┘ ▲▼ explain again    ▼
 *     ▲ ▲ └───────────────────waive───────────────▶ waived
 *     │ └────the date comes, or the figures change────┘
 *     │
 *   resolved ◀──computed and gone── from any of the three; it comes back as a new period
 *
 * An explanation and a waiver are of the figures that they were given for: with others the finding is open again.
 */

export const findingStates = ['open', 'explained', 'waived', 'resolved'] as const;

export type FindingState = (typeof findingStates)[number];

export const statesInSpanish: Readonly<Record<FindingState, string>> = {
  open: 'abierto',
  explained: 'explicado',
  waived: 'exento hasta una fecha',
  resolved: 'resuelto',
};

type LifeAct = 'explain' | 'waive' | 'change' | 'expire' | 'resolve' | 'reopen';

export const life = transitions<FindingState, LifeAct>({
  open: { explain: 'explained', waive: 'waived', change: 'open', resolve: 'resolved' },
  explained: { explain: 'explained', waive: 'waived', change: 'open', resolve: 'resolved' },
  waived: { change: 'open', expire: 'open', resolve: 'resolved' },
  resolved: { reopen: 'open' },
});

export const eventKinds = [
  'opened',
  'changed',
  'explained',
  'waiver-requested',
  'waiver-approved',
  'waiver-refused',
  'waiver-expired',
  'resolved',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** What was found, as it is kept. */
export type Content = Omit<Found, 'subject' | 'allocationId' | 'openSince'> & { readonly label: string };

/** How a finding stands: what its last event says. */
export interface Standing {
  readonly sequence: number;
  readonly period: number;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly openSince: CalendarDate;
  readonly content: Content;
  /** While it is waived: the day on which it is open again. */
  readonly until: CalendarDate | null;
}

/** The next event, computed or decided by a person. */
export interface NextEvent extends Standing {
  readonly kind: EventKind;
  readonly reason: string | null;
}

/**
 * What computing says of one finding: at most one event.
 * @param standing null when it was never there
 * @param found null when the rules do not find it today
 */
export function nextEvent(
  standing: Standing | null,
  found: { readonly found: Found; readonly severity: Severity } | null,
  today: CalendarDate,
): NextEvent | null {
  if (found === null) return standing && resolved(standing);
  const seen = { severity: found.severity, openSince: found.found.openSince, content: contentOf(found.found) };
  if (standing === null)
    return { kind: 'opened', state: 'open', sequence: 1, period: 1, ...seen, until: null, reason: null };
  const next = { ...standing, ...seen, sequence: standing.sequence + 1, reason: null };
  if (standing.state === 'resolved') {
    return { ...next, kind: 'opened', state: 'open', period: standing.period + 1, until: null };
  }
  if (!areSameFigures(standing.content, seen.content)) return changed(standing, next);
  if (standing.state === 'waived' && standing.until !== null && standing.until <= today) {
    const reason = `La exención valía hasta el ${dateInSpanish(standing.until)}.`;
    return { ...next, kind: 'waiver-expired', state: 'open', until: null, reason };
  }
  return isSame(standing, seen) ? null : { ...next, kind: 'changed' };
}

function resolved(standing: Standing): NextEvent | null {
  if (standing.state === 'resolved') return null;
  return {
    ...standing,
    kind: 'resolved',
    state: 'resolved',
    sequence: standing.sequence + 1,
    until: null,
    reason: null,
  };
}

function changed(before: Standing, next: Omit<NextEvent, 'kind'>): NextEvent {
  const [was, is] = [figuresInSpanish(before.content), figuresInSpanish(next.content)];
  const reason = `Las cifras cambiaron: eran ${was}; son ${is}.${whoseFigures[before.state]}`;
  return { ...next, kind: 'changed', state: 'open', until: null, reason };
}

const whoseFigures: Record<FindingState, string> = {
  open: '',
  explained: ' La explicación era de las anteriores.',
  waived: ' La exención era de las anteriores.',
  resolved: '',
};

function contentOf({ subject, allocationId: _, openSince: __, ...rest }: Found): Content {
  return { ...rest, label: subject.label, entries: [...rest.entries].sort(), documents: [...rest.documents] };
}

const figureFields = ['measure', 'expected', 'actual', 'difference'] as const satisfies (keyof Figures)[];

function areSameFigures(one: Content, other: Content): boolean {
  return figureFields.every((field) => one[field] === other[field]);
}

// The database keeps the fields in an order of its own, so they are compared one by one.
function isSame(one: Pick<Standing, 'content' | 'severity' | 'openSince'>, other: typeof one): boolean {
  const evidence = ({ content, severity, openSince }: typeof one): string =>
    JSON.stringify([
      severity,
      openSince,
      content.label,
      content.detail,
      content.roundingExplains,
      content.entries,
      content.documents,
    ]);
  return evidence(one) === evidence(other);
}

/** «esperado $54.000.000, encontrado $50.000.000» */
function figuresInSpanish({ measure, expected, actual }: Content): string {
  const said = (figure: string | null) =>
    figure === null ? 'nada' : measure === 'amount' ? Money.of(figure).toSpanish() : figure;
  return `esperado ${said(expected)}, encontrado ${said(actual)}`;
}
