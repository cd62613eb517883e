import { columnName } from './reading/table-file';
import { canBeSummed, haveCentavos } from './exact';
import { amountsOf, rowsOf, type Column, type Table } from './table';

/** A column with its place in the sheet. */
export interface Laid<Row> {
  readonly column: Column<Row>;
  readonly index: number;
  readonly letter: string;
  /** Whether its totals are formulas: its lines are all numbers that a spreadsheet keeps, and so is their sum. */
  readonly isSummed: boolean;
  readonly centavos: boolean;
}

/** Where everything is, in rows of the sheet as a person counts them. */
export interface Layout<Row> {
  readonly columns: readonly Laid<Row>[];
  readonly header: number;
  readonly first: number;
  readonly last: number;
  readonly total: number | null;
  /** The sum of what the filter leaves in sight. */
  readonly inSight: number | null;
  /** The row before it says what they are of. */
  readonly firstSubtotal: number;
  /** How many of the first columns stay in sight. */
  readonly kept: number;
  /** The column of the groups' key. */
  readonly key: Laid<Row> | null;
}

/**
 *   titles · header · lines · total · what is in sight · (blank) · their name · subtotals
 *
 * The lines stand together, so that the filter and the sorting take them and nothing else.
 * @param titles how many rows stand above the header
 */
export function layoutOf<Row>(table: Table<Row>, titles: number): Layout<Row> {
  const rows = rowsOf(table).map(({ row }) => row);
  const columns = table.columns
    .filter(({ inWorkbook }) => inWorkbook ?? true)
    .sort((a, b) => Number(b.identifies ?? false) - Number(a.identifies ?? false))
    .map((column, index): Laid<Row> => {
      const amounts = column.kind === 'money' ? amountsOf(column, table.lines) : [];
      return {
        column,
        index,
        letter: columnName(index),
        isSummed: column.kind === 'money' && column.total !== 'own' && canBeSummed(amounts),
        centavos: column.kind === 'money' && haveCentavos(amountsOf(column, rows)),
      };
    });
  const header = titles + 1;
  const last = header + table.lines.length;
  const hasTotal = table.total !== undefined;
  const hasSight = hasTotal && table.lines.length > 1 && columns.some(({ isSummed }) => isSummed);
  const end = last + (hasTotal ? 1 : 0) + (hasSight ? 1 : 0);
  return {
    columns,
    header,
    first: header + 1,
    last,
    total: hasTotal ? last + 1 : null,
    inSight: hasSight ? last + 2 : null,
    firstSubtotal: end + 3,
    kept: Math.max(1, columns.filter(({ column }) => column.identifies).length),
    key: columns.find(({ column }) => column.name === table.groups?.by) ?? null,
  };
}

/** «ROUND(SUM(L5:L17),2)»: to the centavo, because a spreadsheet adds binary fractions. */
export function totalFormula<Row>({ first, last }: Layout<Row>, { letter }: Laid<Row>): string {
  return `ROUND(SUM(${letter}${first}:${letter}${last}),2)`;
}

/** Of the lines that the filter leaves. */
export function sightFormula<Row>({ first, last }: Layout<Row>, { letter }: Laid<Row>): string {
  return `ROUND(SUBTOTAL(109,${letter}${first}:${letter}${last}),2)`;
}

/** Of the lines whose key is that of the row. Not SUMIF, which takes «05» for a number and «*» for anything. */
export function subtotalFormula<Row>({ first, last, key }: Layout<Row>, { letter }: Laid<Row>, row: number): string {
  const keys = key ? `--($${key.letter}$${first}:$${key.letter}$${last}=$${key.letter}${row})` : '1';
  return `ROUND(SUMPRODUCT(${keys},${letter}$${first}:${letter}$${last}),2)`;
}

/** «IF(H5=0,"",ROUND(L5/H5,4))»: nothing is a percentage of zero. */
export function shareFormula(numerator: string, denominator: string): string {
  return `IF(${denominator}=0,"",ROUND(${numerator}/${denominator},4))`;
}
