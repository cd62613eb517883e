import { allocationsOf } from '../allocations/allocation.sql';
import { bankLeftoversSql, bankPeriodsSql, returnsSql } from './bank.sql';
import { namesakeOrdersSql } from './orders.sql';
import { otherPaymentsSql, ownPaymentsSql } from './payments.sql';
import type { Reach } from './reach';

/*
 * Everything that the rules look at, of any number of resolutions or of some of their lines, in one statement, so that it
 * is of one moment. $1 is null (nobody's hospitals in particular: `allocationsOf` asks), $2 the resolutions, $3 the lines.
 * Its part `looked` has the lines that are looked at, and every question begins with them.
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
const movedSql = `
  select
    line.id as "allocationId",
    moved.amount::text,
    moved.given::text,
    moved.restored::text,
    moved.entries,
    (
      select coalesce(sum(incorporation.amount), 0.00)::text
      from incorporation
      where incorporation.allocation_id = line.id
    ) as incorporated
  from looked line
  cross join lateral (
    select
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign')), 0.00) as amount,
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign') and amount > 0), 0.00) as given,
      coalesce(-sum(amount) filter (where act = 'restore'), 0.00) as restored,
      coalesce(json_agg(distinct jsonb_build_object('id', entry.id, 'act', act)), '[]') as entries
    from ledger_account account
    cross join lateral (
      select entry_id, amount from ledger_posting where ledger_posting.account_id = account.id offset 0
    ) posting
    cross join lateral (
      select id, act
      from ledger_entry
      where ledger_entry.id = posting.entry_id
        and not exists (select from ledger_entry inverse where inverse.reverses_id = ledger_entry.id)
      offset 0
    ) entry
    where account.allocation_id = line.id
      and entry.act <> 'reverse'
  ) moved`;

const withdrawalsSql = `
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
      offset 0
    ) as amended
  from looked line
  cross join lateral (
    select * from standing_withdrawal where standing_withdrawal.allocation_id = line.id offset 0
  ) standing
  cross join lateral (select * from withdrawal where withdrawal.id = standing.id offset 0) withdrawal`;

const reportsSql = `
  select
    report.allocation_id as "allocationId",
    report.id,
    report.cutoff,
    report.contracted::text,
    report.obligated::text,
    report.paid::text,
    report.final,
    report.correction
  from looked line
  cross join lateral (
    select *
    from execution_report
    where execution_report.allocation_id = line.id
      and execution_report.decision = 'accepted'
    offset 0
  ) report
  where not exists (
    select
    from ledger_entry entry
    join ledger_entry inverse on inverse.reverses_id = entry.id
    where entry.subject_id = report.id
    offset 0
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
const unknownsSql = ({ whole }: Reach) => `
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
    select id, resolution_id, id from looked
    union all
    select hospital_id, resolution_id, id from looked where hospital_id is not null
    union all
    select disbursement.id, line.resolution_id, line.id
    from looked line
    cross join lateral (select id from disbursement where disbursement.allocation_id = line.id offset 0) disbursement
    union all
    select withdrawal.id, line.resolution_id, line.id
    from looked line
    cross join lateral (select id from withdrawal where withdrawal.allocation_id = line.id offset 0) withdrawal
  ) owner
  cross join lateral (
    select * from unknown_fact where unknown_fact.subject_id = owner.subject_id and known_at is null offset 0
  ) fact
  order by fact.id, owner.allocation_id`;

export function factsSql(reach: Reach): string {
  const lines = `${allocationsOf('looked')} order by line.resolution_id, line.line`;
  return `
  with looked as materialized (${reach.lines})
  select
    ${list(resolutionsSql(reach))} as resolutions,
    ${list(lines)} as lines,
    ${list(movedSql)} as moved,
    ${list(withdrawalsSql)} as withdrawals,
    ${list(reportsSql)} as reports,
    ${list(ownPaymentsSql)} as payments,
    ${list(otherPaymentsSql)} as "otherPayments",
    ${list(namesakeOrdersSql)} as "namesakeOrders",
    ${list(returnsSql)} as returns,
    ${list(bankPeriodsSql)} as "bankPeriods",
    ${list(bankLeftoversSql)} as "bankLeftovers",
    ${reach.whole ? list(percentagesSql) : `'[]'::json`} as percentages,
    ${list(unknownsSql(reach))} as unknowns`;
}
