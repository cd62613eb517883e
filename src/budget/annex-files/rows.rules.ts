import { foldSpanish } from '../../kernel/text';
import type { CellKind, TableRow } from '../../platform/tables/reading/table-file';
import type { AmountCell } from './amounts.rules';
import { foldHeading, type Columns, type Heading } from './columns.rules';
import type { Meaning } from './headings';
import { departmentOf, namedBy, type Gazetteer } from './gazetteer.rules';
import type { Territory } from '../territories/territory.rules';

/*
 * What a row below the headings is. A total is told by its word and has no code; a note has no amount; the headings come
 * again where a page ends. What has an amount and is none of these is a line, and is judged as one.
 */

export type RowKind =
  | { readonly kind: 'line' }
  | { readonly kind: 'heading' }
  | {
      readonly kind: 'total';
      readonly label: string;
      readonly department: Territory['department'] | null;
      readonly partial: boolean;
    }
  | { readonly kind: 'group'; readonly department: Territory['department'] }
  | { readonly kind: 'note'; readonly text: string };

export function cellOf(row: TableRow, columns: Columns, meaning: Meaning): string {
  const column = columns[meaning];
  return column === undefined ? '' : (row.cells[column] ?? '');
}

export function kindOf(row: TableRow, columns: Columns, meaning: Meaning): CellKind {
  return (row.kinds[columns[meaning] ?? -1] ?? ' ') as CellKind;
}

export function amountCellOf(row: TableRow, columns: Columns): AmountCell {
  return {
    text: cellOf(row, columns, 'amount'),
    kind: kindOf(row, columns, 'amount'),
    formula: isFormula(row, columns.amount),
  };
}

function isFormula(row: TableRow, column: number | undefined): boolean {
  return column !== undefined && (row.formulas?.includes(column) ?? false);
}

export function kindOfRow(row: TableRow, heading: Heading, gazetteer: Gazetteer): RowKind {
  const { columns } = heading;
  if (isHeadingAgain(row, heading)) return { kind: 'heading' };
  const total = totalOf(row, columns, gazetteer);
  if (total) return total;
  if (cellOf(row, columns, 'amount').trim() !== '' || isFormula(row, columns.amount)) return { kind: 'line' };
  const texts = row.cells.filter((cell) => cell.trim() !== '');
  const text = texts.join(' ').replace(/\s+/g, ' ').trim();
  if (texts.length === 1) {
    const department = departmentOf(gazetteer, text);
    if (department) return { kind: 'group', department };
  }
  return namesPlace(row, columns, gazetteer) ? { kind: 'line' } : { kind: 'note', text };
}

/** Half of what is recognised comes again, and two headings at least. */
function isHeadingAgain(row: TableRow, heading: Heading): boolean {
  const recognised = foldedOf(heading);
  const enough = Math.max(2, recognised.length / 2);
  const possible = recognised.filter(({ column, folded }) => folded !== '' && mayBe(row.cells[column] ?? '', folded));
  if (possible.length < enough) return false;
  return possible.filter(({ column, folded }) => foldHeading(row.cells[column] ?? '') === folded).length >= enough;
}

/** Whether it is worth folding: most cells begin with another letter than the heading. */
function mayBe(cell: string, folded: string): boolean {
  const first = cell.charAt(0).toLowerCase();
  return cell.length >= folded.length && (first === folded.charAt(0) || first === 'n' || !/^[a-z0-9]$/.test(first));
}

const foldedHeadings = new WeakMap<Heading, readonly { column: number; folded: string }[]>();

function foldedOf(heading: Heading): readonly { column: number; folded: string }[] {
  const known = foldedHeadings.get(heading);
  if (known) return known;
  const folded = Object.values(heading.columns).map((column) => ({
    column,
    folded: foldHeading(heading.written[column] ?? ''),
  }));
  foldedHeadings.set(heading, folded);
  return folded;
}

const totalWords = /\b(sub ?total(es)?|total(es)?|suma|sumatoria)\b/;

function totalOf(row: TableRow, columns: Columns, gazetteer: Gazetteer): RowKind | null {
  if (/\d/.test(cellOf(row, columns, 'divipola'))) return null;
  const amount = columns.amount;
  const label = row.cells.find(
    (cell, column) => column !== amount && cell.length < 80 && totalWords.test(foldSpanish(cell)),
  );
  if (label === undefined) return null;
  const folded = foldSpanish(label);
  const named = folded
    .replace(totalWords, ' ')
    .replace(/\b(general|gran|departamento|departamental|asignado|anexo|nacional|pagina)\b|[^a-z ]/g, ' ')
    .trim();
  const beside = cellOf(row, columns, 'department').trim();
  const department =
    departmentOf(gazetteer, named) ?? (beside === '' || beside === label ? null : departmentOf(gazetteer, beside));
  return {
    kind: 'total',
    label: label.replace(/\s+/g, ' ').trim(),
    department,
    partial: department !== null || /sub ?total/.test(folded),
  };
}

/** A row without an amount whose code or name is of a municipality lacks its amount; anything else is a note. */
function namesPlace(row: TableRow, columns: Columns, gazetteer: Gazetteer): boolean {
  if (/^\s*'?\d{4,5}\s*$/.test(cellOf(row, columns, 'divipola'))) return true;
  if (cellOf(row, columns, 'nit').replace(/\D/g, '').length >= 9) return true;
  const name = cellOf(row, columns, 'municipality').trim();
  return name !== '' && name.length < 60 && namedBy(gazetteer, name, null).length > 0;
}
