import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf } from '../../platform/http/paging';
import { foldedSql } from '../hospitals/folded.sql';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { RegisterAsked, RegisterView } from './register.dto';
import { registerSql } from './register.sql';

type Record = RegisterView['items'][number];

interface Row extends Omit<Record, 'amount' | 'resolution'> {
  readonly amount: string | null;
  readonly resolution: { id: string; number: number; year: number };
}

interface Counted {
  readonly state: string;
  readonly count: number;
  readonly capital: string;
  readonly yields: string;
}

@Injectable()
export class RegisterQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Which records of one kind are there, of the lines that the caller may see, in the order in which they were recorded?
   * Every filter but the state holds for the totals by state. O(records of the kind): a state is derived.
   */
  page(by: Caller, asked: RegisterAsked): Promise<RegisterView> {
    const { kind, resolution, allocation, department, q, state, cursor, limit } = asked;
    const seen = seenSql(registerSql[kind]);
    const filters = [
      scopeOf(by.person),
      resolution ?? null,
      allocation ?? null,
      department ?? null,
      foldSpanish(q ?? ''),
    ];
    // A list to choose from does not shrink by what was chosen of it.
    const [scope, ...chosen] = filters;
    return this.transactions.readAtOnce(async (tx) => {
      const [rows, counts, resolutions, departments] = await Promise.all([
        tx.query<Row[]>(`${seen} ${pageSql}`, [...filters, state ?? null, cursor?.[0] ?? null, limit + 1]),
        tx.query<Counted[]>(`${seen} ${countsSql}`, filters),
        tx.query<{ id: string; number: number; year: number; count: number }[]>(`${seen} ${resolutionsSql}`, [
          scope,
          null,
          chosen[1],
          chosen[2],
          chosen[3],
        ]),
        tx.query<RegisterView['departments']>(`${seen} ${departmentsSql}`, [
          scope,
          chosen[0],
          chosen[1],
          null,
          chosen[3],
        ]),
      ]);
      const page = pageOf(rows, limit, ({ id }) => [id]);
      return {
        items: page.items.map(viewRecord),
        nextCursor: page.nextCursor,
        counts: counts.map((each) => ({
          ...{ state: each.state, count: each.count },
          ...{ capital: Money.of(each.capital), yields: Money.of(each.yields) },
        })),
        resolutions: resolutions.map((act) => ({ id: act.id, label: resolutionLabel(act), count: act.count })),
        departments: departments.map(({ code, name, count }) => ({ code, name, count })),
      };
    });
  }
}

function viewRecord(row: Row): Record {
  return {
    id: row.id,
    state: row.state,
    amount: row.amount === null ? null : Money.of(row.amount),
    concept: row.concept,
    document: row.document,
    detail: row.detail,
    datedOn: row.datedOn,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    resolution: { id: row.resolution.id, label: resolutionLabel(row.resolution) },
    allocation: row.allocation,
  };
}

/** @param records one of the registers: a closed map, never a text of a caller */
const seenSql = (records: string) => `
  with record as (${records}
  ),
  seen as (
    select
      record.*,
      resolution.number,
      resolution.year,
      line.line,
      municipality.name as municipality,
      department.code as department_code,
      department.name as department_name,
      hospital.name as hospital
    from record
    join resolution on resolution.id = record.resolution_id
    left join annex_line line on line.id = record.allocation_id
    left join municipality on municipality.code = line.municipality_code
    left join department on department.code = municipality.department_code
    left join hospital on hospital.id = line.hospital_id
    where ($1::uuid[] is null or line.hospital_id = any($1))
      and ($2::uuid is null or record.resolution_id = $2)
      and ($3::uuid is null or record.allocation_id = $3)
      and ($4::text is null or department.code = $4)
      and (
        $5 = ''
        or position($5 in ${foldedSql(`concat_ws(' ', municipality.name, hospital.name, record.document)`)}) > 0
      )
  )`;

const pageSql = `
  select
    seen.id,
    seen.state,
    seen.amount,
    seen.concept,
    seen.document,
    seen.detail,
    seen.dated_on as "datedOn",
    seen.recorded_at as "recordedAt",
    case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as "recordedBy",
    json_build_object('id', seen.resolution_id, 'number', seen.number, 'year', seen.year) as resolution,
    case when seen.allocation_id is not null then json_build_object(
      'id', seen.allocation_id,
      'line', seen.line,
      'municipality', seen.municipality,
      'department', json_build_object('code', seen.department_code, 'name', seen.department_name),
      'hospital', seen.hospital
    ) end as allocation
  from seen
  left join person on person.id = seen.recorded_by
  where ($6::text is null or seen.state = $6)
    and ($7::uuid is null or seen.id > $7)
  order by seen.id
  limit $8`;

const countsSql = `
  select
    state,
    count(*)::integer as count,
    coalesce(sum(amount) filter (where concept = 'capital'), 0) as capital,
    coalesce(sum(amount) filter (where concept = 'yields'), 0) as yields
  from seen
  group by state
  order by state`;

const resolutionsSql = `
  select
    resolution_id as id,
    number,
    year,
    count(*)::integer as count
  from seen
  group by resolution_id, number, year
  order by year desc, number desc`;

const departmentsSql = `
  select
    department_code as code,
    department_name as name,
    count(*)::integer as count
  from seen
  where department_code is not null
  group by department_code, department_name
  order by department_name collate "es-x-icu"`;
