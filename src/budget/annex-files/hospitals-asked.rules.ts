import type { TableRow } from '../../platform/tables/reading/table-file';
import { isId } from '../../platform/ids';
import type { Columns } from './columns.rules';
import { hospitalLetters, isCalled, type RegisteredHospital } from './hospitals.rules';
import { cellOf } from './rows.rules';

/* Which hospitals of the register some rows may mean: no more of it is read, however large it is. */

export interface HospitalsAsked {
  readonly ids: readonly string[];
  readonly nits: readonly string[];
}

/** By what identifies one: our identifier, or nine digits of a NIT. */
export function identitiesIn(rows: readonly TableRow[], columns: Columns): HospitalsAsked {
  const ids = rows.map((row) => idIn(row, columns)).filter((id) => id !== '');
  const nits = rows.map((row) => nitIn(row, columns)).filter((nit) => nit !== '');
  return { ids, nits };
}

/** The names that no identity beside them explains, in the letters by which names are compared. */
export function namesIn(
  rows: readonly TableRow[],
  columns: Columns,
  { found, nameOf }: { found: readonly RegisteredHospital[]; nameOf: (row: TableRow) => string },
): string[] {
  if (columns.hospital === undefined) return [];
  const byId = new Map(found.map((each) => [each.id, each]));
  const byNit = new Map(found.map((each) => [each.nit, each]));
  const names = rows.flatMap((row) => {
    const name = nameOf(row).trim();
    const identified = byId.get(idIn(row, columns)) ?? byNit.get(nitIn(row, columns));
    return name === '' || (identified && isCalled(identified, name)) ? [] : [hospitalLetters(name)];
  });
  return [...new Set(names)];
}

function idIn(row: TableRow, columns: Columns): string {
  const text = cellOf(row, columns, 'hospitalId').trim().toLowerCase();
  return isId(text) ? text : '';
}

function nitIn(row: TableRow, columns: Columns): string {
  const digits = cellOf(row, columns, 'nit').replace(/\D/g, '');
  return digits.length < 9 ? '' : digits.slice(0, 9);
}
