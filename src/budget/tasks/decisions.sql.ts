import type { TaskKind } from './task.kinds';

/*
 * One question a kind: which records wait for this decision? Every branch answers the same columns, in this order:
 *
 *   kind, subject_kind, subject_id, detail, resolution_id, allocation_id, amount, since, due_on, made_by, own, reason
 *
 * `asked` says who asks and today. What is undecided is few, and has its own index; what is decided is never read.
 */

/** The day in Bogotá of an instant. */
export const dayOf = (instant: string) => `(${instant} at time zone 'America/Bogota')::date`;

const isOwn = (maker: string) => `${maker} = any(asked.me)`;

const yearEnd = 'make_date(resolution.fiscal_year, 12, 31)';

/** Of a record of a line that one person recorded and another decides. */
const ofLine = (kind: TaskKind, table: string, { subject, amount }: { subject: string; amount: string }) => `
  select
    '${kind}', '${subject}', record.id, null::text, line.resolution_id, line.id, ${amount},
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from ${table} record
  join annex_line line on line.id = record.allocation_id
  join asked on asked.kind = '${kind}'
  where record.decision is null`;

export const decisions: Partial<Record<TaskKind, string>> = {
  'resolution.publish': `
  select
    'resolution.publish', 'resolution', act.id, null::text, act.id, null::uuid, act.authorized_amount,
    ${dayOf('coalesce(act.reviewed_at, act.drafted_at)')}, null::date, act.drafted_by,
    ${isOwn('act.drafted_by')} or exists (
      select
      from audit_event
      where audit_event.subject_id = act.id
        and audit_event.person_id = any(asked.me)
        and audit_event.act in (
          'resolution.draft', 'resolution.correct', 'resolution.lines', 'resolution.changes', 'resolution.submit'
        )
    ),
    null::text
  from resolution act
  join asked on asked.kind = 'resolution.publish'
  where act.status = 'in-review'
    and act.published_at is null`,

  'requirement.decide': `
  select
    'requirement.decide', 'allocation', line.id, record.requirement, line.resolution_id, line.id, null::numeric,
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from fulfilment record
  join annex_line line on line.id = record.allocation_id
  join asked on asked.kind = 'requirement.decide'
  where record.decision is null
    and not exists (select from closure where closure.allocation_id = line.id)
    and not exists (select from standing_withdrawal standing where standing.allocation_id = line.id)`,

  'disbursement.approve': `
  select
    'disbursement.approve', 'disbursement', record.id, null::text, line.resolution_id, line.id, record.amount,
    ${dayOf('record.recorded_at')}, ${yearEnd}, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from disbursement record
  join annex_line line on line.id = record.allocation_id
  join resolution on resolution.id = line.resolution_id
  join asked on asked.kind = 'disbursement.approve'
  where record.decision is null`,

  'withdrawal.approve': `
  select
    'withdrawal.approve', 'withdrawal', record.id, null::text, line.resolution_id, line.id, (
      select sum(account.balance)
      from ledger_account account
      where account.allocation_id = line.id
        and account.place = any(case when record.payment = 'after' then '{transit,held}' else '{assigned}' end::text[])
    ),
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from withdrawal record
  join annex_line line on line.id = record.allocation_id
  join asked on asked.kind = 'withdrawal.approve'
  where record.decision is null`,

  'withdrawal.clarify': `
  select
    'withdrawal.clarify', 'withdrawal', record.id, null::text, line.resolution_id, line.id, account.balance,
    ${dayOf('record.decided_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from ledger_account account
  join annex_line line on line.id = account.allocation_id
  join standing_withdrawal standing on standing.allocation_id = line.id and standing.payment = 'unknown'
  join withdrawal record on record.id = standing.id
  join asked on asked.kind = 'withdrawal.clarify'
  where account.place = 'contested'
    and account.balance > 0`,

  'annulment.approve': `
  select
    'annulment.approve', 'withdrawal', withdrawal.id, null::text, line.resolution_id, line.id, null::numeric,
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, record.reason
  from withdrawal_annulment record
  join withdrawal on withdrawal.id = record.withdrawal_id
  join annex_line line on line.id = withdrawal.allocation_id
  join asked on asked.kind = 'annulment.approve'
  where record.decision is null`,

  'execution.decide': ofLine('execution.decide', 'execution_report', {
    subject: 'execution-report',
    amount: 'record.paid',
  }),

  'restitution.verify': ofLine('restitution.verify', 'restitution', {
    subject: 'restitution',
    amount: 'record.amount',
  }),

  'restoration.approve': ofLine('restoration.approve', 'restoration', {
    subject: 'restoration',
    amount: 'record.amount',
  }),

  'lapse.approve': `
  select
    'lapse.approve', 'lapse', record.id, null::text, record.resolution_id, null::uuid, (
      select sum(account.balance)
      from ledger_account account
      where account.resolution_id = record.resolution_id
        and account.place in ('undistributed', 'assigned', 'released')
    ),
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, null::text
  from lapse record
  join asked on asked.kind = 'lapse.approve'
  where record.decision is null`,

  'reversal.approve': `
  select
    'reversal.approve', 'reversal', record.id, null::text, entry.resolution_id, (
      select account.allocation_id
      from ledger_posting posting
      join ledger_account account on account.id = posting.account_id
      where posting.entry_id = entry.id
        and account.allocation_id is not null
      group by account.allocation_id
      order by account.allocation_id
      limit 1
    ), (
      select sum(posting.amount) from ledger_posting posting where posting.entry_id = entry.id and posting.amount > 0
    ),
    ${dayOf('record.recorded_at')}, null::date, record.recorded_by, ${isOwn('record.recorded_by')}, record.reason
  from reversal record
  join ledger_entry entry on entry.id = record.entry_id
  join asked on asked.kind = 'reversal.approve'
  where record.decision is null
    and entry.act = any(asked.acts)`,

  // The one that was asked for last, of the figures that stand: what ends it is what ends it in finding.rows.
  'waiver.approve': `
  select
    'waiver.approve', 'finding', finding.id, null::text, finding.resolution_id, finding.allocation_id, null::numeric,
    ${dayOf('record.at')}, record.until, record.person_id, ${isOwn('record.person_id')}, record.reason
  from finding_event record
  join finding on finding.id = record.finding_id
  join asked on asked.kind = 'waiver.approve'
  where record.kind = 'waiver-requested'
    and not exists (
      select
      from finding_event later
      where later.finding_id = record.finding_id
        and later.sequence > record.sequence
        and (
          later.kind in ('waiver-approved', 'waiver-refused', 'waiver-expired', 'resolved', 'opened')
          or later.kind = 'changed' and later.reason is not null
        )
    )`,
};
