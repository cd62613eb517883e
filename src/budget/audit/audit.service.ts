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

/** An event that says who did it, on which chain it goes and which entries of the ledger it binds. */
export interface LocatedEvent extends Event {
  readonly by: Actor | null;
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
    return append(tx, [{ ...event, by, chain, entries: takePosted(tx) }]);
  }

  /**
   * The events of acts on many lines, each by its own person, on the chain of its own line and binding its own entries.
   * One statement, whatever their number.
   */
  recordEach(tx: Tx, events: readonly LocatedEvent[]): Promise<void> {
    const bound = new Set(events.flatMap(({ entries }) => entries));
    invariant(
      takePosted(tx).every((id) => bound.has(id)),
      'every entry is bound by an event',
    );
    return append(tx, events);
  }
}

async function append(tx: Tx, events: readonly LocatedEvent[]): Promise<void> {
  await tx.query('select append_events($1::jsonb)', [
    JSON.stringify(
      events.map(({ by, chain, act, subjectKind, subjectId, content, entries }) => ({
        chain: chain.id,
        chain_kind: chain.kind,
        actor: by?.person.id ?? null,
        delegation: by?.person.delegation?.id ?? null,
        act,
        subject_kind: subjectKind,
        subject: subjectId,
        content: canonicalText({ ...content, ...besides(by) }),
        entries,
      })),
    ),
  ]);
}

/** What goes into the event besides what was said: the program that did it, and for whom. */
function besides(by: Actor | null): object {
  const delegation = by?.person.delegation;
  return {
    ...(by?.serviceToken ? { serviceToken: by.serviceToken } : {}),
    ...(delegation ? { byDelegationOf: named(delegation) } : {}),
  };
}

function named({ id, of }: Delegation): object {
  return { delegation: id, id: of.id, name: of.name };
}
