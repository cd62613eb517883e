import { compareDates, dateInSpanish, isCalendarDate, type CalendarDate } from '../../kernel/calendar';

/** The date as of which a page speaks, or what is wrong with the one that was asked for. */
export type Cutoff =
  | { readonly ok: true; readonly on: CalendarDate; readonly isToday: boolean }
  | { readonly ok: false; readonly asked: string; readonly problem: string };

/** Reads `?corte=`: none is today; a day to come has no figures yet. */
export function cutoffOf(asked: unknown, today: CalendarDate): Cutoff {
  if (asked === undefined || asked === '') return { ok: true, on: today, isToday: true };
  const written = typeof asked === 'string' ? asked.trim().slice(0, 30) : '';
  if (!isCalendarDate(written)) {
    const problem = `«${written}» no es una fecha que exista. Se espera AAAA-MM-DD, por ejemplo 2025-09-30.`;
    return { ok: false, asked: written, problem };
  }
  if (compareDates(written, today) > 0) {
    const problem = `El ${dateInSpanish(written)} no ha llegado: el corte puede ser, a lo sumo, hoy, ${dateInSpanish(today)}.`;
    return { ok: false, asked: written, problem };
  }
  return { ok: true, on: written, isToday: written === today };
}
