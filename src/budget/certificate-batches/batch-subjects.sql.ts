import type { BatchType } from './batch.rules';

/** What there is to certify of a resolution ($2): its subject, its line, and how a person calls it. */

const lines = `
  select line.id, line.line, format('Línea %s · %s', line.line, municipality.name) as label
  from annex_line line
  join municipality on municipality.code = line.municipality_code
  where line.resolution_id = $2`;

const of = (table: string, named: string) => `
  select ${table}.id, line.line, format('Línea %s · %s · ${named}', line.line, municipality.name) as label
  from ${table}
  join annex_line line on line.id = ${table}.allocation_id
  join municipality on municipality.code = line.municipality_code
  where line.resolution_id = $2`;

export const subjectsSql: Readonly<Record<BatchType, string>> = {
  allocation: lines,
  statement: lines,
  clearance: lines,
  execution: lines,
  disbursement: of('disbursement', 'giro'),
  receipt: of('disbursement', 'recibo'),
  withdrawal: of('withdrawal', 'desistimiento'),
  restitution: of('restitution', 'reintegro'),
};
