import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import type { Act, EntryAct } from './acts';
import { balancesOf } from './ledger.queries';
import type { Balances, Place } from './places';

/*
 * Entries as reports read them: in the order in which they took effect, each with what it changed in every place that
 * the reader may see. Whatever is said of a line is a sum or a search over these, so that every figure has its entries.
 */

export interface Change {
  readonly allocationId: string | null;
  readonly disbursementId: string | null;
  readonly place: Place;
  readonly amount: Money;
}

/** A person as they were called at the instant of the report. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hospitalIds: readonly string[];
}

export interface Movement {
  readonly entryId: string;
  readonly resolutionId: string;
  readonly act: EntryAct;
  /** What a reversal undoes; of another act, the act itself. */
  readonly ofAct: Act;
  readonly subjectId: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly recordedAt: string;
  readonly document: string;
  readonly source: string | null;
  readonly reverses: string | null;
  /** The inverse that undid it, if it was known at the moment. */
  readonly reversedBy: string | null;
  readonly changes: readonly Change[];
}

/** The same, with who did it. */
export interface SignedMovement extends Movement {
  readonly recordedBy: KnownPerson;
  readonly approvedBy: KnownPerson | null;
}

type Owner = string | null;

/** What stands: neither undone nor undoing. What is left out adds up to zero. */
export function standing(movements: readonly Movement[]): Movement[] {
  return movements.filter(({ reverses, reversedBy }) => reverses === null && reversedBy === null);
}

/** One amount a place after all of them, of a line (null: of the resolution itself). Pesos. */
export function balancesAfter(movements: readonly Movement[], allocationId: Owner): Balances {
  return balancesOf(movements.flatMap(({ changes }) => changes.filter((each) => each.allocationId === allocationId)));
}

/** The entries that stand and put something in the place, or took it out: they add up to what is there. */
export function entriesIn(movements: readonly Movement[], allocationId: Owner, ...places: readonly Place[]): string[] {
  return standing(movements)
    .filter(({ changes }) => changes.some((each) => each.allocationId === allocationId && places.includes(each.place)))
    .map(({ entryId }) => entryId);
}

/** The net change of a line's places by one entry, in the order of its postings. Pesos; what nets to zero is left out. */
export function changesOf(movement: Movement, allocationId: Owner): { place: Place; amount: Money }[] {
  const sums = new Map<Place, Money>();
  for (const { place, amount, ...change } of movement.changes) {
    if (change.allocationId !== allocationId) continue;
    sums.set(place, (sums.get(place) ?? Money.zero).plus(amount));
  }
  return [...sums].filter(([, amount]) => !amount.isZero()).map(([place, amount]) => ({ place, amount }));
}
