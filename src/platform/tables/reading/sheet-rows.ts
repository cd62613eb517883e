import type { SaxesTagPlain } from 'saxes';
import { tooMany } from './csv-rows';
import { plainNumber } from './stored-values.rules';
import { TableDamaged } from './table.refusals';
import type { CellKind, MergedCells, TableLimits, TableRow } from './table-file';
import { isTrue, TextOfRuns, type Workbook } from './workbook';

/** What a sheet says besides its rows. */
export interface SheetNotes {
  readonly merged: MergedCells[];
  readonly hiddenColumns: number[];
}

/** Reads the XML of one sheet, as it comes, into rows; `taken()` gives those that are whole and forgets them. */
export class SheetRows {
  readonly notes: SheetNotes = { merged: [], hiddenColumns: [] };
  #rows: TableRow[] = [];
  #number = 0;
  #hidden = false;
  #cells: string[] = [];
  #kinds: CellKind[] = [];
  #formulas: number[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inValue = false;
  #inline: TextOfRuns;

  constructor(
    private readonly workbook: Workbook,
    private readonly limits: TableLimits,
  ) {
    this.#inline = new TextOfRuns(limits.cell);
  }

  taken(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  readonly hands = {
    open: (name: string, tag: SaxesTagPlain): void => {
      this.#inline.open(name);
      if (name === 'v') this.#inValue = true;
      else if (name === 'c') this.#beginCell(tag.attributes);
      else if (name === 'f') this.#formulas.push(this.#column);
      else if (name === 'row') this.#beginRow(tag.attributes);
      else if (name === 'col') this.#noteColumns(tag.attributes);
      else if (name === 'mergeCell') this.#noteMerged(tag.attributes.ref ?? '');
    },
    text: (text: string): void => {
      if (this.#inValue) this.#addToValue(text);
      else this.#inline.add(text);
    },
    close: (name: string): void => {
      this.#inline.close(name);
      if (name === 'v') this.#inValue = false;
      else if (name === 'c') this.#endCell();
      else if (name === 'row') this.#endRow();
    },
  };

  #beginRow({ r, hidden }: Record<string, string>): void {
    const number = r === undefined ? this.#number + 1 : Number(r);
    if (!(number > this.#number && number <= 1_048_576)) throw misplaced();
    this.#number = number;
    this.#hidden = isTrue(hidden);
    this.#cells = [];
    this.#kinds = [];
    this.#formulas = [];
    this.#column = -1;
  }

  #beginCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (!(column > this.#column)) throw misplaced();
    this.#column = column;
    this.#type = t;
    this.#style = Number(s);
    this.#value = '';
    this.#inline.begin();
  }

  #addToValue(text: string): void {
    this.#value += text;
    if (this.#value.length > this.limits.cell) throw tooMany.letters(this.limits.cell);
  }

  #endCell(): void {
    const [text, kind] = this.#read();
    if (kind === ' ') return;
    if (this.#column >= this.limits.columns) throw tooMany.columns(this.limits.columns);
    while (this.#cells.length < this.#column) {
      this.#cells.push('');
      this.#kinds.push(' ');
    }
    this.#cells.push(text);
    this.#kinds.push(kind);
  }

  #read(): [string, CellKind] {
    const text = this.#textOf();
    if (text.trim() === '') return ['', ' '];
    switch (this.#type) {
      case 'n':
        return [plainNumber(text), this.workbook.datedStyles[this.#style] ? 'd' : 'n'];
      case 'b':
        return [text, 'b'];
      case 'e':
        return [text, 'e'];
      default:
        return [text, 't'];
    }
  }

  #textOf(): string {
    if (this.#type === 'inlineStr') return this.#inline.end();
    if (this.#type !== 's') return this.#value;
    const text = this.#value === '' ? '' : this.workbook.texts[Number(this.#value)];
    if (text === undefined) {
      throw new TableDamaged({
        why: { es: 'una celda nombra un texto que no está', en: 'a cell names a text that is not there' },
      });
    }
    return text;
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    const formulas = this.#formulas;
    this.#rows.push({
      number: this.#number,
      cells: this.#cells,
      kinds: this.#kinds.join(''),
      ...(formulas.length > 0 ? { formulas } : {}),
      ...(this.#hidden ? { hidden: true as const } : {}),
    });
  }

  #noteColumns({ min, max, hidden }: Record<string, string>): void {
    if (!isTrue(hidden)) return;
    const last = Math.min(Number(max), this.limits.columns);
    for (let column = Number(min); column <= last; column += 1) this.notes.hiddenColumns.push(column - 1);
  }

  #noteMerged(reference: string): void {
    const [from = '', to = from] = reference.split(':');
    const merged = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
    if (Object.values(merged).every(Number.isInteger)) this.notes.merged.push(merged);
    if (this.notes.merged.length > this.limits.rows) throw tooMany.rows(this.limits.rows);
  }
}

function misplaced(): Error {
  return new TableDamaged({
    why: { es: 'sus filas o celdas no están en orden', en: 'its rows or cells are not in order' },
  });
}

/** «C7» → 2 */
function columnOf(reference: string): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d{1,7}$/.exec(reference)?.[1] ?? '';
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rowOf(reference: string): number {
  return Number(/^\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(reference)?.[1] ?? NaN);
}
