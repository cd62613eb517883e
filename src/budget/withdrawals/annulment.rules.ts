import { refusal } from '../../kernel/errors';
import { AllocationClosed } from '../allocations/allocation.rules';
import { statesInSpanish, type WithdrawalState } from './withdrawal.rules';

/*
 * A withdrawal after payment moves nothing, so there is no entry to reverse: two people annul it.
 *
 *   pending ──approve──▶ approved: the withdrawal is «reversed», and the line goes on as if it had never been
 *      └──────refuse───▶ refused, and may be asked again
 */

/** The withdrawal under lock, as far as its annulment asks. */
export interface AnnullableWithdrawal {
  readonly state: WithdrawalState;
  /** The entry that it made, where it made one. */
  readonly entryId: string | null;
  readonly closed: boolean;
}

/** An annulment, as far as its decision asks; null where none was asked for. */
export interface AskedAnnulment {
  readonly decision: 'approved' | 'refused' | null;
  readonly recordedBy: string;
}

export const NothingToAnnul = refusal<{ state: WithdrawalState }>(
  'withdrawal.nothing-to-annul',
  'conflict',
  { es: 'No hay nada por anular', en: 'There is nothing to annul' },
  {
    es: ({ state }) => `Este desistimiento está «${statesInSpanish[state]}»: se anula el que está aprobado.`,
    en: ({ state }) => `This withdrawal is "${state}": one that is approved is annulled.`,
  },
);

export const ReverseItsEntry = refusal<{ entryId: string }>(
  'withdrawal.reverse-its-entry',
  'conflict',
  { es: 'Se anula su asiento', en: 'Its entry is reversed' },
  {
    es: ({ entryId }) => `Este desistimiento movió dinero: anule su asiento, POST /ledger/entries/${entryId}/reversal.`,
    en: ({ entryId }) => `This withdrawal moved money: reverse its entry, POST /ledger/entries/${entryId}/reversal.`,
  },
);

export const AnnulmentPending = refusal(
  'withdrawal.annulment-pending',
  'conflict',
  { es: 'Ya hay una anulación por decidir', en: 'An annulment is waiting already' },
  {
    es: () => 'Este desistimiento ya tiene una anulación por decidir.',
    en: () => 'This withdrawal has an annulment that waits for a decision already.',
  },
);

export const NoAnnulment = refusal(
  'withdrawal.no-annulment',
  'conflict',
  { es: 'No hay anulación por decidir', en: 'No annulment is waiting' },
  {
    es: () => 'Nadie ha pedido anular este desistimiento, o ya se decidió.',
    en: () => 'Nobody has asked for this withdrawal to be annulled, or it was decided already.',
  },
);

export const AnnulmentMakerIsChecker = refusal(
  'withdrawal.annulment-maker-is-checker',
  'conflict',
  { es: 'Quien pide la anulación no la decide', en: 'Who asks for an annulment does not decide it' },
  {
    es: () => 'Usted pidió esta anulación: la decide otra persona.',
    en: () => 'You asked for this annulment: another person decides it.',
  },
);

/** @throws NothingToAnnul, ReverseItsEntry, AllocationClosed, AnnulmentPending: in this order */
export function requireAnnullable(withdrawal: AnnullableWithdrawal, asked: AskedAnnulment | null): void {
  const { state, entryId, closed } = withdrawal;
  if (state !== 'approved') throw new NothingToAnnul({ state });
  if (entryId !== null) throw new ReverseItsEntry({ entryId });
  if (closed) throw new AllocationClosed({});
  if (asked?.decision === null) throw new AnnulmentPending({});
}

/** @throws NoAnnulment, AnnulmentMakerIsChecker: in this order */
export function requireAnnulmentDecidable(asked: AskedAnnulment | null, decidedBy: string): void {
  if (asked?.decision !== null) throw new NoAnnulment({});
  if (asked.recordedBy === decidedBy) throw new AnnulmentMakerIsChecker({});
}
