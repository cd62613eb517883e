import type { Tx } from '../database/transactions';

export const ACT_RECORD = Symbol('act record');

/** Where what is done to people is recorded. The business has the record and provides it: plumbing imports no business. */
export interface ActRecord {
  record(
    tx: Tx,
    by: { readonly person: { readonly id: string } } | null,
    event: { act: string; subjectKind: string; subjectId: string; content: object },
  ): Promise<void>;
}
