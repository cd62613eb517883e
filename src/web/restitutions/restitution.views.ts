import type { AllocationView } from '../client/views';
import type { Actor, DecisionView } from '../parts/story';

interface Recorded {
  readonly id: string;
  readonly allocationId: string;
  readonly amount: string;
  readonly state: string;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decision: DecisionView | null;
}

export interface RestitutionView extends Recorded {
  readonly kind: 'principal' | 'yields';
  readonly depositedOn: string;
  readonly portfolio: string;
  readonly reference: string;
  readonly fiscalYear: number;
  readonly withinFiscalYear: boolean;
}

export interface RestorationView extends Recorded {
  readonly actNumber: string;
  readonly effectiveOn: string;
}

export interface LapseView {
  readonly id: string;
  readonly resolutionId: string;
  readonly actNumber: string;
  readonly effectiveOn: string;
  readonly state: string;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decidedBy: Actor | null;
  readonly byDelegationOf: Actor | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly amount: string | null;
}

export interface Restituted {
  readonly record: RestitutionView;
  readonly line: AllocationView;
}

export interface Restored {
  readonly record: RestorationView;
  readonly line: AllocationView;
}

interface KindView {
  readonly base: string;
  readonly dueBack: string;
  readonly reported: string;
  readonly pending: string;
  readonly verified: string;
}

/** What must go back, as the contract reports it. */
export interface GiveBackView {
  readonly asOf: string;
  readonly totals: { readonly capital: KindView; readonly yields: KindView; readonly restored: string };
  readonly lines: readonly {
    readonly line: {
      readonly allocationId: string;
      readonly line: number;
      readonly municipality: string;
      readonly hospital: { readonly name: string } | null;
    };
    readonly capital: KindView;
    readonly yields: KindView;
    readonly dueOn: { readonly capital: string | null; readonly yields: string | null };
    readonly overdue: { readonly capital: boolean; readonly yields: boolean };
  }[];
  readonly notes: readonly string[];
}
