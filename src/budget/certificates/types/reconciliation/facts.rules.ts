import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import { capitalPlaces, type Balances } from '../../../ledger/places';
import type { EventRow, FindingRow } from '../../../reconciliation/finding.rows';
import { presentOf } from '../../../reconciliation/finding.rows';
import type { Content, FindingState } from '../../../reconciliation/life.rules';
import { severities, type Severity } from '../../../reconciliation/rule';
import type { ActFacts } from '../../certificate.subject';

export interface ReconciliationRead extends ActFacts {
  /** Whether the amount that the act authorises is known, or is what was announced. */
  readonly authorizedConfirmed: boolean;
  readonly announced: readonly { amount: Money; text: string; source: string }[];
  /** Σ of the lines of the annex as it was issued, and the total that it prints. */
  readonly annexTotal: Money;
  readonly printedAnnexTotal: Money | null;
  readonly availability: readonly { number: string; issuedOn: CalendarDate; amount: Money }[];
  readonly places: Balances;
  readonly restored: Money;
  readonly lines: readonly { allocationId: string; line: number; municipality: string; contested: Money }[];
  /** The entries that authorised and shared out, by identifier. */
  readonly authorizing: readonly string[];
  readonly findings: readonly { readonly finding: FindingRow; readonly events: readonly EventRow[] }[];
}

/** One finding as it stood at the end of the day of the cut-off. */
export interface FindingFacts {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly state: FindingState;
  /** Of the annex; null when it is of the resolution itself. */
  readonly line: number | null;
  readonly openSince: CalendarDate;
  readonly content: Content;
  readonly explanation: { readonly text: string; readonly document: string } | null;
  readonly until: CalendarDate | null;
}

/** A resolution against itself: what it authorised, announced, shared out, and where that is. Pesos. */
export interface ReconciliationFacts extends Omit<ReconciliationRead, 'findings'> {
  readonly authorized: Money;
  /** Paid for certain, and what may have been paid besides. */
  readonly paid: Money;
  readonly standing: readonly FindingFacts[];
}

export const OnlyToday = refusal<{ cutoff: CalendarDate; today: CalendarDate }>(
  'certificate.reconciliation-is-of-today',
  'conflict',
  { es: 'La conciliación se certifica a hoy', en: 'A reconciliation is certified as of today' },
  {
    es: ({ cutoff, today }) =>
      `El corte pedido es el ${dateInSpanish(cutoff)}: los hallazgos se calculan con lo que hoy se sabe, así que la ` +
      `conciliación se certifica con corte a hoy, ${dateInSpanish(today)}. Para otra fecha, pida el estado de ejecución.`,
    en: ({ cutoff, today }) =>
      `The cut-off is ${cutoff}: findings are of what is known today, so that a reconciliation is certified as of ${today}.`,
  },
);

export const NothingToReconcile = refusal<{ resolution: string; cutoff: CalendarDate }>(
  'certificate.nothing-to-reconcile',
  'conflict',
  { es: 'No hay qué conciliar', en: 'There is nothing to reconcile' },
  {
    es: ({ resolution, cutoff }) =>
      `Con corte al ${dateInSpanish(cutoff)}, la ${resolution} no autoriza recursos: no hay qué conciliar.`,
    en: ({ resolution, cutoff }) =>
      `As of ${cutoff}, ${resolution} authorises no money: there is nothing to reconcile.`,
  },
);

/**
 * Whatever does not agree is said, and refuses nothing.
 * @throws NothingToReconcile of an act that authorises no money, such as a strategy
 */
export function reconciled({ findings, ...read }: ReconciliationRead, cutoff: CalendarDate): ReconciliationFacts {
  if (read.authorizing.length === 0) throw new NothingToReconcile({ resolution: read.label, cutoff });
  const { transit, held, executed, returned } = read.places;
  const lineNumbers = new Map(read.lines.map(({ allocationId, line }) => [allocationId, line]));
  return {
    ...read,
    authorized: read.places.budget.negated(),
    // As in the execution status: what was restored has left the lines, and is said apart.
    paid: Money.sum([transit, held, executed, returned]),
    standing: findings
      .map(({ finding, events }) => standingOf(finding, events, lineNumbers.get(finding.allocationId ?? '') ?? null))
      .filter((found) => found !== null)
      .sort(gravestFirst),
  };
}

/** Whether the places add up to what was authorised (I5). */
export function sumOfPlaces(places: Balances): Money {
  return Money.sum(capitalPlaces.map((place) => places[place]));
}

function standingOf({ id, code }: FindingRow, events: readonly EventRow[], line: number | null): FindingFacts | null {
  const last = events.at(-1);
  if (!last || last.state === 'resolved') return null;
  const { explanation } = presentOf(events);
  const { severity, state, openSince, content, until } = last;
  return {
    ...{ id, code, severity, state, line, openSince, content },
    explanation: explanation && { text: explanation.reason ?? '', document: explanation.document ?? '' },
    until: state === 'waived' ? until : null,
  };
}

/** By gravity and age, the findings of one rule together and in the order of their lines. */
function gravestFirst(one: FindingFacts, other: FindingFacts): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    compareText(one.openSince, other.openSince) ||
    compareText(one.code, other.code) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    compareText(one.id, other.id)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
