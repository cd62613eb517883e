import { dateInSpanish, daysBetween, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { LineAt } from '../allocations/line-at.queries';
import type { Moment } from '../ledger/moment.rules';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { steps, type Due, type Who } from './due';
import { duesOf } from './due.rules';
import type { LineFacts } from './line-facts';

/* The list of what is overdue and what is pending, line by line; and the giros that nobody has confirmed, by age. */

export interface PendingItem extends Due {
  readonly line: LineAt;
  readonly who: Who;
}

/** A giro that is on its way. Pesos, calendar days. */
export interface UnconfirmedGiro {
  readonly line: LineAt;
  readonly disbursementId: string;
  readonly amount: Money;
  readonly paidOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly ageDays: number;
  /** A part of it was confirmed: the rest did not arrive. */
  readonly disputed: boolean;
  readonly entries: readonly string[];
}

/** Giros of one span of ages: from so many days, to so many (null: and more). */
export interface AgeSpan {
  readonly from: number;
  readonly to: number | null;
  readonly giros: number;
  readonly amount: Money;
}

export interface PendingCounts {
  readonly overdue: number;
  readonly inTime: number;
  readonly noTerm: number;
}

export interface Pending {
  readonly moment: Moment;
  readonly items: readonly PendingItem[];
  readonly counts: Readonly<Record<Who, PendingCounts>>;
  readonly unconfirmed: {
    readonly total: Money;
    readonly spans: readonly AgeSpan[];
    readonly giros: readonly UnconfirmedGiro[];
  };
  readonly endedTerms: readonly EndedTerm[];
  readonly notes: readonly string[];
}

const spans = [0, 31, 61, 91, 181] as const;

/** A term of execution that is over at the moment, with lines that still owe something. */
export interface EndedTerm {
  readonly label: string;
  readonly executeBy: CalendarDate;
  readonly days: number;
  readonly lines: number;
}

/** A line, and all that it owes. */
interface Owing {
  readonly facts: LineFacts;
  readonly dues: readonly Due[];
}

/** One for each resolution and date. */
function endedTermsOf(lines: readonly Owing[]): EndedTerm[] {
  const ended = new Map<string, EndedTerm>();
  for (const { facts, dues } of lines) {
    const { executeBy } = facts.records;
    const { asOf } = facts.moment;
    if (executeBy === null || executeBy >= asOf || dues.length === 0) continue;
    const label = resolutionLabel(facts.line.resolution);
    const before = ended.get(label)?.lines ?? 0;
    ended.set(label, { label, executeBy, days: daysBetween(executeBy, asOf), lines: before + 1 });
  }
  return [...ended.values()];
}

/** «El plazo de ejecución de la Resolución 1409 de 2025 terminó el 30 de diciembre de 2025 (hace 331 días), …» */
function endedInWords({ label, executeBy, days, lines }: EndedTerm): string {
  const since = `hace ${days === 1 ? '1 día' : `${days} días`}`;
  const pending = lines === 1 ? '1 línea con pasos pendientes' : `${lines} líneas con pasos pendientes`;
  return `El plazo de ejecución de la ${label} terminó el ${dateInSpanish(executeBy)} (${since}), y quedan ${pending}.`;
}

/** @param who only the steps of this side; null: of both */
export function pendingOf(lines: readonly LineFacts[], moment: Moment, who: Who | null): Pending {
  const owing = lines.map((facts): Owing => ({ facts, dues: duesOf(facts) }));
  const ended = endedTermsOf(owing);
  const items = owing.flatMap(({ facts, dues }) =>
    dues
      .filter(({ state }) => state !== 'upcoming')
      .map((due): PendingItem => ({ ...due, line: facts.line, who: steps[due.code].who }))
      .filter((item) => who === null || item.who === who),
  );
  const giros = lines.flatMap((facts) => girosOf(facts)).sort((a, b) => b.ageDays - a.ageDays);
  return {
    moment,
    items,
    counts: { hospital: countsOf(items, 'hospital'), ministry: countsOf(items, 'ministry') },
    unconfirmed: { total: Money.sum(giros.map(({ amount }) => amount)), spans: spansOf(giros), giros },
    endedTerms: ended,
    notes: notesOf(lines, items, ended),
  };
}

function girosOf({ line, moment, openGiros }: LineFacts): UnconfirmedGiro[] {
  return openGiros.map(({ disbursementId, amount, paid, confirmed, missingOn, entries }) => ({
    line,
    disbursementId,
    amount,
    paidOn: paid.effectiveOn,
    datePrecision: paid.datePrecision,
    ageDays: daysBetween(paid.effectiveOn, moment.asOf),
    disputed: confirmed !== null || missingOn !== null,
    entries,
  }));
}

function spansOf(giros: readonly UnconfirmedGiro[]): AgeSpan[] {
  return spans.map((from, index) => {
    const next = spans[index + 1];
    const mine = giros.filter(({ ageDays }) => ageDays >= from && (next === undefined || ageDays < next));
    return {
      from,
      to: next === undefined ? null : next - 1,
      giros: mine.length,
      amount: Money.sum(mine.map(({ amount }) => amount)),
    };
  });
}

function countsOf(items: readonly PendingItem[], who: Who): PendingCounts {
  const count = (state: Due['state']) => items.filter((item) => item.who === who && item.state === state).length;
  return { overdue: count('overdue'), inTime: count('in-time'), noTerm: count('no-term') };
}

function notesOf(lines: readonly LineFacts[], items: readonly PendingItem[], ended: readonly EndedTerm[]): string[] {
  const waiting = lines.filter(
    ({ records, firstReceivedOn, withdrawal }) =>
      records.closedOn === null && withdrawal === null && firstReceivedOn === null && records.deadlines.length > 0,
  ).length;
  const timeless = lines.filter(({ records }) => records.deadlines.length === 0).length;
  return [
    ...(items.length === 0 ? ['No hay nada pendiente a esta fecha, con lo registrado hasta ese instante.'] : []),
    ...(waiting > 0
      ? [
          `En ${waiting === 1 ? '1 línea' : `${waiting} líneas`} el hospital no ha confirmado ningún recibo: sus plazos de incorporación, de informes y de reintegro no han empezado y no está en mora por ellos.`,
        ]
      : []),
    ...ended.map(
      (term) =>
        `${endedInWords(term)} Lo que falta de un giro o de su orden es del ministerio, y no es mora del hospital.`,
    ),
    ...(timeless > 0
      ? [
          `La resolución de ${timeless === 1 ? '1 línea' : `${timeless} líneas`} no fija plazos para estos pasos: lo pendiente se muestra con los días que lleva esperando, y no como mora.`,
        ]
      : []),
    'La mora se cuenta en la unidad de su plazo: días hábiles (Ley 4 de 1913, art. 62) o calendario, como diga el acto. Los días de espera son calendario.',
  ];
}
