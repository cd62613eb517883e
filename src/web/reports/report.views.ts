import type { AllocationView, EntryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import type { Actor, DecisionView } from '../parts/story';

export type Figure = 'contracted' | 'obligated' | 'paid' | 'yieldsEarned';

export interface ReportView extends Readonly<Record<Figure, string>> {
  readonly id: string;
  readonly allocationId: string;
  readonly cutoff: string;
  readonly filedOn: string;
  readonly filingNumber: string | null;
  readonly final: boolean;
  readonly correction: boolean;
  readonly note: string | null;
  readonly state: string;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decision: DecisionView | null;
  readonly previousId: string | null;
  readonly difference: Readonly<Record<Figure, string>>;
}

export interface IncorporationView {
  readonly id: string;
  readonly actKind: string;
  readonly actNumber: string;
  readonly actOn: string;
  readonly amount: string;
}

/** A report with its line: what its acts need to know. */
export interface Reported {
  readonly report: ReportView;
  readonly line: AllocationView;
}

export interface ReportFile extends Reported {
  readonly previous: ReportView | null;
  readonly incorporations: readonly IncorporationView[];
  readonly entries: readonly EntryView[];
  readonly evidence: readonly EvidenceView[];
}

/** The national report's block for a resolution. */
export interface NarrativeView {
  readonly asOf: string;
  readonly paragraphs: readonly string[];
  readonly lines: readonly {
    readonly allocationId: string;
    readonly inWords: string;
    readonly notes: readonly number[];
  }[];
  readonly notes: readonly {
    readonly number: number;
    readonly kind: 'contradiction' | 'unknown';
    readonly text: string;
  }[];
}
