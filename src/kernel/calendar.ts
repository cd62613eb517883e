import { type Language, invariant } from './errors';
import { numberInWords } from './money-words';

/**
 * Calendar dates are dates, never instants: `new Date('2025-07-07')` prints 6 de julio in Bogotá. Everything here is
 * arithmetic on the Gregorian calendar in UTC; who needs today asks platform/clock.
 */

declare const brand: unique symbol;

/** A real day, 'YYYY-MM-DD' (ISO 8601), from 1900 on: an earlier year is a typing mistake. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

/** How well a source knows a date. */
export type DatePrecision = 'exact' | 'on-or-after' | 'month' | 'unknown';

/** @throws InvariantBroken when the text is not a real date: forms ask `isCalendarDate` first. */
export function calendarDate(text: string): CalendarDate {
  invariant(isCalendarDate(text), `a real date YYYY-MM-DD, not «${text}»`);
  return text;
}

export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string' || !/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The date that lies so many calendar days later (negative: earlier). @throws InvariantBroken beyond 1900–9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  invariant(Number.isSafeInteger(days), 'days are counted whole');
  const moved = utc(date) + days * DAY;
  invariant(moved >= FIRST && moved <= LAST, 'a date within the calendar');
  return new Date(moved).toISOString().slice(0, 10) as CalendarDate;
}

/** Calendar days from the first date to the second: negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (utc(to) - utc(from)) / DAY;
}

/** The day in Bogotá of an instant in UTC (ISO 8601): five hours behind, without summer time since 1993. */
export function dateInBogota(instant: string): CalendarDate {
  const moved = new Date(Date.parse(instant) - 5 * HOUR);
  invariant(!Number.isNaN(moved.getTime()), `an instant in UTC, not «${instant}»`);
  return calendarDate(moved.toISOString().slice(0, 10));
}

export function compareDates(a: CalendarDate, b: CalendarDate): -1 | 0 | 1 {
  return a < b ? -1 : a === b ? 0 : 1;
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function dayOfWeek(date: CalendarDate): number {
  return new Date(utc(date)).getUTCDay() || 7;
}

export function isWeekend(date: CalendarDate): boolean {
  return dayOfWeek(date) >= 6;
}

/** «7 de julio de 2025» */
export function dateInSpanish(date: CalendarDate): string {
  return `${dayOf(date)} de ${monthName(date, 'es')} de ${yearOf(date)}`;
}

/** «a los siete (7) días del mes de agosto de dos mil veinticinco (2025)», as certificates close; «al primer (1) día». */
export function certificateDate(date: CalendarDate): string {
  const day = dayOf(date);
  const said = day === 1 ? 'al primer (1) día' : `a los ${numberInWords(day, { apocope: true })} (${day}) días`;
  return `${said} del mes de ${monthName(date, 'es')} de ${numberInWords(yearOf(date))} (${yearOf(date)})`;
}

/** «7 de julio de 2025», «desde el 1 de agosto de 2025», «en agosto de 2025», «fecha por confirmar». */
export function dateWithPrecision(
  date: CalendarDate | null,
  precision: DatePrecision,
  language: Language = 'es',
): string {
  const known = date === null ? 'unknown' : precision;
  return PRECISE[language][known](date ?? ('' as CalendarDate));
}

const HOUR = 3_600_000;

const DAY = 24 * HOUR;

const FIRST = Date.UTC(1900, 0, 1);

const LAST = Date.UTC(9999, 11, 31);

const PRECISE: Record<Language, Record<DatePrecision, (date: CalendarDate) => string>> = {
  es: {
    exact: dateInSpanish,
    'on-or-after': (date) => `desde el ${dateInSpanish(date)}`,
    month: (date) => `en ${monthName(date, 'es')} de ${yearOf(date)}`,
    unknown: () => 'fecha por confirmar',
  },
  en: {
    exact: dateInEnglish,
    'on-or-after': (date) => `from ${dateInEnglish(date)} on`,
    month: (date) => `in ${monthName(date, 'en')} ${yearOf(date)}`,
    unknown: () => 'date to be confirmed',
  },
};

const MONTHS: Record<Language, readonly string[]> = {
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

function dateInEnglish(date: CalendarDate): string {
  return `${dayOf(date)} ${monthName(date, 'en')} ${yearOf(date)}`;
}

function monthName(date: CalendarDate, language: Language): string {
  return MONTHS[language][Number(date.slice(5, 7)) - 1] ?? '';
}

function dayOf(date: CalendarDate): number {
  return Number(date.slice(8, 10));
}

/** Milliseconds at 00:00 UTC: an intermediate of the arithmetic, never an instant of the office. */
function utc(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
