import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Subjects } from '../../platform/database/instants';
import type { Tx } from '../../platform/database/transactions';
import { hospitalKnownAt, namedBy } from '../hospitals/hospital-known-at.sql';
import type { SelectedLines } from '../ledger/movements.queries';

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
  /** Which lines in force are they, of these hospitals (null: all), by resolution and in the order of the annex? */
  lines(tx: Tx, asked: LinesAsked, scope: readonly string[] | null, knownAt: string): Promise<LineAt[]> {
    return tx.query(linesSql, [parameterOf(asked, scope), knownAt]);
  }

  /** What was this hospital called at the instant, whether it had a line or not? Null when it is not one of these. */
  async hospitalName(
    tx: Tx,
    hospitalId: string,
    { scope, knownAt }: { scope: readonly string[] | null; knownAt: string },
  ): Promise<string | null> {
    const [row]: { name: string | null }[] = await tx.query(
      `select hospital.name
       from (select null::uuid as id, $1::uuid as hospital_id) line
       ${hospitalKnownAt('$2')}
       where $3::uuid[] is null or line.hospital_id = any($3)`,
      [hospitalId, knownAt, scope],
    );
    return row?.name ?? null;
  }
}

/** The resolutions of the lines that are asked for, in force or not: what the instant of their report waits for. */
export function resolutionsOf(asked: LinesAsked, scope: readonly string[] | null): Subjects {
  return {
    select: `select line.resolution_id::text from annex_line line where ${asksForLine('$1')}`,
    parameters: [parameterOf(asked, scope)],
  };
}

/** The lines that `LineAtQueries.lines` finds, for queries that are asked beside it. */
export function linesAskedFor(asked: LinesAsked, scope: readonly string[] | null): SelectedLines {
  return {
    parameter: parameterOf(asked, scope),
    select: (parameter, instant) => `
      select line.id
      from annex_line line
      join resolution act on act.id = line.added_by_id
      where ${isAskedAt(parameter, instant)}`,
  };
}

function parameterOf(asked: LinesAsked, scope: readonly string[] | null): string {
  return JSON.stringify({ ...asked, ...(scope && { scope: `{${scope.join(',')}}` }) });
}

const told = (parameter: string, field: keyof LinesAsked | 'scope') => `(${parameter}::jsonb ->> '${field}')`;

function asksForLine(parameter: string): string {
  const [allocation, resolution, hospital, scope] = [
    told(parameter, 'allocationId'),
    told(parameter, 'resolutionId'),
    told(parameter, 'hospitalId'),
    told(parameter, 'scope'),
  ];
  return `
    (${allocation} is null or line.id = ${allocation}::uuid)
    and (${resolution} is null or line.resolution_id = ${resolution}::uuid)
    and (${hospital} is null or line.hospital_id = ${hospital}::uuid)
    and (${scope} is null or line.hospital_id = any(${scope}::uuid[]))`;
}

// A line of which nobody knew the hospital was nobody's.
function isAskedAt(parameter: string, instant: string): string {
  return `${asksForLine(parameter)}
    and act.published_at is not null
    and (${told(parameter, 'hospitalId')} is null or ${namedBy(instant)})`;
}

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
  ${hospitalKnownAt('$2')}
  where ${isAskedAt('$1', '$2')}
  order by resolution.year, resolution.number, resolution.id, line.line`;
