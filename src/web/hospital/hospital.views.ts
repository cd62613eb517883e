import type { DeadlineView, Places, YieldsView } from '../client/views';

/* What the pages of a hospital read of the contract. */

/** One of its lines. */
export interface ResourceView {
  readonly id: string;
  readonly line: number;
  readonly resolutionId: string;
  readonly resolution: string;
  readonly municipality: string;
  readonly department: { readonly name: string };
  readonly hospital: { readonly id: string; readonly name: string } | null;
  readonly amount: string;
  readonly status: string;
  readonly places: Places;
  readonly yields: YieldsView;
  readonly dueBack: { readonly capital: string; readonly yields: string };
  readonly acceptance: { readonly filingNumber: string; readonly acceptedOn: string } | null;
  readonly requirements: readonly ResourceRequirementView[];
  readonly deadlines: readonly DeadlineView[];
  readonly withdrawal: { readonly id: string; readonly state: string; readonly payment: string } | null;
  readonly closedOn: string | null;
}

export interface ResourceRequirementView {
  readonly kind: string;
  readonly state: string;
  readonly submissionId: string | null;
  readonly document: string | null;
  readonly documentOn: string | null;
  readonly lastRefusal: { readonly reason: string | null } | null;
}

/** Something that waits for this hospital's own people. */
export interface ToDoView {
  readonly kind: string;
  readonly todo: string;
  readonly subject: { readonly id: string };
  /** Which requirement, or whether it is capital or yields. */
  readonly detail: string | null;
  readonly allocation: { readonly id: string } | null;
  readonly amount: string | null;
  readonly since: string;
  readonly deadline: {
    readonly dueOn: string;
    readonly days: number | null;
    readonly unit: string | null;
    readonly late: boolean;
  } | null;
  readonly reason: string | null;
}

/** What the ministry owes to do on these lines: the hospital waits, and is not late for it. */
export interface PendingView {
  readonly items: readonly {
    readonly line: { readonly allocationId: string };
    readonly due: { readonly what: string; readonly state: string; readonly since: string | null };
  }[];
}

export interface GiroView {
  readonly id: string;
  readonly allocationId: string;
  readonly amount: string;
  readonly paymentOrder: string | null;
  readonly status: string;
  readonly places: { readonly ordered: string; readonly transit: string };
  readonly received: string;
  readonly settlement: {
    readonly effectiveOn: string;
    readonly datePrecision: string;
    readonly reference: string | null;
  } | null;
}

export interface ReceiptView {
  readonly id: string;
  readonly amount: string;
  readonly receivedOn: string;
  readonly state: string;
  readonly recordedBy: { readonly name: string };
  readonly recordedAt: string;
}

export interface CertificateView {
  readonly id: string;
  readonly type: string;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly subjectId: string;
  readonly allocationId: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly issuedOn: string;
  readonly state: string;
}

/** A file that proves something. */
export interface EvidenceView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly recordedAt: string;
  readonly recordedBy: { readonly name: string };
}
