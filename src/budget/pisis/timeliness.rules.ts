import { addDays, calendarDate, compareDates, type CalendarDate } from '../../kernel/calendar';
import { note, type Note } from './notes';

/** When the file of a cut-off is due: from day 6 to the last of the month after it. */
export function timelinessNotes(cutoff: CalendarDate, today: CalendarDate): Note[] {
  if (compareDates(cutoff, today) > 0) {
    const es = `El corte (${cutoff}) no ha llegado: hoy es ${today}.`;
    return [note('pisis.cutoff-not-come', { line: 1, field: 'fecha final' }, es, 'The cut-off has not come.')];
  }
  const { from, to } = dueOf(cutoff);
  if (compareDates(today, from) >= 0 && compareDates(today, to) <= 0) return [];
  const es = `El archivo con corte al ${cutoff} se reporta del ${from} al ${to}, y hoy es ${today}: se recibe así.`;
  return [note('pisis.out-of-time', {}, es, `It is due from ${from} to ${to}.`)];
}

function dueOf(cutoff: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const next = monthAfter(cutoff);
  return {
    from: calendarDate(`${next}-06`),
    to: addDays(calendarDate(`${monthAfter(calendarDate(`${next}-01`))}-01`), -1),
  };
}

function monthAfter(date: CalendarDate): string {
  return addDays(calendarDate(`${date.slice(0, 7)}-28`), 4).slice(0, 7);
}
