import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { WithdrawnPayment } from '../allocations/allocation.rules';
import type { CountedDeadline } from '../allocations/deadlines.rules';
import type { EntryAct } from '../ledger/acts';
import type { allocationPlaces } from '../ledger/places';
import type { DeadlineKind, RequirementKind } from '../resolutions/resolution-terms.rules';

/*
 * What the rules look at: one resolution, whole, as it stands on the day `today`. Amounts in pesos. Only entries that
 * nothing has undone are here.
 */

export interface ResolutionFacts {
  readonly today: CalendarDate;
  readonly id: string;
  /** «Resolución 1409 de 2025» */
  readonly label: string;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly disburseFrom: CalendarDate | null;
  readonly executeBy: CalendarDate | null;
  readonly source: string | null;
  readonly announced: readonly AnnouncedFact[];
  readonly printedAnnexTotal: Money | null;
  /** Σ of its availability certificates and those of its amendments; null when none is known. */
  readonly availability: { readonly amount: Money; readonly numbers: readonly string[] } | null;
  /** Σ of the lines that the act itself brought, as it was issued. */
  readonly annexTotal: Money;
  /** The terms that the resolution sets. */
  readonly terms: readonly DeadlineKind[];
  /** Of publication and amendments. */
  readonly entries: readonly EntryFact[];
  readonly lines: readonly LineFacts[];
  /** Payments of other lines that share a reference, or the hospital and the amount, with one of these. */
  readonly otherPayments: readonly PaymentFacts[];
  /** Orders that stand and share their number with another, of the lines that are looked at and of any other. */
  readonly namesakeOrders: readonly OrderFacts[];
  readonly unknowns: readonly UnknownFacts[];
  readonly percentages: readonly PercentageFacts[];
  /** Days of which the bank's statements were loaded; those that touch are one. */
  readonly bankPeriods: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[];
  /** Payments of the bank to a hospital of this resolution that are of no giro. */
  readonly bankLeftovers: readonly BankLineFact[];
}

/** What a movement of the bank shows of a giro or of a deposit. */
export interface BankFact {
  readonly amount: Money;
  readonly on: CalendarDate;
}

export interface BankLineFact extends BankFact {
  readonly id: string;
  readonly allocationId: string;
  /** «E.S.E. … (NIT 900000009)» */
  readonly payee: string;
  readonly reference: string | null;
}

/** A deposit that was verified and stands. */
export interface ReturnFacts {
  readonly id: string;
  readonly allocationId: string;
  /** «reintegro R-3 de la línea 2 (Quibdó)» */
  readonly label: string;
  readonly amount: Money;
  readonly depositedOn: CalendarDate;
  readonly reference: string | null;
  /** Null: no movement was matched to it. */
  readonly bank: BankFact | null;
  readonly entries: readonly string[];
}

export interface AnnouncedFact {
  readonly id: string;
  readonly amount: Money;
  readonly text: string;
  readonly source: string;
}

export interface EntryFact {
  readonly id: string;
  readonly act: EntryAct;
}

export interface LineFacts {
  readonly id: string;
  readonly line: number;
  /** «línea 5 (Riohacha)» */
  readonly label: string;
  /** Of the act that put the line there. */
  readonly issuedOn: CalendarDate;
  readonly hospital: { readonly name: string; readonly nit: string | null; readonly checkDigit: number | null } | null;
  /** In force: the annex and its amendments. */
  readonly amount: Money;
  /** All that the line was ever given: a later reduction does not undo what was incorporated before. */
  readonly given: Money;
  readonly places: Readonly<Record<(typeof allocationPlaces)[number], Money>>;
  /** Given back and restored to the resolution. */
  readonly restored: Money;
  readonly yieldsHeld: Money;
  readonly dueBack: { readonly capital: Money; readonly yields: Money };
  /** The day on which it owed nothing more; whatever it had to file was filed by then. */
  readonly closedOn: CalendarDate | null;
  readonly withdrawal: WithdrawalFacts | null;
  /** What the resolution asks for before a giro, with the document that was accepted for it. */
  readonly requirements: readonly RequirementFact[];
  readonly deadlines: readonly CountedDeadline[];
  readonly firstReceivedOn: CalendarDate | null;
  readonly incorporated: Money;
  /** Accepted and standing, in the order of recording. */
  readonly reports: readonly ReportFacts[];
  /** Whether any report was filed that nobody sent back. */
  readonly anyReportFiled: boolean;
  readonly payments: readonly PaymentFacts[];
  readonly returns: readonly ReturnFacts[];
  readonly entries: readonly EntryFact[];
}

