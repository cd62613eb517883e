import { calendarDate, compareDates, dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { requireHappened } from '../dates';
import type { Account, Movement } from '../ledger/ledger.rules';

/*
 * Pérdida de apropiación: what is free at the close of the fiscal year is lost (Decreto 111 of 1996, art. 14: after
 * 31 December no commitment can be taken on the appropriations of that year).
 *
 *   pending ──approve──▶ approved   undistributed, assigned and released of every line ──▶ lapsed, one entry
 *      │                    └──reverse its entry──▶ reversed
 *      ├──refuse──▶ refused
 *      └──return──▶ returned       its maker answers with another
 */

export type LapseState = 'pending' | 'approved' | 'refused' | 'returned' | 'reversed';

/** What was decided of it; `returned` is turned down for its maker to record another. */
export type LapseDecision = 'approved' | 'refused' | 'returned';

/** The resolution under lock, as far as a lapse asks. */
export interface LapsableResolution {
  readonly id: string;
  readonly kind: 'strategy' | 'allocation' | 'amendment';
  readonly status: string;
  readonly fiscalYear: number;
  /** Payment orders of its lines that wait for a decision. */
  readonly pendingOrders: readonly { readonly line: number; readonly order: string }[];
  /** Another lapse of it waits for a decision. */
  readonly pendingLapse: boolean;
  readonly free: readonly FreeBalance[];
}

/** What is free in one account («undistributed», «assigned» or «released»): pesos, more than zero. */
export interface FreeBalance {
  readonly from: Account;
  readonly amount: Money;
}

export const LapseNotInForce = refusal<{ kind: string; status: string }>(
  'lapse.not-in-force',
  'conflict',
  { es: 'Solo se pierde lo que una resolución vigente asignó', en: 'Only what is in force lapses' },
  {
    es: () => 'La pérdida de apropiación es de una resolución de asignación publicada.',
    en: ({ kind, status }) =>
      `An allocation resolution that was published is expected; this is "${kind}", "${status}".`,
  },
);

export const YearNotClosed = refusal<{ effectiveOn: CalendarDate; closesOn: CalendarDate }>(
  'lapse.before-the-year-closes',
  'conflict',
  { es: 'La vigencia no se había cerrado', en: 'The fiscal year had not closed' },
  {
    es: ({ effectiveOn, closesOn }) =>
      `Se indica el ${dateInSpanish(effectiveOn)} y la vigencia se cierra el ${dateInSpanish(closesOn)}.`,
    en: ({ effectiveOn, closesOn }) => `${effectiveOn} was given and the fiscal year closes on ${closesOn}.`,
  },
);

export const LapseOrderPending = refusal<{ orders: readonly { readonly line: number; readonly order: string }[] }>(
  'lapse.order-pending',
  'conflict',
  { es: 'Hay órdenes de pago por decidir', en: 'Payment orders are waiting' },
  {
    es: ({ orders }) => `Hay órdenes de pago por decidir: ${orders.map(inSpanish).join('; ')}. Decídanse antes.`,
    en: ({ orders }) => `Payment orders wait for a decision: ${orders.map(({ order }) => order).join('; ')}.`,
  },
);

export const LapsePending = refusal(
  'lapse.pending',
  'conflict',
  { es: 'Ya hay una pérdida por decidir', en: 'A lapse is waiting already' },
  {
    es: () => 'Esta resolución ya tiene una pérdida de apropiación por decidir.',
    en: () => 'This resolution has a lapse that waits for a decision already.',
  },
);

export const NothingFree = refusal(
  'lapse.nothing-free',
  'conflict',
  { es: 'No queda nada libre', en: 'Nothing is free' },
  {
    es: () => 'No hay nada por distribuir, por girar ni liberado: no se pierde ninguna apropiación.',
    en: () => 'Nothing is undistributed, assigned or released: nothing lapses.',
  },
);

export const LapseMakerIsChecker = refusal(
  'lapse.maker-is-checker',
  'conflict',
  { es: 'Quien registra no decide', en: 'Who records does not decide' },
  {
    es: () => 'Usted registró esta pérdida de apropiación: la decide otra persona.',
    en: () => 'You recorded this lapse: another person decides it.',
  },
);

export const LapseDecided = refusal<{ state: LapseState }>(
  'lapse.already-decided',
  'conflict',
  { es: 'La pérdida ya fue decidida', en: 'The lapse was decided already' },
  {
    es: ({ state }) => `Esta pérdida de apropiación está «${lapseStatesInSpanish[state]}»: ya no se decide.`,
    en: ({ state }) => `This lapse is "${state}": it is not decided again.`,
  },
);

const lapseStatesInSpanish: Readonly<Record<LapseState, string>> = {
  pending: 'por decidir',
  approved: 'aprobada',
  refused: 'negada',
  returned: 'devuelta',
  reversed: 'anulada',
};

export function stateOfLapse(facts: {
  readonly decision: LapseDecision | null;
  readonly reversed: boolean;
}): LapseState {
  if (facts.decision === null) return 'pending';
  if (facts.decision !== 'approved') return facts.decision;
  return facts.reversed ? 'reversed' : 'approved';
}

/**
 * Whether the resolution's free money can be declared lost: asked when it is recorded, and again when it is approved.
 * @throws LapseNotInForce, DateInTheFuture, YearNotClosed, LapsePending, LapseOrderPending, NothingFree: in this order
 */
export function requireLapsable(resolution: LapsableResolution, effectiveOn: CalendarDate, today: CalendarDate): void {
  const { kind, status, fiscalYear, pendingOrders } = resolution;
  if (kind !== 'allocation' || !['in-force', 'closed'].includes(status)) throw new LapseNotInForce({ kind, status });
  requireHappened(effectiveOn, today);
  const closesOn = calendarDate(`${fiscalYear}-12-31`);
  if (compareDates(effectiveOn, closesOn) < 0) throw new YearNotClosed({ effectiveOn, closesOn });
  if (resolution.pendingLapse) throw new LapsePending({});
  if (pendingOrders.length > 0) throw new LapseOrderPending({ orders: pendingOrders });
  if (resolution.free.length === 0) throw new NothingFree({});
}

/** @throws LapseDecided, LapseMakerIsChecker */
export function requireDecidable(
  lapse: { readonly decision: LapseDecision | null; readonly recordedBy: string },
  decidedBy: string,
): void {
  if (lapse.decision !== null) {
    throw new LapseDecided({ state: stateOfLapse({ decision: lapse.decision, reversed: false }) });
  }
  if (lapse.recordedBy === decidedBy) throw new LapseMakerIsChecker({});
}

/** Everything that is free, to «lapsed». */
export function lapsingMovements({ id: resolutionId, free }: LapsableResolution): Movement[] {
  return free.map(({ from, amount }) => ({ from, to: { place: 'lapsed', resolutionId }, amount }));
}

function inSpanish({ line, order }: { readonly line: number; readonly order: string }): string {
  return `línea ${line}, ${order}`;
}
