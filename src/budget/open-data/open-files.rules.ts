import { csvLines, inert } from '../../platform/tables/csv';
import type { OpenColumn, OpenRow, OpenTable } from './contents';

/*
 * A table as a file, in pieces, from batches of rows. Equal rows give equal bytes: no date, no name of who asked.
 */

/** UTF-8 without a byte-order mark, commas, CRLF, a head of names; a text that a spreadsheet would run is made inert. */
export async function* csvFile({ columns }: OpenTable, batches: AsyncIterable<OpenRow[]>): AsyncGenerator<string> {
  yield csvLines([columns.map(({ name }) => name)]);
  for await (const rows of batches) {
    if (rows.length > 0) yield csvLines(rows.map((row) => columns.map((column) => cellOf(column, row))));
  }
}

function cellOf({ name, kind }: OpenColumn, row: OpenRow): string {
  const value = row[name] ?? '';
  return kind === 'text' ? inert(value) : value;
}

/** An array of objects, one a line; pesos as text with two decimals, which no reader rounds. */
export async function* jsonFile({ columns }: OpenTable, batches: AsyncIterable<OpenRow[]>): AsyncGenerator<string> {
  let before = '[';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => `\n${JSON.stringify(objectOf(columns, row))}`).join(',');
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function objectOf(columns: readonly OpenColumn[], row: OpenRow): Record<string, string | number | null> {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = row[name] ?? null;
      return [name, kind === 'integer' && value !== null ? Number(value) : value];
    }),
  );
}
