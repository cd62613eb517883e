import { dateInSpanish } from '../../kernel/calendar';
import type { Block } from '../paper/blocks';
import { drawDocument } from '../paper/draw-document';
import { rowsOf, type Column, type Table } from './table';

/** The report on paper, in Spanish. Equal tables give equal bytes. */
export function pdfOf<Row>(table: Table<Row>): Promise<Buffer> {
  const cutoff = `Con corte a ${dateInSpanish(table.moment.asOf)}`;
  return drawDocument({
    title: table.title,
    author: table.issuer,
    subject: table.subtitle ?? table.title,
    createdAt: new Date(table.moment.knownAt),
    head: { left: table.issuer, right: cutoff },
    foot: table.title,
    blocks: [
      { kind: 'heading', level: 1, text: table.title },
      ...(table.subtitle === undefined
        ? []
        : [{ kind: 'paragraph', style: 'subtitle', text: [table.subtitle] } satisfies Block]),
      ...(table.paper ?? []),
      tableBlock(table),
      ...table.notes.map((note): Block => ({ kind: 'paragraph', style: 'plain', text: [note] })),
    ],
    attachment: {
      name: 'datos.json',
      description: 'Los datos del informe',
      json: JSON.stringify(table.data ?? null),
    },
  });
}

function tableBlock<Row>(table: Table<Row>): Block {
  const columns = table.columns.filter(({ onPaper }) => onPaper ?? true);
  return {
    kind: 'table',
    columns: columns.map(({ header, shortHeader, kind }) => ({
      header: shortHeader ?? header.es,
      align: kind === 'integer' || kind === 'money' || kind === 'percent' ? 'right' : 'left',
    })),
    rows: rowsOf(table).map(({ kind, row }) => ({ kind, cells: columns.map((column) => wordsOf(column, row)) })),
  };
}

function wordsOf<Row>(column: Column<Row>, row: Row): string {
  switch (column.kind) {
    case 'text':
    case 'code':
    case 'date':
    case 'instant':
      return column.of(row, 'es') ?? '';
    case 'integer':
      return column.of(row)?.toString() ?? '';
    case 'money':
      return column.of(row)?.toSpanish() ?? '';
    case 'percent':
      return column.of(row)?.percent?.replace('.', ',').concat(' %') ?? '';
  }
}
