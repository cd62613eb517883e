import type { AllocationView, DisbursementView, EntryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import type { Actor, DecisionView } from '../parts/story';

/** Another order that stands with the same number. */
export interface NamesakeView {
  readonly id: string;
  readonly resolution: string;
  readonly line: number;
  readonly municipality: string;
  readonly amount: string;
  readonly orderedOn: string;
  readonly status: string;
}

export interface GiroView extends DisbursementView {
  readonly allocationId: string;
  readonly resolutionId: string;
  readonly orderedOn: string;
  readonly sameNumber: readonly NamesakeView[];
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decision: DecisionView | null;
  readonly source: string | null;
}

/** An order as it is registered. */
export type OrderView = DisbursementView & Pick<GiroView, 'orderedOn' | 'sameNumber'>;

export interface ReceiptView {
  readonly id: string;
  readonly amount: string;
  readonly receivedOn: string;
  readonly reference: string | null;
  readonly note: string | null;
  readonly state: string;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
}

/** One order or giro with its line: what its acts need to know. */
export interface Giro {
  readonly giro: GiroView;
  readonly line: AllocationView;
}

/** The same with everything that its page tells. */
export interface GiroFile extends Giro {
  readonly receipts: readonly ReceiptView[];
  readonly entries: readonly EntryView[];
  readonly evidence: readonly EvidenceView[];
}

/** What many at once did, or would do. */
export interface BatchView {
  readonly count: number;
  readonly total: string;
  readonly items: readonly {
    readonly id: string;
    readonly allocationId: string;
    readonly line: number;
    readonly municipality: string;
    readonly hospital: string | null;
    readonly paymentOrder: string | null;
    readonly sameNumber: readonly NamesakeView[];
    readonly amount: string;
    readonly status: string;
  }[];
}
