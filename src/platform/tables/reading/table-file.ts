/*
 * A file of rows, as another program wrote it: CSV in any usual encoding and with any usual delimiter, or a workbook.
 * Every cell is the text that is stored; nothing is guessed here about what it means. What is read crosses from the
 * reading thread, so it is plain and compact.
 */

/** blank, text, number, date (a number that is shown as one), true or false, the error of a formula. */
export type CellKind = ' ' | 't' | 'n' | 'd' | 'b' | 'e';

/** A row that has something in it. */
export interface TableRow {
  /** As a spreadsheet numbers it, from 1; in CSV the record, which is the line unless a cell has line breaks. */
  readonly number: number;
  /** The text of each cell, trimmed of nothing; a number plainly written: no exponent, dot for decimals. */
  readonly cells: readonly string[];
  /** One letter a cell. In CSV everything is text. */
  readonly kinds: string;
  /** The columns, from 0, whose value a formula gave. */
  readonly formulas?: readonly number[];
  readonly hidden?: true;
}

/** Cells that are shown as one: only the first, above and left, has a value. Columns from 0, rows from 1. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type Delimiter = ',' | ';' | '\t' | '|';
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** How the file is made, as it was found out. */
export type TableForm =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | {
      readonly format: 'xlsx';
      /** Whether days are counted from 1904, as on old Macintosh computers, and not from 1900. */
      readonly date1904: boolean;
    };

/** The beginning of a sheet; a CSV is one sheet without a name. */
export interface SheetBeginning {
  readonly name: string | null;
  readonly hidden: boolean;
  readonly rows: readonly TableRow[];
}

/** What a file begins with, sheet by sheet: enough to choose the sheet and to find its headings. */
export interface TableBeginning {
  readonly form: TableForm;
  readonly sheets: readonly SheetBeginning[];
}

/** What is known once every row was read. */
export interface TableEnd {
  readonly form: TableForm;
  /** Rows with something in them. */
  readonly rows: number;
  readonly merged: readonly MergedCells[];
  /** Columns, from 0, that the sheet does not show. */
  readonly hiddenColumns: readonly number[];
}

export interface TableLimits {
  /** Rows with something in them. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
  /** Bytes of a workbook, all its parts, once decompressed. */
  readonly inflated: number;
}

/** What a spreadsheet program itself allows in a cell; a hundred thousand rows, with room for headings and totals. */
export const usualLimits: TableLimits = { rows: 110_000, columns: 200, cell: 32_767, inflated: 250_000_000 };

/** How many rows of each sheet are looked at to find its headings. */
export const beginningRows = 60;

/** The name that a spreadsheet gives to a column, counted from 0: A, B, … Z, AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}
