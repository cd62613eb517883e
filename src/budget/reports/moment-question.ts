import type { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { date, instant, refuse } from '../../platform/http/forms';

/** Which moment a report is asked to speak of: spread it in the form of the query. */
export const momentQuestion = {
  asOf: date().optional(),
  knownAt: instant().transform(realInstant).optional(),
};

/** JavaScript reads 30 February as 2 March; PostgreSQL does not. */
function realInstant(value: string, context: z.RefinementCtx): string {
  if (isCalendarDate(value.slice(0, 10)) && value.slice(11, 13) !== '24') return value;
  return refuse(context, {
    code: 'instant.not-an-instant',
    detail: { es: 'No es un instante que exista.', en: 'It is not an instant that exists.' },
  });
}
