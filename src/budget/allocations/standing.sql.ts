import { isMissing } from './missing.sql';

/*
 * What the status of a line is derived from, besides its terms: expressions of a row of `annex_line` called `line`.
 */

/** What it has in each place, an item each account with anything in it. */
export const placesSql = `(
      select coalesce(json_agg(json_build_object('place', place, 'amount', balance::text)), '[]')
      from ledger_account
      where ledger_account.allocation_id = line.id
        and ledger_account.balance <> 0
    )`;

export const finalReportAcceptedSql = `coalesce((
      select execution_report.final
      from execution_report
      where execution_report.allocation_id = line.id
        and execution_report.decision = 'accepted'
        and not exists (
          select
          from ledger_entry entry
          join ledger_entry undone on undone.reverses_id = entry.id
          where entry.subject_id = execution_report.id
        )
      order by execution_report.id desc
      limit 1
    ), false)`;

/** Whether a giro was confirmed in part and the rest is on its way still, or its hospital did not find it. */
export const disputedSql = `(exists (
      select
      from ledger_account account
      cross join lateral (
        select entry_id from ledger_posting where ledger_posting.account_id = account.id offset 0
      ) posting
      cross join lateral (
        select id, act from ledger_entry where ledger_entry.id = posting.entry_id offset 0
      ) entry
      where account.allocation_id = line.id
        and account.place = 'transit'
        and account.balance > 0
        and entry.act = 'confirm'
        and not exists (select from ledger_entry undone where undone.reverses_id = entry.id)
    ) or exists (
      select
      from disbursement giro
      where giro.allocation_id = line.id
        and ${isMissing('giro')}
      offset 0
    ))`;

/**
 * Where each line in force of a resolution ($2) stands that the caller may see ($1: its hospitals, or null for all), from
 * a line on ($3), so many of them ($4): no more than the rule of the status asks.
 */
export const standingLinesSql = `
  select
    line.id,
    line.line,
    resolution.execute_by as "executeBy",
    ${placesSql} as places,
    exists (select from acceptance where acceptance.allocation_id = line.id) as accepted,
    (select payment from standing_withdrawal where standing_withdrawal.allocation_id = line.id) as withdrawn,
    ${finalReportAcceptedSql} as "finalReportAccepted",
    exists (select from closure where closure.allocation_id = line.id) as closed,
    ${disputedSql} as disputed
  from annex_line line
  join resolution on resolution.id = line.resolution_id
  join resolution act on act.id = line.added_by_id
  where line.resolution_id = $2
    and act.published_at is not null
    and ($1::uuid[] is null or line.hospital_id = any($1))
    and line.line > $3
  order by line.line
  limit $4`;
