import { inOrder, type Issue } from './issue.rules';

/** Lines, and issues, that an answer shows at most: beyond, it says how many it leaves out. */
export const mostShown = 5000;

type Severity = Issue['severity'];

/**
 * What was found in a file, however much of it there is: all are counted, and of each severity the first are kept, so
 * that a file with a million repairs takes no more memory than one with five thousand.
 */
export class IssueList {
  readonly #kept: Issue[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, repair: 0 };
  readonly #worst = new Map<number, Severity>();

  /** @param lastRow up to which each row's worst is remembered: that of the last line that is shown */
  add(issues: readonly Issue[], lastRow: number): void {
    for (const each of issues) {
      this.#counts[each.severity] += 1;
      if (this.#counts[each.severity] <= mostShown) this.#kept.push(each);
      if (each.row !== null && each.row <= lastRow && worse(each.severity, this.#worst.get(each.row)))
        this.#worst.set(each.row, each.severity);
    }
  }

  /** Others, of which nothing more is told. */
  count(severity: Severity, more: number): void {
    this.#counts[severity] += more;
  }

  get counts(): Readonly<Record<Severity, number>> {
    return this.#counts;
  }

  worstOf(row: number): Severity | undefined {
    return this.#worst.get(row);
  }

  /** The errors that are kept, as the file is read. */
  get errors(): readonly Issue[] {
    return inOrder(this.#kept.filter(({ severity }) => severity === 'error'));
  }

  /** As the file is read; where not all can be shown, what refuses the file before what is only told. */
  get shown(): readonly Issue[] {
    const read = inOrder(this.#kept);
    if (read.length <= mostShown) return read;
    return read.sort((a, b) => ranks[b.severity] - ranks[a.severity]).slice(0, mostShown);
  }
}

const ranks = { error: 2, warning: 1, repair: 0 };

function worse(severity: Severity, than: Severity | undefined): boolean {
  return than === undefined || ranks[severity] > ranks[than];
}
