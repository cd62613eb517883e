import type { DataSource } from 'typeorm';
import { readAfter } from './replica/freshness';
import { positionOf } from './replica/positions.rules';
import type { Tx } from './transactions';

/*
 * "As known at an instant" holds only if nothing appears later that was recorded before it. Whoever records what a
 * report tells of a subject takes a shared lock on it before reading the clock, and keeps it until commit; a report
 * takes the same lock alone for an instant, and then reads the clock. Writers do not wait for each other.
 */

/** From here to the end of the transaction no report of these subjects can state an instant: read the clock after it. */
export async function holdInstant(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended(subject, 0))
     from (select subject from unnest($1::text[]) as subject order by subject) as sorted`,
    [subjects],
  );
}

/**
 * The present instant, microseconds included, after which nothing can be recorded as before it of these subjects: it
 * waits for what is being written. Ask before the transaction that reads: that one then sees all that was written until
 * this instant, also where it reads a replica. Locks are not replicated, but where the log stood is.
 */
export async function settledInstant(dataSource: DataSource, subjects: readonly string[]): Promise<string> {
  const [row]: { now: string; position: string }[] = await dataSource.query(
    `with held as materialized (
       select count(pg_advisory_xact_lock(hashtextextended(subject, 0))) as locks
       from (select subject from unnest($1::text[]) as subject order by subject) as sorted
     )
     select clock_timestamp() as now, pg_current_wal_flush_lsn()::text as position from held`,
    [subjects],
  );
  if (row) readAfter(positionOf(row.position));
  return row?.now ?? '';
}
