/** A file that proves an act, as the contract lists it. */
export interface EvidenceView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly recordedBy: { readonly name: string };
  readonly recordedAt: string;
}
