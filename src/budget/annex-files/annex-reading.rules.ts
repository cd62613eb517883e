import type { MergedCells, TableEnd, TableForm, TableRow } from '../../platform/tables/reading/table-file';
import type { Territory } from '../territories/territory.rules';
import { isSameWriting, readAmountCell, WritingShown, type AmountCell, type Writing } from './amounts.rules';
import { tidy, type Heading } from './columns.rules';
import type { Gazetteer } from './gazetteer.rules';
import type { Meaning } from './headings';
import { readHospital, type RegisteredHospital } from './hospitals.rules';
import { identitiesIn, namesIn, type HospitalsAsked } from './hospitals-asked.rules';
import { mostShown } from './issue-list';
import { issue, type Issue } from './issue.rules';
import {
  printedNumber,
  type KnownToReading,
  type Understood,
  type UnderstoodLine,
  type UnnumberedLine,
} from './lines.rules';
import { MergedDown } from './merged.rules';
import { PlacesRead } from './places-read';
import { ReadingKept } from './reading-kept';
import { amountCellOf, cellOf, kindOf, kindOfRow, type RowKind } from './rows.rules';
import { uninert, withRightLetters } from './texts.rules';
import { RunningTotals, type TotalFound } from './totals.rules';

/*
 * The rows of a file, understood as the lines of an annex. Each is read when it comes and given on; what is kept of a
 * million of them is what an answer shows. Two things that the end of a file says may change what its beginning meant:
 * how its column of amounts is written, and which cells are merged. Then it is read again, knowing both.
 */

/** What is known of a file before its rows are read. */
export interface KnownOfFile {
  readonly form: TableForm;
  readonly heading: Heading;
  /** Found by reading it before; null: not yet. */
  readonly writing: Writing | null;
  readonly merged: readonly MergedCells[];
  /** What is to be said of the file whatever its rows are. */
  readonly issues: readonly Issue[];
}

export class AnnexReading {
  readonly #kept: ReadingKept;
  readonly #totals: TotalFound[] = [];
  readonly #running = new RunningTotals();
  readonly #writing = new WritingShown();
  readonly #merged: MergedDown;
  readonly #places = new PlacesRead();
  readonly #plain: (text: string) => string;
  #group: { department: Territory['department']; row: number } | null = null;
  #taken: UnnumberedLine[] = [];
  /** How the amounts were written as far as was known when one of them first hung on it. */
  #supposed: Writing | null = null;

  constructor(private readonly file: KnownOfFile) {
    // What the export makes inert in a CSV is as it was; in a workbook a text is a text.
    this.#plain = file.form.format === 'csv' ? uninert : (text) => text;
    this.#merged = new MergedDown(file.merged, file.heading);
    this.#kept = new ReadingKept(file.heading);
    this.#kept.add(file.issues);
  }

  private get heading(): Heading {
    return this.file.heading;
  }

