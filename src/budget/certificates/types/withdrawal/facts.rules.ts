import { dateInSpanish, type CalendarDate, type DatePrecision } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { WithdrawnPayment } from '../../../allocations/allocation.rules';
import type { WithdrawalDecision } from '../../../withdrawals/withdrawal.rules';
import { assignedOf, entryOf, movedBy, placesOf, type LineEntry, type LineLedger } from '../../line-ledger.rules';

/** What the papers of a withdrawal say; null is what no source says. */
export interface WithdrawalPapers {
  readonly id: string;
  readonly filingNumber: string | null;
  readonly withdrawnOn: CalendarDate | null;
  /** The cut-off of the source, where it gives no date of its own. */
  readonly sourceCutoff: CalendarDate | null;
  readonly reason: string;
  readonly payment: WithdrawnPayment;
  /** What the source says of the payment, where it says anything. */
  readonly reportedPaid: boolean | null;
  readonly source: string;
  readonly decision: WithdrawalDecision | null;
  readonly decidedOn: CalendarDate | null;
  readonly annulled: boolean;
  readonly clarifications: readonly { id: string; payment: 'before' | 'after'; evidence: string }[];
  /** Published amendments that took money from the line, as of the cut-off. */
  readonly amendments: readonly { id: string; label: string; issuedOn: CalendarDate }[];
}

export type WithdrawalRead = WithdrawalPapers & LineLedger;

/** A withdrawal that stands, and where its money is by the cut-off. Pesos. */
export interface WithdrawalFacts extends WithdrawalRead {
  /** What the withdrawal itself moved; of one after payment, what had been paid. */
  readonly amount: Money;
  /** As it stands: a clarification replaces «unknown». */
  readonly standing: WithdrawnPayment;
  readonly clarified: { evidence: string; on: CalendarDate; precision: DatePrecision; entry: string } | null;
  readonly assigned: Money;
  readonly money: Record<'released' | 'contested' | 'paid' | 'transit' | 'held' | 'executed' | 'returned', Money>;
}

export type NoWithdrawal = 'unapproved' | 'refused' | 'returned' | 'annulled' | 'later';

const said: Record<NoWithdrawal, { es: string; en: string }> = {
  unapproved: { es: 'está sin aprobar: falta la aprobación', en: 'is not approved yet' },
  refused: { es: 'fue negado: no hay desistimiento', en: 'was refused' },
  returned: { es: 'fue devuelto a quien lo registró: no hay desistimiento', en: 'was sent back to its maker' },
  annulled: { es: 'fue anulado: no hay desistimiento', en: 'was annulled' },
  later: { es: 'no había tenido efecto', en: 'had not taken effect' },
};

export const NotWithdrawn = refusal<{ state: NoWithdrawal; cutoff: CalendarDate; on: CalendarDate | null }>(
  'certificate.not-withdrawn',
  'conflict',
  { es: 'No hay desistimiento que certificar', en: 'There is no withdrawal to certify' },
  {
    es: ({ state, cutoff, on }) =>
      `Con corte al ${dateInSpanish(cutoff)}, este desistimiento ${said[state].es}` +
      `${on === null ? '' : `: es del ${dateInSpanish(on)}; pida un corte desde esa fecha`}.`,
    en: ({ state, cutoff, on }) =>
      `As of ${cutoff}, this withdrawal ${said[state].en}${on === null ? '' : `: it is of ${on}`}.`,
  },
);

/** @throws NotWithdrawn saying the state, unless the withdrawal stands by the cut-off */
export function requireWithdrawn(read: WithdrawalRead, cutoff: CalendarDate): WithdrawalFacts {
  const effectiveOn = read.withdrawnOn ?? read.sourceCutoff ?? read.decidedOn;
  if (read.decision === null) throw new NotWithdrawn({ state: 'unapproved', cutoff, on: null });
  if (read.decision !== 'approved') throw new NotWithdrawn({ state: read.decision, cutoff, on: null });
  if (effectiveOn !== null && effectiveOn > cutoff) throw new NotWithdrawn({ state: 'later', cutoff, on: effectiveOn });
  const entry = entryOf(read.entries, read.payment === 'before' ? 'withdraw' : 'contest', read.id);
  if (read.annulled || (read.payment !== 'after' && entry === null)) {
    throw new NotWithdrawn({ state: 'annulled', cutoff, on: null });
  }
  const clarified = clarifiedBy(read);
  const money = moneyOf(read.entries);
  return {
    ...read,
    amount: entry ? movedBy([entry], [entry.act], ['released', 'contested']) : money.paid,
    standing: clarified?.payment ?? read.payment,
    clarified: clarified && clarified.said,
    assigned: assignedOf(read.entries),
    money,
  };
}

/** What is left of the line of a withdrawal that does not stand. */
export function leftOf(read: WithdrawalRead): Pick<WithdrawalFacts, 'amount' | 'standing' | 'assigned' | 'money'> {
  return {
    amount: Money.zero,
    standing: clarifiedBy(read)?.payment ?? read.payment,
    assigned: assignedOf(read.entries),
    money: moneyOf(read.entries),
  };
}

function clarifiedBy({ clarifications, entries }: WithdrawalRead) {
  return (
    clarifications
      .map(({ id, payment, evidence }) => {
        const entry = entryOf(entries, 'clarify', id);
        if (!entry) return null;
        return { payment, said: { evidence, on: entry.effectiveOn, precision: entry.datePrecision, entry: entry.id } };
      })
      .filter((found) => found !== null)
      .at(-1) ?? null
  );
}

function moneyOf(entries: readonly LineEntry[]): WithdrawalFacts['money'] {
  const { released, contested, transit, held, executed, returned } = placesOf(entries);
  const restored = movedBy(entries, ['restore']).negated();
  const paid = Money.sum([transit, held, executed, returned, restored]);
  return { released, contested, transit, held, executed, returned: returned.plus(restored), paid };
}
