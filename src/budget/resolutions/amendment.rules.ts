import { Money } from '../../kernel/money';
import type { Movement } from '../ledger/ledger.rules';
import { ChangeBeyondFunds, type Giving } from './amendment.refusals';

/*
 * What an amending act does to the resolution that it amends, change by change, counted from 1.
 *
 *   authorize-more   budget ▶ undistributed          reduce     assigned ▶ undistributed
 *   authorize-less   undistributed ▶ budget          increase   undistributed ▶ assigned
 *   reassign         released ▶ another's assigned   add-line   undistributed ▶ a new line's assigned
 *
 * The act is one: what it frees can be used by what it gives, in whatever order the changes are written.
 */

export const changeKinds = ['authorize-more', 'authorize-less', 'increase', 'reduce', 'reassign', 'add-line'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change, as it is stored; pesos. Which of the lines it names follows from its kind. */
export interface Change {
  readonly position: number;
  readonly change: ChangeKind;
  readonly from_allocation_id: string | null;
  readonly to_allocation_id: string | null;
  readonly municipality_code: string | null;
  readonly hospital_id: string | null;
  readonly amount: Money;
}

/** A line of the amended resolution. */
export interface AmendedLine {
  readonly id: string;
  readonly line: number;
  readonly municipality_code: string;
  readonly hospital_id: string | null;
  readonly closed: boolean;
  readonly withdrawn: boolean;
  /** What these places can give with effect on the date of the amendment, pesos. */
  readonly assigned: Money;
  readonly released: Money;
}

export interface Amended {
  readonly resolutionId: string;
  readonly undistributed: Money;
  readonly lines: readonly AmendedLine[];
}

export interface NewLine {
  readonly id: string;
  readonly line: number;
  readonly municipality_code: string;
  readonly hospital_id: string | null;
  readonly amount: Money;
}

/** What publishing the amendment does. */
export interface AmendmentPlan {
  readonly newLines: readonly NewLine[];
  readonly amend: readonly Movement[];
  readonly reassign: readonly Movement[];
}

/**
 * What publication does: the new lines and the movements of at most two entries. Changes to one new place (the same
 * municipality and hospital) make one line.
 * @param idOf the identifier of the new line with that number
 * @throws ChangeBeyondFunds naming the change, both figures and the maximum in pesos
 */
export function planAmendment(
  changes: readonly Change[],
  amended: Amended,
  idOf: (line: number) => string,
): AmendmentPlan {
  const newLines = newLinesOf(changes, amended, idOf);
  const funds = fundsOf(amended);
  const moved = inOrderOfGiving(changes).map((change) => {
    const { from, to } = placesOf(change, newLines);
    funds.take(change, from);
    funds.put(change, to);
    const movement = { from: accountOf(amended, from), to: accountOf(amended, to), amount: change.amount };
    return { change: change.change, movement };
  });
  return {
    newLines: [...newLines.values()],
    amend: moved.filter(({ change }) => change !== 'reassign').map(({ movement }) => movement),
    reassign: moved.filter(({ change }) => change === 'reassign').map(({ movement }) => movement),
  };
}

/**
 * What the changes would add to each line and to each place of the resolution, pesos, signed, whether or not there is
 * money for it: by the identifier of a line, or the name of the place. Read before publication, by who decides it.
 */
export function effectsOf(changes: readonly Change[], newLines: ReadonlyMap<string, NewLine>): Map<string, Money> {
  const effects = new Map<string, Money>();
  const add = ({ allocationId, place }: End, amount: Money) => {
    const key = allocationId ?? place;
    effects.set(key, (effects.get(key) ?? Money.zero).plus(amount));
  };
  for (const change of changes) {
    const { from, to } = placesOf(change, newLines);
    add(from, change.amount.negated());
    add(to, change.amount);
  }
  return effects;
}

/** What the changes authorise on top of what was, pesos: what a certificate of availability must back. */
export function authorizedMore(changes: readonly Change[]): Money {
  return Money.sum(changes.filter(({ change }) => change === 'authorize-more').map(({ amount }) => amount));
}

/** The two ends of a change: a place of the resolution, or of one of its lines. */
interface End {
  readonly place: 'budget' | Giving;
  readonly allocationId: string | null;
}

function placesOf(change: Change, newLines: ReadonlyMap<string, NewLine>): { from: End; to: End } {
  const budget: End = { place: 'budget', allocationId: null };
  const undistributed: End = { place: 'undistributed', allocationId: null };
  const giver = change.from_allocation_id;
  const taker = change.to_allocation_id ?? newLines.get(keyOf(change))?.id ?? null;
  switch (change.change) {
    case 'authorize-more':
      return { from: budget, to: undistributed };
    case 'authorize-less':
      return { from: undistributed, to: budget };
    case 'reduce':
      return { from: { place: 'assigned', allocationId: giver }, to: undistributed };
    case 'increase':
    case 'add-line':
      return { from: undistributed, to: { place: 'assigned', allocationId: taker } };
    case 'reassign':
      return { from: { place: 'released', allocationId: giver }, to: { place: 'assigned', allocationId: taker } };
  }
}

function accountOf({ resolutionId }: Amended, { place, allocationId }: End): Movement['from'] {
  if (place === 'budget' || place === 'undistributed') return { place, resolutionId };
  return { place, resolutionId, allocationId: allocationId ?? '' };
}

/** First what brings money in, then what gives it out; reassignments, which are an entry of their own, come last. */
function inOrderOfGiving(changes: readonly Change[]): Change[] {
  const ranks: Record<ChangeKind, number> = {
    'authorize-more': 0,
    reduce: 0,
    increase: 1,
    'add-line': 1,
    'authorize-less': 1,
    reassign: 2,
  };
  return [...changes].sort((a, b) => ranks[a.change] - ranks[b.change] || a.position - b.position);
}

/** The running balances of the places that may give. */
function fundsOf({ undistributed, lines }: Amended) {
  const balances = new Map<string, Money>([['undistributed ', undistributed]]);
  const numbers = new Map(lines.map(({ id, line }) => [id, line]));
  for (const { id, assigned, released } of lines) {
    balances.set(`assigned ${id}`, assigned).set(`released ${id}`, released);
  }
  const nameOf = ({ place, allocationId }: End) => `${place} ${allocationId ?? ''}`;
  const balanceOf = (end: End) => balances.get(nameOf(end)) ?? Money.zero;
  return {
    take({ position, amount: requested }: Change, end: End): void {
      if (end.place === 'budget') return;
      const maximum = balanceOf(end);
      if (requested.isGreaterThan(maximum)) {
        const line = numbers.get(end.allocationId ?? '') ?? null;
        throw new ChangeBeyondFunds({ position, line, place: end.place, requested, maximum });
      }
      balances.set(nameOf(end), maximum.minus(requested));
    },
    put({ amount }: Change, end: End): void {
      balances.set(nameOf(end), balanceOf(end).plus(amount));
    },
  };
}

/** The lines that the act adds, by their key, numbered after the last one, in the order of the changes. */
export function newLinesOf(
  changes: readonly Change[],
  { lines }: Pick<Amended, 'lines'>,
  idOf: (line: number) => string,
): Map<string, NewLine> {
  const added = new Map<string, NewLine>();
  const last = Math.max(0, ...lines.map(({ line }) => line));
  for (const change of changes) {
    if (change.municipality_code === null) continue;
    const { municipality_code, hospital_id } = change;
    const line = added.get(keyOf(change));
    const number = line?.line ?? last + added.size + 1;
    const amount = (line?.amount ?? Money.zero).plus(change.amount);
    const id = line?.id ?? idOf(number);
    added.set(keyOf(change), { id, line: number, municipality_code, hospital_id, amount });
  }
  return added;
}

/** Two changes to one new place are changes to one new line. */
export function keyOf({ municipality_code, hospital_id }: Pick<Change, 'municipality_code' | 'hospital_id'>): string {
  return `${municipality_code ?? ''} ${hospital_id ?? ''}`;
}