  /** By what these rows identify hospitals. */
  identitiesIn(rows: readonly TableRow[]): HospitalsAsked {
    return identitiesIn(this.#below(rows), this.heading.columns);
  }

  /** And by what names, where that does not do. */
  namesIn(rows: readonly TableRow[], found: readonly RegisteredHospital[]): string[] {
    const nameOf = (row: TableRow) => withRightLetters(this.#plain(cellOf(row, this.heading.columns, 'hospital')));
    return namesIn(this.#below(rows), this.heading.columns, { found, nameOf });
  }

  /** Titles and headings name no hospital. */
  #below(rows: readonly TableRow[]): readonly TableRow[] {
    return rows.filter(({ number }) => number > this.heading.row);
  }

  /** @returns the lines that these rows are; the rows come in their order */
  take(rows: readonly TableRow[], known: KnownToReading): readonly UnnumberedLine[] {
    this.#taken = [];
    for (const row of rows) {
      if (row.number > this.heading.row) this.#understand(row, known);
      else if (row.number < this.heading.row) this.#kept.skip(row.number, 'title', tidy(row.cells.join(' ')));
    }
    return this.#taken;
  }

  /** All that was read; or, where the end of the file changes what its beginning meant, what is known of it now. */
  end(end: TableEnd): { understood: Understood } | { again: KnownOfFile } {
    const { writing } = this.#writing;
    const merged = this.file.merged.length === 0 && new MergedDown(end.merged, this.heading).some;
    if (merged || (this.#supposed !== null && !isSameWriting(this.#supposed, writing)))
      return { again: { ...this.file, writing, merged: end.merged } };
    const { total } = this.#running;
    return { understood: { ...this.#kept.end(end), totals: this.#totals, total, writing } };
  }

  #understand(read: TableRow, known: KnownToReading): void {
    const { row, issues } = this.#merged.filled(read);
    this.#kept.add(issues);
    const amount = this.heading.columns.amount ?? -1;
    if (row.kinds[amount] === 't') this.#writing.look(row.cells[amount] ?? '');
    this.#readRow(row, kindOfRow(row, this.heading, known.gazetteer), known);
  }

  #readRow(row: TableRow, kind: RowKind, known: KnownToReading): void {
    switch (kind.kind) {
      case 'heading':
        this.#kept.skip(row.number, 'heading', tidy(row.cells.join(' ')));
        return;
      case 'note':
        this.#kept.note(row.number, kind.text);
        return;
      case 'group':
        this.#group = { department: kind.department, row: row.number };
        this.#kept.skip(row.number, 'group', kind.department.name);
        return;
      case 'total':
        this.#readTotal(row, kind);
        return;
      case 'line':
        this.#kept.notesWereBetweenLines();
        this.#readLine(row, known);
    }
  }

  #readLine(row: TableRow, known: KnownToReading): void {
    const { columns, written } = this.heading;
    if (row.hidden) this.#kept.add([issue('row.hidden', { row: row.number })]);
    if (this.file.form.format === 'csv' && row.cells.length > written.length) {
      const counts = { cells: row.cells.length, expected: written.length };
      this.#kept.add([issue('row.too-many-cells', { row: row.number }, counts)]);
      this.#keep(row, { territory: null, hospital: null, amount: null });
      return;
    }
    const amount = this.#amountOf(amountCellOf(row, this.heading.columns), { row: row.number, column: columns.amount });
    const place = this.#places.read(this.#writtenPlace(row), known.gazetteer, row.number, columns);
    const names = (divipola: string) => known.gazetteer.territories.get(divipola)?.municipality ?? '';
    const writtenHospital = {
      id: cellOf(row, columns, 'hospitalId'),
      nit: cellOf(row, columns, 'nit'),
      checkDigit: cellOf(row, columns, 'checkDigit'),
      name: this.#text(row, 'hospital'),
    };
    const hospital = readHospital(
      writtenHospital,
      { register: known.register, territory: place.territory, names },
      row.number,
      columns,
    );
    for (const issues of [amount.issues, place.issues, hospital.issues]) this.#kept.add(issues);
    const territory = place.territory ?? this.#placeOfHospital(row, place.issues, hospital.hospital, known.gazetteer);
    this.#keep(row, { territory, hospital: hospital.hospital, amount: amount.amount });
  }

  /** A row that says nothing of its place is where its hospital is. */
  #placeOfHospital(
    row: TableRow,
    issues: readonly Issue[],
    hospital: RegisteredHospital | null,
    gazetteer: Gazetteer,
  ): Territory | null {
    if (issues.length > 0) return null;
    const territory = hospital && gazetteer.territories.get(hospital.municipality_code);
    if (!hospital || !territory) {
      this.#kept.add([issue('row.without-place', { row: row.number })]);
      return null;
    }
    const repaired = territory.divipola;
    const name = `${territory.municipality} (${territory.department.name})`;
    const found = { original: hospital.name, repaired, name };
    this.#kept.add([issue('divipola.from-hospital', { row: row.number }, found)]);
    return territory;
  }

  #keep(row: TableRow, read: Pick<UnderstoodLine, 'territory' | 'hospital' | 'amount'>): void {
    const { columns } = this.heading;
    this.#running.add(read.amount, read.territory);
    const said = this.#kept.shows
      ? [cellOf(row, columns, 'hospital'), cellOf(row, columns, 'nit')].map(tidy).filter((text) => text !== '')
      : [];
    const source = this.#plain(cellOf(row, columns, 'source'));
    const printed = printedNumber(tidy(cellOf(row, columns, 'line')));
    const line: UnnumberedLine = {
      place: this.#kept.nextPlace,
      row: row.number,
      printed,
      territory: read.territory,
      hospital: read.hospital,
      hospitalWritten: said.length > 0 ? said.join(' · ').slice(0, 200) : null,
      amount: read.amount,
      source: source === '' ? null : source.slice(0, 500),
    };
    this.#kept.line(line);
    this.#taken.push(line);
  }

  #amountOf(cell: AmountCell, at: { row: number; column: number | undefined }) {
    const writing = this.file.writing ?? this.#writing.writing;
    const read = readAmountCell(cell, writing, at, date1904(this.file.form));
    if (read.byColumn) this.#supposed ??= writing;
    return read;
  }

  #readTotal(row: TableRow, kind: RowKind & { kind: 'total' }): void {
    const cell = amountCellOf(row, this.heading.columns);
    const text = tidy(row.cells.join(' '));
    const at = { row: row.number, column: this.heading.columns.amount };
    this.#kept.skip(row.number, 'total', text);
    if (cell.text.trim() === '') return;
    const { amount } = this.#amountOf({ ...cell, formula: false }, at);
    if (!amount) {
      this.#kept.add([issue('total.unreadable', at, { original: text })]);
      return;
    }
    const { found, issues } = this.#running.check(amount, kind, at);
    if (this.#totals.length < mostShown) this.#totals.push(found);
    this.#kept.add(issues);
  }

  #writtenPlace(row: TableRow) {
    const { columns } = this.heading;
    return {
      divipola: { text: cellOf(row, columns, 'divipola'), kind: kindOf(row, columns, 'divipola') },
      departmentCode: cellOf(row, columns, 'departmentCode'),
      department: this.#text(row, 'department'),
      municipality: this.#text(row, 'municipality'),
      group: this.#group,
    };
  }

  /** A name, with its letters put right if another program garbled them. */
  #text(row: TableRow, meaning: Meaning): string {
    const original = this.#plain(cellOf(row, this.heading.columns, meaning));
    const repaired = withRightLetters(original);
    if (repaired === original) return tidy(original);
    const at = { row: row.number, column: this.heading.columns[meaning] };
    this.#kept.add([issue('text.wrong-letters', at, { original, repaired })]);
    return tidy(repaired);
  }
}

function date1904(form: TableForm): boolean {
  return form.format === 'xlsx' && form.date1904;
}
