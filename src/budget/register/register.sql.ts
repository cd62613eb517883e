import type { RegisterKind } from './register.kinds';
import { decidedState, lineCapital, reversed } from './register-states.sql';

/*
 * One question a register: which records does it hold? Every branch answers the same columns:
 *
 *   id, resolution_id, allocation_id, state, amount, concept, document, detail, dated_on, recorded_at, recorded_by
 *
 * A state is what the rules of its slice say; the test of this slice holds both side by side. That of a giro is stored, and
 * so is what the giros of each line come to: there are hundreds of thousands, where of the rest there are thousands.
 */

const ofLine = (table: string) => `
  from ${table} record
  join annex_line line on line.id = record.allocation_id`;

export const registerSql: Record<RegisterKind, string> = {
  orderable: `
  select
    line.id,
    line.resolution_id,
    line.id as allocation_id,
    case when open.kinds is null then 'ready' else 'waiting' end as state,
    free.amount,
    'capital' as concept,
    null::text as document,
    open.kinds as detail,
    act.issued_on as dated_on,
    act.published_at as recorded_at,
    null::uuid as recorded_by
  from annex_line line
  join resolution act on act.id = line.added_by_id and act.published_at is not null
  join lateral (
    select coalesce((
      select account.balance
      from ledger_account account
      where account.allocation_id = line.id
        and account.place = 'assigned'
    ), 0) - coalesce((
      select sum(disbursement.amount)
      from disbursement
      where disbursement.allocation_id = line.id
        and disbursement.decision is null
    ), 0) as amount
  ) free on free.amount > 0
  left join lateral (
    select string_agg(requirement.kind, ' ' order by requirement.kind) as kinds
    from requirement
    where requirement.resolution_id = line.resolution_id
      and not exists (
        select
        from fulfilment
        where fulfilment.allocation_id = line.id
          and fulfilment.requirement = requirement.kind
          and fulfilment.decision = 'accepted'
      )
  ) open on true
  where not exists (select from standing_withdrawal standing where standing.allocation_id = line.id)
    and not exists (select from closure where closure.allocation_id = line.id)`,

  disbursement: `
  select
    stored.disbursement_id as id,
    line.resolution_id,
    line.id as allocation_id,
    stored.state,
    record.amount,
    'capital' as concept,
    record.payment_order as document,
    coalesce(record.decision_reason, (
      select bank_rejection.reason
      from bank_rejection
      where bank_rejection.disbursement_id = record.id
      order by bank_rejection.id desc
      limit 1
    )) as detail,
    record.ordered_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('disbursement')}
  join disbursement_state stored on stored.disbursement_id = record.id`,

  requirement: `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    coalesce(record.decision, 'submitted') as state,
    null::numeric as amount,
    null::text as concept,
    record.document,
    record.requirement as detail,
    record.document_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('fulfilment')}`,

  withdrawal: `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    ${decidedState(
      'record',
      `${reversed('record')} or exists (
        select
        from withdrawal_annulment annulment
        where annulment.withdrawal_id = record.id
          and annulment.decision = 'approved'
      )`,
    )} as state,
    ${lineCapital} as amount,
    'capital' as concept,
    record.filing_number as document,
    coalesce(standing.payment, record.payment) as detail,
    record.withdrawn_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('withdrawal')}
  left join standing_withdrawal standing on standing.id = record.id`,

  incorporation: `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    'recorded' as state,
    record.amount,
    'capital' as concept,
    record.act_kind || ' ' || record.act_number as document,
    null::text as detail,
    record.act_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('incorporation')}`,

  'execution-report': `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    case
      when record.decision is null then 'submitted'
      when record.decision = 'accepted' and ${reversed('record')} then 'annulled'
      else record.decision
    end as state,
    record.paid as amount,
    null::text as concept,
    record.filing_number as document,
    case when record.final then 'final' end as detail,
    record.cutoff as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('execution_report')}`,

  restitution: `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    case
      when record.decision is null then 'reported'
      when ${reversed('record')} then 'annulled'
      else record.decision
    end as state,
    record.amount,
    case record.kind when 'principal' then 'capital' else 'yields' end as concept,
    record.reference as document,
    record.portfolio as detail,
    record.deposited_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('restitution')}`,

  restoration: `
  select
    record.id,
    line.resolution_id,
    line.id as allocation_id,
    case
      when record.decision is null then 'recorded'
      when ${reversed('record')} then 'annulled'
      else record.decision
    end as state,
    record.amount,
    'capital' as concept,
    record.act_number as document,
    null::text as detail,
    record.effective_on as dated_on,
    record.recorded_at,
    record.recorded_by${ofLine('restoration')}`,

  lapse: `
  select
    record.id,
    record.resolution_id,
    null::uuid as allocation_id,
    ${decidedState('record', reversed('record'))} as state,
    (
      select sum(posting.amount)
      from ledger_entry entry
      join ledger_posting posting on posting.entry_id = entry.id and posting.amount > 0
      where entry.subject_id = record.id
        and entry.act = 'lapse'
    ) as amount,
    'capital' as concept,
    record.act_number as document,
    null::text as detail,
    record.effective_on as dated_on,
    record.recorded_at,
    record.recorded_by
  from lapse record`,
};

/** What is stored already of what is counted, by line and state. */
export const talliesSql: Partial<Record<RegisterKind, string>> = {
  disbursement: `
  select
    line.resolution_id,
    line.id as allocation_id,
    tally.state,
    tally.giros as records,
    tally.amount as capital,
    0::numeric as yields
  from disbursement_tally tally
  join annex_line line on line.id = tally.allocation_id
  where tally.giros > 0`,
};
