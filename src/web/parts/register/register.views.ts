import type { PageView } from '../../client/views';

/** A record of a register, as the contract lists it. */
export interface RecordView {
  readonly id: string;
  readonly state: string;
  readonly amount: string | null;
  readonly concept: 'capital' | 'yields' | null;
  readonly document: string | null;
  readonly detail: string | null;
  readonly datedOn: string | null;
  readonly recordedAt: string;
  readonly recordedBy: { readonly id: string; readonly name: string } | null;
  readonly resolution: { readonly id: string; readonly label: string };
  readonly allocation: {
    readonly id: string;
    readonly line: number;
    readonly municipality: string;
    readonly department: { readonly code: string; readonly name: string };
    readonly hospital: string | null;
  } | null;
}

export interface CountView {
  readonly state: string;
  readonly count: number;
  readonly capital: string;
  readonly yields: string;
}

export interface RegisterView extends PageView<RecordView> {
  readonly counts: readonly CountView[];
  readonly resolutions: readonly { readonly id: string; readonly label: string; readonly count: number }[];
  readonly departments: readonly { readonly code: string; readonly name: string; readonly count: number }[];
}
