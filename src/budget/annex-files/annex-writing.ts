import { stringify } from 'csv-stringify/sync';
import type { CellStyle, CellValue } from 'hucre';
import { Money } from '../../kernel/money';
import { fitsNumber } from '../../platform/tables/exact';
import { font, header, numberFormats } from '../../platform/tables/xlsx-styles';
import { written } from '../../platform/tables/xlsx-writing';
import type { annexColumns, AnnexCells } from './annex-columns';
import { inert } from './texts.rules';

type Columns = readonly (typeof annexColumns)[number][];

/** Comma, UTF-8, CRLF, plain amounts; a text that a spreadsheet would run is made inert. Equal annexes, equal bytes. */
export function csvOfAnnex(columns: Columns, rows: readonly AnnexCells[], bom: boolean): Buffer {
  const lines = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map(({ meaning, kind }) => (kind === 'text' ? inert(row[meaning]) : row[meaning]))),
  ];
  return Buffer.from(stringify(lines, { bom, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }), 'utf8');
}

/**
 * One sheet, «Anexo». Columns of codes are text also where they are empty, so that who fills them in loses no zero; an
 * amount is a number as long as a spreadsheet keeps its digits. Nothing in it is of today.
 */
export function xlsxOfAnnex(columns: Columns, rows: readonly AnnexCells[]): Promise<Buffer> {
  return written({
    sheets: [
      {
        name: 'Anexo',
        columns: columns.map(({ width, kind }) => ({ width, style: styles[kind] })),
        rows: [
          columns.map(({ heading }) => heading),
          ...rows.map((row) => columns.map((column) => valueOf(column, row))),
        ],
        cells: new Map([
          ...columns.map((_, column) => [`0,${column}`, { style: header }] as const),
          ...(rows.length === 0 ? emptyCells(columns) : []),
        ]),
        freezePane: { rows: 1 },
      },
    ],
    defaultFont: font,
    properties: { title: 'Anexo', created: new Date(0), modified: new Date(0) },
  });
}

/** The cells that a person will fill in: a column keeps no style for cells that are not there. */
function emptyCells(columns: Columns): (readonly [string, { style: CellStyle; value: null }])[] {
  const rows = Array.from({ length: rowsToFillIn }, (_, index) => index + 1);
  return columns.flatMap(({ kind }, column) =>
    kind === 'code' ? rows.map((row) => [`${row},${column}`, { style: styles.code, value: null }] as const) : [],
  );
}

/** As many as Colombia has municipalities, and some. */
const rowsToFillIn = 1_200;

const styles: Record<Columns[number]['kind'], CellStyle> = {
  integer: { font },
  text: { font },
  code: { font, numFmt: numberFormats.text },
  money: { font, numFmt: '#,##0.00' },
};

function valueOf({ meaning, kind }: Columns[number], row: AnnexCells): CellValue {
  const text = row[meaning];
  if (text === '') return null;
  if (kind === 'integer') return Number(text);
  // A number here is only how the cell is written: it was an exact amount, and its fifteen digits are all there.
  return kind === 'money' && fitsNumber(Money.of(text)) ? Number(text) : text;
}
