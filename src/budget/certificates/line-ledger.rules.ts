import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Act } from '../ledger/acts';
import { placeNames, places, type Balances, type Place } from '../ledger/places';
import type { LineFacts } from './certificate.subject';

/*
 * What had happened to the money of one line by a cut-off, as now known: what every certificate of a line adds up from.
 * An inverse counts as the act that it undoes, so that both leave nothing; neither of the two stands.
 */

export interface LineLedger extends LineFacts {
  /** In the order of the dates on which they took effect, then of recording. */
  readonly entries: readonly LineEntry[];
  /** How many take effect after the cut-off. */
  readonly laterEntries: number;
}

export interface LineEntry {
  readonly id: string;
  readonly act: Act;
  /** The record of the act: a giro's settlement, a receipt, a report. */
  readonly subjectId: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly document: string;
  readonly source: string | null;
  readonly stands: boolean;
  /** Only what moved on this line. */
  readonly moves: readonly Move[];
}

export interface Move {
  readonly place: Place;
  /** Pesos; negative: it left the place. */
  readonly amount: Money;
  /** The giro that it is of, also where a clarification put it straight into the hospital's account. */
  readonly disbursementId: string | null;
}

/** What gives a line its amount: its own act, amendments, and what other lines released. */
export const grantingActs = ['publish', 'amend', 'reassign'] as const satisfies readonly Act[];

/** Where the money of the line is. Pesos. */
export function placesOf(entries: readonly LineEntry[]): Balances {
  return Object.fromEntries(placeNames.map((place) => [place, inPlace(entries, place)])) as Balances;
}

/** How many pesos these acts left in the places, all capital places unless said; what was undone left nothing. */
export function movedBy(entries: readonly LineEntry[], acts: readonly Act[], into?: readonly Place[]): Money {
  const counts = (place: Place) => (into ? into.includes(place) : places[place].kind === 'capital');
  return Money.sum(
    entries
      .filter(({ act }) => acts.includes(act))
      .flatMap(({ moves }) => moves.filter(({ place }) => counts(place)).map(({ amount }) => amount)),
  );
}

/** The amount of the line in force: what its act and the amendments assign to it. Pesos. */
export function assignedOf(entries: readonly LineEntry[]): Money {
  return movedBy(entries, grantingActs);
}

/** Which entries of these acts stand, by identifier. */
export function standing(entries: readonly LineEntry[], acts: readonly Act[]): string[] {
  return entries.filter(({ act, stands }) => stands && acts.includes(act)).map(({ id }) => id);
}

/** Which entries that stand put something in the place or took it out, by identifier. */
export function behind(entries: readonly LineEntry[], place: Place): string[] {
  return entries
    .filter(({ stands, moves }) => stands && moves.some((move) => move.place === place))
    .map(({ id }) => id);
}

/** The entry of this record's act, if it stands; a report has two acts, so the act is said. */
export function entryOf(entries: readonly LineEntry[], act: Act, subjectId: string): LineEntry | null {
  return entries.find((entry) => entry.stands && entry.act === act && entry.subjectId === subjectId) ?? null;
}

function inPlace(entries: readonly LineEntry[], place: Place): Money {
  return Money.sum(
    entries.flatMap(({ moves }) => moves.filter((move) => move.place === place).map(({ amount }) => amount)),
  );
}
