import type { CalendarDate } from '../../kernel/calendar';
import { invariant, type Language } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Block } from '../paper/blocks';

/*
 * A report is one definition of its columns and four forms of it. The definition says what a figure is, which entries
 * are behind it and whether it adds up; the forms (CSV, XLSX, PDF) know nothing else of the report.
 *
 *   lines ──▶ groups (subtotals) ──▶ total          CSV   lines, subtotals, total: one header, plain values
 *      each cell: of(row), entries(row)             XLSX  real numbers, totals as formulas, the entries on a sheet
 *                                                   PDF   subtotals after their lines, totals carried over pages
 */

/** What a person reads, in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** A percentage never stands alone: `percent` is «81.82», null when the denominator is zero. */
export interface Share {
  readonly numerator: Money;
  readonly denominator: Money;
  readonly percent: string | null;
}

interface ColumnOf<Row> {
  /** As in the JSON, in English; the key of everything that refers to the column. */
  readonly name: string;
  readonly header: Words;
  /** What stands in the same cell on paper, where room is short; the header when it is not given. */
  readonly shortHeader?: string;
  /** In characters; each kind has a usual one. */
  readonly width?: number;
  /** Whether it stands in the PDF, whose width is short: true unless given. */
  readonly onPaper?: boolean;
  /** Whether it stands in the workbook, whose titles say what is the same in every row: true unless given. */
  readonly inWorkbook?: boolean;
  /** Tells the rows apart: in the workbook it stands first and stays in sight, on paper it is never left out. */
  readonly identifies?: true;
  /** The ids of the ledger entries behind the figure. */
  readonly entries?: (row: Row) => readonly string[];
}

export interface TextColumn<Row> extends ColumnOf<Row> {
  /** `code`: digits that are no number (DIVIPOLA, NIT). `date`: YYYY-MM-DD. `instant`: UTC, ISO 8601. */
  readonly kind: 'text' | 'code' | 'date' | 'instant';
  readonly of: (row: Row, language: Language) => string | null;
}

export interface IntegerColumn<Row> extends ColumnOf<Row> {
  readonly kind: 'integer';
  readonly of: (row: Row) => number | null;
}

export interface MoneyColumn<Row> extends ColumnOf<Row> {
  readonly kind: 'money';
  readonly of: (row: Row) => Money | null;
  /** `sum`, unless given: subtotals and total are the sum of the lines. `own`: they are what they say (a balance). */
  readonly total?: 'sum' | 'own';
}

export interface PercentColumn<Row> extends ColumnOf<Row> {
  readonly kind: 'percent';
  readonly of: (row: Row) => Share | null;
  /** The names of the money columns that are divided, where the table has both: XLSX then divides the cells. */
  readonly divides?: { readonly numerator: string; readonly denominator: string };
}

export type Column<Row> = TextColumn<Row> | IntegerColumn<Row> | MoneyColumn<Row> | PercentColumn<Row>;

/** Lines that are summed together. Their order is that of the subtotals. */
export interface Groups<Row> {
  /** The column (`text` or `code`) whose value tells to which group a line belongs; the subtotal has it too. */
  readonly by: string;
  /** «Departamento» */
  readonly of: Words;
  readonly rows: readonly { readonly name: string; readonly row: Row }[];
}

/** A report as a table, whole. Says nothing of today: equal tables give equal bytes. */
export interface Table<Row> {
  /** Of the file, without its extension: «resolucion-1409-de-2025-ejecucion-a-2025-11-30», see `fileNameOf`. */
  readonly file: string;
  /** «Estado de ejecución» */
  readonly title: string;
  /** «Resolución 1409 de 2025, por la cual…» */
  readonly subtitle?: string;
  /** Who answers for the report: at the head of the paper and in the properties of the file. */
  readonly issuer: string;
  /** What had taken effect by the date, as it was known at the instant (UTC): the only time in the file. */
  readonly moment: { readonly asOf: CalendarDate; readonly knownAt: string };
  /** What stands above the table: «Prueba», «Vigencia», «Alcance». */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly columns: readonly Column<Row>[];
  /** Tells a row among the others in a few words, «Línea 1, Necoclí»: for the list of the entries behind its figures. */
  readonly nameOf?: (row: Row) => string;
  readonly lines: readonly Row[];
  readonly groups?: Groups<Row>;
  readonly total?: Row;
  /** Whole Spanish sentences, the most important first. */
  readonly notes: readonly string[];
  /** The numbers, from 1, of the notes that speak of a line: raised beside its name on paper. */
  readonly notesOf?: (row: Row) => readonly number[];
  /** On paper only, between the facts and the table: charts with their own tables. */
  readonly paper?: readonly Block[];
  /** On paper only, after the notes: who signs. */
  readonly closing?: readonly Block[];
  /** Carried inside the PDF: what the JSON of the report says. */
  readonly data?: unknown;
}

/** «resolucion-1409-de-2025-ejecucion-a-2025-11-30»: safe in every file system and in a header. */
export function fileNameOf(...parts: readonly string[]): string {
  return parts
    .join('-')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120);
}

/** Every row with its part in the table: the lines, then the subtotals, then the total. */
export function rowsOf<Row>(table: Table<Row>): { kind: 'line' | 'subtotal' | 'total'; row: Row }[] {
  return [
    ...table.lines.map((row) => ({ kind: 'line' as const, row })),
    ...(table.groups?.rows ?? []).map(({ row }) => ({ kind: 'subtotal' as const, row })),
    ...(table.total === undefined ? [] : [{ kind: 'total' as const, row: table.total }]),
  ];
}

/**
 * A total is the sum of its lines, in every form.
 * @throws InvariantBroken where a column that says so does not add up
 */
export function requireSums<Row>({ columns, lines, groups, total }: Table<Row>): void {
  const key = columns.find(({ name }) => name === groups?.by);
  const keys = new Set(groups?.rows.map(({ row }) => key && keyOf(key, row)));
  invariant(!groups || lines.every((row) => key && keys.has(keyOf(key, row))), 'every line is of a group');
  for (const column of columns) {
    if (column.kind !== 'money' || column.total === 'own') continue;
    const sums = (row: Row, of: readonly Row[]) =>
      Money.sum(amountsOf(column, of)).equals(column.of(row) ?? Money.zero);
    invariant(total === undefined || sums(total, lines), `the total of «${column.name}» is the sum of its lines`);
    for (const { name, row } of groups?.rows ?? []) {
      const own = lines.filter((line) => key !== undefined && keyOf(key, line) === keyOf(key, row));
      invariant(sums(row, own), `the subtotal of «${column.name}» of ${name} is the sum of its lines`);
    }
  }
}

/** What there is of a column of money in these rows. */
export function amountsOf<Row>(column: MoneyColumn<Row>, rows: readonly Row[]): Money[] {
  return rows.map((row) => column.of(row)).filter((amount) => amount !== null);
}

/** To which group a row belongs. */
export function keyOf<Row>(column: Column<Row>, row: Row): string {
  return column.kind === 'text' || column.kind === 'code' ? (column.of(row, 'es') ?? '') : '';
}

/** The entries behind each figure of a row, by column; the columns without any are left out. For the JSON. */
export function entriesBehind<Row>(columns: readonly Column<Row>[], row: Row): Record<string, readonly string[]> {
  return Object.fromEntries(
    columns
      .map(({ name, entries }) => [name, entries?.(row) ?? []] as const)
      .filter(([, entries]) => entries.length > 0),
  );
}
