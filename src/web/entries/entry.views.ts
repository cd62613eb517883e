import type { EntryView, PostingView } from '../client/views';

/* What the page of one movement reads of the contract's answers. */

export interface WholeEntryView extends Omit<EntryView, 'postings'> {
  readonly act: string;
  readonly subjectId: string;
  readonly resolutionId: string;
  readonly byDelegationOf: { readonly name: string } | null;
  readonly postings: readonly (PostingView & { readonly disbursementId: string | null; readonly balance: string })[];
}

/** The events of the record behind one movement. */
export interface TraceOfEntryView {
  readonly entries: readonly { readonly events: readonly RecordedEventView[] }[];
}

export interface RecordedEventView {
  readonly id: string;
  readonly at: string;
  readonly act: string;
  readonly person: { readonly name: string } | null;
  readonly wroteTheEntry: boolean;
}

/** That an event is in a seal of the record. */
export interface InclusionView {
  readonly hash: string;
  readonly position: number;
  readonly seal: { readonly number: number; readonly size: number; readonly root: string; readonly sealedAt: string };
}

export interface EvidenceView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
}
