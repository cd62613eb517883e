import { businessDaysBetween } from '../../kernel/business-days';
import { calendarDate, daysBetween, type CalendarDate } from '../../kernel/calendar';
import { counted, dateInWords } from '../parts/words';

interface Term {
  readonly dueOn: string;
  readonly days: number | null;
  readonly unit: string | null;
  readonly late: boolean;
}

/**
 * By when, counted as the act counts: «A más tardar el 17 de febrero de 2025: le quedan 3 días hábiles». A term of
 * calendar days says that it is; one of business days never tells calendar days.
 */
export function termInWords({ dueOn, unit, late }: Term, today: CalendarDate): string {
  const due = calendarDate(dueOn);
  const business = unit !== 'calendar-days';
  const days = Math.abs(business ? businessDaysBetween(today, due) : daysBetween(today, due));
  const said = counted(days, business ? 'día hábil' : 'día calendario', business ? 'días hábiles' : 'días calendario');
  if (late)
    return `El plazo venció el ${dateInWords(dueOn)}, hace ${said}. Todavía se puede hacer: hágalo cuanto antes.`;
  if (days === 0) return `El plazo vence hoy, ${dateInWords(dueOn)}.`;
  return `A más tardar el ${dateInWords(dueOn)}: ${days === 1 ? 'le queda' : 'le quedan'} ${said}.`;
}
