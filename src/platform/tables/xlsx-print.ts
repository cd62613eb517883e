import type { WriteSheet } from 'hucre';
import { cutoffInWords } from './moment-words';
import { columnName } from './reading/table-file';
import type { Table } from './table';
import type { Layout } from './xlsx-layout';

/** Characters that a landscape sheet of «oficio» holds and are still read at arm's length. */
const charactersAcross = 190;

/**
 * On «oficio» in landscape: the header on every page, the columns that tell the rows apart on every sheet across. The
 * titles of the sheet would be cut there, so the head of the page says them.
 */
export function printedIn<Row>(
  table: Table<Row>,
  { header, kept, columns, last, firstSubtotal }: Layout<Row>,
  widths: readonly number[],
): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const across = Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / charactersAcross));
  const subtotals = table.groups?.rows.length ?? 0;
  const end = subtotals > 0 ? firstSubtotal + subtotals - 1 : last + 2;
  return {
    pageSetup: {
      paperSize: 'legal',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: across,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.8, bottom: 0.6, header: 0.3, footer: 0.3 },
      printArea: `$A$${header}:$${columns.at(-1)?.letter ?? 'A'}$${end}`,
      printTitlesRow: `$${header}:$${header}`,
      ...(across > 1 ? { printTitlesColumn: `$A:$${columnName(kept - 1)}` } : {}),
    },
    headerFooter: {
      oddHeader: `&L&9&"-,Bold"${said(titleOf(table), 110)}&R&8${said(cutoffInWords(table.moment), 50)}`,
      oddFooter: `&L&8${said(`${table.issuer}. Prototipo — no es un sitio oficial`, 140)}&R&8Página &P de &N`,
    },
  };
}

function titleOf<Row>({ title, subtitle }: Table<Row>): string {
  return subtitle === undefined ? title : `${title} · ${subtitle}`;
}

// In a header «&» begins a code: «&&» is the letter. A digit after a size would belong to it.
function said(words: string, longest: number): string {
  const short = words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words;
  const plain = short.replaceAll('&', '&&').replace(/\s+/g, ' ');
  return /^\d/.test(plain) ? ` ${plain}` : plain;
}
