import { foldedSql } from '../hospitals/folded.sql';

/** What is asked of a register, of whose lines; null where nothing is. */
export interface RegisterFilters {
  /** The hospitals of whoever asks; null: all. */
  readonly scope: readonly string[] | null;
  readonly resolution: string | null;
  readonly allocation: string | null;
  readonly department: string | null;
  /** Folded; empty when nothing is looked for. */
  readonly text: string;
  readonly state: string | null;
  readonly after: string | null;
}

type Filter = keyof RegisterFilters;

const saidIn = (text: string, given: string) => `position(${given} in ${foldedSql(text)}) > 0`;

const conditions: Record<Filter, (parameter: string) => string> = {
  scope: (given) => `line.hospital_id = any(${given}::uuid[])`,
  resolution: (given) => `record.resolution_id = ${given}::uuid`,
  allocation: (given) => `record.allocation_id = ${given}::uuid`,
  department: (given) => `municipality.department_code = ${given}`,
  // Names are few, and told once; what each record has of its own is its document.
  text: (given) => `(
      line.municipality_code in (select code from municipality where ${saidIn('municipality.name', given)})
      or line.hospital_id in (select id from hospital where ${saidIn('hospital.name', given)})
      or ${saidIn('record.document', given)}
    )`,
  state: (given) => `record.state = ${given}`,
  after: (given) => `record.id > ${given}::uuid`,
};

/** What the conditions speak of, besides `record`. */
export const placesSql = `
  left join annex_line line on line.id = record.allocation_id
  left join municipality on municipality.code = line.municipality_code`;

/**
 * The conditions of what is asked, and nothing of what is not: each statement is planned for what it looks for.
 * @returns `where`, or nothing, and the values of its parameters, from $1
 */
export function conditionsOf(filters: RegisterFilters, of: readonly Filter[]): { where: string; values: unknown[] } {
  const asked = of.filter((filter) => filters[filter] !== null && filters[filter] !== '');
  const all = asked.map((filter, index) => conditions[filter](`$${index + 1}`));
  return {
    where: all.length === 0 ? '' : `where ${all.join('\n    and ')}`,
    values: asked.map((filter) => filters[filter]),
  };
}
