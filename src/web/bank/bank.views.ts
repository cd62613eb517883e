import type { Actor } from '../parts/story';

/** An approved order that no batch has taken. */
export interface ReadyOrderView {
  readonly id: string;
  readonly paymentOrder: string | null;
  readonly orderedOn: string;
  readonly amount: string;
  readonly resolution: string;
  readonly line: number;
  readonly municipality: string;
  readonly hospital: string | null;
}

export interface BatchSummaryView {
  readonly id: string;
  readonly name: string;
  readonly state: 'open' | 'partly-answered' | 'answered' | 'annulled';
  readonly madeOn: string;
  readonly count: number;
  readonly answered: number;
  readonly total: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly madeBy: Actor;
  readonly madeAt: string;
  readonly annulment: { readonly reason: string; readonly annulledBy: Actor; readonly annulledAt: string } | null;
}

export interface PaymentBatchView extends BatchSummaryView {
  readonly orders: readonly {
    readonly disbursementId: string;
    readonly paymentOrder: string | null;
    readonly resolution: string;
    readonly line: number;
    readonly municipality: string;
    readonly hospital: string | null;
    readonly amount: string;
    readonly status: string;
  }[];
}

export type Verdict = 'settled' | 'rejected' | 'already' | 'pending' | 'leftover';

export interface AnswerRowView {
  readonly line: number;
  readonly verdict: Verdict;
  readonly paymentOrder: string | null;
  readonly amount: string | null;
  readonly disbursementId: string | null;
  readonly detail: string | null;
}

export interface AnswerSummaryView {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
}

export interface AnswerView extends AnswerSummaryView {
  readonly rows: readonly AnswerRowView[];
}

export interface AppliedView {
  readonly id: string | null;
  readonly fileName: string;
  readonly repeated: boolean;
  /** Of the rows that differ: who applies the rest has seen them. */
  readonly tag: string | null;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly total: { readonly settled: string; readonly rejected: string };
  readonly rows: readonly AnswerRowView[];
  readonly unanswered: readonly {
    readonly paymentOrder: string | null;
    readonly batch: string;
    readonly amount: string;
  }[];
}
