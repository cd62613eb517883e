import { dayOf } from './decisions.sql';
import type { TaskKind } from './task.kinds';

/*
 * One question a kind: on which records is this the next act, which nobody has made? The columns are those of
 * decisions.sql. Only resolutions in force are read.
 */

const none = 'null::uuid, false, null::text';

const isOpen = `
    not exists (select from closure where closure.allocation_id = line.id)
    and not exists (select from standing_withdrawal standing where standing.allocation_id = line.id)`;

export const steps: Partial<Record<TaskKind, string>> = {
  'resolution.finish': `
  select
    'resolution.finish', 'resolution', act.id, null::text, act.id, null::uuid, act.authorized_amount,
    ${dayOf('coalesce(given_back.at, act.drafted_at)')}, null::date, act.drafted_by, false, given_back.reason
  from resolution act
  left join lateral (
    select
      audit_event.at,
      audit_event.content ->> 'reason' as reason
    from audit_event
    where audit_event.subject_id = act.id
      and audit_event.act = 'resolution.return'
    order by audit_event.id desc
    limit 1
  ) given_back on true
  where act.status = 'draft'
    and act.published_at is null`,

  'allocation.name-hospital': `
  select
    'allocation.name-hospital', 'allocation', line.id, null::text, line.resolution_id, line.id, line.amount,
    ${dayOf('act.published_at')}, null::date, ${none}
  from annex_line line
  join resolution act on act.id = line.added_by_id
  join resolution on resolution.id = line.resolution_id
  where resolution.status = 'in-force'
    and act.published_at is not null
    and line.hospital_id is null
    and ${isOpen}`,

  // A line can be ordered from the day announced on, once its last requirement is accepted, within its fiscal year.
  'disbursement.order': `
  select
    'disbursement.order', 'allocation', line.id, null::text, line.resolution_id, line.id, account.balance - promised.amount,
    greatest(${dayOf('act.published_at')}, resolution.disburse_from, met.on_day),
    make_date(resolution.fiscal_year, 12, 31), ${none}
  from resolution
  join ledger_account account on account.resolution_id = resolution.id and account.place = 'assigned' and account.balance > 0
  join annex_line line on line.id = account.allocation_id
  join resolution act on act.id = line.added_by_id
  join asked on asked.kind = 'disbursement.order'
  cross join lateral (
    select coalesce(sum(pending.amount), 0) as amount
    from disbursement pending
    where pending.allocation_id = line.id
      and pending.decision is null
  ) promised
  cross join lateral (
    select max(${dayOf('fulfilment.decided_at')}) as on_day
    from fulfilment
    where fulfilment.allocation_id = line.id
      and fulfilment.decision = 'accepted'
  ) met
  where resolution.status = 'in-force'
    and line.hospital_id is not null
    and account.balance > promised.amount
    and coalesce(resolution.disburse_from, asked.today) <= asked.today
    and asked.today <= make_date(resolution.fiscal_year, 12, 31)
    and not exists (
      select
      from requirement
      where requirement.resolution_id = resolution.id
        and not exists (
          select
          from fulfilment
          where fulfilment.allocation_id = line.id
            and fulfilment.requirement = requirement.kind
            and fulfilment.decision = 'accepted'
        )
    )
    and not exists (
      select from withdrawal where withdrawal.allocation_id = line.id and withdrawal.decision is null
    )
    and not exists (
      select
      from disbursement record
      where record.allocation_id = line.id
        and record.decision = 'returned'
        and not exists (
          select from disbursement later where later.allocation_id = line.id and later.id > record.id
        )
    )
    and ${isOpen}`,

  'disbursement.settle': `
  select
    'disbursement.settle', 'disbursement', record.id, null::text, account.resolution_id, line.id, account.balance,
    ${dayOf('record.decided_at')}, make_date(resolution.fiscal_year, 12, 31), record.recorded_by, record.decided_by = any(asked.me), null::text
  from ledger_account account
  join asked on asked.kind = 'disbursement.settle'
  join resolution on resolution.id = account.resolution_id
  join disbursement record on record.id = account.disbursement_id
  join annex_line line on line.id = record.allocation_id
  where account.place = 'ordered'
    and account.balance > 0`,

  // The hospital has said what of it arrived: what is still on its way is asked of the bank.
  'receipt.trace': `
  select
    'receipt.trace', 'disbursement', record.id, null::text, account.resolution_id, line.id, account.balance,
    told.on_day, null::date, null::uuid, false, told.note
  from ledger_account account
  join disbursement record on record.id = account.disbursement_id
  join annex_line line on line.id = record.allocation_id
  join lateral (
    select ${dayOf('said.recorded_at')} as on_day, said.note
    from (
      select receipt.recorded_at, receipt.note
      from receipt
      join standing_entry entry on entry.subject_id = receipt.id and entry.act = 'confirm'
      where receipt.disbursement_id = record.id
      union all
      select non_receipt.recorded_at, non_receipt.note from non_receipt where non_receipt.disbursement_id = record.id
    ) said
    where not exists (
      select
      from settlement
      where settlement.disbursement_id = record.id
        and settlement.recorded_at > said.recorded_at
    )
    order by said.recorded_at desc
    limit 1
  ) told on true
  where account.place = 'transit'
    and account.balance > 0`,

  // What is free after the close of the fiscal year is lost: nobody can commit it any more.
  'lapse.record': `
  select
    'lapse.record', 'resolution', resolution.id, null::text, resolution.id, null::uuid, free.amount,
    make_date(resolution.fiscal_year + 1, 1, 1), null::date, ${none}
  from resolution
  join asked on asked.kind = 'lapse.record'
  cross join lateral (
    select sum(account.balance) as amount
    from ledger_account account
    where account.resolution_id = resolution.id
      and account.place in ('undistributed', 'assigned', 'released')
  ) free
  where resolution.kind = 'allocation'
    and resolution.status in ('in-force', 'closed')
    and make_date(resolution.fiscal_year, 12, 31) < asked.today
    and free.amount > 0
    and not exists (
      select
      from (
        select lapse.decision from lapse where lapse.resolution_id = resolution.id order by lapse.id desc limit 1
      ) last
      where last.decision is null or last.decision = 'returned'
    )
    and not exists (
      select
      from disbursement pending
      join annex_line line on line.id = pending.allocation_id
      where line.resolution_id = resolution.id
        and pending.decision is null
    )`,

  // The same conditions as closure.rules: nothing left but what was released, the final report accepted, nothing undecided.
  'allocation.close': `
  select
    'allocation.close', 'allocation', line.id, null::text, line.resolution_id, line.id, null::numeric,
    coalesce(${dayOf('final.decided_at')}, moved.latest_on), null::date, final.recorded_by,
    coalesce(final.recorded_by = any(asked.me), false), null::text
  from resolution
  join annex_line line on line.resolution_id = resolution.id
  join asked on asked.kind = 'allocation.close'
  cross join lateral (
    select
      sum(account.balance) filter (
        where account.place in ('assigned', 'ordered', 'transit', 'held', 'contested', 'yield-held')
      ) as left_over,
      sum(account.balance) filter (where account.place in ('executed', 'returned')) as used,
      max(account.latest_on) as latest_on
    from ledger_account account
    where account.allocation_id = line.id
  ) moved
  left join lateral (
    select
      report.final,
      report.recorded_by,
      report.decided_at
    from execution_report report
    where report.allocation_id = line.id
      and report.decision = 'accepted'
      and not exists (
        select
        from ledger_entry entry
        join ledger_entry undone on undone.reverses_id = entry.id
        where entry.subject_id = report.id
      )
    order by report.id desc
    limit 1
  ) final on true
  where resolution.status = 'in-force'
    and moved.left_over = 0
    and (
      final.final
      or moved.used = 0
        and not exists (
          select
          from restoration
          join ledger_entry entry on entry.subject_id = restoration.id and entry.act = 'restore'
          left join ledger_entry undone on undone.reverses_id = entry.id
          where restoration.allocation_id = line.id
            and undone.id is null
        )
    )
    and not exists (select from closure where closure.allocation_id = line.id)
    and not exists (select from disbursement where allocation_id = line.id and decision is null)
    and not exists (select from withdrawal where allocation_id = line.id and decision is null)
    and not exists (select from execution_report where allocation_id = line.id and decision is null)
    and not exists (select from restitution where allocation_id = line.id and decision is null)
    and not exists (select from restoration where allocation_id = line.id and decision is null)
    and not exists (
      select
      from reversal
      join ledger_posting posting on posting.entry_id = reversal.entry_id
      join ledger_account account on account.id = posting.account_id
      where reversal.decision is null
        and account.allocation_id = line.id
    )
    and not exists (
      select
      from withdrawal_annulment annulment
      join withdrawal on withdrawal.id = annulment.withdrawal_id
      where annulment.decision is null
        and withdrawal.allocation_id = line.id
    )`,
};
