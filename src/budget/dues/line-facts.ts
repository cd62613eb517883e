import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { WithdrawnPayment } from '../allocations/allocation.rules';
import type { CountedDeadline } from '../allocations/deadlines.rules';
import type { LineAt } from '../allocations/line-at.queries';
import type { Moment } from '../ledger/moment.rules';
import type { Movement } from '../ledger/movements.rules';
import type { Balances } from '../ledger/places';
import type { Deadline, RequirementKind } from '../resolutions/resolution-terms.rules';

/* A line at a moment: what had been recorded of it, and what it adds up to. */

export interface PendingOrder {
  readonly id: string;
  readonly amount: Money;
  readonly on: CalendarDate;
}

export interface Deposit {
  readonly id: string;
  readonly kind: 'principal' | 'yields';
  readonly amount: Money;
  readonly on: CalendarDate;
  readonly portfolio: string;
  readonly reference: string;
  readonly decision: 'verified' | 'refused' | 'returned' | null;
}

export interface FiledReport {
  readonly id: string;
  readonly cutoff: CalendarDate;
  readonly filedOn: CalendarDate;
  readonly final: boolean;
  readonly decision: 'accepted' | 'observed' | null;
  readonly decidedOn: CalendarDate | null;
}

export interface WithdrawalRecord {
  readonly id: string;
  readonly payment: WithdrawnPayment;
  /** Whether its source lists the line as paid; null where it says neither. */
  readonly reportedPaid: boolean | null;
  readonly on: CalendarDate | null;
  readonly latestOn: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly decision: 'approved' | 'refused' | 'returned' | null;
  readonly annulled: boolean;
  readonly clarifications: readonly { readonly id: string; readonly payment: WithdrawnPayment }[];
}

/** What had been recorded of a line besides its money. */
export interface LineRecords {
  readonly issuedOn: CalendarDate;
  readonly disburseFrom: CalendarDate | null;
  readonly executeBy: CalendarDate | null;
  readonly fiscalYear: number;
  readonly deadlines: readonly Deadline[];
  readonly requirements: readonly {
    readonly kind: RequirementKind;
    readonly submittedOn: CalendarDate | null;
    readonly acceptedOn: CalendarDate | null;
  }[];
  readonly acceptedOn: CalendarDate | null;
  readonly incorporatedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly reports: readonly FiledReport[];
  readonly withdrawals: readonly WithdrawalRecord[];
  readonly orders: readonly PendingOrder[];
  readonly restitutions: readonly Deposit[];
  /** When the hospital said that a giro had not arrived. */
  readonly nonReceipts: readonly { readonly disbursementId: string; readonly on: CalendarDate }[];
  readonly reversals: readonly { readonly id: string; readonly on: CalendarDate }[];
  /** A restoration of what the line returned waits for its decision: until then the line is not closed. */
  readonly restorationWaits: boolean;
}

export interface StandingWithdrawal {
  readonly id: string;
  readonly payment: WithdrawnPayment;
  readonly reportedPaid: boolean | null;
  readonly on: CalendarDate | null;
  readonly latestOn: CalendarDate;
}

/** A giro of which something is on its way. Pesos. */
export interface OpenGiro {
  readonly disbursementId: string;
  readonly amount: Money;
  /** The last entry that put money on its way. */
  readonly paid: Movement;
  /** The last confirmation of a part, if any. */
  readonly confirmed: Movement | null;
  /** The last day on which the hospital looked and did not find it, since it was last paid. */
  readonly missingOn: CalendarDate | null;
  readonly entries: readonly string[];
}

export interface LineFacts {
  readonly line: LineAt;
  readonly moment: Moment;
  readonly records: LineRecords;
  /** Of the line alone, in the order in which they took effect. */
  readonly movements: readonly Movement[];
  readonly places: Balances;
  readonly withdrawal: StandingWithdrawal | null;
  readonly finalReportAccepted: boolean;
  readonly firstPaidOn: CalendarDate | null;
  readonly firstReceivedOn: CalendarDate | null;
  readonly deadlines: readonly CountedDeadline[];
  readonly dueBack: { readonly capital: Money; readonly yields: Money };
  /** Deposited, and nobody has verified it. Pesos. */
  readonly unverified: { readonly capital: Money; readonly yields: Money };
  readonly openGiros: readonly OpenGiro[];
}
