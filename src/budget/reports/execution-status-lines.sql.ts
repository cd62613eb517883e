import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';

/*
 * Linear in the resolution's own entries, whatever the planner guesses of them. It knows nothing of what a part of a
 * statement answers, and where it guesses one row it joins two parts row by row: the square of the lines. So no two parts
 * are joined by choice. They are matched by a full join, which is never done row by row; looked for in a hashed list; or
 * summed together (`told`). Tables are read by index.
 */

/** What was recorded of the resolution by then, and what each posting of it moved, with the act behind it. */
const movedSql = `
  seen as materialized (
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
      seen.reverses_id is null
        and seen.id not in (select reverses_id from seen where reverses_id is not null) as stands
    from seen
    left join lateral (
      select subject_id, act from ledger_entry where ledger_entry.id = seen.reverses_id offset 0
    ) original on true
  ),
  moved as materialized (
    select *
    from (
      select
        account.allocation_id,
        account.disbursement_id,
        account.place,
        account.kind,
        posting.amount,
        entry.id as entry_id,
        entry.act,
        entry.subject_id,
        entry.stands,
        entry.effective_on,
        entry.date_precision
      from (
        select entry_id, account_id, amount
        from ledger_posting
        where entry_id = any(array(select id from seen))
      ) posting
      full join (
        select id, allocation_id, disbursement_id, place, kind
        from ledger_account
        where resolution_id = $1
      ) account on account.id = posting.account_id
      full join entry on entry.id = posting.entry_id
      offset 0
    ) matched
    where amount is not null
      and allocation_id is not null
  )`;

/** The entries behind each figure of each line. */
const behindSql = `
  behind as (
    select allocation_id, place as figure, entry_id from moved
    union all
    select allocation_id, case act when 'lapse' then 'lapsed' else 'restored' end, entry_id
    from moved
    where act in ('lapse', 'restore')
    union all
    select allocation_id, 'amount', entry_id
    from moved
    where kind = 'capital'
    group by allocation_id, entry_id
    having sum(amount) <> 0
  )`;

/** What was paid to each line and not sent back. */
const paymentSql = `
  payment as (
    select
      allocation_id,
      paid_by as disbursement_id,
      sum(amount) as amount,
      (array_agg(effective_on order by entry_id desc) filter (where stands and amount > 0))[1] as paid_on,
      (array_agg(date_precision order by entry_id desc) filter (where stands and amount > 0))[1] as date_precision
    from (
      select moved.*, coalesce(disbursement_id, (
        select clarification.disbursement_id from clarification where clarification.id = moved.subject_id
      )) as paid_by
      from moved
      where (place = 'transit' and act in ('settle', 'reject', 'clarify'))
        or (place = 'held' and act = 'clarify')
    ) paying
    group by allocation_id, paid_by
    having sum(amount) > 0
  )`;

/** The withdrawal of each line, as it stood. */
const withdrawnSql = `
  clarified as (
    select
      clarification.withdrawal_id,
      (array_agg(clarification.payment order by entry.id desc))[1] as payment
    from entry
    cross join lateral (
      select withdrawal_id, payment from clarification where clarification.id = entry.subject_id offset 0
    ) clarification
    where entry.act = 'clarify'
      and entry.stands
    group by clarification.withdrawal_id
  ),
  withdrawn as (
    select distinct on (withdrawal.allocation_id)
      withdrawal.allocation_id,
      coalesce(clarified.payment, withdrawal.payment) as payment,
      withdrawal.reported_paid
    from (select distinct allocation_id from moved) line
    cross join lateral (
      select *
      from withdrawal
      where withdrawal.allocation_id = line.allocation_id
        and withdrawal.decision = 'approved'
      offset 0
    ) withdrawal
    left join clarified on clarified.withdrawal_id = withdrawal.id
    where withdrawal.id in (select subject_id from entry where act in ('withdraw', 'contest') and stands)
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
    order by withdrawal.allocation_id, withdrawal.decided_at desc, withdrawal.id desc
  )`;

/** All that is known of each line, of whatever kind, in one grouping. */
const toldSql = (withEntries: boolean) => `
  told as (
    select
      allocation_id,
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign')), 0.00) as given,
      coalesce(-sum(amount) filter (where act = 'lapse'), 0.00) as lapsed,
      coalesce(-sum(amount) filter (where act = 'restore'), 0.00) as restored,
      json_object_agg(figure, entries) filter (where figure is not null) as entries,
      coalesce(json_agg(payment order by paid_on, disbursement_id) filter (where payment is not null), '[]') as payments,
      (array_agg(withdrawal) filter (where withdrawal is not null))[1] as withdrawal,
      bool_or(reported_paid) as reported_paid
    from (
      select
        allocation_id,
        act,
        sum(amount) as amount,
        null as figure,
        null::json as entries,
        null::json as payment,
        null::date as paid_on,
        null::uuid as disbursement_id,
        null as withdrawal,
        null::boolean as reported_paid
      from moved
      group by allocation_id, act
      ${withEntries ? behindToldSql : ''}
      union all
      select allocation_id, null, null, null, null, json_build_object(
        'disbursementId', disbursement_id,
        'amount', amount::text,
        'paidOn', paid_on,
        'datePrecision', date_precision
      ), paid_on, disbursement_id, null, null
      from payment
      union all
      select allocation_id, null, null, null, null, null, null, null, payment, reported_paid
      from withdrawn
    ) facts
    group by allocation_id
  )`;

const behindToldSql = `union all
      select allocation_id, null, null, figure, json_agg(distinct entry_id order by entry_id), null, null, null, null, null
      from behind
      group by allocation_id, figure`;

/**
 * Of a resolution ($1) on a date ($2), as known at an instant ($3), for these hospitals ($4, null for all): its lines. An
 * inverse counts as the act that it undoes, so that what is undone sums to zero and is not dated.
 * @param withEntries whether the entries behind each figure are told: there are as many as were ever recorded
 */
export const linesSql = (withEntries: boolean) => `
  with ${[movedSql, ...(withEntries ? [behindSql] : []), paymentSql, withdrawnSql, toldSql(withEntries)].join(',')}
  select
    line.id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    case when hospital.id is not null
      then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
    end as hospital,
    told.given,
    told.lapsed,
    told.restored,
    told.payments,
    told.entries,
    told.withdrawal,
    told.reported_paid as "reportedPaid"
  from told
  cross join lateral (
    select id, line, municipality_code, hospital_id from annex_line where annex_line.id = told.allocation_id offset 0
  ) line
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  ${hospitalKnownAt('$3')}
  where $4::uuid[] is null or line.hospital_id = any($4)
  order by line.line`;
