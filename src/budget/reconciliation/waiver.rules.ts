import { addDays, dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { life, statesInSpanish, type FindingState, type Standing } from './life.rules';

/*
 * What people decide of a finding.
 *
 *   requested ──approve (another person)──▶ approved: waived until its date
 *       │  └──refuse──▶ refused
 *       └──the figures change, or it is resolved──▶ void
 */

/** A waiver that was asked for and that nobody has decided. */
export interface WaiverAsked {
  readonly reason: string;
  readonly until: CalendarDate;
  readonly requestedBy: string;
}

/** The longest waiver, in calendar days: a fiscal year, after which somebody looks again. */
export const longestWaiver = 366;

export const FindingWrongState = refusal<{ state: FindingState; act: 'explain' | 'waive' }>(
  'finding.wrong-state',
  'conflict',
  { es: 'El estado del hallazgo no lo permite', en: 'The state of the finding does not allow it' },
  {
    es: ({ state, act }) =>
      `El hallazgo está «${statesInSpanish[state]}»: no se puede ${act === 'explain' ? 'explicar' : 'eximir'}.`,
    en: ({ state, act }) => `The finding is "${state}": "${act}" is not possible.`,
  },
);

export const WaiverTooLong = refusal<{ until: CalendarDate; earliest: CalendarDate; latest: CalendarDate }>(
  'finding.waiver-date',
  'conflict',
  { es: 'La fecha de la exención no sirve', en: 'The date of the waiver will not do' },
  {
    es: ({ until, earliest, latest }) =>
      `Se pidió hasta el ${dateInSpanish(until)}; una exención vale hasta una fecha entre el ${dateInSpanish(earliest)} y el ${dateInSpanish(latest)}.`,
    en: ({ until, earliest, latest }) =>
      `${until} was asked for; a waiver lasts until a date from ${earliest} to ${latest}.`,
  },
);

export const WaiverPending = refusal(
  'finding.waiver-pending',
  'conflict',
  { es: 'Ya hay una exención por decidir', en: 'A waiver is waiting already' },
  {
    es: () => 'Este hallazgo ya tiene una exención por decidir. Decídase antes de pedir otra.',
    en: () => 'A waiver of this finding waits for a decision. It must be decided before another is asked for.',
  },
);

export const NoWaiverPending = refusal(
  'finding.no-waiver-pending',
  'conflict',
  { es: 'No hay exención por decidir', en: 'No waiver is waiting' },
  {
    es: () => 'Este hallazgo no tiene una exención por decidir: no se pidió, ya se decidió o era de otras cifras.',
    en: () =>
      'No waiver of this finding waits for a decision: none was asked for, or it was decided, or it was of other figures.',
  },
);

export const WaiverMakerIsChecker = refusal(
  'finding.maker-is-checker',
  'conflict',
  { es: 'Quien pide no decide', en: 'Who asks does not decide' },
  {
    es: () => 'Usted pidió esta exención: la decide otra persona.',
    en: () => 'You asked for this waiver: another person decides it.',
  },
);

/** @throws FindingWrongState */
export function requireExplicable({ state }: Standing): void {
  if (life.next(state, 'explain') === null) throw new FindingWrongState({ state, act: 'explain' });
}

/** @throws FindingWrongState, WaiverPending, WaiverTooLong: in this order */
export function requireWaivable(
  { state }: Standing,
  asked: { readonly until: CalendarDate; readonly pending: WaiverAsked | null; readonly today: CalendarDate },
): void {
  if (life.next(state, 'waive') === null) throw new FindingWrongState({ state, act: 'waive' });
  if (asked.pending) throw new WaiverPending({});
  requireUntil(asked.until, asked.today);
}

/**
 * The request that this person may decide.
 * @throws NoWaiverPending, WaiverMakerIsChecker: in this order
 */
export function requireDecidable(pending: WaiverAsked | null, decidedBy: string): WaiverAsked {
  if (!pending) throw new NoWaiverPending({});
  if (pending.requestedBy === decidedBy) throw new WaiverMakerIsChecker({});
  return pending;
}

/** A date that is still to come, and within a year. @throws WaiverTooLong */
export function requireUntil(until: CalendarDate, today: CalendarDate): void {
  const [earliest, latest] = [addDays(today, 1), addDays(today, longestWaiver)];
  if (until < earliest || until > latest) throw new WaiverTooLong({ until, earliest, latest });
}
