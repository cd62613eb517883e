/* What the pages of findings read of the contract's answers. */

export interface FindingView {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly state: string;
  readonly title: string;
  readonly ground: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string };
  readonly resolutionId: string;
  readonly allocationId: string | null;
  readonly measure: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly detail: string;
  readonly roundingExplains: boolean | null;
  readonly entries: readonly string[];
  readonly documents: readonly string[];
  readonly openSince: string;
  readonly ageDays: number;
  readonly waiver: {
    readonly state: string;
    readonly reason: string;
    readonly until: string;
    readonly requestedBy: { readonly id: string; readonly name: string };
  } | null;
  readonly explanation: { readonly explanation: string; readonly document: string } | null;
}

export interface FindingWithLifeView extends FindingView {
  readonly life: readonly FindingEventView[];
}

export interface FindingEventView {
  readonly sequence: number;
  readonly kind: string;
  readonly state: string;
  readonly at: string;
  readonly by: { readonly name: string } | null;
  readonly requestedBy: { readonly name: string } | null;
  readonly reason: string | null;
  readonly document: string | null;
  readonly until: string | null;
}

export interface FindingCountsView {
  readonly items: readonly {
    readonly severity: string;
    readonly count: number;
    readonly oldestSince: string | null;
  }[];
}

export interface CatalogueView {
  readonly rules: readonly { readonly code: string; readonly title: { readonly es: string } }[];
}
