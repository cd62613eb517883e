import type { Language } from '../../kernel/errors';
import { cutoffInWords, knownAtInWords } from './moment-words';
import type { Table } from './table';
import { notesSheet, supportSheet } from './xlsx-notes';
import { reportSheet } from './xlsx-sheet';
import { font } from './xlsx-styles';
import { written } from './xlsx-writing';

/**
 * The report as a workbook: «Informe» (the figures), «Soporte» (the entries behind them), «Notas». Amounts are numbers
 * as long as a spreadsheet keeps their digits; totals and percentages are formulas with the values that they must give.
 * Nothing in it is of today: equal tables give equal bytes.
 */
export function xlsxOf<Row>(table: Table<Row>, language: Language): Promise<Buffer> {
  const report = reportSheet(table, language);
  const support = supportSheet(table, report);
  const known = new Date(table.moment.knownAt);
  return written({
    sheets: [report.sheet, ...((support.rows?.length ?? 0) > 1 ? [support] : []), notesSheet(table, report)],
    defaultFont: font,
    properties: {
      title: table.title,
      subject: table.subtitle ?? table.title,
      creator: table.issuer,
      lastModifiedBy: table.issuer,
      description: `${cutoffInWords(table.moment)}. ${knownAtInWords(table.moment)}.`,
      created: known,
      modified: known,
      custom: { asOf: table.moment.asOf, knownAt: table.moment.knownAt },
    },
  });
}
