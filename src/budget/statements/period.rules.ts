import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Period } from './statement.rules';

export const PeriodBackwards = refusal<{ from: CalendarDate; to: CalendarDate }>(
  'statement.period-backwards',
  'form',
  { es: 'El periodo está al revés', en: 'The period is backwards' },
  {
    es: ({ from, to }) => `El periodo empieza el ${from} y termina antes, el ${to}: from no puede ser posterior a to.`,
    en: ({ from, to }) => `The period starts on ${from} and ends before, on ${to}: from cannot be later than to.`,
  },
);

export const PeriodEndsTwice = refusal<{ to: CalendarDate; asOf: CalendarDate }>(
  'statement.period-ends-twice',
  'form',
  { es: 'El periodo termina en dos fechas', en: 'The period ends on two dates' },
  {
    es: ({ to, asOf }) => `to (${to}) y asOf (${asOf}) dicen lo mismo con fechas distintas: dé una de las dos.`,
    en: ({ to, asOf }) => `to (${to}) and asOf (${asOf}) say the same with two dates: give one of them.`,
  },
);

/** The last day that is asked for; `to` and `asOf` are the same thing. @throws PeriodEndsTwice */
export function endOf({
  to,
  asOf,
}: {
  to?: CalendarDate | undefined;
  asOf?: CalendarDate | undefined;
}): CalendarDate | undefined {
  if (to !== undefined && asOf !== undefined && to !== asOf) throw new PeriodEndsTwice({ to, asOf });
  return to ?? asOf;
}

/** @throws PeriodBackwards */
export function requirePeriod(from: CalendarDate | null, to: CalendarDate): Period {
  if (from !== null && from > to) throw new PeriodBackwards({ from, to });
  return { from, to };
}
