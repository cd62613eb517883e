import { daysBetween, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { LineAt } from '../allocations/line-at.queries';
import type { Moment } from '../ledger/moment.rules';
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
  readonly notes: readonly string[];
}

const spans = [0, 31, 61, 91, 181] as const;

/** @param who only the steps of this side; null: of both */
export function pendingOf(lines: readonly LineFacts[], moment: Moment, who: Who | null): Pending {
  const items = lines.flatMap((facts) =>
    duesOf(facts)
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
    notes: notesOf(lines, items),
  };
}

function girosOf({ line, moment, openGiros }: LineFacts): UnconfirmedGiro[] {
  return openGiros.map(({ disbursementId, amount, paid, confirmed, entries }) => ({
    line,
    disbursementId,
    amount,
    paidOn: paid.effectiveOn,
    datePrecision: paid.datePrecision,
    ageDays: daysBetween(paid.effectiveOn, moment.asOf),
    disputed: confirmed !== null,
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

function notesOf(lines: readonly LineFacts[], items: readonly PendingItem[]): string[] {
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
    ...(timeless > 0
      ? [
          `La resolución de ${timeless === 1 ? '1 línea' : `${timeless} líneas`} no fija plazos: lo pendiente se muestra con los días que lleva esperando, y no como mora.`,
        ]
      : []),
    'La mora se cuenta en la unidad de su plazo: días hábiles (Ley 4 de 1913, art. 62) o calendario, como diga el acto. Los días de espera son calendario.',
  ];
}
