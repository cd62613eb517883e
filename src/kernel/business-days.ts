import { type CalendarDate, addDays, calendarDate, dayOfWeek, daysBetween, isWeekend, yearOf } from './calendar';
import { invariant } from './errors';

/**
 * Business days of the Colombian administration: Monday to Friday without the holidays of Ley 51 of 1983 (Emiliani,
 * in force since 1984), and, from 2026 on, 9 July moved to Monday (Ley 2578 of 2026).
 *
 * Ley 4 of 1913, art. 62: terms of days leave out holidays, unless the act says otherwise; terms by the calendar run
 * through, and one whose last day is a holiday extends to the first business day. The day of the event is not counted.
 */

/** A term as an act sets it, in whole days. */
export interface Term {
  days: number;
  unit: 'business-days' | 'calendar-days';
}

/**
 * The last day of a term that an event opened; counting starts the day after. Art. 62 extends terms of months and years
 * that end on a day off; calendar-day terms are extended here in the same way, because the office is closed.
 * @throws InvariantBroken on a negative or fractional number of days.
 */
export function dueDate(from: CalendarDate, term: Term): CalendarDate {
  switch (term.unit) {
    case 'business-days':
      return addBusinessDays(from, term.days);
    case 'calendar-days':
      assertDays(term.days);
      return sameOrNextBusinessDay(addDays(from, term.days));
  }
}

/** The n-th business day after the date; the date itself for zero. @throws InvariantBroken on a negative number. */
export function addBusinessDays(from: CalendarDate, days: number): CalendarDate {
  assertDays(days);
  let date = from;
  for (let left = days; left > 0; left -= 1) date = sameOrNextBusinessDay(addDays(date, 1));
  return date;
}

/**
 * Business days after the first date, up to and with the second; negative when the second is earlier. Cost: the years
 * between them, for their holidays; whole weeks are counted at once.
 */
export function businessDaysBetween(from: CalendarDate, to: CalendarDate): number {
  if (to < from) return -businessDaysBetween(to, from);
  const days = daysBetween(from, to);
  const first = dayOfWeek(from);
  let count = Math.floor(days / 7) * 5;
  for (let left = days % 7; left > 0; left -= 1) if ((first + left - 1) % 7 < 5) count += 1;
  for (let year = yearOf(from); year <= yearOf(to); year += 1) count -= daysOff(year, from, to);
  return count;
}

/** Holidays of a year that take away a working day after the first date, up to and with the second. */
function daysOff(year: number, from: CalendarDate, to: CalendarDate): number {
  return [...holidays(year).keys()].filter((date) => date > from && date <= to && !isWeekend(date)).length;
}

export function isBusinessDay(date: CalendarDate): boolean {
  return !isWeekend(date) && !holidays(yearOf(date)).has(date);
}

/**
 * The public holidays of a year with their Spanish names; two that meet on one Monday share it («A; B»).
 * Years before 1984 are answered by the same law, as if it had been in force.
 */
export function holidays(year: number): ReadonlyMap<CalendarDate, string> {
  const known = calendars.get(year);
  if (known) return known;
  const computed = new Map<CalendarDate, string>();
  for (const [date, name] of holidayList(year).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const other = computed.get(date);
    computed.set(date, other ? `${other}; ${name}` : name);
  }
  calendars.set(year, computed);
  return computed;
}

const calendars = new Map<number, ReadonlyMap<CalendarDate, string>>();

/** Ley 51 of 1983: art. 1 names the days, art. 2 moves some of them to the next Monday. */
function holidayList(year: number): [CalendarDate, string][] {
  const on = (monthDay: string): CalendarDate => calendarDate(`${year}-${monthDay}`);
  const easter = easterSunday(year);
  const list: [CalendarDate, string][] = [
    [on('01-01'), 'Año Nuevo'],
    [mondayFrom(on('01-06')), 'Día de los Reyes Magos'],
    [mondayFrom(on('03-19')), 'San José'],
    [addDays(easter, -3), 'Jueves Santo'],
    [addDays(easter, -2), 'Viernes Santo'],
    [on('05-01'), 'Día del Trabajo'],
    [mondayFrom(addDays(easter, 39)), 'Ascensión del Señor'],
    [mondayFrom(addDays(easter, 60)), 'Corpus Christi'],
    [mondayFrom(addDays(easter, 68)), 'Sagrado Corazón de Jesús'],
    [mondayFrom(on('06-29')), 'San Pedro y San Pablo'],
    [on('07-20'), 'Día de la Independencia'],
    [on('08-07'), 'Batalla de Boyacá'],
    [mondayFrom(on('08-15')), 'Asunción de la Virgen'],
    [mondayFrom(on('10-12')), 'Día de la Raza'],
    [mondayFrom(on('11-01')), 'Todos los Santos'],
    [mondayFrom(on('11-11')), 'Independencia de Cartagena'],
    [on('12-08'), 'Inmaculada Concepción'],
    [on('12-25'), 'Navidad'],
  ];
  if (year >= 2026) list.push([mondayFrom(on('07-09')), 'Virgen de Chiquinquirá']);
  return list;
}

/** Easter Sunday of the Gregorian calendar (Oudin, 1940: days counted from 28 March). */
function easterSunday(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const corrections = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (corrections + 19 * golden + 15) % 30;
  const full = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(calendarDate(`${year}-03-28`), full - weekday);
}

function mondayFrom(date: CalendarDate): CalendarDate {
  return addDays(date, (8 - dayOfWeek(date)) % 7);
}

function sameOrNextBusinessDay(date: CalendarDate): CalendarDate {
  let open = date;
  while (!isBusinessDay(open)) open = addDays(open, 1);
  return open;
}

function assertDays(days: number): void {
  invariant(Number.isSafeInteger(days) && days >= 0, 'a term is a whole number of days, not negative');
}
