import { allocationsSql } from '../allocations/allocation.sql';
import { bankLeftoversSql, bankPeriodsSql, returnsSql } from './bank.sql';
import { otherPaymentsSql, ownPaymentsSql } from './payments.sql';
import type { Reach } from './reach';

/*
 * Everything that the rules look at, of any number of resolutions or of some of their lines, in one statement, so that it
 * is of one moment. $1 is null (nobody's hospitals in particular: `allocationsSql` asks), $2 the resolutions, $3 the lines.
 */

const list = (rows: string) => `(select coalesce(json_agg(row_to_json(found)), '[]') from (${rows}) found)`;

const officeDate = (column: string) => `(${column} at time zone 'America/Bogota')::date`;

const resolutionsSql = ({ whole }: Reach) => `
  select
    resolution.id,
    resolution.number,
    resolution.year,
    resolution.issued_on as "issuedOn",
    resolution.fiscal_year as "fiscalYear",
    resolution.disburse_from as "disburseFrom",
    resolution.execute_by as "executeBy",
    resolution.source,
    resolution.printed_annex_total::text as "printedAnnexTotal",
    ${whole ? annexTotalSql : `'0.00'`} as "annexTotal",
    (
      select json_agg(json_build_object('number', number, 'amount', amount::text) order by number)
      from (
        select act.availability_number as number, max(act.availability_amount) as amount
        from resolution act
        where (act.id = resolution.id or act.amends_id = resolution.id)
          and act.published_at is not null
          and act.availability_number is not null
        group by act.availability_number
      ) certificate
    ) as availability,
    (
      select coalesce(json_agg(json_build_object(
        'position', position, 'amount', amount::text, 'text', text, 'source', source
      ) order by position), '[]')
      from announced_amount
      where announced_amount.resolution_id = resolution.id
    ) as announced,
    (
      select coalesce(json_agg(deadline.kind), '[]')
      from deadline
      where deadline.resolution_id = resolution.id
    ) as terms,
    (
      select coalesce(json_agg(json_build_object('id', entry.id, 'act', entry.act) order by entry.id), '[]')
      from ledger_entry entry
      where entry.resolution_id = resolution.id
        and entry.act in ('publish', 'amend', 'reassign')
    ) as entries
  from resolution
  where resolution.id = any($2)`;

const annexTotalSql = `(
      select coalesce(sum(line.amount), 0.00)::text
      from annex_line line
      where line.added_by_id = resolution.id
    )`;

// An entry and its inverse leave nothing: both are left out. What an inverse moved back would else count twice.
const movedSql = ({ line, account }: Reach) => `
  select
    line.id as "allocationId",
    coalesce(sum(moved.amount) filter (where moved.act in ('publish', 'amend', 'reassign')), 0.00)::text as amount,
    coalesce(sum(moved.amount) filter (where moved.act in ('publish', 'amend', 'reassign') and moved.amount > 0), 0.00)
      ::text as given,
    coalesce(-sum(moved.amount) filter (where moved.act = 'restore'), 0.00)::text as restored,
    coalesce(
      json_agg(distinct jsonb_build_object('id', moved.id, 'act', moved.act)) filter (where moved.id is not null), '[]'
    ) as entries,
    (
      select coalesce(sum(incorporation.amount), 0.00)::text
      from incorporation
      where incorporation.allocation_id = line.id
    ) as incorporated
  from annex_line line
  left join (
    select account.allocation_id, account.kind, entry.id, entry.act, posting.amount
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    where ${account}
      and entry.act <> 'reverse'
      and not exists (select from ledger_entry inverse where inverse.reverses_id = entry.id)
  ) moved on moved.allocation_id = line.id
  where ${line}
  group by line.id`;

