import { byDelegationOf } from '../audit/delegated.sql';

/** Who recorded it; the person is joined as `maker`. */
export const recordedBy = `json_build_object('id', maker.id, 'name', maker.name) as "recordedBy"`;

/** What was decided of a record, by whom and when, or null; the person is left-joined as `checker`. */
export function decisionOf(table: 'report' | 'restitution' | 'restoration'): string {
  return `case when ${table}.decision is not null then json_build_object(
      'outcome', ${table}.decision,
      'decidedBy', json_build_object('id', checker.id, 'name', checker.name),
      'byDelegationOf', ${byDelegationOf(`${table}.id`, 'checker.id')},
      'decidedAt', to_char(${table}.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'reason', ${table}.decision_reason
    ) end as decision`;
}
