/*
 * What the bank's statements show beside the records of the lines that are looked at.
 */

/** The movement that a giro or a deposit was matched to. */
export function shownSql(table: 'disbursement' | 'restitution'): string {
  return `(
      select json_build_object('amount', shown.amount::text, 'on', shown.dated_on)
      from bank_match match
      join bank_line shown on shown.id = match.line_id
      where match.${table}_id = ${table}.id
        and match.undone_at is null
    )`;
}

/** Deposits that were verified and stand, with the movement that each was matched to. */
export const returnsSql = `
  select
    restitution.id,
    line.resolution_id as "resolutionId",
    restitution.allocation_id as "allocationId",
    line.line,
    municipality.name as municipality,
    restitution.amount::text as amount,
    restitution.deposited_on as "depositedOn",
    restitution.reference,
    ${shownSql('restitution')} as bank,
    json_build_array(entry.id) as entries
  from looked line
  join municipality on municipality.code = line.municipality_code
  cross join lateral (select * from restitution where restitution.allocation_id = line.id offset 0) restitution
  cross join lateral (
    select id from standing_entry where subject_id = restitution.id and act = 'return' offset 0
  ) entry
  order by restitution.deposited_on, restitution.id`;

// Statements of days that touch or overlap are one period: each begins where none before it reaches.
export const bankPeriodsSql = `
  select min(covers_from) as "from", max(covers_to) as "to"
  from (
    select covers_from, covers_to, sum(begins) over (order by covers_from, covers_to, id) as period
    from (
      select
        id,
        covers_from,
        covers_to,
        case
          when covers_from <= 1 + max(covers_to) over (
            order by covers_from, covers_to, id rows between unbounded preceding and 1 preceding
          ) then 0
          else 1
        end as begins
      from bank_statement
    ) statement
  ) grouped
  group by period
  order by 1`;

// Of a hospital with lines in several resolutions: the last one that was issued by then.
// Only the hospitals that are looked at are asked for: the movements of others are many.
export const bankLeftoversSql = `
  select
    shown.id,
    own.resolution_id as "resolutionId",
    own.id as "allocationId",
    hospital.name || ' (NIT ' || hospital.nit || ')' as payee,
    shown.amount::text as amount,
    shown.dated_on as "on",
    shown.reference
  from (select distinct hospital_id as id from looked) asked
  join hospital on hospital.id = asked.id
  cross join lateral (
    select *
    from bank_line
    where bank_line.nit = hospital.nit
      and bank_line.direction = 'out'
      and not exists (select from bank_match match where match.line_id = bank_line.id and match.undone_at is null)
    offset 0
  ) shown
  cross join lateral (
    select line.id, line.resolution_id
    from annex_line line
    join resolution on resolution.id = line.resolution_id
    join resolution act on act.id = line.added_by_id
    where line.hospital_id = hospital.id
      and act.published_at is not null
      and act.issued_on <= shown.dated_on
    order by resolution.issued_on desc, line.id
    limit 1
  ) own
  where own.id in (select id from looked)
  order by shown.dated_on, shown.id`;
