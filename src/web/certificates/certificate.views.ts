/** A certificate as the list tells it. */
export interface ListedView {
  readonly id: string;
  readonly type: string;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly cutoff: string;
  readonly issuedOn: string;
  readonly state: State;
}

export type State = 'valid' | 'superseded' | 'annulled';

/** What was just issued, or would be. */
export interface IssuedView {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly code: string;
}

interface Neighbour {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface CertificateView extends IssuedView {
  readonly type: string;
  readonly subjectId: string;
  readonly sha256: string;
  readonly issuedAt: string;
  readonly standing: {
    readonly state: State;
    readonly annulment: { readonly reason: string; readonly on: string; readonly by: string | null } | null;
    readonly supersededBy: Neighbour | null;
    readonly supersedes: Neighbour | null;
  };
  readonly flag: {
    readonly detail: string;
    readonly changes: readonly { readonly concept: string; readonly said: string; readonly now: string | null }[];
    readonly refusal: string | null;
  } | null;
}

export interface BatchView {
  readonly id: string;
  readonly resolutionId: string;
  readonly type: string;
  readonly form: 'zip' | 'merged';
  readonly cutoff: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly issued: number;
  readonly taken: number;
  readonly refused: readonly { readonly subjectId: string; readonly label: string; readonly detail: string }[];
  readonly failure: string | null;
  readonly fileSize: number | null;
  readonly fileSha256: string | null;
}
