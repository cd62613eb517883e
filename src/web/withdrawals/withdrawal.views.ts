import type { AllocationView, EntryView, WithdrawalView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import type { Actor } from '../parts/story';

export interface ClarificationView {
  readonly id: string;
  readonly payment: 'before' | 'after';
  readonly evidence: string;
  readonly effectiveOn: string;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly reversed: boolean;
}

export interface WholeWithdrawalView extends WithdrawalView {
  readonly allocationId: string;
  readonly sourceCutoff: string | null;
  readonly reportedPaid: boolean | null;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decidedBy: Actor | null;
  readonly byDelegationOf: Actor | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly entryId: string | null;
  readonly amount: string | null;
  readonly dueBack: { readonly capital: string; readonly yields: string } | null;
  readonly clarifications: readonly ClarificationView[];
  readonly annulment: {
    readonly reason: string;
    readonly recordedBy: Actor;
    readonly recordedAt: string;
    readonly decision: {
      readonly outcome: 'approved' | 'refused';
      readonly decidedBy: Actor;
      readonly decidedAt: string;
      readonly reason: string | null;
    } | null;
  } | null;
}

/** A withdrawal with its line: what its acts need to know. */
export interface Withdrawn {
  readonly withdrawal: WholeWithdrawalView;
  readonly line: AllocationView;
}

export interface WithdrawnFile extends Withdrawn {
  readonly entries: readonly EntryView[];
  readonly evidence: readonly EvidenceView[];
}
