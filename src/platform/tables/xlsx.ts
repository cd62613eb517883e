import { writeXlsx, type CellValue } from 'hucre';
import type { Language } from '../../kernel/errors';
import { rowsOf, type Column, type Table } from './table';

/** The report as a workbook: real numbers, codes as text. Equal tables give equal bytes. */
export async function xlsxOf<Row>(table: Table<Row>, language: Language): Promise<Buffer> {
  const rows = [
    table.columns.map(({ name, header }) => (language === 'es' ? header.es : name)),
    ...rowsOf(table).map(({ row }) => table.columns.map((column) => valueOf(column, row, language))),
  ];
  const at = new Date(table.moment.knownAt);
  const properties = { title: table.title, creator: table.issuer, created: at, modified: at };
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Informe', rows }], properties }));
}

function valueOf<Row>(column: Column<Row>, row: Row, language: Language): CellValue {
  switch (column.kind) {
    case 'text':
    case 'code':
    case 'date':
    case 'instant':
      return column.of(row, language);
    case 'integer':
      return column.of(row);
    case 'money': {
      const amount = column.of(row)?.toString() ?? null;
      return amount === null || amount.replace(/\D/g, '').length > 15 ? amount : Number(amount);
    }
    case 'percent': {
      const percent = column.of(row)?.percent ?? null;
      return percent === null ? null : Number(percent) / 100;
    }
  }
}
