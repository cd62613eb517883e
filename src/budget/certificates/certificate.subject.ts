import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';

/** The act whose money a certificate speaks of. */
export interface ActFacts {
  readonly id: string;
  /** «Resolución 1409 de 2025» */
  readonly label: string;
  readonly title: string;
  /** False when it is a description, because the sources do not transcribe the title of the act. */
  readonly titleConfirmed: boolean;
  readonly issuer: string;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
}

/** Null is what no source says. */
export interface HospitalFacts {
  readonly id: string;
  readonly name: string;
  readonly nit: string | null;
  readonly checkDigit: number | null;
}

/** The line of the annex that a certificate speaks of, and its act. */
export interface LineFacts {
  readonly allocationId: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: string;
  readonly hospital: HospitalFacts | null;
  readonly resolution: ActFacts;
}

/** The line as a row of the database says it. */
export type LineRow = Omit<LineFacts, 'resolution'> & { readonly resolution: ActRow };

/** The act as the database says it. */
export type ActRow = Omit<ActFacts, 'label'> & { readonly number: number; readonly year: number };

/** @param row may say more than the line: only the line is taken out of it */
export function lineOf(row: LineRow): LineFacts {
  return {
    allocationId: row.allocationId,
    line: row.line,
    divipola: row.divipola,
    municipality: row.municipality,
    department: row.department,
    hospital: row.hospital,
    resolution: actOf(row.resolution),
  };
}

export function actOf({ number, year, ...act }: ActRow): ActFacts {
  return { ...act, label: `Resolución ${number} de ${year}` };
}

/** An `ActRow` of `resolution`. */
export const actColumn = `
    json_build_object(
      'id', resolution.id,
      'number', resolution.number,
      'year', resolution.year,
      'title', resolution.title,
      'titleConfirmed', not exists (
        select
        from unknown_fact
        where unknown_fact.subject_id = resolution.id
          and unknown_fact.field = 'title'
          and unknown_fact.known_at is null
      ),
      'issuer', resolution.issuer,
      'issuedOn', resolution.issued_on,
      'fiscalYear', resolution.fiscal_year
    )`;

/** The columns of a `LineRow`, of `line` and of what `lineJoins` joins to it. */
export const lineColumns = `
    line.id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    department.name as department,
    case when hospital.id is not null
      then json_build_object(
        'id', hospital.id, 'name', hospital.name, 'nit', hospital.nit, 'checkDigit', hospital.check_digit
      )
    end as hospital,
    ${actColumn.trim()} as resolution`;

export const lineJoins = `
  join resolution on resolution.id = line.resolution_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  left join hospital on hospital.id = line.hospital_id`;

/** The line for a machine; `assigned` in pesos, as text. */
export function dataOfLine(facts: LineFacts, assigned: Money): { resolution: object; allocation: object } {
  return {
    resolution: { ...facts.resolution },
    allocation: {
      id: facts.allocationId,
      line: facts.line,
      divipola: facts.divipola,
      municipality: facts.municipality,
      department: facts.department,
      hospital: facts.hospital,
      amount: assigned.toString(),
    },
  };
}
