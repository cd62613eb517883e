/* What the public pages read of a verification's answer. */

export interface VerificationView {
  readonly state: 'valid' | 'superseded' | 'annulled' | 'altered' | 'several' | 'unknown';
  readonly detail: string;
  readonly file: {
    readonly sha256: string;
    readonly differences: readonly {
      readonly field: string;
      readonly said: string | null;
      readonly issued: string | null;
    }[];
  } | null;
  readonly certificate: {
    readonly state: 'valid' | 'superseded' | 'annulled';
    readonly title: string;
    readonly subtitle: string;
    readonly issuer: string;
    readonly code: string;
    readonly issuedOn: string;
    readonly cutoff: string;
    readonly facts: readonly string[];
    readonly figures: readonly { readonly concept: string; readonly amount: string }[];
    readonly signature: string;
    readonly sha256: string;
    readonly seal: { readonly number: number; readonly root: string; readonly size: number } | null;
    readonly supersededBy: { readonly title: string; readonly code: string } | null;
    readonly last: { readonly title: string; readonly code: string; readonly annulledOn: string | null } | null;
    readonly supersedes: { readonly title: string; readonly code: string } | null;
    readonly flag: { readonly detail: string } | null;
  } | null;
  readonly certificates:
    | readonly {
        readonly code: string;
        readonly title: string;
        readonly subtitle: string;
        readonly state: 'valid' | 'superseded' | 'annulled';
      }[]
    | null;
}
