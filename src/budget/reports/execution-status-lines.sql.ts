import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';

/**
 * Of a resolution ($1) on a date ($2), as known at an instant ($3), for these hospitals ($4, null for all): its lines. An
 * inverse counts as the act that it undoes, so that what is undone sums to zero and is not dated.
 */
export const linesSql = `
  with seen as materialized (
    select id, act, subject_id, reverses_id, effective_on, date_precision
    from ledger_entry
    where resolution_id = $1
      and effective_on <= $2
      and recorded_at <= $3
  ),
  entry as materialized (
    select
      seen.id,
      coalesce(original.subject_id, seen.subject_id) as subject_id,
      seen.effective_on,
      seen.date_precision,
      coalesce(original.act, seen.act) as act,
      seen.reverses_id is null and inverse.id is null as stands
    from seen
    left join seen original on original.id = seen.reverses_id
    left join seen inverse on inverse.reverses_id = seen.id
  ),
  moved as materialized (
    select
      account.allocation_id,
      coalesce(account.disbursement_id, clarification.disbursement_id) as disbursement_id,
      account.place,
      account.kind,
      posting.amount,
      entry.id as entry_id,
      entry.act,
      entry.stands,
      entry.effective_on,
      entry.date_precision
    from entry
    -- By index, whatever the planner guesses: the resolution's postings are few among all.
    cross join lateral (
      select account_id, amount
      from ledger_posting
      where ledger_posting.entry_id = entry.id
      offset 0
    ) posting
    cross join lateral (
      select allocation_id, disbursement_id, place, kind
      from ledger_account
      where ledger_account.id = posting.account_id
      offset 0
    ) account
    left join clarification on clarification.id = entry.subject_id
    where account.allocation_id is not null
  ),
  known_line as (
    select
      allocation_id,
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign')), 0.00) as given,
      coalesce(-sum(amount) filter (where act = 'lapse'), 0.00) as lapsed,
      coalesce(-sum(amount) filter (where act = 'restore'), 0.00) as restored
    from moved
    group by allocation_id
  ),
  behind as (
    select allocation_id, place as figure, entry_id from moved
    union
    select allocation_id, case act when 'lapse' then 'lapsed' else 'restored' end, entry_id
    from moved
    where act in ('lapse', 'restore')
    union
    select allocation_id, 'amount', entry_id
    from moved
    where kind = 'capital'
    group by allocation_id, entry_id
    having sum(amount) <> 0
  ),
  entries_of as (
    select allocation_id, json_object_agg(figure, ids) as entries
    from (
      select allocation_id, figure, json_agg(entry_id order by entry_id) as ids
      from behind
      group by allocation_id, figure
    ) figures
    group by allocation_id
  ),
  payment as (
    select
      allocation_id,
      disbursement_id,
      sum(amount) as amount,
      (array_agg(effective_on order by entry_id desc) filter (where stands and amount > 0))[1] as paid_on,
      (array_agg(date_precision order by entry_id desc) filter (where stands and amount > 0))[1] as date_precision
    from moved
    where (place = 'transit' and act in ('settle', 'reject', 'clarify'))
      or (place = 'held' and act = 'clarify')
    group by allocation_id, disbursement_id
    having sum(amount) > 0
  ),
  payments_of as (
    select
      allocation_id,
      json_agg(
        json_build_object(
          'disbursementId', disbursement_id,
          'amount', amount::text,
          'paidOn', paid_on,
          'datePrecision', date_precision
        )
        order by paid_on, disbursement_id
      ) as payments
    from payment
    group by allocation_id
  ),
  withdrawn as (
    select distinct on (withdrawal.allocation_id)
      withdrawal.allocation_id,
      coalesce(settled.payment, withdrawal.payment) as payment,
      withdrawal.reported_paid
    from withdrawal
    join known_line on known_line.allocation_id = withdrawal.allocation_id
    left join entry on entry.subject_id = withdrawal.id and entry.act in ('withdraw', 'contest') and entry.stands
    left join lateral (
      select clarification.payment
      from clarification
      join entry clarifying on clarifying.subject_id = clarification.id
        and clarifying.act = 'clarify'
        and clarifying.stands
      where clarification.withdrawal_id = withdrawal.id
      order by clarifying.id desc
      limit 1
    ) settled on true
    where withdrawal.decision = 'approved'
      and (
        entry.id is not null
        or withdrawal.payment = 'after'
          and withdrawal.decided_at <= $3
          and not exists (
            select
            from withdrawal_annulment annulment
            where annulment.withdrawal_id = withdrawal.id
              and annulment.decision = 'approved'
              and annulment.decided_at <= $3
          )
          and coalesce(
            withdrawal.withdrawn_on,
            withdrawal.source_cutoff,
            (withdrawal.decided_at at time zone 'America/Bogota')::date
          ) <= $2
      )
    order by withdrawal.allocation_id, withdrawal.decided_at desc, withdrawal.id desc
  )
  select
    line.id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    case when hospital.id is not null
      then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
    end as hospital,
    known_line.given,
    known_line.lapsed,
    known_line.restored,
    coalesce(payments_of.payments, '[]') as payments,
    entries_of.entries,
    withdrawn.payment as withdrawal,
    withdrawn.reported_paid as "reportedPaid"
  from known_line
  join annex_line line on line.id = known_line.allocation_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  ${hospitalKnownAt('$3')}
  join entries_of on entries_of.allocation_id = line.id
  left join payments_of on payments_of.allocation_id = line.id
  left join withdrawn on withdrawn.allocation_id = line.id
  where $4::uuid[] is null or line.hospital_id = any($4)
  order by line.line`;
