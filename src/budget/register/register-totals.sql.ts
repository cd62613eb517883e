import { conditionsOf, placesSql, type RegisterFilters } from './register.conditions';
import type { RegisterKind } from './register.kinds';
import { registerSql, talliesSql } from './register.sql';

/**
 * How many records are there by state, by resolution and by department? Each list follows every filter but its own; none
 * loses by the state what can be chosen, of which it counts those of that state. The records are gone through once, or
 * the tallies of their lines where there are any.
 */
export function totalsSql(kind: RegisterKind, filters: RegisterFilters): { text: string; values: unknown[] } {
  const { where, values } = conditionsOf(filters, ['scope', 'allocation', 'text']);
  const resolution = `$${values.length + 1}`;
  const department = `$${values.length + 2}`;
  const inResolution = `(${resolution}::uuid is null or seen.resolution_id = ${resolution})`;
  const inDepartment = `(${department}::text is null or seen.department_code = ${department})`;
  const state = `$${values.length + 3}`;
  const ofState = `coalesce(sum(records) filter (where ${state}::text is null or seen.state = ${state}), 0)::integer`;
  const text = `
  with record as (${countedSql(kind, filters.text !== '')}
  ),
  seen as materialized (
    select
      record.resolution_id,
      municipality.department_code,
      record.state,
      sum(record.records) as records,
      sum(record.capital) as capital,
      sum(record.yields) as yields
    from record${placesSql}
    ${where}
    group by record.resolution_id, municipality.department_code, record.state
  )
  ${listsSql(inResolution, inDepartment, ofState)}`;
  return { text, values: [...values, filters.resolution, filters.department, filters.state] };
}

/** Of the sums that were seen, each list without its own filter. */
const listsSql = (inResolution: string, inDepartment: string, ofState: string) => `
  select
    (
      select coalesce(json_agg(by_state order by by_state.state), '[]')
      from (
        select
          state,
          sum(records)::integer as count,
          coalesce(sum(capital), 0)::text as capital,
          coalesce(sum(yields), 0)::text as yields
        from seen
        where ${inResolution}
          and ${inDepartment}
        group by state
      ) by_state
    ) as counts,
    (
      select coalesce(json_agg(by_resolution order by by_resolution.year desc, by_resolution.number desc), '[]')
      from (
        select
          resolution.id,
          resolution.number,
          resolution.year,
          ${ofState} as count
        from seen
        join resolution on resolution.id = seen.resolution_id
        where ${inDepartment}
        group by resolution.id
      ) by_resolution
    ) as resolutions,
    (
      select coalesce(json_agg(by_department order by by_department.name collate "es-x-icu"), '[]')
      from (
        select
          department.code,
          department.name,
          ${ofState} as count
        from seen
        join department on department.code = seen.department_code
        where ${inResolution}
        group by department.code
      ) by_department
    ) as departments`;

/** By line and state; where a text is looked for one by one, each with its document. */
function countedSql(kind: RegisterKind, oneByOne: boolean): string {
  if (oneByOne) {
    return `
  select
    each.resolution_id,
    each.allocation_id,
    each.state,
    each.document,
    1 as records,
    case each.concept when 'capital' then each.amount end as capital,
    case each.concept when 'yields' then each.amount end as yields
  from (${registerSql[kind]}
  ) each`;
  }
  return (
    talliesSql[kind] ??
    `
  select
    each.resolution_id,
    each.allocation_id,
    each.state,
    count(*) as records,
    sum(each.amount) filter (where each.concept = 'capital') as capital,
    sum(each.amount) filter (where each.concept = 'yields') as yields
  from (${registerSql[kind]}
  ) each
  group by each.resolution_id, each.allocation_id, each.state`
  );
}
