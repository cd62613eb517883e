import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { invariant, refusal } from '../../kernel/errors';

/** A moment to look from: what had taken effect by a date, as it was known at an instant. */
export interface Moment {
  readonly asOf: CalendarDate;
  readonly knownAt: string;
}

/** What is asked of a moment; what is left out is today and now. */
export interface MomentAsked {
  readonly asOf?: CalendarDate | undefined;
  readonly knownAt?: string | undefined;
}

export const MomentInTheFuture = refusal<{ field: 'asOf' | 'knownAt'; asked: string; latest: string }>(
  'report.moment-in-the-future',
  'form',
  { es: 'El momento está por venir', en: 'The moment is to come' },
  {
    es: ({ field, asked, latest }) => `${field} es ${asked} y no puede ser posterior a ${latest}.`,
    en: ({ field, asked, latest }) => `${field} is ${asked} and cannot be later than ${latest}.`,
  },
);

/** Asked of an act before its issue, or of what nobody had recorded yet: there is nothing to tell, and nothing is missing. */
export const NothingByThen = refusal<{ label: string; asOf: CalendarDate; knownAt: string; issuedOn: CalendarDate }>(
  'report.nothing-by-then',
  'conflict',
  { es: 'A esa fecha no hay nada que contar', en: 'There was nothing to tell by then' },
  {
    es: ({ label, asOf, knownAt, issuedOn }) =>
      asOf < issuedOn
        ? `Al ${dateInSpanish(asOf)} la ${label} no se había expedido: es del ${dateInSpanish(issuedOn)}. Pida un corte (asOf) desde esa fecha.`
        : `La ${label} no estaba registrada en ${knownAt} (knownAt), con corte al ${dateInSpanish(asOf)}. Pida un instante posterior, o no lo diga.`,
    en: ({ label, asOf, knownAt, issuedOn }) =>
      asOf < issuedOn
        ? `${label} had not been issued by ${asOf}: it is of ${issuedOn}. Ask as of that date or later (asOf).`
        : `${label} was not recorded at ${knownAt} (knownAt), as of ${asOf}. Ask for a later instant, or leave it out.`,
  },
);

/**
 * The moment that is asked for: a later one would have another answer once it has come.
 * @param now the present instant, after everything that is being written
 * @throws MomentInTheFuture
 */
export function momentOf(asked: MomentAsked, { today, now }: { today: CalendarDate; now: string }): Moment {
  const asOf = asked.asOf ?? today;
  if (asOf > today) throw new MomentInTheFuture({ field: 'asOf', asked: asOf, latest: today });
  const latest = instantWithMicroseconds(now);
  const knownAt = instantWithMicroseconds(asked.knownAt ?? now);
  if (knownAt > latest) throw new MomentInTheFuture({ field: 'knownAt', asked: knownAt, latest });
  return { asOf, knownAt };
}

/** An instant in UTC in its one form, six decimals: two forms of one instant must give one report, and sort as text. */
export function instantWithMicroseconds(instant: string): string {
  const [, minutes = '', seconds = '00', fraction = ''] = /^(.{16})(?::(\d\d)(?:\.(\d+))?)?Z$/.exec(instant) ?? [];
  invariant(minutes, `an instant in UTC, not «${instant}»`);
  return `${minutes}:${seconds}.${fraction.padEnd(6, '0')}Z`;
}
