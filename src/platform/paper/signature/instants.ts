import { calendarDate, dateInSpanish } from '../../../kernel/calendar';

// Colombia keeps UTC−5 the whole year, since 1993.
const behind = 5 * 60 * 60 * 1000;

/** «20 de noviembre de 2026, 17:05:09, hora de Colombia (UTC-5)» */
export function instantInSpanish(instant: Date): string {
  const local = new Date(instant.getTime() - behind).toISOString();
  return `${dateInSpanish(calendarDate(local.slice(0, 10)))}, ${local.slice(11, 19)}, hora de Colombia (UTC-5)`;
}
