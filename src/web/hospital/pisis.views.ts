import type { PageView } from '../client/views';

interface Change {
  readonly line: number;
  readonly kind: number;
  readonly what: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface FigureView {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** What a file did, or would do: only what is shown. */
export interface OutcomeView {
  readonly warnings: readonly {
    readonly line: number | null;
    readonly field: string | null;
    readonly detail: string;
  }[];
  readonly changes: readonly Change[];
  readonly figures: Readonly<Record<'incorporated' | 'contracted' | 'obligated' | 'paid', FigureView>>;
  readonly report: { readonly id: string | null; readonly correction: boolean; readonly why: string | null };
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly cutoff: string;
  readonly repeated: boolean;
  readonly outcome: OutcomeView;
}

export type FilesView = PageView<{
  readonly id: string;
  readonly name: string;
  readonly cutoff: string;
  readonly recordedAt: string;
  readonly recordedBy: { readonly name: string };
}>;
