/* What the pages of samples read of the contract's answers. */

export interface SampleView {
  readonly id: string;
  readonly resolutionId: string | null;
  readonly method: string;
  readonly ruleInSpanish: string | null;
  readonly size: number;
  readonly seed: string;
  readonly knownAt: string;
  readonly population: { readonly entries: number; readonly amount: string };
  readonly drawnAt: string;
  readonly items: readonly {
    readonly entryId: string;
    readonly act: string;
    readonly document: string;
    readonly amount: string;
    readonly hash: string | null;
    readonly hits: readonly string[];
  }[];
}

export interface NoteView {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: { readonly name: string };
  readonly writtenAt: string;
}
