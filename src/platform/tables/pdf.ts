import type { Block, DocumentPlan, PageFormat } from '../paper/blocks';
import { cutoffInWords, knownAtInWords } from './moment-words';
import { tableBlock } from './pdf-table';
import type { Column, Table } from './table';

/**
 * The report on paper, in Spanish: what it is of and how it is proved, its charts, the table with its subtotals after
 * their lines and its running totals over the pages, and the notes. Equal tables give equal bytes.
 */
export function paperOf<Row>(table: Table<Row>): DocumentPlan {
  const columns = columnsOnPaper(table);
  return {
    title: table.subtitle === undefined ? table.title : `${table.title}. ${table.subtitle}`,
    author: table.issuer,
    subject: `${cutoffInWords(table.moment)}. ${knownAtInWords(table.moment)}.`,
    createdAt: new Date(table.moment.knownAt),
    page: pageFor(columns),
    head: { left: table.issuer, right: `${table.title}. ${cutoffInWords(table.moment)}` },
    foot: 'SIN FIRMA — documento informativo. Prototipo: no es un sitio oficial.',
    blocks: [
      { kind: 'heading', level: 1, text: table.title },
      ...(table.subtitle === undefined ? [] : [subtitle(table.subtitle)]),
      {
        kind: 'paragraph',
        style: 'small',
        text: [`${cutoffInWords(table.moment)}. ${knownAtInWords(table.moment)}. Valores en pesos colombianos.`],
      },
      ...(table.facts && table.facts.length > 0 ? [{ kind: 'fields', fields: table.facts } satisfies Block] : []),
      ...(table.paper ?? []),
      tableBlock(table, columns),
      ...notesOf(table.notes),
      ...(table.closing ?? []),
    ],
    ...(table.data === undefined
      ? {}
      : {
          attachment: {
            name: `${table.file}.json`,
            description: 'El informe como datos: el mismo contenido que su JSON',
            json: JSON.stringify(table.data),
          },
        }),
  };
}

function columnsOnPaper<Row>({ columns }: Table<Row>): Column<Row>[] {
  return columns.filter(({ onPaper, identifies }) => identifies ?? onPaper ?? true);
}

// Letter lying holds nine figures and a name; «oficio» holds more.
function pageFor(columns: readonly unknown[]): PageFormat {
  if (columns.length <= 5) return { size: 'letter' };
  return { size: columns.length <= 10 ? 'letter' : 'oficio', orientation: 'landscape' };
}

function subtitle(text: string): Block {
  return { kind: 'paragraph', style: 'subtitle', text: [text] };
}

function notesOf(notes: readonly string[]): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Notas' },
    ...notes.map((text, index): Block => ({ kind: 'note', number: index + 1, text })),
  ];
}
