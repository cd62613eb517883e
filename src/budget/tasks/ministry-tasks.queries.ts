import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import { actNames } from '../ledger/acts';
import { checkersOf } from '../ledger/reversal.rules';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { corrections } from './corrections.sql';
import { decisions } from './decisions.sql';
import { steps } from './steps.sql';
import type { TasksAsked } from './task.dto';
import type { TaskKind } from './task.kinds';
import type { SubjectKind, Waiting } from './task.rules';

/** Who asks: the kinds that can wait for them, each with whose acts count as their own, and the roles that they act by. */
export interface Asker {
  readonly kinds: readonly AskedKind[];
  readonly roles: readonly Role[];
  readonly today: CalendarDate;
}

export interface AskedKind {
  readonly kind: TaskKind;
  /** Themselves; and who delegated to them, where they would act under a delegation. */
  readonly me: readonly string[];
}

export interface Count {
  readonly kind: TaskKind;
  readonly doable: number;
  readonly own: number;
  readonly late: number;
}

interface Row {
  readonly kind: TaskKind;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly detail: string | null;
  readonly resolution: { id: string; number: number; year: number } | null;
  readonly allocation: Waiting['allocation'];
  readonly amount: string | null;
  readonly since: CalendarDate;
  readonly dueOn: CalendarDate | null;
  readonly madeBy: Waiting['madeBy'];
  readonly own: boolean;
  readonly reason: string | null;
}

@Injectable()
export class MinistryTasks {
  /** What waits for this person, the longest waiting first? At most one more than a page. */
  async page(tx: Tx, asker: Asker, asked: TasksAsked): Promise<Waiting[]> {
    const union = unionOf(asker.kinds);
    if (union === null) return [];
    const rows: Row[] = await tx.query(`${union} ${pageSql}`, [
      ...parametersOf(asker),
      ...filtersOf(asked),
      asked.cursor?.[0] ?? null,
      asked.cursor?.[1] ?? null,
      asked.limit + 1,
    ]);
    return rows.map(waitingOf);
  }

  /** How many of each kind, filters apart from the page? */
  async counts(tx: Tx, asker: Asker, asked: TasksAsked): Promise<Count[]> {
    const union = unionOf(asker.kinds);
    if (union === null) return [];
    return tx.query(`${union} ${countsSql}`, [...parametersOf(asker), ...filtersOf(asked)]);
  }
}

function parametersOf({ kinds, today, roles }: Asker): unknown[] {
  const checked = actNames.filter((act) => checkersOf({ act, approved: true }).some((role) => roles.includes(role)));
  return [JSON.stringify(kinds), today, checked];
}

function filtersOf({ kind, resolution, allocation, late, doable }: TasksAsked): unknown[] {
  return [kind ?? null, resolution ?? null, allocation ?? null, late ?? null, doable ?? null];
}

/** One union of what each kind asks; null when none of them is the ministry's. */
function unionOf(kinds: readonly AskedKind[]): string | null {
  const branches = kinds
    .map(({ kind }) => decisions[kind] ?? steps[kind] ?? corrections[kind])
    .filter((branch) => branch !== undefined);
  if (branches.length === 0) return null;
  return `
  with asked as (
    select
      each.kind,
      each.me,
      $2::date as today,
      $3::text[] as acts
    from jsonb_to_recordset($1::jsonb) as each (kind text, me uuid[])
  ),
  waiting (
    kind, subject_kind, subject_id, detail, resolution_id, allocation_id, amount, since, due_on, made_by, own, reason
  ) as (
    ${branches.join('\n  union all')}
  ),
  task as (
    select
      waiting.*,
      concat_ws(':', waiting.kind, waiting.subject_id, waiting.detail) as key,
      coalesce(waiting.due_on < $2::date, false) as late
    from waiting
  ),
  filtered as (
    select *
    from task
    where ($4::text is null or kind = $4)
      and ($5::uuid is null or resolution_id = $5)
      and ($6::uuid is null or allocation_id = $6)
      and ($7::boolean is null or late = $7)
      and ($8::boolean is null or own <> $8)
  )`;
}

const pageSql = `
  select
    task.kind,
    task.subject_kind as "subjectKind",
    task.subject_id as "subjectId",
    task.detail,
    case when resolution.id is not null then json_build_object(
      'id', resolution.id, 'number', resolution.number, 'year', resolution.year
    ) end as resolution,
    case when line.id is not null then json_build_object(
      'id', line.id,
      'line', line.line,
      'municipality', municipality.name,
      'hospital', hospital.name
    ) end as allocation,
    task.amount,
    task.since,
    task.due_on as "dueOn",
    case when maker.id is not null then json_build_object('id', maker.id, 'name', maker.name) end as "madeBy",
    task.own,
    task.reason
  from filtered task
  left join resolution on resolution.id = task.resolution_id
  left join annex_line line on line.id = task.allocation_id
  left join municipality on municipality.code = line.municipality_code
  left join hospital on hospital.id = line.hospital_id
  left join person maker on maker.id = task.made_by
  where $9::date is null
    or task.since > $9
    or task.since = $9 and task.key collate "C" > $10
  order by task.since, task.key collate "C"
  limit $11`;

const countsSql = `
  select
    kind,
    (count(*) filter (where not own))::int as doable,
    (count(*) filter (where own))::int as own,
    (count(*) filter (where late))::int as late
  from filtered
  group by kind`;

function waitingOf(row: Row): Waiting {
  return {
    kind: row.kind,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    detail: row.detail,
    resolution: row.resolution && { id: row.resolution.id, label: resolutionLabel(row.resolution) },
    allocation: row.allocation,
    amount: row.amount === null ? null : Money.of(row.amount),
    since: row.since,
    deadline: row.dueOn && {
      kind: row.kind === 'waiver.approve' ? 'waiver' : 'fiscal-year',
      dueOn: row.dueOn,
      days: null,
      unit: null,
    },
    madeBy: row.madeBy,
    own: row.own,
    reason: row.reason,
  };
}
