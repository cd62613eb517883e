import type { CalendarDate, DatePrecision } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import type { Money } from '../../../../kernel/money';
import type { LineFacts } from '../../certificate.subject';
import {
  assignedOf,
  behind,
  grantingActs,
  movedBy,
  standing as standingEntries,
  type LineEntry,
  type LineLedger,
} from '../../line-ledger.rules';

/** What a giro's certificate states, as of a cut-off; amounts in pesos. Null is what no source says. */
export interface DisbursementFacts extends LineFacts {
  readonly id: string;
  /** What the annex assigns to the line, amendments included. */
  readonly assigned: Money;
  readonly order: {
    readonly number: string | null;
    readonly orderedOn: CalendarDate;
    readonly datePrecision: DatePrecision;
  };
  readonly payment: {
    readonly paidOn: CalendarDate;
    readonly datePrecision: DatePrecision;
    readonly reference: string | null;
    readonly source: string | null;
  };
  readonly paid: Money;
  readonly received: Money;
  readonly transit: Money;
  readonly receipts: readonly ReceiptFacts[];
  /** The entries of the ledger behind each figure, by identifier. */
  readonly entries: { readonly assigned: string[]; readonly paid: string[]; readonly received: string[] };
}

/** What the hospital confirmed, and nothing has undone. */
export interface ReceiptFacts {
  readonly id: string;
  readonly amount: Money;
  readonly receivedOn: CalendarDate;
  readonly reference: string | null;
  readonly entry: string;
}

/** A disbursement as it is read: its payment is null until money left the ministry. */
export type GiroFacts = Omit<DisbursementFacts, 'payment'> & {
  readonly payment: DisbursementFacts['payment'] | null;
  readonly standing: DisbursementStanding;
};

/** The papers of a giro: what they say besides money and dates, which the ledger knows. */
export interface GiroPapers extends Pick<DisbursementFacts, 'id' | 'order'> {
  readonly decision: DisbursementStanding['decision'];
  readonly settlements: readonly { id: string; reference: string | null; source: string | null }[];
  readonly clarifications: readonly { id: string; evidence: string }[];
  readonly receipts: readonly { id: string; reference: string | null }[];
}

/** What had come of a giro, out of its papers and of what had happened to the money of its line. */
export function giroOf(papers: GiroPapers, { entries: all, laterEntries, ...line }: LineLedger): GiroFacts {
  const entries = all.flatMap((entry) => {
    const moves = entry.moves.filter(({ disbursementId }) => disbursementId === papers.id);
    return moves.length > 0 ? [{ ...entry, moves }] : [];
  });
  const paid = movedBy(entries, ['settle', 'reject', 'clarify'], ['transit', 'held']);
  const transit = movedBy(entries, ['settle', 'reject', 'clarify', 'confirm'], ['transit']);
  return {
    ...line,
    id: papers.id,
    order: papers.order,
    assigned: assignedOf(all),
    payment: paymentOf(papers, entries),
    paid,
    transit,
    received: paid.minus(transit),
    receipts: receiptsOf(papers, entries),
    entries: {
      assigned: standingEntries(all, grantingActs),
      paid: standingEntries(entries, ['settle', 'clarify']),
      received: receiving(entries),
    },
    standing: {
      decision: papers.decision,
      entries: entries.length,
      laterEntries,
      rejected: standingEntries(entries, ['reject']).length > 0,
      ordered: movedBy(entries, ['order', 'settle', 'reject'], ['ordered']),
      paid,
    },
  };
}

function paymentOf(papers: GiroPapers, entries: readonly LineEntry[]): DisbursementFacts['payment'] | null {
  const paying = entries.filter(({ act, stands }) => stands && (act === 'settle' || act === 'clarify')).at(-1);
  if (!paying) return null;
  const settlement = papers.settlements.find(({ id }) => id === paying.subjectId);
  const clarification = papers.clarifications.find(({ id }) => id === paying.subjectId);
  return {
    paidOn: paying.effectiveOn,
    datePrecision: paying.datePrecision,
    reference: settlement?.reference ?? null,
    source: settlement?.source ?? paying.source ?? clarification?.evidence ?? null,
  };
}

// A clarification may put what was paid straight into the hospital's account.
function receiving(entries: readonly LineEntry[]): string[] {
  return [...standingEntries(entries, ['confirm']), ...behind(entries, 'held')];
}

function receiptsOf(papers: GiroPapers, entries: readonly LineEntry[]): ReceiptFacts[] {
  return entries
    .filter(({ act, stands }) => stands && act === 'confirm')
    .map((entry) => ({
      id: entry.subjectId,
      amount: movedBy([entry], ['confirm'], ['transit']).negated(),
      receivedOn: entry.effectiveOn,
      reference: papers.receipts.find(({ id }) => id === entry.subjectId)?.reference ?? null,
      entry: entry.id,
    }));
}

/** Why a disbursement is not a giro on the date asked for. */
export type Unpaid = 'unapproved' | 'refused' | 'returned' | 'ordered' | 'rejected' | 'undone' | 'later';

const unpaid: Record<Unpaid, { es: string; en: string }> = {
  unapproved: { es: 'está sin aprobar: falta la aprobación y después el pago', en: 'is not approved yet' },
  refused: { es: 'fue negada: no hay giro', en: 'was refused' },
  returned: { es: 'fue devuelta: no hay giro', en: 'was sent back' },
  ordered: {
    es: 'está en orden de pago: falta el pago, con su referencia y su fecha',
    en: 'is ordered and not paid yet',
  },
  rejected: { es: 'la rechazó el banco: falta un pago que no sea devuelto', en: 'was rejected by the bank' },
  undone: { es: 'fue anulada: no hay giro', en: 'was reversed' },
  later: { es: 'tuvo efecto después de esa fecha: pida un corte posterior', en: 'took effect later' },
};

export const NotPaid = refusal<{ state: Unpaid; cutoff: string }>(
  'certificate.not-paid',
  'conflict',
  { es: 'No hay giro que certificar', en: 'There is no giro to certify' },
  {
    es: ({ state, cutoff }) => `Con corte a ${cutoff}, la orden de este giro ${unpaid[state].es}.`,
    en: ({ state, cutoff }) => `As of ${cutoff}, this disbursement ${unpaid[state].en}.`,
  },
);

/** What a disbursement has come to by the cut-off, read from the ledger and from its decisions. */
export interface DisbursementStanding {
  readonly decision: 'approved' | 'refused' | 'returned' | null;
  /** Entries that had taken effect by the cut-off, and later ones. */
  readonly entries: number;
  readonly laterEntries: number;
  readonly rejected: boolean;
  readonly ordered: Money;
  readonly paid: Money;
}

/** @throws NotPaid saying the state and what is missing, unless money of this disbursement left the ministry */
export function requirePaid({ standing, payment, ...giro }: GiroFacts, cutoff: CalendarDate): DisbursementFacts {
  if (payment === null || !giro.paid.isPositive()) throw new NotPaid({ state: whyUnpaid(standing), cutoff });
  return { ...giro, payment };
}

function whyUnpaid({ decision, entries, laterEntries, rejected, ordered }: DisbursementStanding): Unpaid {
  if (decision === null) return 'unapproved';
  if (decision !== 'approved') return decision;
  if (ordered.isPositive()) return 'ordered';
  if (entries === 0 && laterEntries > 0) return 'later';
  return rejected ? 'rejected' : 'undone';
}
