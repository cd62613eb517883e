import { compareDates, dateInSpanish, yearOf, type CalendarDate } from '../kernel/calendar';
import { refusal } from '../kernel/errors';

/*
 * What a dated act obeys: it is recorded once it has happened, on or after the act that it follows, and within the
 * fiscal year whose money it moves (Decreto 111 of 1996, art. 14: the fiscal year is the calendar year).
 */

/** An earlier act, and how a sentence names it. */
export interface EarlierAct {
  readonly on: CalendarDate;
  readonly what: { readonly es: string; readonly en: string };
}

export const DateInTheFuture = refusal<{ date: CalendarDate; latest: CalendarDate }>(
  'date.in-the-future',
  'conflict',
  { es: 'La fecha no ha llegado', en: 'The date has not come' },
  {
    es: ({ date, latest }) => `El ${dateInSpanish(date)} no ha llegado: hoy es ${dateInSpanish(latest)}.`,
    en: ({ date, latest }) => `${date} has not come: today is ${latest}.`,
  },
);

export const DateTooEarly = refusal<{ date: CalendarDate; earliest: CalendarDate; what: EarlierAct['what'] }>(
  'date.too-early',
  'conflict',
  { es: 'La fecha es anterior al acto que la origina', en: 'The date precedes the act that it follows' },
  {
    es: ({ date, earliest, what }) =>
      `El ${dateInSpanish(date)} es anterior ${to(what.es)}, que es del ${dateInSpanish(earliest)}.`,
    en: ({ date, earliest, what }) => `${date} is before ${what.en}, which is of ${earliest}.`,
  },
);

export const DateOutsideFiscalYear = refusal<{ date: CalendarDate; fiscalYear: number }>(
  'date.outside-fiscal-year',
  'conflict',
  { es: 'La fecha está fuera de la vigencia', en: 'The date lies outside the fiscal year' },
  {
    es: ({ date, fiscalYear }) =>
      `El ${dateInSpanish(date)} está fuera de la vigencia ${fiscalYear}, que va del 1 de enero al 31 de diciembre.`,
    en: ({ date, fiscalYear }) => `${date} is outside fiscal year ${fiscalYear}, from 1 January to 31 December.`,
  },
);

/** @throws DateInTheFuture */
export function requireHappened(date: CalendarDate, today: CalendarDate): void {
  if (compareDates(date, today) > 0) throw new DateInTheFuture({ date, latest: today });
}

/**
 * The day of the earlier act itself is accepted.
 * @throws DateTooEarly
 */
export function requireNotBefore(date: CalendarDate, earlier: EarlierAct): void {
  if (compareDates(date, earlier.on) < 0) throw new DateTooEarly({ date, earliest: earlier.on, what: earlier.what });
}

/** @throws DateOutsideFiscalYear */
export function requireWithinFiscalYear(date: CalendarDate, fiscalYear: number): void {
  if (yearOf(date) !== fiscalYear) throw new DateOutsideFiscalYear({ date, fiscalYear });
}

// «a» and «el» are one word in Spanish.
function to(what: string): string {
  return what.startsWith('el ') ? `al ${what.slice(3)}` : `a ${what}`;
}
