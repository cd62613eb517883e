import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import { twinsSql } from './payments.sql';

/** Whether to wait for another who has the same row in hand, or to leave it to them. */
export type Patience = 'wait' | 'skip';

/*
 * What must be computed anew. An act leaves a request in its own transaction; requests are taken away by marking the
 * resolutions behind them as not computed, and a resolution is computed by whoever holds its row. So an act that
 * commits while its resolution is being computed leaves it marked, and no act ever waits here.
 */

@Injectable()
export class RefreshQueries {
  /** Up to which request has anything been asked for? Null when nothing is. */
  async latestRequest(tx: Tx): Promise<string | null> {
    const [row]: { id: string | null }[] = await tx.query('select max(id) as id from finding_request');
    return row?.id ?? null;
  }

  /** Takes requests away, up to one of them, at most so many. The records that they are about, each once. */
  async takeRequests(tx: Tx, upTo: string, limit: number, patience: Patience): Promise<string[]> {
    const taken: [{ subject_id: string }[], number] = await tx.query(
      `delete from finding_request
       where id = any(array(
         select id
         from finding_request
         where id <= $1
         order by id
         limit $2
         for update ${locking[patience]}
       ))
       returning subject_id`,
      [upTo, limit],
    );
    return [...new Set(taken[0].map(({ subject_id }) => subject_id))];
  }

  /** Marks the resolutions behind these records as not computed, and those with a payment that may be the same. */
  async mark(tx: Tx, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    const roots: { id: string }[] = await tx.query(behindSql, [subjectIds]);
    const twins: { id: string }[] = await tx.query(
      `select distinct line.resolution_id as id
       from disbursement
       join annex_line line on line.id = disbursement.allocation_id
       where disbursement.id in (${twinsSql('any($1)')})`,
      [roots.map(({ id }) => id)],
    );
    const ids = [...new Set([...roots, ...twins].map(({ id }) => id))].sort();
    await tx.query(
      `insert into finding_refresh (resolution_id)
       select id from unnest($1::uuid[]) as given (id) order by id
       on conflict on constraint finding_refresh_pk do nothing`,
      [ids],
    );
    await tx.query('select resolution_id from finding_refresh where resolution_id = any($1) order by 1 for update', [
      ids,
    ]);
    await tx.query('update finding_refresh set computed_on = null where resolution_id = any($1)', [ids]);
  }

  /** Which resolutions were not computed today? All, or of these; at most so many. They are held till the end. */
  async holdStale(
    tx: Tx,
    asked: { today: CalendarDate; limit: number; patience: Patience; resolutionId: string | null },
  ): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select resolution_id as id
       from finding_refresh
       where computed_on is distinct from $1
         and ($2::uuid is null or resolution_id = $2)
       order by resolution_id
       limit $3
       for update ${locking[asked.patience]}`,
      [asked.today, asked.resolutionId, asked.limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Holds one resolution, computed or not; false when it is not in force. */
  async hold(tx: Tx, resolutionId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select from finding_refresh where resolution_id = $1 for update', [
      resolutionId,
    ]);
    return rows.length > 0;
  }

  async setComputed(tx: Tx, resolutionIds: readonly string[], today: CalendarDate): Promise<void> {
    await tx.query('update finding_refresh set computed_on = $2 where resolution_id = any($1)', [resolutionIds, today]);
  }
}

const locking: Record<Patience, string> = { wait: '', skip: 'skip locked' };

/** The resolutions in force behind records of any kind: an identifier is of one record only, whatever its kind. */
const behindSql = `
  with named as (select unnest($1::uuid[]) as id),
  line as (
    select id from annex_line where id in (select id from named)
    union all select id from annex_line where hospital_id in (select id from named)
    union all select allocation_id from disbursement where id in (select id from named)
    union all select allocation_id from withdrawal where id in (select id from named)
    union all select allocation_id from incorporation where id in (select id from named)
    union all select allocation_id from execution_report where id in (select id from named)
    union all select allocation_id from yield_record where id in (select id from named)
    union all select allocation_id from restitution where id in (select id from named)
    union all select allocation_id from restoration where id in (select id from named)
    -- A movement of the bank: of what it was ever matched to, and of whom it pays.
    union all
    select disbursement.allocation_id
    from bank_match
    join disbursement on disbursement.id = bank_match.disbursement_id
    where bank_match.line_id in (select id from named)
    union all
    select restitution.allocation_id
    from bank_match
    join restitution on restitution.id = bank_match.restitution_id
    where bank_match.line_id in (select id from named)
    union all
    select annex_line.id
    from bank_line
    join hospital on hospital.nit = bank_line.nit
    join annex_line on annex_line.hospital_id = hospital.id
    where bank_line.id in (select id from named) or bank_line.statement_id in (select id from named)
    -- A statement: of whatever happened in its days, and in those before it that it is waited for.
    union all
    select disbursement.allocation_id
    from bank_statement
    join settlement on settlement.effective_on between bank_statement.covers_from - 15 and bank_statement.covers_to
    join disbursement on disbursement.id = settlement.disbursement_id
    where bank_statement.id in (select id from named)
    union all
    select restitution.allocation_id
    from bank_statement
    join restitution on restitution.deposited_on between bank_statement.covers_from - 15 and bank_statement.covers_to
    where bank_statement.id in (select id from named)
  ),
  act as (
    select id from named
    union all select resolution_id from annex_line where id in (select id from line)
    union all select resolution_id from lapse where id in (select id from named)
    union all select resolution_id from ledger_entry where id in (select id from named)
    union all select resolution_id from reported_percentage where id in (select id from named)
    union all
    select entry.resolution_id
    from reversal
    join ledger_entry entry on entry.id = reversal.entry_id
    where reversal.id in (select id from named)
  )
  select distinct root.id
  from act
  join resolution on resolution.id = act.id
  join resolution root on root.id = coalesce(resolution.amends_id, resolution.id)
  where root.published_at is not null`;
