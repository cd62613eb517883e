import type { PlaceName } from '../parts/words';

/* What the pages read of the contract's answers: only the fields that they show. */

export interface PageView<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** An act that was only tried: its answer, and what it would move. */
export interface TriedView<View> {
  readonly answer: View;
  readonly effects: readonly EffectView[];
}

export interface EffectView {
  readonly place: string;
  readonly resolutionId: string;
  readonly allocationId: string | null;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
}

type Precision = 'exact' | 'on-or-after' | 'month' | 'unknown';

/** One amount a place, «1250.50»; null or none where the person may not see it. */
export type Places = Readonly<Partial<Record<PlaceName, string | null>>>;

export interface UnknownView {
  readonly field: string;
  readonly reason: string;
  readonly source: string;
  readonly since: string;
}

export interface UnknownFactView extends UnknownView {
  readonly subjectKind: string;
}

export interface ResolutionSummaryView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly kind: string;
  readonly issuedOn: string;
  readonly fiscalYear: number;
  readonly status: string;
  readonly amendsId: string | null;
  readonly authorizedAmount: string | null;
}

export interface ResolutionView extends ResolutionSummaryView {
  readonly issuer: string;
  readonly strategyId: string | null;
  readonly announcedAmounts: readonly { readonly amount: string; readonly text: string; readonly source: string }[];
  readonly printedAnnexTotal: string | null;
  readonly availabilityCertificate: {
    readonly number: string;
    readonly issuedOn: string;
    readonly amount: string;
  } | null;
  readonly disburseFrom: string | null;
  readonly executeBy: string | null;
  readonly source: string | null;
  readonly totals: Places;
}

export interface RatioView {
  readonly numerator: string;
  readonly denominator: string;
  readonly percent: string | null;
}

export interface RangeView {
  readonly minimum: string;
  readonly reported: string | null;
  readonly maximum: string;
}

export interface HospitalView {
  readonly id: string;
  readonly name: string;
  readonly nit?: string | null;
}

export interface RowView {
  readonly allocationId: string;
  readonly line: number;
  readonly municipality: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly hospital: HospitalView | null;
  readonly amount: string;
  readonly places: Places;
  readonly withdrawal: string | null;
}

export interface DepartmentView {
  readonly code: string;
  readonly name: string;
  readonly lines: number;
  readonly amount: string;
  readonly places: Places;
}

/** One amount a place, beside what is said of all of them. */
export type TotalsView = Places & {
  readonly authorized: string | null;
  readonly amount: string;
  readonly paid: string;
  readonly received: string;
  readonly yields: YieldsView;
};

export interface YieldsView {
  readonly earned: string;
  readonly held: string;
  readonly returned: string;
}

export interface ExecutionStatusView {
  readonly scope: 'resolution' | 'own-lines';
  readonly asOf: string;
  readonly knownAt: string;
  readonly proof: { readonly authorized: string; readonly sum: string; readonly holds: boolean; readonly line: string };
  readonly totals: TotalsView;
  readonly percentages: Readonly<Record<string, RatioView>>;
  readonly ranges: Readonly<Record<string, RangeView>>;
  readonly departments: readonly DepartmentView[];
  readonly rows: readonly RowView[];
  readonly notes: readonly string[];
}

export interface EntryView {
  readonly id: string;
  readonly act: string;
  readonly actInSpanish: string;
  readonly subjectId: string;
  readonly resolutionId: string;
  readonly effectiveOn: string;
  readonly datePrecision: Precision;
  readonly recordedAt: string;
  readonly recordedBy: ActorView;
  readonly approvedBy: ActorView | null;
  readonly byDelegationOf: { readonly name: string } | null;
  readonly document: string;
  readonly source: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly postings: readonly PostingView[];
}

export interface PostingView {
  readonly account: string;
  readonly allocationId: string | null;
  readonly disbursementId: string | null;
  readonly amount: string;
}

interface ActorView {
  readonly id: string;
  readonly name: string;
}

export interface AllocationView {
  readonly id: string;
  readonly line: number;
  readonly resolutionId: string;
  readonly resolution: string;
  readonly municipality: string;
  readonly divipola: string;
  readonly department: { readonly name: string };
  readonly hospital: (HospitalView & { readonly checkDigit: number | null }) | null;
  readonly amount: string;
  readonly status: string;
  readonly places: Places;
  readonly yields: YieldsView;
  readonly dueBack: { readonly capital: string; readonly yields: string };
  readonly acceptance: { readonly filingNumber: string; readonly acceptedOn: string } | null;
  readonly requirements: readonly RequirementView[];
  readonly deadlines: readonly DeadlineView[];
  readonly withdrawal: { readonly id: string; readonly state: string; readonly payment: string } | null;
  readonly closedOn: string | null;
  readonly unknown: readonly UnknownView[];
  readonly source: string | null;
}

export interface RequirementView {
  readonly kind: string;
  readonly state: string;
  readonly document: string | null;
  readonly documentOn: string | null;
  readonly acceptedBy: ActorView | null;
  readonly lastRefusal: { readonly reason: string | null } | null;
}

export interface DeadlineView {
  readonly kind: string;
  readonly days: number;
  readonly unit: string;
  readonly from: string | null;
  readonly dueOn: string | null;
  readonly metOn: string | null;
  readonly state: string;
}

export interface DisbursementView {
  readonly id: string;
  readonly amount: string;
  readonly paymentOrder: string | null;
  readonly status: string;
  readonly received: string;
  readonly settlement: {
    readonly effectiveOn: string;
    readonly datePrecision: Precision;
    readonly reference: string | null;
  } | null;
  readonly rejection: { readonly effectiveOn: string; readonly reason: string } | null;
  readonly note: string | null;
  readonly unknown: readonly UnknownView[];
}

export interface WithdrawalView {
  readonly id: string;
  readonly reason: string;
  readonly source: string;
  readonly filingNumber: string | null;
  readonly withdrawnOn: string | null;
  readonly state: string;
  readonly payment: string;
  readonly standingPayment: string | null;
}
