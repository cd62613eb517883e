import { disputedSql, finalReportAcceptedSql, placesSql } from './standing.sql';

const officeDate = (column: string) => `(${column} at time zone 'America/Bogota')::date`;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const fulfilment = (decision: string) => `
  select json_build_object(
    'id', fulfilment.id,
    'document', fulfilment.document,
    'documentOn', fulfilment.document_on,
    'recordedBy', json_build_object('id', recorder.id, 'name', recorder.name),
    'recordedAt', ${instant('fulfilment.recorded_at')},
    'decision', fulfilment.decision,
    'decidedBy', case when decider.id is not null then json_build_object('id', decider.id, 'name', decider.name) end,
    'decidedAt', ${instant('fulfilment.decided_at')},
    'reason', fulfilment.decision_reason
  )
  from fulfilment
  join person recorder on recorder.id = fulfilment.recorded_by
  left join person decider on decider.id = fulfilment.decided_by
  where fulfilment.allocation_id = line.id
    and fulfilment.requirement = requirement.kind
    and ${decision}
  order by fulfilment.recorded_at desc
  limit 1`;

const toldSql = `
  select
    line.id,
    line.line,
    line.resolution_id as "resolutionId",
    resolution.number,
    resolution.year,
    act.issued_on as "issuedOn",
    resolution.execute_by as "executeBy",
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    case when hospital.id is not null then json_build_object(
      'id', hospital.id,
      'name', hospital.name,
      'nit', hospital.nit,
      'checkDigit', hospital.check_digit,
      'reps', hospital.reps
    ) end as hospital,
    line.source,
    ${placesSql} as places,
    (
      select json_build_object(
        'filingNumber', acceptance.filing_number,
        'acceptedOn', acceptance.accepted_on,
        'recordedBy', json_build_object('id', person.id, 'name', person.name),
        'recordedAt', ${instant('acceptance.recorded_at')}
      )
      from acceptance
      join person on person.id = acceptance.recorded_by
      where acceptance.allocation_id = line.id
    ) as acceptance,
    (
      select coalesce(json_agg(json_build_object(
        'kind', requirement.kind,
        'standing', (${fulfilment(`fulfilment.decision is distinct from 'refused'`)}),
        'refused', (${fulfilment(`fulfilment.decision = 'refused'`)})
      ) order by requirement.kind), '[]')
      from requirement
      where requirement.resolution_id = line.resolution_id
    ) as requirements,
    (
      select coalesce(json_agg(json_build_object('kind', kind, 'days', days, 'unit', unit) order by kind), '[]')
      from deadline
      where deadline.resolution_id = line.resolution_id
    ) as deadlines,
    (
      select json_build_object(
        'id', withdrawal.id,
        'state', case when standing.id is null then 'pending' else 'approved' end,
        'payment', coalesce(standing.payment, withdrawal.payment),
        'withdrawnOn', withdrawal.withdrawn_on,
        'latestOn', coalesce(
          withdrawal.withdrawn_on,
          withdrawal.source_cutoff,
          ${officeDate('coalesce(withdrawal.decided_at, withdrawal.recorded_at)')}
        )
      )
      from withdrawal
      left join standing_withdrawal standing on standing.allocation_id = line.id and standing.id = withdrawal.id
      where withdrawal.allocation_id = line.id
        and (standing.id is not null or withdrawal.decision is null)
      order by standing.id is null, withdrawal.recorded_at desc
      limit 1
    ) as withdrawal,
    closure.closed_on as "closedOn",
    ${finalReportAcceptedSql} as "finalReportAccepted",
    (
      select coalesce(json_agg(json_build_object(
        'cutoff', cutoff,
        'filedOn', filed_on,
        'final', final,
        'observed', decision is not distinct from 'observed'
      ) order by recorded_at), '[]')
      from execution_report
      where execution_report.allocation_id = line.id
    ) as reports,
    (
      select min(incorporation.act_on)
      from incorporation
      where incorporation.allocation_id = line.id
    ) as "incorporatedOn",
    moved.first_paid_on as "firstPaidOn",
    moved.first_received_on as "firstReceivedOn",
    moved.capital_returned_on as "capitalReturnedOn",
    moved.yields_returned_on as "yieldsReturnedOn",
    ${disputedSql} as disputed`;

const joinedSql = `
  join resolution on resolution.id = line.resolution_id
  join resolution act on act.id = line.added_by_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  left join hospital on hospital.id = line.hospital_id
  left join lateral (
    select id, closed_on from closure where closure.allocation_id = line.id offset 0
  ) closure on true
  left join lateral (
    select
      min(entry.effective_on) filter (where entry.act in ('settle', 'clarify') and posting.amount > 0
        and account.place in ('transit', 'held')) as first_paid_on,
      min(entry.effective_on) filter (where entry.act in ('confirm', 'clarify') and posting.amount > 0
        and account.place = 'held') as first_received_on,
      max(entry.effective_on) filter (where entry.act = 'return' and account.place = 'returned') as capital_returned_on,
      max(entry.effective_on) filter (where entry.act = 'return' and account.place = 'yield-returned')
        as yields_returned_on
    from ledger_account account
    -- From the line's few accounts to their postings, whatever the planner guesses: an entry may have thousands.
    cross join lateral (
      select ledger_posting.entry_id, ledger_posting.amount
      from ledger_posting
      where ledger_posting.account_id = account.id
      offset 0
    ) posting
    join ledger_entry entry on entry.id = posting.entry_id
    where account.allocation_id = line.id
      and account.place in ('transit', 'held', 'returned', 'yield-returned')
      and entry.act <> 'reverse'
      and not exists (select from ledger_entry undone where undone.reverses_id = entry.id)
  ) moved on true
  where act.published_at is not null
    and ($1::uuid[] is null or line.hospital_id = any($1))`;

/**
 * What is known of each line in force that the caller may see ($1: its hospitals, or null for all)? Where money went and
 * when is asked of the ledger, which knows what was reversed. What is of one line is found by its key, line by line.
 * @param lines the table, or part of a statement, that has the rows of `annex_line`
 */
export function allocationsOf(lines: string): string {
  return `${toldSql} from ${lines} line ${joinedSql}`;
}

export const allocationsSql = allocationsOf('annex_line');
