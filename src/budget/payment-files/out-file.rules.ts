import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { CalendarDate } from '../../kernel/calendar';
import { orderFields, summaryFields, type BatchFacts, type FieldValue, type OrderFacts } from './layout.fields';
import type { Column, OutLayout } from './layout';
import { encoded, unwritableIn } from './text-encoding';

/*
 * The file of a batch, out of the layout and of what the records have. What they do not have is never invented: the
 * order is refused with its line. What does not fit is refused too, unless the layout says that it may be cut. The same
 * facts and the same layout give the same bytes.
 */

export const FieldUnknown = refusal<{ field: string; heading: string }>(
  'payment-batch.field-unknown',
  'conflict',
  { es: 'Falta un dato que el archivo pide', en: 'The file needs what the records do not have' },
  {
    es: ({ heading }) =>
      `No consta «${heading}», que el archivo pide. Regístrelo, o use una disposición que no lo pida; aquí no se inventa.`,
    en: ({ heading }) => `"${heading}" is asked for by the file and is not in the records.`,
  },
);

export const FieldUnfit = refusal<{ field: string; heading: string; value: string; why: string }>(
  'payment-batch.field-unfit',
  'conflict',
  { es: 'Un dato no cabe en el archivo', en: 'A value does not fit the file' },
  {
    es: ({ heading, value, why }) => `«${heading}» es «${value}» y ${why}.`,
    en: ({ field, value }) => `The value "${value}" of ${field} cannot be written in this layout.`,
  },
);

/** One record of the file. @throws FieldUnknown, FieldUnfit */
export function orderRecord(layout: OutLayout, order: OrderFacts, batch: BatchFacts): string {
  return recordOf(layout, layout.columns, (column) =>
    column.field === 'constant' ? (column.value ?? '') : orderFields[column.field].of({ order, batch }),
  );
}

/** The whole file. @param records of its orders, in order @throws FieldUnfit of a header or a trailer */
export function fileOf(layout: OutLayout, batch: BatchFacts, records: readonly string[]): Buffer {
  const summary = (columns: OutLayout['header']) =>
    columns === undefined
      ? []
      : [
          recordOf(layout, columns, (column) =>
            column.field === 'constant' ? (column.value ?? '') : summaryFields[column.field].of(batch),
          ),
        ];
  const headings = layout.headings
    ? [layout.columns.map((column) => quoted(headingOf(column), layout.delimiter)).join(layout.delimiter)]
    : [];
  const end = layout.lineEnd === 'crlf' ? '\r\n' : '\n';
  const lines = [...summary(layout.header), ...headings, ...records, ...summary(layout.trailer)];
  return encoded(lines.map((line) => line + end).join(''), layout.encoding);
}

function recordOf<Each extends Column>(
  layout: OutLayout,
  columns: readonly Each[],
  valueOf: (column: Each) => FieldValue,
): string {
  const cells = columns.map((column) => cellOf(layout, column, valueOf(column)));
  if (layout.format === 'fixed') return cells.join('');
  return cells.map((cell) => quoted(cell, layout.delimiter)).join(layout.delimiter);
}

function cellOf(layout: OutLayout, column: Column, value: FieldValue): string {
  const { field, width } = column;
  const heading = headingOf(column);
  if (value === null && !column.optional) throw new FieldUnknown({ field, heading });
  const text = value === null ? '' : written(layout, column, value);
  const unfit = (why: string) => new FieldUnfit({ field, heading, value: text, why });
  if (/\p{Cc}/u.test(text)) throw unfit('trae un carácter de control');
  const unwritable = unwritableIn(text, layout.encoding);
  if (unwritable !== null) throw unfit(`«${unwritable}» no existe en ${layout.encoding}`);
  // A spreadsheet would run it.
  if (layout.format === 'delimited' && /^[=+@-]/.test(text) && typeof value === 'string') {
    throw unfit('una hoja de cálculo lo tomaría por una fórmula');
  }
  if (width === undefined) return text;
  const fitted = column.cut ? text.slice(0, width) : text;
  if (fitted.length > width) throw unfit(`pasa de ${width} caracteres`);
  return column.align === 'left' ? fitted.padEnd(width, column.pad) : fitted.padStart(width, column.pad);
}

function written(layout: OutLayout, column: Column, value: NonNullable<FieldValue>): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if (value instanceof Money) return amountText(layout, column, value);
  return dateText(layout.dates, value.date);
}

function amountText({ amounts }: OutLayout, column: Column, amount: Money): string {
  const [whole = '', centavos = ''] = amount.toString().split('.');
  switch (amounts) {
    case 'point':
      return `${whole}.${centavos}`;
    case 'comma':
      return `${whole},${centavos}`;
    case 'centavos':
      return whole + centavos;
    case 'whole':
      if (centavos === '00') return whole;
      throw new FieldUnfit({
        field: column.field,
        heading: headingOf(column),
        value: amount.toString(),
        why: 'el archivo no lleva centavos',
      });
  }
}

function dateText(format: OutLayout['dates'], date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (format) {
    case 'YYYY-MM-DD':
      return date;
    case 'YYYYMMDD':
      return year + month + day;
    case 'DD/MM/YYYY':
      return `${day}/${month}/${year}`;
    case 'DDMMYYYY':
      return day + month + year;
  }
}

function headingOf(column: Column): string {
  if (column.heading !== undefined) return column.heading;
  if (column.field === 'constant') return 'constant';
  return { ...summaryFields, ...orderFields }[column.field].spanish;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