export interface WithdrawalFacts {
  readonly id: string;
  /** Of the withdrawal as it stands: a clarification replaces «unknown». */
  readonly payment: WithdrawnPayment;
  readonly reportedPaid: boolean | null;
  /** The last day on which it can have been. */
  readonly latestOn: CalendarDate;
  /** Of the line when it was withdrawn. */
  readonly amount: Money;
  readonly filingNumber: string | null;
  readonly source: string;
  /** Whether a published amendment takes money from this line. */
  readonly amended: boolean;
}

export interface RequirementFact {
  readonly kind: RequirementKind;
  readonly documentOn: CalendarDate | null;
  readonly document: string | null;
}

export interface ReportFacts {
  readonly id: string;
  readonly cutoff: CalendarDate;
  readonly contracted: Money;
  readonly obligated: Money;
  readonly paid: Money;
  readonly final: boolean;
  readonly correction: boolean;
}

/** A payment order that stands: nobody refused, sent back or annulled it, nor did the bank. */
export interface OrderFacts {
  readonly id: string;
  readonly allocationId: string;
  /** «orden de pago OP-21 de la línea 2 (Quibdó)» */
  readonly label: string;
  /** «Resolución 1409 de 2025» */
  readonly resolution: string;
  /** The issuer, the fiscal year and the number as it is compared: equal for two orders that carry one number. */
  readonly key: string;
  readonly amount: Money;
  readonly paymentOrder: string;
  readonly orderedOn: CalendarDate;
  readonly precision: DatePrecision;
  /** An instant: which of two was registered first. */
  readonly recordedAt: string;
  /** Of its payment; null where it is not paid, or nobody knows it. */
  readonly reference: string | null;
  readonly entries: readonly EntryFact[];
}

/** A giro that was paid and that no bank sent back. */
export interface PaymentFacts {
  readonly id: string;
  readonly allocationId: string;
  /** «giro OP-21 de la línea 2 (Quibdó)» */
  readonly label: string;
  /** The hospital, or the line while no hospital is named. */
  readonly payee: string;
  readonly amount: Money;
  readonly received: Money;
  readonly transit: Money;
  /** The last day on which the hospital looked and did not find it; null where it has not said so. */
  readonly missingOn: CalendarDate | null;
  /** As it was paid, before the bank sent any of it back. */
  readonly ordered: Money;
  /** Null: no movement of the bank was matched to it. */
  readonly bank: BankFact | null;
  readonly paidOn: CalendarDate;
  readonly precision: DatePrecision;
  readonly reference: string | null;
  readonly paymentOrder: string | null;
  /** As the key of `OrderFacts`; null where the order has no number. */
  readonly orderKey: string | null;
  readonly source: string | null;
  /** An instant: which of two payments of one day came first. */
  readonly recordedAt: string;
  readonly entries: readonly EntryFact[];
}

export interface UnknownFacts {
  readonly id: string;
  readonly allocationId: string | null;
  /** «línea 5 (Riohacha)» */
  readonly label: string;
  readonly field: string;
  readonly reason: string;
  readonly source: string;
  readonly since: CalendarDate;
}

export interface PercentageFacts {
  readonly id: string;
  readonly measures: string;
  /** As it was reported, with its decimals: "80", "81.8". */
  readonly percent: string;
  readonly numerator: Money;
  readonly denominator: Money;
  readonly text: string;
  readonly source: string;
  readonly recordedOn: CalendarDate;
}
