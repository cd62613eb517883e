/** What the contract answers of the file of an annex: the fields that the page shows. */
export interface AnnexFileView {
  readonly file: {
    readonly sheet: string | null;
    readonly headingRow: number | null;
    readonly columns: readonly { readonly meaning: string | null }[];
    readonly skipped: readonly { readonly row: number; readonly kind: string; readonly text: string }[];
    readonly totals: readonly { readonly row: number; readonly stated: string }[];
  };
  readonly count: number;
  readonly total: string;
  readonly counts: { readonly errors: number; readonly warnings: number; readonly repairs: number };
  readonly lines: readonly UnderstoodLineView[];
  readonly issues: readonly IssueView[];
}

export interface UnderstoodLineView {
  readonly row: number;
  readonly divipola: string | null;
  readonly municipality: string | null;
  readonly department: string | null;
  readonly hospital: { readonly id: string; readonly name: string } | null;
  readonly hospitalWritten: string | null;
  readonly amount: string | null;
  readonly state: string;
}

export interface IssueView {
  /** The row of the file; null for the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly severity: string;
  readonly detail: string;
}
