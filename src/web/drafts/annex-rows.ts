import { textOf, textsOf } from '../parts/forms/form-state';
import type { AnnexFileView, UnderstoodLineView } from './annex-file.views';

/*
 * The annex while it is put right: a row a line, in the columns of the service's own template. What was understood stands
 * as it was understood; what was not stands as it was written, until a person changes it.
 */

export const rowColumns = [
  { name: 'divipola', heading: 'Código DIVIPOLA' },
  { name: 'department', heading: 'Departamento' },
  { name: 'municipality', heading: 'Municipio' },
  { name: 'nit', heading: 'NIT' },
  { name: 'hospital', heading: 'E.S.E.' },
  { name: 'amount', heading: 'Valor asignado' },
  { name: 'hospitalId', heading: 'Identificador del hospital' },
] as const;

export type RowColumn = (typeof rowColumns)[number]['name'];
export type AnnexRow = Readonly<Record<RowColumn, string>>;

/** The rows of the file as they are written, by their number. */
export type WrittenRows = ReadonlyMap<number, readonly string[]>;

export interface AnnexDraft {
  readonly rows: readonly AnnexRow[];
  /** The total that the file carries at its foot; «» for none. It is held against the sum as long as it stands. */
  readonly total: string;
}

/** The number of the row of a draft in the file that `csvOf` makes of it: its headings are row 1. */
export const rowNumber = (index: number): number => index + 2;

/** The first reading: what the service understood of a file, over what the file says. */
export function draftOf(answer: AnnexFileView, written: WrittenRows): AnnexDraft {
  const understood = new Map(answer.lines.map((line) => [line.row, line]));
  const totals = new Set(answer.file.totals.map(({ row }) => row));
  const wrong = answer.issues.flatMap(({ line, severity }) => (severity === 'error' && line !== null ? [line] : []));
  const numbers = new Set([...understood.keys(), ...wrong.filter((row) => !totals.has(row) && written.has(row))]);
  const rows = [...numbers]
    .filter((row) => row !== answer.file.headingRow)
    .sort((a, b) => a - b)
    .map((row) => rowOf(understood.get(row) ?? null, writtenCells(answer, written.get(row) ?? [])));
  return { rows, total: answer.file.totals.at(-1)?.stated ?? '' };
}

function rowOf(line: UnderstoodLineView | null, written: Readonly<Record<string, string>>): AnnexRow {
  const said = (name: string) => written[name] ?? '';
  const hospital = line?.hospital ?? null;
  return {
    divipola: line?.divipola ?? codeOf(said('departmentCode'), said('divipola')),
    department: line?.department ?? said('department'),
    municipality: line?.municipality ?? said('municipality'),
    nit: hospital === null ? [said('nit'), said('checkDigit')].filter((part) => part !== '').join('-') : '',
    hospital: hospital?.name ?? line?.hospitalWritten ?? said('hospital'),
    amount: line?.amount ?? said('amount'),
    hospitalId: hospital?.id ?? said('hospitalId'),
  };
}

/** Some annexes write the code in two columns, «05» and «490». */
function codeOf(department: string, code: string): string {
  return department !== '' && /^\d{1,3}$/.test(code) ? department.padStart(2, '0') + code.padStart(3, '0') : code;
}

function writtenCells({ file }: AnnexFileView, cells: readonly string[]): Record<string, string> {
  const named = file.columns.flatMap(({ meaning }, index) =>
    meaning === null ? [] : [[meaning, tidy(cells[index] ?? '')] as const],
  );
  return Object.fromEntries(named);
}

/** The draft that a form carries, with what was changed in it. */
export function draftFrom(submitted: unknown): AnnexDraft {
  const removed = new Set(textsOf(submitted, 'quitar'));
  const offered = offerFrom(textOf(submitted, 'usar'));
  const rows = rowsFrom(textOf(submitted, 'filas')).flatMap((row, index) => {
    if (removed.has(String(index))) return [];
    const changed = rowColumns.flatMap(({ name }) =>
      isSent(submitted, fieldOf(index, name)) ? [[name, tidy(textOf(submitted, fieldOf(index, name)))] as const] : [],
    );
    const taken = offered?.index === index ? offered.place : {};
    return [{ ...row, ...Object.fromEntries(changed), ...taken }];
  });
  return { rows, total: tidy(textOf(submitted, 'total')) };
}

export const fieldOf = (index: number, name: RowColumn): string => `f${index}-${name}`;

/** A place that the page offered for a row, taken with one press. */
export function offerOf(index: number, place: Pick<AnnexRow, 'divipola' | 'municipality' | 'department'>): string {
  return [String(index), place.divipola, place.municipality, place.department].join('\t');
}

function offerFrom(text: string): { index: number; place: Partial<AnnexRow> } | null {
  const [index, divipola, municipality, department] = text.split('\t');
  if (index === undefined || divipola === undefined || municipality === undefined || department === undefined)
    return null;
  return { index: Number(index), place: { divipola, municipality, department } };
}

function isSent(submitted: unknown, name: string): boolean {
  return typeof submitted === 'object' && submitted !== null && Object.hasOwn(submitted, name);
}

/** The rows as a form carries them unseen. */
export function carried(rows: readonly AnnexRow[]): string {
  return rows.map((row) => rowColumns.map(({ name }) => row[name]).join('\t')).join('\n');
}

function rowsFrom(text: string): AnnexRow[] {
  if (text === '') return [];
  return text.split(/\r?\n/).map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(rowColumns.map(({ name }, column) => [name, cells[column] ?? ''])) as AnnexRow;
  });
}

/** The draft as a file that the service reads as any other. */
export function csvOf({ rows, total }: AnnexDraft): string {
  const heading = rowColumns.map((column) => column.heading);
  const lines = rows.map((row) => rowColumns.map(({ name }) => row[name]));
  const foot = rowColumns.map(({ name }) => (name === 'municipality' ? 'TOTAL' : name === 'amount' ? total : ''));
  return [heading, ...lines, ...(total === '' ? [] : [foot])].map((cells) => cells.map(quoted).join(';')).join('\n');
}

function quoted(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
