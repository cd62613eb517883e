import { dayOf } from './decisions.sql';
import type { TaskKind } from './task.kinds';

/*
 * One question a kind: what came back to its maker, and was not answered? The columns are those of decisions.sql.
 */

/** What came back on a line, with its reason, and no later record of its kind has answered. */
const returned = (kind: TaskKind, { table, amount, by = 'true' }: { table: string; amount: string; by?: string }) => `
  select
    '${kind}', '${table}', record.id, null::text, line.resolution_id, line.id, ${amount},
    ${dayOf('record.decided_at')}, null::date, record.recorded_by, false, record.decision_reason
  from ${table} record
  join annex_line line on line.id = record.allocation_id
  where record.decision = 'returned'
    and ${by}
    and not exists (
      select from ${table} later where later.allocation_id = record.allocation_id and later.id > record.id
    )
    and not exists (select from closure where closure.allocation_id = line.id)`;

const notWithdrawn = `
    not exists (select from standing_withdrawal standing where standing.allocation_id = record.allocation_id)`;

/** Recorded by the ministry, with the hospital's letter: the correction is the ministry's too. */
const byTheMinistry = `
    not exists (select from person where person.id = record.recorded_by and 'recipient' = any(person.roles))`;

export const corrections: Partial<Record<TaskKind, string>> = {
  'disbursement.correct': returned('disbursement.correct', {
    table: 'disbursement',
    amount: 'record.amount',
    by: notWithdrawn,
  }),

  'withdrawal.correct': returned('withdrawal.correct', {
    table: 'withdrawal',
    amount: 'null::numeric',
    by: `${byTheMinistry} and ${notWithdrawn}`,
  }),

  'restoration.correct': returned('restoration.correct', { table: 'restoration', amount: 'record.amount' }),

  'lapse.correct': `
  select
    'lapse.correct', 'lapse', record.id, null::text, record.resolution_id, null::uuid, null::numeric,
    ${dayOf('record.decided_at')}, null::date, record.recorded_by, false, record.decision_reason
  from lapse record
  where record.decision = 'returned'
    and not exists (
      select from lapse later where later.resolution_id = record.resolution_id and later.id > record.id
    )`,
};
