import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { transitions } from '../../kernel/transitions';
import { requireHappened, requireNotBefore } from '../dates';
import { receiptOf } from '../execution/line.rules';

/*
 * Reintegro: the hospital deposits, the paymaster sees the deposit, and only then does the money move.
 *
 *   reported ──verify──▶ verified ──annul──▶ annulled      (its entry was reversed)
 *       ├─────refuse──▶ refused
 *       └─────return──▶ returned   its maker answers with another
 *
 * Capital and yields go back apart. What waits for verification is spoken for: it cannot be deposited twice.
 */

export const restitutionKinds = ['principal', 'yields'] as const;
export type RestitutionKind = (typeof restitutionKinds)[number];

export const restitutionStates = ['reported', 'verified', 'refused', 'returned', 'annulled'] as const;
export type RestitutionState = (typeof restitutionStates)[number];
export type RestitutionAct = 'verify' | 'refuse' | 'return' | 'annul';

export const restitutionLife = transitions<RestitutionState, RestitutionAct>({
  reported: { verify: 'verified', refuse: 'refused', return: 'returned' },
  verified: { annul: 'annulled' },
  refused: {},
  returned: {},
  annulled: {},
});

/** From where to where each kind goes. */
export const restitutionPlaces = {
  principal: { from: 'held', to: 'returned' },
  yields: { from: 'yield-held', to: 'yield-returned' },
} as const;

const statesInSpanish: Record<RestitutionState, string> = {
  reported: 'por verificar',
  verified: 'verificado',
  refused: 'rechazado',
  returned: 'devuelto',
  annulled: 'anulado',
};

const kindsInSpanish: Record<RestitutionKind, string> = { principal: 'capital', yields: 'rendimientos' };

export const RestitutionExceedsHeld = refusal<{
  kind: RestitutionKind;
  requested: Money;
  held: Money;
  unverified: Money;
  maximum: Money;
}>(
  'restitution.exceeds-held',
  'conflict',
  { es: 'Se reintegraría más de lo que hay', en: 'More would be given back than there is' },
  {
    es: ({ kind, requested, held, unverified, maximum }) =>
      `Se reintegrarían ${requested.toSpanish()} de ${kindsInSpanish[kind]}; en esa fecha la E.S.E. tiene ` +
      `${held.toSpanish()}, de los que ${unverified.toSpanish()} ya están consignados y por verificar: ` +
      `el máximo es ${maximum.toSpanish()}.`,
    en: ({ kind, requested, held, unverified, maximum }) =>
      `${requested.toString()} of ${kind} would be given back; on that date the hospital holds ${held.toString()}, of ` +
      `which ${unverified.toString()} is deposited and unverified: the maximum is ${maximum.toString()}.`,
  },
);

export const RestitutionDecided = refusal<{ state: string }>(
  'restitution.already-decided',
  'conflict',
  { es: 'El reintegro ya fue decidido', en: 'The restitution was decided already' },
  {
    es: ({ state }) => `El reintegro ya no espera verificación: está ${state}.`,
    en: () => 'The restitution no longer waits for verification.',
  },
);

export const DepositorVerifies = refusal(
  'restitution.maker-is-checker',
  'conflict',
  { es: 'Quien consigna no verifica', en: 'Who deposits does not verify' },
  {
    es: () => 'Usted registró esta consignación: la verifica otra persona.',
    en: () => 'You recorded this deposit: another person verifies it.',
  },
);

/** What stands in the way of a deposit, under lock. Pesos. */
export interface RestitutionBounds {
  readonly today: CalendarDate;
  readonly firstReceiptOn: CalendarDate | null;
  /** What can leave the place on the date of the deposit. */
  readonly held: Money;
  readonly unverified: Money;
}

export interface Deposit {
  readonly kind: RestitutionKind;
  readonly amount: Money;
  readonly depositedOn: CalendarDate;
}

/** Where the restitution stands. */
export function restitutionState(record: {
  decision: 'verified' | 'refused' | 'returned' | null;
  annulled: boolean;
}): RestitutionState {
  if (record.decision === null) return 'reported';
  return record.annulled ? 'annulled' : record.decision;
}

/** @throws DateInTheFuture, DateTooEarly, RestitutionExceedsHeld with the maximum in pesos */
export function requireReturnable({ kind, amount, depositedOn }: Deposit, bounds: RestitutionBounds): void {
  requireHappened(depositedOn, bounds.today);
  if (bounds.firstReceiptOn !== null) requireNotBefore(depositedOn, receiptOf(bounds.firstReceiptOn));
  const { held, unverified } = bounds;
  const maximum = held.minus(Money.min(held, unverified));
  if (amount.isGreaterThan(maximum)) {
    throw new RestitutionExceedsHeld({ kind, requested: amount, held, unverified, maximum });
  }
}

/** @throws RestitutionDecided when the state does not allow it; DepositorVerifies when it is the depositor's own */
export function requireVerifiable(
  restitution: { state: RestitutionState; recordedBy: string },
  decision: { act: RestitutionAct; by: string },
): void {
  if (restitutionLife.next(restitution.state, decision.act) === null) {
    throw new RestitutionDecided({ state: statesInSpanish[restitution.state] });
  }
  if (restitution.recordedBy === decision.by) throw new DepositorVerifies({});
}
