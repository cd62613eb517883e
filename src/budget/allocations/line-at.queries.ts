import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';

/** Whose lines: one line, a hospital's, a resolution's, or everybody's. */
export interface LinesAsked {
  readonly allocationId?: string;
  readonly hospitalId?: string;
  readonly resolutionId?: string;
}

/** A line in force as reports name it, its hospital as it was known at the instant. */
export interface LineAt {
  readonly allocationId: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly hospital: { readonly id: string; readonly name: string; readonly nit: string | null } | null;
  readonly resolution: {
    readonly id: string;
    readonly number: number;
    readonly year: number;
    readonly issuer: string;
    readonly issuedOn: CalendarDate;
    readonly executeBy: CalendarDate | null;
  };
}

@Injectable()
export class LineAtQueries {
  /** To which resolutions do these lines belong? For the instant of a report: ask before the transaction that reads. */
  async resolutionIds(tx: Tx, asked: LinesAsked, scope: readonly string[] | null): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select distinct line.resolution_id as id
       from annex_line line
       join resolution act on act.id = line.added_by_id
       where ${isAsked}
         and ($2::uuid is null or line.hospital_id = $2)
       order by 1`,
      parametersOf(asked, scope),
    );
    return rows.map(({ id }) => id);
  }

  /** Which lines in force are they, of these hospitals (null: all), by resolution and in the order of the annex? */
  lines(tx: Tx, asked: LinesAsked, scope: readonly string[] | null, knownAt: string): Promise<LineAt[]> {
    return tx.query(linesSql, [...parametersOf(asked, scope), knownAt]);
  }

  /** What was this hospital called at the instant, whether it had a line or not? */
  async hospitalName(tx: Tx, hospitalId: string, knownAt: string): Promise<string> {
    const [row]: { name: string }[] = await tx.query(
      `select hospital.name from (select null::uuid as id, $1::uuid as hospital_id) line ${hospitalKnownAt('$2')}`,
      [hospitalId, knownAt],
    );
    invariant(row, 'a select without a table answers one row');
    return row.name;
  }
}

const isAsked = `
  act.published_at is not null
  and ($1::uuid is null or line.id = $1)
  and ($3::uuid is null or line.resolution_id = $3)
  and ($4::uuid[] is null or line.hospital_id = any($4))`;

const linesSql = `
  select
    line.id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    case when hospital.id is not null
      then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
    end as hospital,
    json_build_object(
      'id', resolution.id,
      'number', resolution.number,
      'year', resolution.year,
      'issuer', resolution.issuer,
      'issuedOn', resolution.issued_on,
      'executeBy', resolution.execute_by
    ) as resolution
  from annex_line line
  join resolution act on act.id = line.added_by_id
  join resolution on resolution.id = line.resolution_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  ${hospitalKnownAt('$5')}
  where ${isAsked}
    and ($2::uuid is null or hospital.id = $2)
  order by resolution.year, resolution.number, resolution.id, line.line`;

function parametersOf({ allocationId, hospitalId, resolutionId }: LinesAsked, scope: readonly string[] | null) {
  return [allocationId ?? null, hospitalId ?? null, resolutionId ?? null, scope && [...scope]];
}
