import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { EntryAct } from './acts';
import { isSource, places, type Place } from './places';

/*
 * Where each peso went, pure.
 *
 *   entry ──▶ steps, one from an account to another ──▶ parcels: an amount, and the steps that it took
 *
 * Pesos are all alike, so which one left a place is a convention: the first that came in (FIFO), in the order of
 * recording. The sums are facts whatever the convention; the path of a part of a sum is FIFO's.
 */

export interface TracedAccount {
  readonly id: string;
  readonly place: Place;
}

export interface TracedEntry {
  readonly id: string;
  readonly act: EntryAct;
  readonly effectiveOn: CalendarDate;
  readonly document: string;
  readonly postings: readonly { readonly accountId: string; readonly amount: Money }[];
}

/** One entry took the parcel from an account to another. */
export interface Step {
  readonly entry: TracedEntry;
  readonly from: string;
  readonly to: string;
}

/** Pesos that took the same way, and where they are now. */
export interface Parcel {
  readonly amount: Money;
  readonly accountId: string;
  readonly steps: readonly Step[];
}

// A way is kept as its last step and the way before it: the parts of a divided parcel share what they have in common.
interface Way {
  readonly step: Step;
  readonly before: Way | null;
}

interface Carried {
  amount: Money;
  readonly way: Way | null;
  /** How many of its steps it had taken when it first came to a place that is asked about; null: it never did. */
  readonly arrived: number | null;
  readonly taken: number;
}

/**
 * Follows every peso through the entries, given in the order of recording.
 * @returns of the accounts asked about: `cameFrom`, what is there now with its whole way; `wentTo`, what ever was there,
 * with the steps since. Pesos.
 */
export function follow(
  entries: readonly TracedEntry[],
  accounts: ReadonlyMap<string, TracedAccount>,
  asked: ReadonlySet<string>,
): { cameFrom: Parcel[]; wentTo: Parcel[] } {
  const standing = new Map<string, Carried[]>();
  for (const entry of entries) {
    for (const { step, amount } of stepsOf(entry, accounts)) {
      const leaving = take(standing, {
        accountId: step.from,
        isSource: isSource(placeOf(accounts, step.from)),
        amount,
      });
      for (const part of leaving) put(standing, step, part, asked);
    }
  }
  const all = [...standing].flatMap(([accountId, queue]) => queue.map((carried) => ({ accountId, ...carried })));
  const parcel = ({ accountId, amount, way }: (typeof all)[number], skipped: number): Parcel => ({
    accountId,
    amount,
    steps: stepsAlong(way).slice(skipped),
  });
  return {
    cameFrom: all.filter(({ accountId }) => asked.has(accountId)).map((each) => parcel(each, 0)),
    wentTo: all.flatMap((each) => (each.arrived === null ? [] : [parcel(each, each.arrived)])),
  };
}

/** An entry's postings as steps: what leaves is matched with what arrives, both in the order of the postings. */
export function stepsOf(
  entry: TracedEntry,
  accounts: ReadonlyMap<string, TracedAccount>,
): { step: Step; amount: Money }[] {
  return (['capital', 'yields'] as const).flatMap((kind) => {
    const mine = entry.postings.filter(({ accountId }) => places[placeOf(accounts, accountId)].kind === kind);
    const leaving = mine
      .filter(({ amount }) => amount.isNegative())
      .map((each) => ({ ...each, amount: each.amount.negated() }));
    const arriving = mine.filter(({ amount }) => amount.isPositive());
    return matched(leaving, arriving).map(({ from, to, amount }) => ({ step: { entry, from, to }, amount }));
  });
}

type Side = readonly { readonly accountId: string; readonly amount: Money }[];

function matched(leaving: Side, arriving: Side): { from: string; to: string; amount: Money }[] {
  const moved: { from: string; to: string; amount: Money }[] = [];
  let [left, arrived] = [0, 0];
  let [toLeave, toArrive] = [leaving[0]?.amount ?? Money.zero, arriving[0]?.amount ?? Money.zero];
  while (left < leaving.length && arrived < arriving.length) {
    const amount = Money.min(toLeave, toArrive);
    moved.push({ from: leaving[left]?.accountId ?? '', to: arriving[arrived]?.accountId ?? '', amount });
    [toLeave, toArrive] = [toLeave.minus(amount), toArrive.minus(amount)];
    if (toLeave.isZero()) toLeave = leaving[(left += 1)]?.amount ?? Money.zero;
    if (toArrive.isZero()) toArrive = arriving[(arrived += 1)]?.amount ?? Money.zero;
  }
  return moved;
}

/** Takes the oldest pesos out of an account; a source makes new ones. */
function take(
  standing: Map<string, Carried[]>,
  { accountId, isSource: makes, amount }: { accountId: string; isSource: boolean; amount: Money },
): Carried[] {
  const taken: Carried[] = [];
  const queue = standing.get(accountId) ?? [];
  let missing = amount;
  while (missing.isPositive()) {
    const oldest = queue[0];
    if (!oldest) {
      invariant(makes, 'no place but a source gives more than it has');
      taken.push({ amount: missing, way: null, arrived: null, taken: 0 });
      break;
    }
    const part = Money.min(oldest.amount, missing);
    taken.push({ ...oldest, amount: part });
    oldest.amount = oldest.amount.minus(part);
    if (oldest.amount.isZero()) queue.shift();
    missing = missing.minus(part);
  }
  return taken;
}

function put(standing: Map<string, Carried[]>, step: Step, part: Carried, asked: ReadonlySet<string>): void {
  const taken = part.taken + 1;
  // What left a source that is asked about was there before its first step.
  const arrived = part.arrived ?? (asked.has(step.from) ? part.taken : asked.has(step.to) ? taken : null);
  const carried = { amount: part.amount, way: { step, before: part.way }, arrived, taken };
  const queue = standing.get(step.to);
  if (queue) queue.push(carried);
  else standing.set(step.to, [carried]);
}

function stepsAlong(way: Way | null): Step[] {
  const steps: Step[] = [];
  for (let at = way; at !== null; at = at.before) steps.push(at.step);
  return steps.reverse();
}

function placeOf(accounts: ReadonlyMap<string, TracedAccount>, id: string): Place {
  const account = accounts.get(id);
  invariant(account, 'every account that is posted to is known');
  return account.place;
}
