import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import type { ActRecord, Actor } from '../../platform/access/people.act-record';
import type { Delegation } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import { chainOf, takePosted, type Chain } from './act-under-way';
import { canonicalText } from './record.rules';

export interface Event {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What was said, as it was said; never a password, a token or an account number. */
  readonly content: object;
}

/** An event that says on which chain it goes and which entries of the ledger it binds. */
export interface LocatedEvent extends Event {
  readonly chain: Chain;
  readonly entries: readonly string[];
}

/** The record of every act, chained by its hashes, written in the same transaction as the act. */
@Injectable()
export class Audit implements ActRecord {
  /**
   * Appends one event to the chain of what the act locked, and binds in it the entries that the act has posted. One
   * statement; the chain stays locked until the act commits.
   * @param by null when no person did it but the service itself, at start; a program's act says its token, besides its owner
   */
  record(tx: Tx, by: Actor | null, event: Event): Promise<void> {
    const chain = chainOf(tx) ?? { kind: event.subjectKind, id: event.subjectId };
    return append(tx, by, [{ ...event, chain, entries: takePosted(tx) }]);
  }

  /**
   * The events of one act on many lines, each on the chain of its own and binding its own entries. One statement,
   * whatever their number.
   */
  recordEach(tx: Tx, by: Actor, events: readonly LocatedEvent[]): Promise<void> {
    const bound = new Set(events.flatMap(({ entries }) => entries));
    invariant(
      takePosted(tx).every((id) => bound.has(id)),
      'every entry is bound by an event',
    );
    return append(tx, by, events);
  }
}

async function append(tx: Tx, by: Actor | null, events: readonly LocatedEvent[]): Promise<void> {
  const { serviceToken } = by ?? {};
  const delegation = by?.person.delegation;
  const besides = {
    ...(serviceToken ? { serviceToken } : {}),
    ...(delegation ? { byDelegationOf: named(delegation) } : {}),
  };
  const appended: { id: string }[] = await tx.query(appendSql, [
    by?.person.id ?? null,
    JSON.stringify(
      events.map(({ chain, act, subjectKind, subjectId, content, entries }) => ({
        chain: chain.id,
        chain_kind: chain.kind,
        act,
        subject_kind: subjectKind,
        subject: subjectId,
        content: canonicalText({ ...content, ...besides }),
        entries,
      })),
    ),
  ]);
  if (!by || !delegation) return;
  await tx.query(
    `insert into delegated_act (event_id, delegation_id, subject_id, person_id)
     select event_id, $3, subject_id, $4 from unnest($1::bigint[], $2::uuid[]) as done (event_id, subject_id)`,
    [appended.map(({ id }) => id), events.map(({ subjectId }) => subjectId), delegation.id, by.person.id],
  );
}

const appendSql = `
  select append_event(chain, chain_kind, $1, act, subject_kind, subject, content, entries) as id
  from jsonb_to_recordset($2::jsonb) as event (
    chain uuid, chain_kind text, act text, subject_kind text, subject uuid, content text, entries uuid[]
  )`;

function named({ id, of }: Delegation): object {
  return { delegation: id, id: of.id, name: of.name };
}
