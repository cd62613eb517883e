import { readAfter } from './replica/freshness';
import { positionOf } from './replica/positions.rules';
import type { Transactions, Tx } from './transactions';

/*
 * "As known at an instant" holds only if nothing appears later that was recorded before it. Whoever records what a
 * report tells of a subject takes a shared lock on it before reading the clock, and keeps it until commit; a report
 * reads the clock and then waits for whoever holds one: it takes the same lock alone for an instant. Writers do not wait
 * for each other.
 */

/** From here to the end of the transaction no report of these subjects can state an instant: read the clock after it. */
export async function holdInstant(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.query(holdingSql('select subject from unnest($1::text[]) as subject'), [subjects]);
}

/**
 * The same as a piece of a statement, one row that says how many are held.
 * @param select one column, `subject`, of texts. Held in their order, as reports take theirs; and before any row is locked:
 * whoever held a row and waited here behind a report could be who the report waits for
 */
export const holdingSql = (select: string) => `
  select count(pg_advisory_xact_lock_shared(hashtextextended(sorted.subject, 0))) as locks
  from (select distinct subject from (${select}) as told order by subject) as sorted`;

/** What a report is about: a select of one column of texts, and its parameters. */
export interface Subjects {
  readonly select: string;
  readonly parameters: readonly unknown[];
}

/**
 * The present instant, microseconds included, before which nothing more can be recorded of these subjects: it waits for
 * what is being written. Ask before the transaction that reads: that one then sees all that was written until this
 * instant, also where it reads a replica. Locks are not replicated, but where the log stood is. One round trip, which
 * takes as many locks as there are acts under way, however many the subjects.
 */
export async function settledInstant(transactions: Transactions, { select, parameters }: Subjects): Promise<string> {
  // The clock is that of the beginning: a subject that appears after it has nothing recorded before it.
  const [row]: { now: string; position: string }[] = await transactions.readOfPrimary((tx) =>
    tx.query(settlingSql(select), [...parameters]),
  );
  if (row) readAfter(positionOf(row.position));
  return row?.now ?? '';
}

const settlingSql = (select: string) => `
  with asked (subject) as (${select}),
  written as materialized (
    select (held.classid::bigint << 32) | held.objid::bigint as key
    from pg_locks held
    where held.locktype = 'advisory'
      and held.objsubid = 1
      and held.database = (select oid from pg_database where datname = current_database())
  ),
  waited as materialized (
    select count(pg_advisory_xact_lock(hashtextextended(subject, 0))) as locks
    from (
      select subject
      from asked
      where hashtextextended(subject, 0) in (select key from written)
      order by subject
    ) as sorted
  )
  select transaction_timestamp() as now, pg_current_wal_flush_lsn()::text as position from waited`;
