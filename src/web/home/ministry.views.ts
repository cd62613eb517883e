import type { ExecutionStatusView } from '../client/views';

/** All the money of all the resolutions, as the consolidated report says it. */
export type AllMoneyView = Pick<ExecutionStatusView, 'scope' | 'asOf' | 'proof' | 'totals'>;

export interface PendingView {
  readonly counts: { readonly hospital: OverdueView; readonly ministry: OverdueView };
  readonly items: readonly PendingItemView[];
}

interface OverdueView {
  readonly overdue: number;
}

export interface PendingItemView {
  readonly line: {
    readonly allocationId: string;
    readonly resolution: string;
    readonly line: number;
    readonly municipality: string;
    readonly hospital: { readonly name: string } | null;
  };
  readonly due: {
    readonly who: string;
    readonly what: string;
    readonly dueOn: string | null;
    readonly state: string;
    readonly daysOverdue: number | null;
    readonly term: { readonly unit: string } | null;
  };
}

export interface FindingCountsView {
  readonly since: string;
  readonly items: readonly { readonly severity: string; readonly open: number; readonly recent: number }[];
}
