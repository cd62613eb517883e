import { spentStatuses } from './disbursement.rules';

/** Whether an order in this stored state stands: one that is refused, sent back or annulled may be registered again. */
export function orderStands(state: string): string {
  return `${state} not in (${spentStatuses.map((status) => `'${status}'`).join(', ')})`;
}

/**
 * Which other orders that stand have the number of this `disbursement` of this `line`, in the fiscal year and of the issuer
 * of its resolution? The first five that the caller may see ($1), as JSON. Two numbers are the same where `folded_order` is.
 */
export const sameNumberSql = `
  select coalesce(json_agg(json_build_object(
    'id', alike.id,
    'allocationId', alike.allocation_id,
    'resolution', json_build_object('number', alike.number, 'year', alike.year),
    'line', alike.line,
    'municipality', alike.municipality,
    'amount', alike.amount::text,
    'orderedOn', alike.ordered_on,
    'status', alike.state
  ) order by alike.id), '[]')
  from (
    select
      other.*,
      stored.state,
      its_line.line,
      its_act.number,
      its_act.year,
      municipality.name as municipality
    from (
      select same.id, same.allocation_id, same.amount, same.ordered_on
      from disbursement same
      where same.folded_order = disbursement.folded_order
        and same.id <> disbursement.id
      offset 0
    ) other
    join disbursement_state stored on stored.disbursement_id = other.id
    join annex_line its_line on its_line.id = other.allocation_id
    join municipality on municipality.code = its_line.municipality_code
    join resolution its_act on its_act.id = its_line.resolution_id
    join resolution own_act on own_act.id = line.resolution_id
    where ${orderStands('stored.state')}
      and its_act.fiscal_year = own_act.fiscal_year
      and its_act.issuer = own_act.issuer
      and ($1::uuid[] is null or its_line.hospital_id = any($1))
    order by other.id
    limit 5
  ) alike`;
