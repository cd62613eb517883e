import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';

export interface Event {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What was said, as it was said; never a password, a token or an account number. */
  readonly content: object;
}

/** The record of every act, written in the same transaction as the act. */
@Injectable()
export class Audit {
  /** @param by null when no person did it but the service itself, at start */
  async record(tx: Tx, by: Caller | null, event: Event): Promise<void> {
    await tx.query(
      `insert into audit_event (person_id, act, subject_kind, subject_id, content) values ($1, $2, $3, $4, $5)`,
      [by?.person.id ?? null, event.act, event.subjectKind, event.subjectId, JSON.stringify(event.content)],
    );
  }
}
