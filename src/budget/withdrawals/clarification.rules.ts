import { compareDates, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { issueOf } from '../allocations/allocation.rules';
import { requireHappened, requireNotBefore } from '../dates';
import type { Account, Movement } from '../ledger/ledger.rules';
import { statesInSpanish, WithdrawalMakerIsChecker, type WithdrawalState } from './withdrawal.rules';

/*
 * Esclarecimiento: a document says whether a contested line had been paid.
 *
 *   contested ──before──▶ released      never paid: free to be reassigned
 *       └──────after───▶ transit        paid, receipt not confirmed: a giro with the evidence as its note
 *                  └──▶ held            paid, and the evidence gives the date on which it arrived
 *
 * The maker is who recorded the withdrawal, the checker who clarifies it (I8). Nothing leaves «contested» with effect
 * before it came in, so an older date of payment is kept on the giro, and the ledger's is the withdrawal's own.
 */

export interface Clarifying {
  readonly payment: 'before' | 'after';
  /** Of the payment, or of its having been established that there was none. Null when the evidence gives none. */
  readonly effectiveOn: CalendarDate | null;
  readonly datePrecision: DatePrecision | null;
  /** When the hospital's account was credited; null when the evidence does not say. */
  readonly receivedOn: CalendarDate | null;
}

/** The withdrawal under lock, as far as a clarification asks. */
export interface ContestedWithdrawal {
  readonly state: WithdrawalState;
  /** As it was recorded, or as an earlier clarification that stands has settled it. */
  readonly standingPayment: 'before' | 'after' | 'unknown' | null;
  readonly recordedBy: string;
  readonly issuedOn: CalendarDate;
  /** Since when the money is contested. */
  readonly contestedOn: CalendarDate;
  readonly contested: Money;
}

export interface Dated {
  readonly on: CalendarDate;
  readonly precision: DatePrecision;
}

export const NothingToClarify = refusal<{
  state: WithdrawalState;
  payment: 'before' | 'after' | 'unknown' | null;
}>(
  'withdrawal.nothing-to-clarify',
  'conflict',
  { es: 'No hay nada por esclarecer', en: 'There is nothing to clarify' },
  {
    es: ({ state, payment }) =>
      state !== 'approved' || payment === null
        ? `Este desistimiento está «${statesInSpanish[state]}»: se esclarece el que está aprobado.`
        : `Consta ya que fue ${payment === 'before' ? 'previo' : 'posterior'} al giro: no hay nada por esclarecer.`,
    en: ({ state, payment }) => `The withdrawal is "${state}" (payment: ${payment ?? 'none'}): nothing to clarify.`,
  },
);

/**
 * Whether this person may clarify this withdrawal with these dates.
 * @throws NothingToClarify, WithdrawalMakerIsChecker, DateInTheFuture, DateTooEarly: in this order
 */
export function requireClarifiable(
  withdrawal: ContestedWithdrawal,
  clarifying: Clarifying,
  { by, today }: { by: string; today: CalendarDate },
): void {
  const { state, standingPayment: payment } = withdrawal;
  if (state !== 'approved' || payment !== 'unknown' || !withdrawal.contested.isPositive()) {
    throw new NothingToClarify({ state, payment });
  }
  if (withdrawal.recordedBy === by) throw new WithdrawalMakerIsChecker({});
  const { effectiveOn, receivedOn } = clarifying;
  const earliest =
    clarifying.payment === 'before'
      ? { on: withdrawal.contestedOn, what: { es: 'la fecha del desistimiento', en: 'the date of the withdrawal' } }
      : issueOf(withdrawal.issuedOn);
  for (const date of [effectiveOn, receivedOn]) {
    if (date === null) continue;
    requireHappened(date, today);
    requireNotBefore(date, earliest);
  }
  if (effectiveOn !== null && receivedOn !== null) {
    requireNotBefore(receivedOn, { on: effectiveOn, what: { es: 'la fecha del giro', en: 'the date of the payment' } });
  }
}

/** When the money leaves «contested»: on the date that the evidence gives, and never before it came in. */
export function effectOfClarification(clarifying: Clarifying, contestedOn: CalendarDate): Dated {
  const given: Dated | null =
    clarifying.receivedOn === null ? paymentDate(clarifying) : { on: clarifying.receivedOn, precision: 'exact' };
  if (given === null || compareDates(given.on, contestedOn) < 0) return { on: contestedOn, precision: 'unknown' };
  return given;
}

/** What the giro says of its own date: the payment's, as far as it is known. */
export function orderDate(clarifying: Clarifying, contestedOn: CalendarDate): Dated {
  return paymentDate(clarifying) ?? { on: clarifying.receivedOn ?? contestedOn, precision: 'unknown' };
}

/** All that was contested, to where the evidence puts it. @param disbursementId of the giro that it proves, if any */
export function clarifyingMovement(
  line: { readonly resolutionId: string; readonly id: string; readonly contested: Money },
  clarifying: Pick<Clarifying, 'payment' | 'receivedOn'>,
  disbursementId: string,
): Movement {
  const owner = { resolutionId: line.resolutionId, allocationId: line.id };
  return {
    from: { place: 'contested', ...owner },
    to: destination(owner, clarifying, disbursementId),
    amount: line.contested,
  };
}

function destination(
  owner: { readonly resolutionId: string; readonly allocationId: string },
  { payment, receivedOn }: Pick<Clarifying, 'payment' | 'receivedOn'>,
  disbursementId: string,
): Account {
  if (payment === 'before') return { place: 'released', ...owner };
  return receivedOn === null ? { place: 'transit', ...owner, disbursementId } : { place: 'held', ...owner };
}

function paymentDate({ effectiveOn, datePrecision }: Clarifying): Dated | null {
  return effectiveOn === null ? null : { on: effectiveOn, precision: datePrecision ?? 'exact' };
}
