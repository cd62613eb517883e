import { Injectable } from '@nestjs/common';
import type { ActRecord, Actor } from '../../platform/access/people.act-record';
import type { Delegation } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import { chainOf, takePosted } from './act-under-way';
import { canonicalText } from './record.rules';

export interface Event {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What was said, as it was said; never a password, a token or an account number. */
  readonly content: object;
}

/** The record of every act, chained by its hashes, written in the same transaction as the act. */
@Injectable()
export class Audit implements ActRecord {
  /**
   * Appends one event to the chain of what the act locked, and binds in it the entries that the act has posted. One
   * statement; the chain stays locked until the act commits.
   * @param by null when no person did it but the service itself, at start; a program's act says its token, besides its owner
   */
  async record(tx: Tx, by: Actor | null, event: Event): Promise<void> {
    const chain = chainOf(tx) ?? { kind: event.subjectKind, id: event.subjectId };
    const { serviceToken } = by ?? {};
    const delegation = by?.person.delegation;
    const content = {
      ...event.content,
      ...(serviceToken ? { serviceToken } : {}),
      ...(delegation ? { byDelegationOf: named(delegation) } : {}),
    };
    const [appended]: [{ id: string }] = await tx.query('select append_event($1, $2, $3, $4, $5, $6, $7, $8) as id', [
      chain.id,
      chain.kind,
      by?.person.id ?? null,
      event.act,
      event.subjectKind,
      event.subjectId,
      canonicalText(content),
      takePosted(tx),
    ]);
    if (by && delegation) {
      await tx.query(
        'insert into delegated_act (event_id, delegation_id, subject_id, person_id) values ($1, $2, $3, $4)',
        [appended.id, delegation.id, event.subjectId, by.person.id],
      );
    }
  }
}

function named({ id, of }: Delegation): object {
  return { delegation: id, id: of.id, name: of.name };
}
