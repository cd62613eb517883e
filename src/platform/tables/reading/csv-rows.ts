import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { delimiterOf, type DelimiterFound } from './delimiter.rules';
import { decoded, textForm, type TextForm } from './encoding.rules';
import { TableDamaged, TableTooLarge } from './table.refusals';
import type { TableForm, TableLimits, TableRow } from './table-file';
import { pieceOf, type TableSource } from './table-source';

export interface CsvFile {
  readonly source: TableSource;
  readonly form: TableForm & { format: 'csv' };
  readonly text: TextForm;
  readonly delimiter: DelimiterFound;
}

/** As much of the text as tells how its rows are parted. */
const beginningBytes = 131_072;

/** @throws TableUnsupported for what is no text */
export function openCsv(source: TableSource): CsvFile {
  const text = textForm(source);
  const [beginning = ''] = decoded(pieceOf(source, 0, text.mark + beginningBytes), text);
  const delimiter = delimiterOf(beginning);
  return { source, text, delimiter, form: { format: 'csv', encoding: text.encoding, delimiter: delimiter.delimiter } };
}

/** @throws TableDamaged where a quote is never closed, TableTooLarge */
export async function* csvRows({ source, text, delimiter }: CsvFile, limits: TableLimits): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: delimiter.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.cell * 8,
  });
  // A spreadsheet that is read by programs of the nineties ends its text with a Ctrl-Z.
  const letters = Readable.from(decoded(source, text), { objectMode: true });
  letters.pipe(parser);
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number === 1 && delimiter.declared) continue;
      const row = csvRow(number, record, limits);
      if (row) yield row;
    }
  } catch (error) {
    throw refusalOf(error, limits);
  } finally {
    letters.destroy();
  }
}

function csvRow(number: number, record: readonly string[], limits: TableLimits): TableRow | null {
  const cells = withoutBlankEnd(record);
  if (cells.length === 0) return null;
  if (cells.length > limits.columns) throw tooMany.columns(limits.columns);
  if (cells.some((cell) => cell.length > limits.cell)) throw tooMany.letters(limits.cell);
  return { number, cells, kinds: cells.map((cell) => (cell.trim() === '' ? ' ' : 't')).join('') };
}

/** The cells up to the last one that has something. */
export function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, length);
}

export const tooMany = {
  rows: (maximum: number) => new TableTooLarge({ what: { es: 'filas', en: 'rows' }, maximum }),
  columns: (maximum: number) => new TableTooLarge({ what: { es: 'columnas', en: 'columns' }, maximum }),
  letters: (maximum: number) =>
    new TableTooLarge({ what: { es: 'caracteres en una celda', en: 'characters in one cell' }, maximum }),
  texts: (maximum: number) => new TableTooLarge({ what: { es: 'caracteres', en: 'characters' }, maximum }),
};

function refusalOf(error: unknown, limits: TableLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooMany.letters(limits.cell);
  const line = typeof error.lines === 'number' ? String(error.lines) : '?';
  const why = error.code === 'CSV_QUOTE_NOT_CLOSED' ? unclosed(line) : unparted(line);
  return new TableDamaged({ why });
}

const unclosed = (line: string) => ({
  es: `hay unas comillas que se abren y no se cierran (hasta la línea ${line})`,
  en: `a quote is opened and never closed (up to line ${line})`,
});

const unparted = (line: string) => ({
  es: `la línea ${line} no se puede separar en celdas`,
  en: `line ${line} cannot be parted into cells`,
});
