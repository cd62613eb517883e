import type { DepartmentView, ExecutionStatusView, RowView } from '../client/views';

/* What the public pages read of the contract's answers. */

export interface PublicResolutionView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly fiscalYear: number;
  readonly status: string;
  readonly authorized: string;
  readonly lines: number;
}

export interface PublicFiguresView {
  readonly resolution: {
    readonly id: string;
    readonly label: string;
    readonly title: string;
    readonly issuer: string;
    readonly issuedOn: string;
  };
  readonly asOf: string;
  readonly knownAt: string;
  readonly proof: ExecutionStatusView['proof'];
  readonly totals: ExecutionStatusView['totals'];
  readonly percentages: ExecutionStatusView['percentages'];
  readonly ranges: ExecutionStatusView['ranges'];
  readonly departments: readonly DepartmentView[];
  readonly rows: readonly RowView[];
  readonly notes: readonly string[];
}
