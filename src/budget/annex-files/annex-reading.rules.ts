import type { TableEnd, TableRow } from '../../platform/tables/reading/table-file';
import type { Territory } from '../territories/territory.rules';
import { readAmountCell, writingOf, type AmountCell, type Writing } from './amounts.rules';
import { tidy, type Heading } from './columns.rules';
import type { Meaning } from './headings';
import { readHospital, type RegisteredHospital } from './hospitals.rules';
import { inOrder, issue, type Issue } from './issue.rules';
import {
  between,
  howMany,
  numbered,
  type KnownToReading,
  type SkippedRow,
  type Understood,
  type UnderstoodLine,
  type UnnumberedLine,
} from './lines.rules';
import { mergedDown } from './merged.rules';
import { readPlace } from './places.rules';
import { cellOf, isFormula, kindOfRow, type RowKind } from './rows.rules';
import { uninert, withRightLetters } from './texts.rules';
import { RunningTotals, type TotalFound } from './totals.rules';

/*
 * The rows of a file, understood as the lines of an annex. They are taken as they come; what a column writes is known
 * when all are there, so the lines are read at the end, some hundreds at a step.
 */

const rowsAtOnce = 500;

export class AnnexReading {
  readonly #rows: TableRow[] = [];
  readonly #skipped: SkippedRow[] = [];
  readonly #issues: Issue[] = [];
  readonly #totals: TotalFound[] = [];
  readonly #running = new RunningTotals();
  readonly #lines: UnnumberedLine[] = [];
  #group: { department: Territory['department']; row: number } | null = null;
  #notes: { row: number; text: string }[] = [];
  #plain: (text: string) => string = (text) => text;

  constructor(private readonly heading: Heading) {}

  take(rows: readonly TableRow[]): void {
    for (const row of rows) {
      if (row.number > this.heading.row) this.#rows.push(row);
      else if (row.number < this.heading.row) this.#skip(row.number, 'title', tidy(row.cells.join(' ')));
    }
  }

