import { conditionsOf, placesSql, type RegisterFilters } from './register.conditions';
import type { RegisterKind } from './register.kinds';
import { registerSql } from './register.sql';

/**
 * How many stands in the text, so that the planner knows that it will stop: a parameter it takes for a tenth of all there
 * are. They are few numbers, for each is a statement that a connection keeps.
 */
const lengths = [51, 101, 201];

/**
 * Which records come next, in the order in which they were recorded? The names of things are looked up for those alone.
 * @param rows at most 201; as many are answered, or some more
 */
export function pageSql(
  kind: RegisterKind,
  filters: RegisterFilters,
  rows: number,
): { text: string; values: unknown[] } {
  const { where, values } = conditionsOf(filters, [
    ...(['scope', 'resolution', 'allocation', 'department'] as const),
    ...(['text', 'state', 'after'] as const),
  ]);
  const text = `
  with record as (${registerSql[kind]}
  ),
  page as (
    select record.*
    from record${placesSql}
    ${where}
    order by record.id
    limit ${lengths.find((length) => length >= rows) ?? 201}
  )
  select
    page.id,
    page.state,
    page.amount,
    page.concept,
    page.document,
    page.detail,
    page.dated_on as "datedOn",
    page.recorded_at as "recordedAt",
    case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as "recordedBy",
    json_build_object('id', resolution.id, 'number', resolution.number, 'year', resolution.year) as resolution,
    case when line.id is not null then json_build_object(
      'id', line.id,
      'line', line.line,
      'municipality', municipality.name,
      'department', json_build_object('code', department.code, 'name', department.name),
      'hospital', hospital.name
    ) end as allocation
  from page
  join resolution on resolution.id = page.resolution_id
  left join annex_line line on line.id = page.allocation_id
  left join municipality on municipality.code = line.municipality_code
  left join department on department.code = municipality.department_code
  left join hospital on hospital.id = line.hospital_id
  left join person on person.id = page.recorded_by
  order by page.id`;
  return { text, values };
}
