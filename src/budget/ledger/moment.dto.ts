import type { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { date, instant, refuse } from '../../platform/http/forms';

/** An instant that exists: JavaScript reads 30 February as 2 March; PostgreSQL does not. */
export const knownInstant = () => instant().transform(realInstant);

/** From which moment a report is seen: what had taken effect by a date, as it was known at an instant. */
export const momentQuestion = { asOf: date().optional(), knownAt: knownInstant().optional() };

function realInstant(value: string, context: z.RefinementCtx): string {
  if (isCalendarDate(value.slice(0, 10)) && value.slice(11, 13) !== '24') return value;
  return refuse(context, {
    code: 'instant.not-an-instant',
    detail: { es: 'No es un instante que exista.', en: 'It is not an instant that exists.' },
  });
}
