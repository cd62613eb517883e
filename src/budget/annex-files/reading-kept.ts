import type { TableEnd } from '../../platform/tables/reading/table-file';
import { tidy, type Heading } from './columns.rules';
import { IssueList, mostShown } from './issue-list';
import { issue, type Issue } from './issue.rules';
import {
  howMany,
  numbering,
  type SkippedRow,
  type Understood,
  type UnderstoodLine,
  type UnnumberedLine,
} from './lines.rules';
import { Repeats } from './repeats.rules';

/** More notes than this at the end of an annex are no notes. */
const mostNotes = 1000;

/** What is kept of an annex while it is read: its first lines and issues, and a few bytes of each of the others. */
export class ReadingKept {
  readonly #issues = new IssueList();
  readonly #shown: UnnumberedLine[] = [];
  readonly #printed: number[] = [];
  readonly #repeats = new Repeats();
  readonly #skipped: SkippedRow[] = [];
  #notes: { row: number; text: string }[] = [];

  constructor(private readonly heading: Heading) {}

  add(issues: readonly Issue[]): void {
    const last = this.#shown.length < mostShown ? Infinity : (this.#shown.at(-1)?.row ?? 0);
    this.#issues.add(issues, last);
  }

  /** Whether the next line is one that is shown. */
  get shows(): boolean {
    return this.#printed.length < mostShown;
  }

  /** That of the line to come, from 1. */
  get nextPlace(): number {
    return this.#printed.length + 1;
  }

  line(line: UnnumberedLine): void {
    this.notesWereBetweenLines();
    const { place, row, territory, hospital, amount } = line;
    this.#printed.push(line.printed ?? 0);
    if (place <= mostShown) this.#shown.push(line);
    if (territory && amount)
      this.#repeats.add(place, row, { divipola: territory.divipola, hospitalId: hospital?.id ?? null });
  }

  skip(row: number, kind: SkippedRow['kind'], text: string): void {
    if (this.#skipped.length < mostShown * 2) this.#skipped.push({ row, kind, text: text.slice(0, 200) });
  }

  /** Below the last line it is a note; before another line nobody knows what it is. */
  note(row: number, text: string): void {
    this.#notes.push({ row, text: text.slice(0, 200) });
    if (this.#notes.length > mostNotes) this.notesWereBetweenLines();
  }

  notesWereBetweenLines(): void {
    if (this.#notes.length === 0) return;
    for (const { row, text } of this.#notes) {
      this.add([issue('row.not-understood', { row }, { original: text })]);
      this.skip(row, 'note', text);
    }
    this.#notes = [];
  }

  /** What all of it says, once the last row was read. */
  end(end: TableEnd): Pick<Understood, 'count' | 'lines' | 'issues' | 'asPrinted' | 'skipped'> {
    for (const { row, text } of this.#notes) this.skip(row, 'note', text);
    this.#noteHidden(end);
    const { asPrinted, issues } = numbering(this.#printed, this.heading);
    const numberOf = (place: number) => (asPrinted ? (this.#printed[place - 1] ?? place) : place);
    this.add(howMany(this.#printed.length, this.heading));
    this.add(issues);
    this.add(this.#repeats.issues(this.heading.columns, numberOf));
    this.#issues.count('error', this.#repeats.untold);
    const lines = this.#shown.map(({ place, printed: _, ...line }): UnderstoodLine => ({
      ...line,
      line: numberOf(place),
    }));
    const skipped = this.#skipped.sort((a, b) => a.row - b.row).slice(0, mostShown);
    return { count: this.#printed.length, lines, issues: this.#issues, asPrinted, skipped };
  }

  #noteHidden({ hiddenColumns }: TableEnd): void {
    for (const column of Object.values(this.heading.columns)) {
      if (!hiddenColumns.includes(column)) continue;
      const original = tidy(this.heading.written[column] ?? '');
      this.add([issue('annex-file.hidden-column', { row: this.heading.row, column }, { original })]);
    }
  }
}
