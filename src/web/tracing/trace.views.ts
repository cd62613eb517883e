import type { EntryView } from '../client/views';

/* What the page of a trace reads of the contract's answer. */

export interface TraceView {
  readonly figure: {
    readonly amount: string | null;
    readonly place: string | null;
    readonly resolutionId: string | null;
    readonly allocationId: string | null;
  };
  readonly entries: readonly {
    readonly entry: EntryView;
    readonly amount: string | null;
    readonly events: readonly { readonly id: string }[];
  }[];
  readonly nextCursor: string | null;
  readonly flow: {
    readonly convention: string;
    readonly cameFrom: readonly ParcelView[];
    readonly wentTo: readonly ParcelView[];
  } | null;
}

export interface ParcelView {
  readonly amount: string;
  readonly now: AccountView;
  readonly steps: readonly {
    readonly entryId: string;
    readonly actInSpanish: string;
    readonly effectiveOn: string;
    readonly document: string;
    readonly from: AccountView;
    readonly to: AccountView;
  }[];
}

interface AccountView {
  readonly placeInSpanish: string;
  readonly allocationId: string | null;
  readonly line: number | null;
  readonly municipality: string | null;
}

/** What somebody wants traced: one movement, or a place of a line or of a resolution. */
export interface Traced {
  readonly movimiento: string;
  readonly linea: string;
  readonly resolucion: string;
  readonly lugar: string;
}
