import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { actInSpanish } from '../ledger/entries.dto';
import type { Moment } from '../ledger/moment.rules';
import type { Movement } from '../ledger/movements.rules';
import { allocationPlaces, isSource, places, type Place } from '../ledger/places';
import type {
  Cause,
  DifferenceEntry,
  DifferenceFacts,
  ExecutionDifference,
  LineDifference,
  PlaceDifference,
} from './execution-difference.contents';
import { causesInWords, otherChangesOf } from './execution-difference.words';
import type { ExecutionStatus, Row } from './execution-status.contents';

/*
 * What changed between two execution statuses of one resolution, pure.
 *
 *   first report ──┬─▶ per line and place: after − before ──┐
 *   second report ─┘                                        ├─▶ proof: the difference is the sum of its entries
 *   entries seen from one moment and not from the other ────┘
 *
 * The two sides of the proof come apart: the balances from the two reports, the entries from a question of their own.
 */

export const DifferenceBackwards = refusal<{ field: 'asOf' | 'knownAt'; from: string; to: string }>(
  'difference.backwards',
  'form',
  { es: 'La comparación va hacia atrás', en: 'The comparison goes backwards' },
  {
    es: ({ field, from, to }) =>
      `El primer informe (${field} ${from}) es posterior al segundo (${to}): dé primero el más antiguo.`,
    en: ({ field, from, to }) => `The first report (${field} ${from}) is later than the second (${to}): swap them.`,
  },
);

/** @throws DifferenceBackwards where the first report is of a later date than the second, or was known later */
export function requireForward(before: Moment, after: Moment): void {
  for (const field of ['asOf', 'knownAt'] as const) {
    if (before[field] > after[field]) {
      throw new DifferenceBackwards({ field, from: before[field], to: after[field] });
    }
  }
}

const linePlaces = [...allocationPlaces, 'yield-source', 'yield-held', 'yield-returned'] as const;

const resolutionPlaces = ['budget', 'undistributed', 'lapsed'] as const;

/** The difference, with its proof. Pesos: positive where the place has more in the second report. */
export function executionDifference({ before, after, gained, lost }: DifferenceFacts): ExecutionDifference {
  const from = momentOf(before);
  const seen = [
    ...gained.map((movement) => sided(movement, from, false)),
    ...lost.map((movement) => sided(movement, from, true)),
  ];
  const whole = after.scope === 'resolution';
  const ofResolution = whole
    ? resolutionPlaces.map((place) => differenceOf(place, resolutionFigures(before, after, place), seen))
    : [];
  const lines = linesOf(before, after).map(([earlier, later]) => lineDifference(earlier, later, seen));
  const all = [...ofResolution, ...lines.flatMap(({ changes }) => changes)];
  return {
    resolution: after.resolution,
    scope: after.scope,
    from,
    to: momentOf(after),
    proof: { figures: all.length, holds: all.every(isProved) },
    totals: totalsOf(lines),
    ofResolution: ofResolution.filter(hasMoved),
    lines: lines
      .map((line) => ({ ...line, changes: line.changes.filter(hasMoved) }))
      .filter(({ changes }) => changes.length > 0),
    entries: seen.map(({ entry }) => entry),
    otherChanges: linesOf(before, after).flatMap(([earlier, later]) => otherChangesOf(earlier, later)),
  };
}

/** What a place is worth to a reader: a source is negative, and is told as what came out of it. */
export function told(place: Place, amount: Money): Money {
  return isSource(place) ? amount.negated() : amount;
}

interface Sided {
  readonly movement: Movement;
  readonly entry: DifferenceEntry;
  readonly isLost: boolean;
}

function sided(movement: Movement, from: Moment, isLost: boolean): Sided {
  const { entryId, act, ofAct, effectiveOn, datePrecision, recordedAt, document } = movement;
  const kind = isLost
    ? 'no-longer'
    : effectiveOn <= from.asOf
      ? 'correction'
      : recordedAt <= from.knownAt
        ? 'came-due'
        : 'new';
  const words = act === 'reverse' ? `anulación de ${actInSpanish(ofAct)}` : actInSpanish(act);
  return {
    movement,
    isLost,
    entry: { entryId, kind, act, actInSpanish: words, effectiveOn, datePrecision, recordedAt, document },
  };
}