  /** Reads what was taken; a caller that has other things to do does them between the steps. */
  *understand(end: TableEnd, known: KnownToReading): Generator<undefined, Understood> {
    // What the export makes inert in a CSV is as it was; in a workbook a text is a text.
    if (end.form.format === 'csv') this.#plain = uninert;
    const { rows, issues } = mergedDown(this.#rows, end, this.heading);
    for (const each of issues) this.#issues.push(each);
    const amount = this.heading.columns.amount ?? -1;
    const writing = writingOf(
      rows.filter(({ kinds }) => kinds[amount] === 't').map(({ cells }) => cells[amount] ?? ''),
    );
    this.#noteHidden(end);
    for (const [index, row] of rows.entries()) {
      if (index % rowsAtOnce === rowsAtOnce - 1) yield undefined;
      this.#readRow(row, kindOfRow(row, this.heading, known.gazetteer), { ...known, writing, end });
    }
    for (const { row, text } of this.#notes) this.#skip(row, 'note', text);
    this.#issues.push(...howMany(this.#lines.length, this.heading));
    const { lines, issues: numbering } = numbered(this.#lines, this.heading);
    yield undefined;
    for (const each of numbering.concat(between(lines, known, this.heading))) this.#issues.push(each);
    return {
      lines,
      issues: inOrder(this.#issues),
      skipped: [...this.#skipped].sort((a, b) => a.row - b.row),
      totals: this.#totals,
      total: this.#running.total,
      writing,
    };
  }

  #readRow(row: TableRow, kind: RowKind, given: Given): void {
    switch (kind.kind) {
      case 'heading':
        this.#skip(row.number, 'heading', tidy(row.cells.join(' ')));
        return;
      case 'note':
        this.#notes.push({ row: row.number, text: kind.text });
        return;
      case 'group':
        this.#group = { department: kind.department, row: row.number };
        this.#skip(row.number, 'group', kind.department.name);
        return;
      case 'total':
        this.#readTotal(row, kind, given);
        return;
      case 'line':
        this.#notesWereBetweenLines();
        this.#readLine(row, given);
    }
  }

  #readLine(row: TableRow, given: Given): void {
    const { columns, written } = this.heading;
    if (row.hidden) this.#issues.push(issue('row.hidden', { row: row.number }));
    if (given.end.form.format === 'csv' && row.cells.length > written.length) {
      const counts = { cells: row.cells.length, expected: written.length };
      this.#issues.push(issue('row.too-many-cells', { row: row.number }, counts));
      this.#keep(row, { territory: null, hospital: null, amount: null });
      return;
    }
    const amount = readAmountCell(
      this.#amountCell(row),
      given.writing,
      { row: row.number, column: columns.amount },
      date1904(given.end),
    );
    const place = readPlace(this.#writtenPlace(row), given.gazetteer, row.number, columns);
    const names = (divipola: string) => given.gazetteer.territories.get(divipola)?.municipality ?? '';
    const writtenHospital = {
      id: cellOf(row, columns, 'hospitalId'),
      nit: cellOf(row, columns, 'nit'),
      checkDigit: cellOf(row, columns, 'checkDigit'),
      name: this.#text(row, 'hospital'),
    };
    const hospital = readHospital(
      writtenHospital,
      { register: given.register, territory: place.territory, names },
      row.number,
      columns,
    );
    this.#issues.push(...amount.issues, ...place.issues, ...hospital.issues);
    const territory = place.territory ?? this.#placeOfHospital(row, place.issues, hospital.hospital, given);
    this.#keep(row, { territory, hospital: hospital.hospital, amount: amount.amount });
  }

  /** A row that says nothing of its place is where its hospital is. */
  #placeOfHospital(
    row: TableRow,
    said: readonly Issue[],
    hospital: RegisteredHospital | null,
    { gazetteer }: Given,
  ): Territory | null {
    if (said.length > 0) return null;
    const territory = hospital && gazetteer.territories.get(hospital.municipality_code);
    if (!hospital || !territory) {
      this.#issues.push(issue('row.without-place', { row: row.number }));
      return null;
    }
    const repaired = territory.divipola;
    const name = `${territory.municipality} (${territory.department.name})`;
    this.#issues.push(
      issue('divipola.from-hospital', { row: row.number }, { original: hospital.name, repaired, name }),
    );
    return territory;
  }

  #keep(row: TableRow, read: Pick<UnderstoodLine, 'territory' | 'hospital' | 'amount'>): void {
    const { columns } = this.heading;
    this.#running.add(read.amount, read.territory);
    const said = [cellOf(row, columns, 'hospital'), cellOf(row, columns, 'nit')]
      .map(tidy)
      .filter((text) => text !== '');
    const source = this.#plain(cellOf(row, columns, 'source'));
    this.#lines.push({
      ...read,
      row: row.number,
      number: tidy(cellOf(row, columns, 'line')),
      hospitalWritten: said.length > 0 ? said.join(' · ').slice(0, 200) : null,
      source: source === '' ? null : source.slice(0, 500),
    });
  }

  #readTotal(row: TableRow, kind: RowKind & { kind: 'total' }, { writing, end }: Given): void {
    const cell = this.#amountCell(row);
    const text = tidy(row.cells.join(' '));
    const at = { row: row.number, column: this.heading.columns.amount };
    this.#skip(row.number, 'total', text);
    if (cell.text.trim() === '') return;
    const { amount } = readAmountCell({ ...cell, formula: false }, writing, at, date1904(end));
    if (!amount) {
      this.#issues.push(issue('total.unreadable', at, { original: text }));
      return;
    }
    const { found, issues } = this.#running.check(amount, kind, at);
    this.#totals.push(found);
    this.#issues.push(...issues);
  }

  #amountCell(row: TableRow): AmountCell {
    const { amount } = this.heading.columns;
    const kind = (row.kinds[amount ?? -1] ?? ' ') as AmountCell['kind'];
    return { text: cellOf(row, this.heading.columns, 'amount'), kind, formula: isFormula(row, amount) };
  }

  #writtenPlace(row: TableRow) {
    const { columns } = this.heading;
    return {
      divipola: {
        text: cellOf(row, columns, 'divipola'),
        kind: (row.kinds[columns.divipola ?? -1] ?? ' ') as AmountCell['kind'],
      },
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
    this.#issues.push(
      issue('text.wrong-letters', { row: row.number, column: this.heading.columns[meaning] }, { original, repaired }),
    );
    return tidy(repaired);
  }

  #skip(row: number, kind: SkippedRow['kind'], text: string): void {
    this.#skipped.push({ row, kind, text: text.slice(0, 200) });
  }

  #notesWereBetweenLines(): void {
    for (const { row, text } of this.#notes) {
      this.#issues.push(issue('row.not-understood', { row }, { original: text }));
      this.#skip(row, 'note', text);
    }
    this.#notes = [];
  }

  #noteHidden({ hiddenColumns }: TableEnd): void {
    for (const column of Object.values(this.heading.columns)) {
      if (!hiddenColumns.includes(column)) continue;
      const original = tidy(this.heading.written[column] ?? '');
      this.#issues.push(issue('annex-file.hidden-column', { row: this.heading.row, column }, { original }));
    }
  }
}

interface Given extends KnownToReading {
  readonly writing: Writing;
  readonly end: TableEnd;
}

function date1904({ form }: TableEnd): boolean {
  return form.format === 'xlsx' && form.date1904;
}