// Asked line by line: joined, the view would be made of every withdrawal there is.
const withdrawalsSql = ({ line }: Reach) => `
  select
    standing.allocation_id as "allocationId",
    withdrawal.id,
    standing.payment,
    withdrawal.reported_paid as "reportedPaid",
    withdrawal.filing_number as "filingNumber",
    withdrawal.source,
    coalesce(withdrawal.withdrawn_on, withdrawal.source_cutoff, ${officeDate('withdrawal.decided_at')}) as "latestOn",
    coalesce((
      select sum(posting.amount)
      from ledger_entry entry
      join ledger_posting posting on posting.entry_id = entry.id
      where entry.subject_id = withdrawal.id
        and entry.act in ('withdraw', 'contest')
        and posting.amount > 0
    ), 0.00)::text as amount,
    exists (
      select
      from amendment_change change
      join resolution amendment on amendment.id = change.amendment_id
      where change.from_allocation_id = standing.allocation_id
        and amendment.published_at is not null
    ) as amended
  from annex_line line
  cross join lateral (select * from standing_withdrawal where standing_withdrawal.allocation_id = line.id) standing
  join withdrawal on withdrawal.id = standing.id
  where ${line}`;

const reportsSql = ({ line }: Reach) => `
  select
    report.allocation_id as "allocationId",
    report.id,
    report.cutoff,
    report.contracted::text,
    report.obligated::text,
    report.paid::text,
    report.final,
    report.correction
  from execution_report report
  join annex_line line on line.id = report.allocation_id
  where ${line}
    and report.decision = 'accepted'
    and not exists (
      select
      from ledger_entry entry
      join ledger_entry inverse on inverse.reverses_id = entry.id
      where entry.subject_id = report.id
    )
  order by report.decided_at, report.id`;

const percentagesSql = `
  select
    coalesce(act.amends_id, act.id) as "resolutionId",
    reported.id,
    reported.measures,
    reported.percent,
    reported.numerator::text,
    reported.denominator::text,
    reported.text,
    reported.source,
    ${officeDate('reported.recorded_at')} as "recordedOn"
  from reported_percentage reported
  join resolution act on act.id = reported.resolution_id
  where act.id = any($2) or act.amends_id = any($2)
  order by reported.id`;

// What is unknown of a hospital is unknown of each of its lines.
const unknownsSql = ({ line, whole }: Reach) => `
  select
    fact.id,
    owner.resolution_id as "resolutionId",
    owner.allocation_id as "allocationId",
    fact.subject_kind as "subjectKind",
    fact.field,
    fact.reason,
    fact.source,
    ${officeDate('fact.recorded_at')} as since
  from (
    select resolution.id as subject_id, coalesce(amends_id, id) as resolution_id, null::uuid as allocation_id
    from resolution
    where ${whole ? 'id = any($2) or amends_id = any($2)' : 'false'}
    union all
    select id, resolution_id, id from annex_line line where ${line}
    union all
    select hospital_id, resolution_id, id from annex_line line where ${line} and hospital_id is not null
    union all
    select disbursement.id, line.resolution_id, line.id
    from disbursement
    join annex_line line on line.id = disbursement.allocation_id
    where ${line}
    union all
    select withdrawal.id, line.resolution_id, line.id
    from withdrawal
    join annex_line line on line.id = withdrawal.allocation_id
    where ${line}
  ) owner
  join unknown_fact fact on fact.subject_id = owner.subject_id and fact.known_at is null
  order by fact.id, owner.allocation_id`;

export function factsSql(reach: Reach): string {
  return `
  select
    ${list(resolutionsSql(reach))} as resolutions,
    ${list(`${allocationsSql} and ${reach.line} order by line.resolution_id, line.line`)} as lines,
    ${list(movedSql(reach))} as moved,
    ${list(withdrawalsSql(reach))} as withdrawals,
    ${list(reportsSql(reach))} as reports,
    ${list(ownPaymentsSql(reach))} as payments,
    ${list(otherPaymentsSql(reach))} as "otherPayments",
    ${list(returnsSql(reach))} as returns,
    ${list(bankPeriodsSql)} as "bankPeriods",
    ${list(bankLeftoversSql(reach))} as "bankLeftovers",
    ${reach.whole ? list(percentagesSql) : `'[]'::json`} as percentages,
    ${list(unknownsSql(reach))} as unknowns`;
}
