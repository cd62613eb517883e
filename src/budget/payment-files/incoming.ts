import { createHash } from 'node:crypto';
import { refusal } from '../../kernel/errors';
import { foldSpanish } from '../../kernel/text';
import { decoded, textForm } from '../../platform/tables/reading/encoding.rules';
import { dayOfSerial } from '../../platform/tables/reading/stored-values.rules';
import { usualLimits, type SheetBeginning, type TableRow } from '../../platform/tables/reading/table-file';
import type { TableReader } from '../../platform/tables/reading/table-reader';

/* A file that comes from a bank or from SIIF, as rows of named cells: a table with headings, or a text of fixed width. */

export const HeadingsMissing = refusal<{ missing: readonly string[]; accepted: readonly string[] }>(
  'payment-layout.headings-missing',
  'form',
  { es: 'El archivo no tiene las columnas que se esperan', en: 'The file lacks the expected columns' },
  {
    es: ({ accepted }) =>
      `Ninguna fila del comienzo es un encabezado con todo lo que hace falta. Falta: ${accepted.join('; ')}. ` +
      'Si el banco las llama de otra manera, se dice en PAYMENT_LAYOUT.',
    en: ({ missing }) => `No row has the headings that are needed. Missing: ${missing.join(', ')}.`,
  },
);

export interface Cell {
  readonly text: string;
  /** A number of a workbook: its dot parts the decimals. */
  readonly isNumber: boolean;
}

export interface IncomingRow<Field extends string> {
  /** As the file numbers it, from 1. */
  readonly line: number;
  /** Only those that have something in them. */
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
}

export interface IncomingLayout<Field extends string> {
  readonly columns?: Readonly<Partial<Record<Field, readonly string[] | undefined>>> | undefined;
  readonly fixed?:
    | {
        readonly encoding: 'utf-8' | 'windows-1252';
        readonly begins?: string | undefined;
        readonly columns: Readonly<
          Partial<Record<Field, { readonly from: number; readonly width: number } | undefined>>
        >;
      }
    | undefined;
}

/** More than any day's file; a month of a treasury's movements fits. */
const limits = { ...usualLimits, rows: 50_000 };

/**
 * The rows below the headings, or those of a fixed width.
 * @param required the columns without which a row says nothing; one of each group
 * @throws HeadingsMissing, and what `TableReader` throws
 */
export async function readIncoming<Field extends string>(
  reader: TableReader,
  bytes: Buffer,
  { layout, required }: { layout: IncomingLayout<Field>; required: readonly (readonly Field[])[] },
): Promise<IncomingRow<Field>[]> {
  if (layout.fixed) return fixedRows(bytes, layout.fixed);
  const columns = new Map(
    Object.entries<readonly string[] | undefined>(layout.columns ?? {}).map(
      ([field, headings]) => [field as Field, new Set((headings ?? []).map(foldSpanish))] as const,
    ),
  );
  const beginning = await reader.beginning(bytes, limits);
  const head = headOf(beginning.sheets, columns, required, layout);
  const date1904 = beginning.form.format === 'xlsx' && beginning.form.date1904;
  const rows: IncomingRow<Field>[] = [];
  await reader.rows({ source: bytes, sheet: head.sheet, limits }, (taken) => {
    for (const row of taken) if (row.number > head.row) rows.push(rowOf(row, head.at, date1904));
  });
  return rows.filter(({ cells }) => Object.keys(cells).length > 0);
}

/** SHA-256 of the bytes, in hexadecimal. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What the sender called it, as something to read; never a path. */
export function readableFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 150) || 'archivo';
}

interface Head<Field> {
  readonly sheet: string | null;
  readonly row: number;
  readonly at: ReadonlyMap<Field, number>;
}

function headOf<Field extends string>(
  sheets: readonly SheetBeginning[],
  columns: ReadonlyMap<Field, ReadonlySet<string>>,
  required: readonly (readonly Field[])[],
  layout: IncomingLayout<Field>,
): Head<Field> {
  let closest: readonly Field[][] | null = null;
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    for (const row of sheet.rows) {
      const at = placesIn(row, columns);
      const missing = required.filter((group) => !group.some((field) => at.has(field))).map((group) => [...group]);
      if (missing.length === 0) return { sheet: sheet.name, row: row.number, at };
      if (closest === null || missing.length < closest.length) closest = missing;
    }
  }
  const missing = closest ?? required;
  throw new HeadingsMissing({
    missing: missing.map((group) => group.join(' o ')),
    accepted: missing.map((group) =>
      group.map((field) => `«${(layout.columns?.[field] ?? []).join('», «') || field}»`).join(' o '),
    ),
  });
}

function placesIn<Field>(row: TableRow, columns: ReadonlyMap<Field, ReadonlySet<string>>): Map<Field, number> {
  const at = new Map<Field, number>();
  for (const [index, cell] of row.cells.entries()) {
    const heading = foldSpanish(cell);
    for (const [field, headings] of columns) if (headings.has(heading) && !at.has(field)) at.set(field, index);
  }
  return at;
}

function rowOf<Field extends string>(
  row: TableRow,
  at: ReadonlyMap<Field, number>,
  date1904: boolean,
): IncomingRow<Field> {
  const cells: Partial<Record<Field, Cell>> = {};
  for (const [field, index] of at) {
    const kind = row.kinds[index];
    const stored = (row.cells[index] ?? '').trim();
    const text = kind === 'd' ? (dayOfSerial(stored, date1904) ?? stored) : stored;
    if (text !== '') cells[field] = { text, isNumber: kind === 'n' };
  }
  return { line: row.number, cells };
}

function fixedRows<Field extends string>(
  bytes: Buffer,
  fixed: NonNullable<IncomingLayout<Field>['fixed']>,
): IncomingRow<Field>[] {
  const { mark } = textForm(bytes);
  const text = [...decoded(bytes, { encoding: fixed.encoding, mark })].join('');
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || (fixed.begins !== undefined && !line.startsWith(fixed.begins))) return [];
    const cells: Partial<Record<Field, Cell>> = {};
    for (const [field, place] of Object.entries<{ from: number; width: number } | undefined>(fixed.columns)) {
      const cut = place ? line.slice(place.from - 1, place.from - 1 + place.width).trim() : '';
      if (cut !== '') cells[field as Field] = { text: cut, isNumber: false };
    }
    return [{ line: index + 1, cells }];
  });
}
