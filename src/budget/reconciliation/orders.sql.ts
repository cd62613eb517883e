import { orderStands } from '../disbursements/same-number.sql';

/*
 * Payment orders with one number: the same order registered twice, or one that carries the number of another.
 */

/**
 * The numbers of the orders of these lines, as they are compared.
 * @param lines the part of the statement, or a select in brackets, with rows of `annex_line`
 */
export function numbersOfLines(lines: string): string {
  return `
    select giro.folded_order
    from ${lines} line
    cross join lateral (
      select folded_order
      from disbursement
      where disbursement.allocation_id = line.id
        and disbursement.folded_order is not null
      offset 0
    ) giro`;
}

/**
 * The orders, of any line, that share one of these numbers with another; of whatever year or issuer, and though nothing of
 * them stands any more. Each number is asked once, in its index.
 * @param numbers a select of `folded_order`, as `numbersOfLines`
 */
export function namesakesSql(numbers: string): string {
  return `
    select id
    from (
      select alike.id, count(*) over (partition by asked.folded_order) as times
      from (select distinct folded_order from (${numbers}) number) asked
      cross join lateral (
        select id from disbursement where disbursement.folded_order = asked.folded_order offset 0
      ) alike
    ) named
    where times > 1`;
}

/** Equal for two orders of one number, of one issuer and in one fiscal year; of a `disbursement` with its `resolution`. */
export const orderKeySql = `json_build_array(
      resolution.issuer, resolution.fiscal_year, disbursement.folded_order
    )::text`;

/** Those orders that stand, of the lines that are looked at and of any other. */
export const namesakeOrdersSql = `
  select
    disbursement.id,
    disbursement.allocation_id as "allocationId",
    line.line,
    municipality.name as municipality,
    json_build_object('number', resolution.number, 'year', resolution.year) as resolution,
    ${orderKeySql} as key,
    disbursement.amount::text as amount,
    disbursement.payment_order as "paymentOrder",
    disbursement.ordered_on as "orderedOn",
    disbursement.date_precision as precision,
    disbursement.recorded_at as "recordedAt",
    (
      select settlement.reference
      from settlement
      join standing_entry entry on entry.subject_id = settlement.id and entry.act = 'settle'
      where settlement.disbursement_id = disbursement.id
      order by settlement.id desc
      limit 1
    ) as reference,
    (
      select coalesce(json_agg(json_build_object('id', entry.id, 'act', entry.act) order by entry.id), '[]')
      from standing_entry entry
      where entry.subject_id = disbursement.id
        and entry.act = 'order'
    ) as entries
  from (${namesakesSql(numbersOfLines('looked'))}) named
  cross join lateral (select * from disbursement where disbursement.id = named.id offset 0) disbursement
  cross join lateral (
    select state from disbursement_state where disbursement_state.disbursement_id = named.id offset 0
  ) stored
  cross join lateral (select * from annex_line where annex_line.id = disbursement.allocation_id offset 0) line
  join municipality on municipality.code = line.municipality_code
  join resolution on resolution.id = line.resolution_id
  where ${orderStands('stored.state')}
  order by disbursement.id`;
