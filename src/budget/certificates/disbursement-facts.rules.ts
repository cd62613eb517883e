import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';

/** What a giro's certificate states, as of a cut-off; amounts in pesos. Null is what no source says. */
export interface DisbursementFacts {
  readonly id: string;
  readonly allocationId: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: string;
  readonly hospital: { id: string; name: string; nit: string | null; checkDigit: number | null } | null;
  readonly resolution: {
    readonly id: string;
    readonly label: string;
    readonly title: string;
    readonly issuer: string;
    readonly issuedOn: CalendarDate;
    readonly fiscalYear: number;
  };
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
  readonly receipts: readonly { readonly amount: Money; readonly receivedOn: CalendarDate }[];
}

/** Why a disbursement is not a giro on the date asked for. */
export type Unpaid = 'unapproved' | 'refused' | 'ordered' | 'rejected' | 'undone' | 'later';

const unpaid: Record<Unpaid, { es: string; en: string }> = {
  unapproved: { es: 'está sin aprobar: falta la aprobación y después el pago', en: 'is not approved yet' },
  refused: { es: 'fue negada: no hay giro', en: 'was refused' },
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
  readonly decision: 'approved' | 'refused' | null;
  /** Entries that had taken effect by the cut-off, and later ones. */
  readonly entries: number;
  readonly laterEntries: number;
  readonly rejected: boolean;
  readonly ordered: Money;
  readonly paid: Money;
}

/** @throws NotPaid saying the state and what is missing, unless money of this disbursement left the ministry */
export function requirePaid(standing: DisbursementStanding, cutoff: CalendarDate): void {
  if (standing.paid.isPositive()) return;
  throw new NotPaid({ state: whyUnpaid(standing), cutoff });
}

function whyUnpaid({ decision, entries, laterEntries, rejected, ordered }: DisbursementStanding): Unpaid {
  if (decision === null) return 'unapproved';
  if (decision === 'refused') return 'refused';
  if (ordered.isPositive()) return 'ordered';
  if (entries === 0 && laterEntries > 0) return 'later';
  return rejected ? 'rejected' : 'undone';
}
