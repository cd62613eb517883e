import { Money } from '../../kernel/money';
import type { Territory } from '../territories/territory.rules';
import { issue, type Issue, type Place } from './issue.rules';

/*
 * The totals of the file against its lines. A subtotal is of its department, or of the lines since the last one; a total
 * is of all lines until then. Each is held against the sum; a difference is shown with both figures.
 */

export interface TotalFound {
  readonly row: number;
  readonly label: string;
  readonly stated: Money;
  /** Σ of the lines that it is of; null where some of them could not be read. */
  readonly sum: Money | null;
}

interface Running {
  sum: Money;
  whole: boolean;
}

const begun = (): Running => ({ sum: Money.zero, whole: true });

export class RunningTotals {
  /** Of the sections that have ended. */
  #before = begun();
  #section = begun();
  readonly #departments = new Map<string, Running>();

  get total(): Money {
    return this.#all.sum;
  }

  get #all(): Running {
    return {
      sum: this.#before.sum.plus(this.#section.sum),
      whole: this.#before.whole && this.#section.whole,
    };
  }

  add(amount: Money | null, territory: Territory | null): void {
    const code = territory?.department.code;
    const department = code === undefined ? undefined : (this.#departments.get(code) ?? begun());
    if (code !== undefined && department) this.#departments.set(code, department);
    for (const running of department ? [this.#section, department] : [this.#section]) {
      if (amount === null || territory === null) running.whole = false;
      if (amount !== null) running.sum = running.sum.plus(amount);
    }
  }

  /** Holds a stated total against what it is of, and begins a new section. */
  check(
    stated: Money,
    { label, department, partial }: { label: string; department: Territory['department'] | null; partial: boolean },
    at: Place & { row: number },
  ): { found: TotalFound; issues: Issue[] } {
    const all = this.#all;
    const of = department ? (this.#departments.get(department.code) ?? begun()) : partial ? this.#section : all;
    const whole = of.whole && (department === null || all.whole);
    // «TOTAL» under each group is what others call a subtotal.
    const bySection = !partial && this.#section.whole && this.#section.sum.equals(stated);
    this.#before = all;
    this.#section = begun();
    const sum = bySection ? stated : whole ? of.sum : null;
    const issues = sum === null || sum.equals(stated) ? [] : [differs(partial, stated, sum, at)];
    return { found: { row: at.row, label, stated, sum }, issues };
  }
}

function differs(partial: boolean, stated: Money, sum: Money, at: Place): Issue {
  const [less, more] = stated.isLessThan(sum) ? [stated, sum] : [sum, stated];
  return issue(partial ? 'subtotal.differs' : 'total.differs', at, {
    original: stated.toString(),
    stated: stated.toSpanish(),
    sum: sum.toSpanish(),
    difference: more.minus(less).toSpanish(),
  });
}