interface Sides {
  readonly owner: { readonly id: string | null; readonly name: string | null };
  readonly before: Money;
  readonly after: Money;
}

function differenceOf(place: Place, { owner, before, after }: Sides, seen: readonly Sided[]): PlaceDifference {
  const causes = seen.flatMap(({ movement, entry, isLost }): Cause[] => {
    const moved = movement.changes.filter((each) => each.place === place && each.allocationId === owner.id);
    const amount = told(place, Money.sum(moved.map((each) => each.amount)));
    return amount.isZero() ? [] : [{ ...entry, amount: isLost ? amount.negated() : amount }];
  });
  const difference = after.minus(before);
  const name = `${capitalized(places[place].spanish)}${owner.name === null ? '' : ` de ${owner.name}`}`;
  const way = difference.isNegative() ? 'bajó' : 'subió';
  const size = difference.isNegative() ? difference.negated() : difference;
  const inWords =
    `${name} ${way} ${size.toSpanish()}, de ${before.toSpanish()} a ${after.toSpanish()}: ` +
    `${causesInWords(causes)}.`;
  return { place, before, after, difference, causes, inWords };
}

function lineDifference(earlier: Row | null, later: Row | null, seen: readonly Sided[]): LineDifference {
  const row = (later ?? earlier) as Row;
  const owner = { id: row.allocationId, name: `${row.municipality} (línea ${row.line})` };
  const { allocationId, line, municipality } = row;
  const changes = linePlaces.map((place) =>
    differenceOf(place, { owner, before: figureOf(earlier, place), after: figureOf(later, place) }, seen),
  );
  return { allocationId, line, municipality, changes };
}

function figureOf(row: Row | null, place: (typeof linePlaces)[number]): Money {
  if (!row) return Money.zero;
  if (place === 'yield-source') return row.yields.earned;
  if (place === 'yield-held') return row.yields.held;
  return place === 'yield-returned' ? row.yields.returned : row[place];
}

function resolutionFigures(
  before: ExecutionStatus,
  after: ExecutionStatus,
  place: (typeof resolutionPlaces)[number],
): Sides {
  const figure = ({ totals }: ExecutionStatus) =>
    (place === 'budget' ? totals.authorized : place === 'lapsed' ? totals.lapsed : totals.undistributed) ?? Money.zero;
  return { owner: { id: null, name: null }, before: figure(before), after: figure(after) };
}

/** Each line with its row in both reports, null where it has none, in the order of the annex. */
function linesOf(before: ExecutionStatus, after: ExecutionStatus): [Row | null, Row | null][] {
  const earlier = new Map(before.rows.map((row) => [row.allocationId, row]));
  const later = new Map(after.rows.map((row) => [row.allocationId, row]));
  const all = new Map([...before.rows, ...after.rows].map(({ allocationId, line }) => [allocationId, line]));
  return [...all].sort(([, a], [, b]) => a - b).map(([id]) => [earlier.get(id) ?? null, later.get(id) ?? null]);
}

function totalsOf(lines: readonly LineDifference[]): ExecutionDifference['totals'] {
  return linePlaces
    .map((place) => {
      const mine = lines.flatMap(({ changes }) => changes.filter((each) => each.place === place));
      const sum = (of: (each: PlaceDifference) => Money) => Money.sum(mine.map(of));
      return {
        place,
        before: sum((each) => each.before),
        after: sum((each) => each.after),
        difference: sum((each) => each.difference),
      };
    })
    .filter(({ difference }) => !difference.isZero());
}

function isProved({ difference, causes }: PlaceDifference): boolean {
  return Money.sum(causes.map(({ amount }) => amount)).equals(difference);
}

function hasMoved({ difference }: PlaceDifference): boolean {
  return !difference.isZero();
}

function momentOf({ asOf, knownAt }: ExecutionStatus): Moment {
  return { asOf, knownAt };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
