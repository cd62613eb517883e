import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../kernel/errors';
import { rowsOf, type Column, type Table } from './table';

/**
 * Comma, UTF-8, CRLF, ISO dates, codes as text, plain amounts; a text that a spreadsheet would run is made inert. The
 * lines, then the subtotals, then the total. Headers in Spanish, or the names of the JSON in English.
 * @param bom for the spreadsheets that read UTF-8 only when it says so
 */
export function csvOf<Row>(table: Table<Row>, { language, bom }: { language: Language; bom: boolean }): string {
  const rows = [
    table.columns.map(({ name, header }) => (language === 'es' ? header.es : name)),
    ...rowsOf(table).map(({ row }) => table.columns.map((column) => plainCell(column, row, language))),
  ];
  // Only the whole delimiter is quoted by itself: a line break alone would begin a row for whoever reads it.
  return stringify(rows, { bom, record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function plainCell<Row>(column: Column<Row>, row: Row, language: Language): string {
  switch (column.kind) {
    case 'text':
    case 'code':
    case 'date':
    case 'instant':
      return inert(column.of(row, language) ?? '');
    case 'integer':
    case 'money':
      return column.of(row)?.toString() ?? '';
    case 'percent':
      return column.of(row)?.percent ?? '';
  }
}

/** The same form, of rows that are text already and come a few at a time. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: '\r\n' },
  );
}

/** A spreadsheet runs a text that begins so, in half or full width, blanks before it or not. */
export function inert(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
