import { yearOf, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { transitions } from '../../kernel/transitions';
import { requireHappened, requireNotBefore, type EarlierAct } from '../dates';

/*
 * Restablecimiento: what came back within its fiscal year can be distributed again; what came back later is income of
 * the Treasury, whoever asks.
 *
 *   recorded ──approve──▶ approved ──annul──▶ annulled      (its entry was reversed)
 *       ├─────refuse───▶ refused
 *       └─────return───▶ returned   its maker answers with another
 */

export const restorationStates = ['recorded', 'approved', 'refused', 'returned', 'annulled'] as const;
export type RestorationState = (typeof restorationStates)[number];
export type RestorationAct = 'approve' | 'refuse' | 'return' | 'annul';

export const restorationLife = transitions<RestorationState, RestorationAct>({
  recorded: { approve: 'approved', refuse: 'refused', return: 'returned' },
  approved: { annul: 'annulled' },
  refused: {},
  returned: {},
  annulled: {},
});

const statesInSpanish: Record<RestorationState, string> = {
  recorded: 'por decidir',
  approved: 'aprobado',
  refused: 'rechazado',
  returned: 'devuelto',
  annulled: 'anulado',
};

export const TreasuryIncome = refusal<{ fiscalYear: number; year: number; of: 'act' | 'deposit' }>(
  'restoration.treasury-income',
  'conflict',
  { es: 'Ingreso del Tesoro, no se restablece', en: 'Income of the Treasury: not restored' },
  {
    es: ({ fiscalYear, year, of }) =>
      `La apropiación es de la vigencia ${fiscalYear} y ${of === 'act' ? 'el acto' : 'la consignación'} es de ${year}: ` +
      'ingreso del Tesoro, no se restablece.',
    en: ({ fiscalYear, year, of }) =>
      `The appropriation is of fiscal year ${fiscalYear} and the ${of} of ${year}: it is income of the Treasury.`,
  },
);

export const RestorationExceedsReturned = refusal<{
  requested: Money;
  returned: Money;
  undecided: Money;
  maximum: Money;
}>(
  'restoration.exceeds-returned',
  'conflict',
  { es: 'Se restablecería más de lo reintegrado', en: 'More would be restored than was returned' },
  {
    es: ({ requested, returned, undecided, maximum }) =>
      `Se restablecerían ${requested.toSpanish()}; en esa fecha hay reintegrados y sin restablecer ` +
      `${returned.toSpanish()}, de los que ${undecided.toSpanish()} esperan otra decisión: ` +
      `el máximo es ${maximum.toSpanish()}.`,
    en: ({ requested, returned, undecided, maximum }) =>
      `${requested.toString()} would be restored; on that date ${returned.toString()} is returned and not restored, of ` +
      `which ${undecided.toString()} waits for another decision: the maximum is ${maximum.toString()}.`,
  },
);

export const RestorationDecided = refusal<{ state: string }>(
  'restoration.already-decided',
  'conflict',
  { es: 'El restablecimiento ya fue decidido', en: 'The restoration was decided already' },
  {
    es: ({ state }) => `El restablecimiento ya no espera decisión: está ${state}.`,
    en: () => 'The restoration no longer waits for a decision.',
  },
);

export const RestorerApproves = refusal(
  'restoration.maker-is-checker',
  'conflict',
  { es: 'Quien registra no decide', en: 'Who records does not decide' },
  {
    es: () => 'Usted registró este restablecimiento: lo decide otra persona.',
    en: () => 'You recorded this restoration: another person decides it.',
  },
);

/** What stands in the way of a restoration, under lock. Pesos. */
export interface RestorationBounds {
  readonly today: CalendarDate;
  readonly fiscalYear: number;
  /** The dates of the deposits of capital that were verified and stand, earliest first. */
  readonly deposits: readonly CalendarDate[];
  /** What can leave `returned` on the date of the act: nothing that was deposited after it. */
  readonly returned: Money;
  /** Other restorations that wait for a decision. */
  readonly undecided: Money;
}

/** Where the restoration stands. */
export function restorationState(record: {
  decision: 'approved' | 'refused' | 'returned' | null;
  annulled: boolean;
}): RestorationState {
  if (record.decision === null) return 'recorded';
  return record.annulled ? 'annulled' : record.decision;
}

/**
 * Within the fiscal year, both the act and what was deposited; an act of the year can only reach deposits of the year,
 * because money cannot leave a place before it came in.
 * @throws DateInTheFuture, TreasuryIncome with both years, DateTooEarly, RestorationExceedsReturned with the maximum
 */
export function requireRestorable(
  { amount, effectiveOn }: { amount: Money; effectiveOn: CalendarDate },
  { today, fiscalYear, deposits, returned, undecided }: RestorationBounds,
): void {
  requireHappened(effectiveOn, today);
  if (yearOf(effectiveOn) !== fiscalYear) {
    throw new TreasuryIncome({ fiscalYear, year: yearOf(effectiveOn), of: 'act' });
  }
  const [first] = deposits;
  if (first !== undefined && yearOf(first) > fiscalYear) {
    throw new TreasuryIncome({ fiscalYear, year: yearOf(first), of: 'deposit' });
  }
  if (first !== undefined) requireNotBefore(effectiveOn, firstDepositOf(first));
  const maximum = returned.minus(Money.min(returned, undecided));
  if (amount.isGreaterThan(maximum)) {
    throw new RestorationExceedsReturned({ requested: amount, returned, undecided, maximum });
  }
}

/** @throws RestorationDecided when the state does not allow it; RestorerApproves when it is the maker's own */
export function requireDecidable(
  restoration: { state: RestorationState; recordedBy: string },
  decision: { act: RestorationAct; by: string },
): void {
  if (restorationLife.next(restoration.state, decision.act) === null) {
    throw new RestorationDecided({ state: statesInSpanish[restoration.state] });
  }
  if (restoration.recordedBy === decision.by) throw new RestorerApproves({});
}

function firstDepositOf(on: CalendarDate): EarlierAct {
  return { on, what: { es: 'la primera consignación verificada', en: 'the first verified deposit' } };
}
