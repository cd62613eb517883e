interface ChangedLineView {
  readonly allocationId: string;
  readonly line: number;
  readonly municipality: string;
}

export interface ChangeView {
  readonly position: number;
  readonly change: string;
  readonly from: ChangedLineView | null;
  readonly to: ChangedLineView | null;
  readonly added: {
    readonly divipola: string;
    readonly municipality: string;
    readonly hospital: { readonly id: string; readonly name: string } | null;
  } | null;
  readonly amount: string;
}

export interface ChangesView {
  readonly items: readonly ChangeView[];
}

export interface FiguresView {
  readonly before: string;
  readonly change: string;
  readonly after: string;
}

/** What the amendment would do to what stands now; or, once in force, what it did to what stood then. */
export interface DifferenceView {
  readonly amends: { readonly id: string; readonly label: string };
  readonly state: string;
  readonly authorized: FiguresView | null;
  readonly undistributed: FiguresView | null;
  readonly total: FiguresView;
  readonly lines: readonly (FiguresView & {
    readonly allocationId: string | null;
    readonly line: number;
    readonly municipality: string;
    readonly department: string;
    readonly hospital: { readonly name: string } | null;
  })[];
}
