import type { Cell, CellStyle, WriteSheet } from 'hucre';
import type { Money } from '../../kernel/money';
import { fitsNumber } from './exact';
import { cutoffInWords, knownAtInWords } from './moment-words';
import type { Table } from './table';
import { reportSheetName, type ReportSheet } from './xlsx-sheet';
import { font, header, label, numberFormats, prose, title } from './xlsx-styles';

/** «Soporte»: one row for each entry behind each figure of each line. */
export function supportSheet<Row>(table: Table<Row>, { layout, placed }: ReportSheet<Row>): WriteSheet {
  const rows = placed
    .filter(({ part }) => part === 'line')
    .flatMap(({ row, at }) =>
      layout.columns.flatMap(({ column, letter }) =>
        (column.entries?.(row) ?? []).map((entry): Partial<Cell>[] => [
          text(table.nameOf?.(row) ?? `Fila ${at}`),
          text(column.header.es),
          valueCell(column.kind === 'money' ? column.of(row) : null),
          text(`${reportSheetName}!${letter}${at}`, { font, alignment: { indent: 1 } }),
          text(entry),
        ]),
      ),
    );
  const heads = ['Fila', 'Cifra', 'Valor', 'Celda', 'Asiento que la respalda'];
  return {
    ...sheetOf('Soporte', [heads.map((each) => text(each, header)), ...rows]),
    columns: [{ width: 44 }, { width: 30 }, { width: 20 }, { width: 16 }, { width: 40 }],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:E${rows.length + 1}` },
    pageSetup: {
      paperSize: 'letter',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** «Notas»: what the report says besides its figures, and how the book is to be read. */
export function notesSheet<Row>(table: Table<Row>, { asText, placed, layout }: ReportSheet<Row>): WriteSheet {
  const hasSupport = placed.some(({ row }) =>
    layout.columns.some(({ column }) => (column.entries?.(row) ?? []).length > 0),
  );
  const said: [string, string][] = [
    ...(table.subtitle === undefined ? [] : [['De qué', table.subtitle] satisfies [string, string]]),
    ['Emite', table.issuer],
    ['Corte', `${cutoffInWords(table.moment)}.`],
    ['Conocido', `${knownAtInWords(table.moment)}. Instante exacto, en UTC: ${table.moment.knownAt}.`],
    ...(table.facts ?? []).map(({ label: name, value }): [string, string] => [name, value]),
    ...table.notes.map((note, index): [string, string] => [`Nota ${index + 1}`, note]),
    ['Cómo se lee', 'Valores en pesos colombianos. Un guion (–) es cero; una celda vacía, que la cifra no existe.'],
    [
      'Totales',
      `Los totales y subtotales de la hoja «${reportSheetName}» son fórmulas sobre sus líneas, y los porcentajes, divisiones de sus celdas: se recalculan si algo se cambia. La fila «Suma de lo visible» cambia con el filtro; el total, no.`,
    ],
    ...(hasSupport
      ? [
          [
            'Soporte',
            'La hoja «Soporte» da, para cada cifra de cada línea, los asientos del libro que la respaldan; el soporte de un total es el de sus líneas.',
          ] satisfies [string, string],
        ]
      : []),
    ...(asText.length > 0
      ? [
          [
            'Cifras como texto',
            `Una hoja de cálculo guarda 15 dígitos de un número. Estas celdas tienen más y van como texto, completas; los totales de sus columnas no son fórmulas: ${listed(asText)}.`,
          ] satisfies [string, string],
        ]
      : []),
  ];
  return {
    ...sheetOf('Notas', [
      [text(table.title, title)],
      [],
      ...said.map(([name, words]) => [text(name, label), text(words, prose)]),
    ]),
    columns: [{ width: 20 }, { width: 110 }],
    rowDefs: new Map(said.map(([, words], index) => [index + 2, { height: 5 + 13 * Math.ceil(words.length / 105) }])),
    view: { showGridLines: false },
    pageSetup: { paperSize: 'letter', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function sheetOf(name: string, rows: readonly (readonly Partial<Cell>[])[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, each] of rows.entries())
    for (const [column, cell] of each.entries()) cells.set(`${row},${column}`, cell);
  return { name, rows: rows.map(() => []), cells };
}

function text(value: string, style?: CellStyle): Partial<Cell> {
  return { value, type: 'string', style: style ?? { font } };
}

function valueCell(amount: Money | null): Partial<Cell> {
  if (amount === null) return text('');
  if (!fitsNumber(amount)) return text(amount.toSpanish().replace('$', ''));
  return { value: Number(amount.toString()), type: 'number', style: { font, numFmt: numberFormats.centavos } };
}

function listed(cells: readonly string[]): string {
  const shown = cells.slice(0, 60).join(', ');
  return cells.length > 60 ? `${shown} y ${cells.length - 60} más` : shown;
}
