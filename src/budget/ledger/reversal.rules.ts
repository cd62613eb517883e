import { invariant, refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import { acts, type Act, type EntryAct } from './acts';
import type { Account, Movement } from './ledger.rules';
import { places, type Place } from './places';

/*
 * Anulación: the exact inverse of one entry, once, with a reason.
 *
 *   pending ──approve──▶ posted      what two people did waits for a checker
 *      │                             an act of one person is undone at once
 *      └────refuse────▶ refused      and may be asked again
 *
 * The inverse takes effect on the date of what it undoes: a report of any date never shows the mistake, and the same
 * report «as known at» an earlier instant still does.
 */

export type ReversalState = 'pending' | 'posted' | 'refused';

/** What must be known of an entry, under lock, to undo it. */
export interface ReversibleEntry {
  readonly id: string;
  readonly act: EntryAct;
  /** A second person approved it. */
  readonly approved: boolean;
  readonly reversed: boolean;
  /** Another reversal of it waits for a decision. */
  readonly pending: boolean;
  /** A later entry of the same act stands on one of its lines. */
  readonly overtaken: boolean;
  /** The closed lines whose own money it moved (what they had released is the resolution's), by their numbers. */
  readonly closedLines: readonly number[];
}

export interface PostedAmount {
  readonly place: Place;
  readonly resolutionId: string;
  readonly allocationId: string | null;
  readonly disbursementId: string | null;
  readonly amount: Money;
}

export const IsAReversal = refusal(
  'reversal.of-a-reversal',
  'conflict',
  { es: 'Una anulación no se anula', en: 'A reversal is not reversed' },
  {
    es: () => 'Este asiento ya es una anulación. Registre de nuevo el acto, con su fecha y su documento.',
    en: () => 'This entry is a reversal already. Record the act again, with its date and its document.',
  },
);

export const NeverReversed = refusal<{ act: Act; correctedBy: Act }>(
  'reversal.corrected-by-an-act',
  'conflict',
  { es: 'Este acto no se anula', en: 'This act is not reversed' },
  {
    es: ({ act, correctedBy }) =>
      `«${acts[act].spanish}» no se anula: lo corrige otro acto, «${acts[correctedBy].spanish}», con ${acts[correctedBy].document}.`,
    en: ({ act, correctedBy }) => `"${act}" is not reversed: another act corrects it, "${correctedBy}".`,
  },
);

export const AlreadyReversed = refusal(
  'reversal.already-reversed',
  'conflict',
  { es: 'El asiento ya fue anulado', en: 'The entry was reversed already' },
  {
    es: () => 'Este asiento ya fue anulado, y se anula una sola vez.',
    en: () => 'This entry was reversed already, and it is reversed once.',
  },
);

export const ReversalPending = refusal(
  'reversal.pending',
  'conflict',
  { es: 'Ya hay una anulación por decidir', en: 'A reversal is waiting already' },
  {
    es: () => 'Este asiento ya tiene una anulación en curso. Decídase antes de pedir otra.',
    en: () => 'This entry has a reversal under way already. It must be decided before another is asked for.',
  },
);

export const NotTheLatest = refusal<{ act: Act }>(
  'reversal.not-the-latest',
  'conflict',
  { es: 'Hay un acto posterior', en: 'There is a later act' },
  {
    es: ({ act }) =>
      `«${acts[act].spanish}» es acumulativa y se anula desde la última hacia atrás: hay una posterior en la misma línea.`,
    en: ({ act }) => `"${act}" is cumulative and undone from the last one back: a later one stands on the same line.`,
  },
);

export const LineClosed = refusal<{ lines: readonly number[] }>(
  'reversal.line-closed',
  'conflict',
  { es: 'La línea está cerrada', en: 'The line is closed' },
  {
    es: ({ lines }) => `No se anula lo que tocó una línea cerrada con paz y salvo (línea ${lines.join(', ')}).`,
    en: ({ lines }) => `What touched a closed line is not reversed (line ${lines.join(', ')}).`,
  },
);

export const ReversalMakerIsChecker = refusal(
  'reversal.maker-is-checker',
  'conflict',
  { es: 'Quien pide la anulación no la decide', en: 'Who asks for a reversal does not decide it' },
  {
    es: () => 'Usted pidió esta anulación: la decide otra persona.',
    en: () => 'You asked for this reversal: another person decides it.',
  },
);

export const ReversalDecided = refusal<{ state: ReversalState }>(
  'reversal.already-decided',
  'conflict',
  { es: 'La anulación ya fue decidida', en: 'The reversal was decided already' },
  {
    es: ({ state }) => `Esta anulación ya fue ${state === 'posted' ? 'aprobada y asentada' : 'negada'}.`,
    en: ({ state }) => `This reversal was decided already: ${state}.`,
  },
);

/** `approved` is what the column says of an inverse that was posted, with or without a checker. */
export function stateOfReversal(decision: 'approved' | 'refused' | null): ReversalState {
  if (decision === null) return 'pending';
  return decision === 'approved' ? 'posted' : 'refused';
}

/**
 * Whether an entry may be undone now.
 * @throws IsAReversal, NeverReversed, AlreadyReversed, ReversalPending, LineClosed, NotTheLatest: in this order
 */
export function requireReversible(entry: ReversibleEntry): void {
  if (entry.act === 'reverse') throw new IsAReversal({});
  const { reversal } = acts[entry.act];
  if (reversal === 'never') throw new NeverReversed({ act: entry.act, correctedBy: 'amend' });
  if (entry.reversed) throw new AlreadyReversed({});
  if (entry.pending) throw new ReversalPending({});
  if (entry.closedLines.length > 0) throw new LineClosed({ lines: entry.closedLines });
  if (reversal === 'latest-first' && entry.overtaken) throw new NotTheLatest({ act: entry.act });
}

/** Who may ask for the inverse of an entry: whoever may do its act. */
export function askersOf({ act }: Pick<ReversibleEntry, 'act'>): readonly Role[] {
  return act === 'reverse' ? [] : acts[act].recordedBy;
}

/**
 * Who decides the inverse of an entry; none: it is posted at once. What two people did is never undone by one, so the
 * interest of a report that was accepted waits for whoever accepts reports.
 */
export function checkersOf({ act, approved }: Pick<ReversibleEntry, 'act' | 'approved'>): readonly Role[] {
  if (act === 'reverse') return [];
  const checkers: readonly Role[] = acts[act].approvedBy;
  return checkers.length === 0 && approved ? acts.execute.approvedBy : checkers;
}

/** @throws ReversalDecided, ReversalMakerIsChecker */
export function requireDecidable(
  reversal: { readonly decision: 'approved' | 'refused' | null; readonly recordedBy: string },
  decidedBy: string,
): void {
  if (reversal.decision !== null) throw new ReversalDecided({ state: stateOfReversal(reversal.decision) });
  if (reversal.recordedBy === decidedBy) throw new ReversalMakerIsChecker({});
}

/**
 * Movements that undo the postings of one entry exactly: every account that received gives back, every account that
 * gave receives. Which giver is paired with which receiver is immaterial, since the sums per account are what is posted;
 * capital and yields are never paired (I1).
 */
export function inverseMovements(postings: readonly PostedAmount[]): Movement[] {
  return (['capital', 'yields'] as const).flatMap((kind) => {
    const ofKind = postings.filter(({ place }) => places[place].kind === kind);
    const givers = ofKind.filter(({ amount }) => amount.isPositive());
    const receivers = ofKind.filter(({ amount }) => amount.isNegative());
    return paired(
      givers.map((posting) => ({ account: accountOf(posting), amount: posting.amount })),
      receivers.map((posting) => ({ account: accountOf(posting), amount: posting.amount.negated() })),
    );
  });
}

interface Share {
  readonly account: Account;
  readonly amount: Money;
}

function paired(givers: readonly Share[], receivers: readonly Share[]): Movement[] {
  const movements: Movement[] = [];
  const waiting = receivers.map((share) => ({ ...share }));
  for (const giver of givers) {
    let left = giver.amount;
    while (left.isPositive()) {
      const [receiver] = waiting;
      invariant(receiver, 'the postings of an entry sum to zero per kind (I1)');
      const amount = Money.min(left, receiver.amount);
      movements.push({ from: giver.account, to: receiver.account, amount });
      left = left.minus(amount);
      receiver.amount = receiver.amount.minus(amount);
      if (receiver.amount.isZero()) waiting.shift();
    }
  }
  return movements;
}

function accountOf({ place, resolutionId, allocationId, disbursementId }: PostedAmount): Account {
  switch (place) {
    case 'budget':
    case 'undistributed':
    case 'lapsed':
      return { place, resolutionId };
    case 'ordered':
    case 'transit':
      return { place, resolutionId, allocationId: allocationId ?? '', disbursementId: disbursementId ?? '' };
    case 'assigned':
    case 'held':
    case 'executed':
    case 'returned':
    case 'released':
    case 'contested':
    case 'yield-source':
    case 'yield-held':
    case 'yield-returned':
      return { place, resolutionId, allocationId: allocationId ?? '' };
  }
}
