import type { Cell } from 'hucre';
import type { Language } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { fitsNumber } from './exact';
import type { Column, PercentColumn } from './table';
import { shareFormula, subtotalFormula, totalFormula, type Laid, type Layout } from './xlsx-layout';
import { cellStyle } from './xlsx-styles';

/** A row of the report with its place in the sheet, counted as a person does. */
export interface Placed<Row> {
  readonly part: 'line' | 'subtotal' | 'total';
  readonly row: Row;
  readonly at: number;
}

/** The cell of a column in a row: a value, or a formula with the value that it must give. */
export function cellOf<Row>(
  layout: Layout<Row>,
  laid: Laid<Row>,
  placed: Placed<Row>,
  language: Language,
): Partial<Cell> {
  const { column, centavos } = laid;
  const style = cellStyle(column.kind, placed.part, { centavos, isText: isAmountAsText(column, placed.row) });
  switch (column.kind) {
    case 'text':
    case 'code':
    case 'instant':
      return { ...text(column.of(placed.row, language)), style };
    case 'date': {
      const date = column.of(placed.row, language);
      return date === null ? { style } : { value: new Date(`${date}T00:00:00Z`), type: 'date', style };
    }
    case 'integer': {
      const count = column.of(placed.row);
      return count === null ? { style } : { value: count, type: 'number', style };
    }
    case 'money':
      return { ...moneyCell(layout, laid, placed, column.of(placed.row)), style };
    case 'percent':
      return { ...shareCell(layout, column, placed), style };
  }
}

/** Whether the amount would lose digits as a number. */
export function isAmountAsText<Row>(column: Column<Row>, row: Row): boolean {
  const amount = column.kind === 'money' ? column.of(row) : null;
  return amount !== null && !fitsNumber(amount);
}

/** A cell that shows the value and computes it. */
export function formulaCell(formula: string, result: number | string): Partial<Cell> {
  return { value: null, type: 'formula', formula, formulaResult: result };
}

// A string is never a formula in a workbook, whatever it begins with: only a formula is one.
function text(value: string | null): Partial<Cell> {
  return value === null ? {} : { value, type: 'string' };
}

function moneyCell<Row>(
  layout: Layout<Row>,
  laid: Laid<Row>,
  { part, at }: Placed<Row>,
  amount: Money | null,
): Partial<Cell> {
  if (amount === null) return {};
  if (!fitsNumber(amount)) return text(amount.toSpanish().replace('$', ''));
  const value = Number(amount.toString());
  if (part === 'line' || !laid.isSummed) return { value, type: 'number' };
  return formulaCell(part === 'total' ? totalFormula(layout, laid) : subtotalFormula(layout, laid, at), value);
}

function shareCell<Row>(layout: Layout<Row>, column: PercentColumn<Row>, { row, at }: Placed<Row>): Partial<Cell> {
  const share = column.of(row);
  if (share === null) return {};
  const value = share.percent === null ? '' : Number((Number(share.percent) / 100).toFixed(4));
  const [numerator, denominator] = [column.divides?.numerator, column.divides?.denominator].map((name) =>
    layout.columns.find((each) => each.column.name === name && !isAmountAsText(each.column, row)),
  );
  if (!numerator || !denominator) return value === '' ? {} : { value, type: 'number' };
  return formulaCell(shareFormula(`${numerator.letter}${at}`, `${denominator.letter}${at}`), value);
}
