import { namesakesSql, numbersOfLines } from './orders.sql';
import { paidOfLines, twinsSql, wasPaid } from './payments.sql';
import { linesOf } from './reach';

/** The resolutions in force behind records of any kind: an identifier is of one record only, whatever its kind. */
export const behindSql = `
  with line as (
    select id, null::uuid as giro_id from annex_line where id = any($1::uuid[])
    union all select id, null from annex_line where hospital_id = any($1::uuid[])
    union all select allocation_id, id from disbursement where id = any($1::uuid[])
    union all select allocation_id, null from withdrawal where id = any($1::uuid[])
    union all select allocation_id, null from incorporation where id = any($1::uuid[])
    union all select allocation_id, null from execution_report where id = any($1::uuid[])
    union all select allocation_id, null from yield_record where id = any($1::uuid[])
    union all select allocation_id, null from restitution where id = any($1::uuid[])
    union all select allocation_id, null from restoration where id = any($1::uuid[])
    -- A movement of the bank: of what it was ever matched to, and of whom it pays.
    union all
    select coalesce(
      (select allocation_id from disbursement where disbursement.id = bank_match.disbursement_id),
      (select allocation_id from restitution where restitution.id = bank_match.restitution_id)
    ), null
    from bank_match
    where bank_match.line_id = any($1::uuid[])
    union all
    select line.id, null
    from (
      select nit from bank_line where id = any($1::uuid[])
      union
      select nit from bank_line where statement_id = any($1::uuid[])
    ) paid
    join hospital on hospital.nit = paid.nit
    cross join lateral (select id from annex_line where annex_line.hospital_id = hospital.id offset 0) line
    -- A statement: of whatever happened in its days, and in those before it that it is waited for.
    union all
    select happened.allocation_id, null
    from bank_statement
    cross join lateral (
      select disbursement.allocation_id
      from settlement
      join disbursement on disbursement.id = settlement.disbursement_id
      where settlement.effective_on between bank_statement.covers_from - 15 and bank_statement.covers_to
      union all
      select allocation_id
      from restitution
      where deposited_on between bank_statement.covers_from - 15 and bank_statement.covers_to
      offset 0
    ) happened
    where bank_statement.id = any($1::uuid[])
  ),
  -- What is of no line alone, or may be.
  act as (
    select unnest($1::uuid[]) as id
    union all select resolution_id from lapse where id = any($1::uuid[])
    union all select resolution_id from ledger_entry where id = any($1::uuid[])
    union all select resolution_id from reported_percentage where id = any($1::uuid[])
    union all
    select entry.resolution_id
    from reversal
    join ledger_entry entry on entry.id = reversal.entry_id
    where reversal.id = any($1::uuid[])
  )
  select root.id, null as "lineId", null as "giroId"
  from act
  join resolution on resolution.id = act.id
  join resolution root on root.id = coalesce(resolution.amends_id, resolution.id)
  where root.published_at is not null
  union
  select root.id, annex_line.id, line.giro_id
  from (select distinct id, giro_id from line) line
  cross join lateral (select id, resolution_id from annex_line where annex_line.id = line.id offset 0) annex_line
  join resolution root on root.id = annex_line.resolution_id
  where root.published_at is not null`;

/** Lines with a giro that may be the same payment or order as one of these resolutions ($1), of these lines ($2) or of these ($3). */
export const twinsOfSql = `
  with looked as materialized (${linesOf('resolution_id', '$1')} union ${linesOf('id', '$2')})
  select distinct line.resolution_id as id, line.id as "lineId"
  from (
    select id from (${twinsSql(`${paidOfLines('looked')} union ${paidAmong('$3')}`)}) paid
    union
    ${namesakesSql(`${numbersOfLines('looked')} union ${numbersAmong('$3')}`)}
  ) twin
  cross join lateral (select allocation_id from disbursement where disbursement.id = twin.id offset 0) disbursement
  cross join lateral (
    select id, resolution_id from annex_line where annex_line.id = disbursement.allocation_id offset 0
  ) line
  join resolution on resolution.id = line.resolution_id
  where resolution.published_at is not null`;

/** Those of these giros that were ever paid. @param keys the parameter with an array of identifiers */
function paidAmong(keys: string): string {
  return `
    select giro.id, line.hospital_id, giro.amount
    from (select distinct unnest(${keys}::uuid[]) as id) asked
    cross join lateral (select * from disbursement where disbursement.id = asked.id offset 0) giro
    cross join lateral (select hospital_id from annex_line where annex_line.id = giro.allocation_id offset 0) line
    where ${wasPaid('giro')}`;
}

/** The numbers of these giros. @param keys the parameter with an array of identifiers */
function numbersAmong(keys: string): string {
  return `
    select giro.folded_order
    from (select distinct unnest(${keys}::uuid[]) as id) asked
    cross join lateral (select folded_order from disbursement where disbursement.id = asked.id offset 0) giro
    where giro.folded_order is not null`;
}

// Each way by its own index: most resolutions are of today, whatever their number.
export const staleSql = `
  select resolution_id from finding_refresh where computed_on is null
  union all select resolution_id from finding_refresh where computed_on < $1
  union all select resolution_id from finding_refresh where computed_on > $1
  union all select resolution_id from finding_refresh_line`;

/**
 * The marks of lines of some resolutions, $1, are taken away: of so many lines, $2, and of no more once those before have
 * so many giros, $3, for a line is looked at giro by giro. Null takes them all.
 */
export const takenLinesSql = `
  delete from finding_refresh_line
  where (resolution_id, allocation_id) in (
    select resolution_id, allocation_id
    from (
      select
        resolution_id,
        allocation_id,
        sum(giros) over (order by resolution_id, allocation_id) - giros as earlier
      from (
        select *
        from finding_refresh_line
        where resolution_id = any($1)
        order by resolution_id, allocation_id
        limit $2
      ) as line
      cross join lateral (
        select coalesce(sum(giros), 0) as giros
        from disbursement_tally tally
        where tally.allocation_id = line.allocation_id
      ) as own
    ) as counted
    where $3::bigint is null or earlier < $3
  )
  returning allocation_id as "lineId"`;
