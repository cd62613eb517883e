import type { Person } from './person';
import type { Tx } from '../database/transactions';

export const ACT_RECORD = Symbol('act record');

/** Who did it: a person, or a program with a token of theirs. */
export interface Actor {
  /** Under a delegation, the record says by whose. */
  readonly person: Pick<Person, 'id' | 'delegation'>;
  readonly serviceToken?: { readonly id: string; readonly name: string } | null;
}

/** Where what is done to people is recorded. The business has the record and provides it: plumbing imports no business. */
export interface ActRecord {
  record(
    tx: Tx,
    by: Actor | null,
    event: { act: string; subjectKind: string; subjectId: string; content: object },
  ): Promise<void>;
}
