import { dueDate } from '../../kernel/business-days';
import { addDays, calendarDate, compareDates, type CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { Deadline } from '../resolutions/resolution-terms.rules';
import type { WithdrawnPayment } from './allocation.rules';

/*
 * The terms of a resolution, counted for one line from the event that opens each one (Ley 4 of 1913, art. 62).
 *
 *   acceptance          from the issue of the act that put the line there     met by accepting, or by withdrawing
 *   incorporation       from the first receipt                                met by the act of incorporation
 *   monthly-report      from the end of each month since the first receipt    met by a report with that cutoff or a later
 *   final-report        from the end of the term                              met by the final report
 *   return-of-capital   from the end of the term, or the withdrawal after     met when nothing is left to return
 *   return-of-yields    payment                                               the same
 *
 * A hospital is never late for another's delay: what follows the money is counted from its arrival where it came after
 * the end of the term, and a term whose event has not happened has not started. A report is filed by recording it
 * here, so the day of its recording is the day on which it was filed.
 */

export interface FiledReport {
  readonly cutoff: CalendarDate;
  readonly filedOn: CalendarDate;
  readonly final: boolean;
  readonly observed: boolean;
}

export interface DeadlineFacts {
  readonly today: CalendarDate;
  readonly issuedOn: CalendarDate;
  readonly executeBy: CalendarDate | null;
  readonly acceptedOn: CalendarDate | null;
  /** The first giro, and the first that the hospital confirmed. */
  readonly firstPaidOn: CalendarDate | null;
  readonly firstReceivedOn: CalendarDate | null;
  readonly incorporatedOn: CalendarDate | null;
  /** `on` is null where no source dates the withdrawal; `latestOn` is the last day on which it can have been. */
  readonly withdrawal: {
    readonly payment: WithdrawnPayment;
    readonly on: CalendarDate | null;
    readonly latestOn: CalendarDate;
  } | null;
  readonly closedOn: CalendarDate | null;
  readonly reports: readonly FiledReport[];
  /** Pesos that the hospital still has: what will have to go back, if nothing else is done with it. */
  readonly left: { readonly capital: Money; readonly yields: Money };
  /** The last verified deposit of each kind. */
  readonly returnedOn: { readonly capital: CalendarDate | null; readonly yields: CalendarDate | null };
}

export const deadlineStates = ['not-started', 'pending', 'met', 'late'] as const;

export type DeadlineState = (typeof deadlineStates)[number];

/** `late` with a date in `metOn` was met, and late. */
export interface CountedDeadline extends Deadline {
  readonly from: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly metOn: CalendarDate | null;
  readonly state: DeadlineState;
}

/** How each term of the resolution stands for a line: one a term, and one a month for the monthly report. */
export function countDeadlines(deadlines: readonly Deadline[], facts: DeadlineFacts): CountedDeadline[] {
  return deadlines.flatMap((deadline) => openingsOf(deadline, facts).map((opening) => count(deadline, opening, facts)));
}

/** What opens a term and what met it. `met` without a date: it was met, and no source says when. */
interface Opening {
  readonly from: CalendarDate | null;
  readonly metOn: CalendarDate | null;
  readonly met?: boolean;
}

const notOpened: Opening = { from: null, metOn: null };

function openingsOf({ kind }: Deadline, facts: DeadlineFacts): Opening[] {
  switch (kind) {
    case 'acceptance':
      return [acceptanceOpening(facts)];
    case 'incorporation':
      return [{ from: facts.withdrawal ? null : facts.firstReceivedOn, metOn: facts.incorporatedOn }];
    case 'monthly-report':
      return monthlyOpenings(facts);
    case 'final-report':
      return [finalReportOpening(facts)];
    case 'return-of-capital':
      return [returnOpening('capital', facts)];
    case 'return-of-yields':
      return [returnOpening('yields', facts)];
  }
}

function count(deadline: Deadline, { from, metOn, met }: Opening, { today }: DeadlineFacts): CountedDeadline {
  const dueOn = from === null ? null : dueDate(from, deadline);
  const { kind, days, unit } = deadline;
  const state = (): DeadlineState => {
    if (metOn !== null) return dueOn !== null && compareDates(metOn, dueOn) > 0 ? 'late' : 'met';
    if (met) return 'met';
    if (from === null || dueOn === null || compareDates(from, today) > 0) return 'not-started';
    return compareDates(today, dueOn) > 0 ? 'late' : 'pending';
  };
  return { kind, days, unit, from, dueOn, metOn, state: state() };
}

function acceptanceOpening({ issuedOn, acceptedOn, withdrawal }: DeadlineFacts): Opening {
  return { from: issuedOn, metOn: acceptedOn ?? withdrawal?.on ?? null, met: withdrawal !== null };
}

function monthlyOpenings(facts: DeadlineFacts): Opening[] {
  const { firstReceivedOn, executeBy, closedOn, withdrawal, today } = facts;
  if (firstReceivedOn === null) return [notOpened];
  const filed = facts.reports.filter(({ observed }) => !observed);
  const lastCutoff = earliest(filed.filter(({ final }) => final).map(({ cutoff }) => cutoff));
  const until = earliest([today, executeBy, closedOn, withdrawal?.latestOn ?? null, lastCutoff]) ?? today;
  const months = monthEnds(firstReceivedOn, until).map((end) => ({
    from: end,
    metOn: earliest(filed.filter(({ cutoff }) => compareDates(cutoff, end) >= 0).map(({ filedOn }) => filedOn)),
  }));
  return months.length > 0 ? months : [notOpened];
}

function finalReportOpening({ executeBy, firstReceivedOn, withdrawal, reports }: DeadlineFacts): Opening {
  const metOn = earliest(reports.filter(({ final, observed }) => final && !observed).map(({ filedOn }) => filedOn));
  return { from: withdrawal ? null : later(executeBy, firstReceivedOn), metOn };
}

// Nothing to return is no term: one that has come opens only on money that is left, or that has come back already.
function returnOpening(kind: 'capital' | 'yields', facts: DeadlineFacts): Opening {
  const { withdrawal, executeBy, today } = facts;
  if (withdrawal !== null && withdrawal.payment !== 'after') return notOpened;
  const from = withdrawal ? later(withdrawal.latestOn, facts.firstPaidOn) : later(executeBy, facts.firstReceivedOn);
  const isLeft = facts.left[kind].isPositive();
  const returnedOn = facts.returnedOn[kind];
  const isAhead = from !== null && compareDates(from, today) >= 0;
  if (!isLeft && returnedOn === null && !isAhead) return notOpened;
  return { from, metOn: isLeft ? null : returnedOn };
}

/** The later of two dates, once both are there. */
function later(one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null {
  if (one === null || other === null) return null;
  return compareDates(one, other) > 0 ? one : other;
}

function earliest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce((best, date) => (date !== null && (best === null || date < best) ? date : best), null);
}

/** The last days of the months from that of one date on, as far as they do not pass the other. */
function monthEnds(from: CalendarDate, until: CalendarDate): CalendarDate[] {
  const ends: CalendarDate[] = [];
  for (let end = monthEnd(from); compareDates(end, until) <= 0; end = monthEnd(addDays(end, 1))) ends.push(end);
  return ends;
}

function monthEnd(date: CalendarDate): CalendarDate {
  // Four days after the 28th lies in the next month, whatever the month.
  const next = addDays(calendarDate(`${date.slice(0, 7)}-28`), 4);
  return addDays(calendarDate(`${next.slice(0, 7)}-01`), -1);
}
