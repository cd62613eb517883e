/* What the pages of the record read of the contract's answers. */

export interface VerdictView {
  readonly sound: boolean;
  readonly events: number;
  readonly chains: number;
  readonly entries: number;
  readonly certificates: number;
  readonly seals: number;
  readonly sealed: { readonly size: number; readonly root: string };
  readonly brokenPlaces: number;
  readonly breaks: readonly { readonly code: string; readonly detail: string }[];
}

export interface EvidenceVerdictView {
  readonly sound: boolean;
  readonly checked: number;
  readonly problems: readonly { readonly fileName: string; readonly title: string; readonly detail: string }[];
}

export interface LedgerVerdictView {
  readonly sound: boolean;
  readonly breaches: readonly { readonly invariant: string; readonly subject: string; readonly detail: string }[];
}

export interface EventView {
  readonly id: number;
  readonly chainKind: string;
  readonly sequence: number;
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly act: string;
  readonly subject: { readonly id: string; readonly kind: string };
  readonly canonical: string;
  readonly hash: string;
  readonly previousHash: string | null;
  readonly position: number | null;
}

export interface SealView {
  readonly number: number;
  readonly root: string;
  readonly size: number;
  readonly sealedAt: string;
  readonly key: string;
}

export interface KeysView {
  readonly items: readonly {
    readonly id: string;
    readonly algorithm: string;
    readonly publicKey: string;
    readonly validFrom: string;
    readonly retiredAt: string | null;
  }[];
}
