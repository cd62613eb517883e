import { compareDates, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import { invariant, refusal, type Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { mayMove, type Act, type EntryAct } from './acts';
import { isSource, places, type Place } from './places';

/*
 * The ledger, pure.
 *
 *   movements ──▶ postings: one an account, summing to zero per kind (I1)
 *                 each continues the balance that its account had (I4)
 *                 no place but a source falls below zero, today or on any date from the effective one on (I2)
 */

/** One place of one owner. */
export type Account =
  | { readonly place: 'budget' | 'undistributed' | 'lapsed'; readonly resolutionId: string }
  | {
      readonly place: Exclude<Place, 'budget' | 'undistributed' | 'lapsed' | 'ordered' | 'transit'>;
      readonly resolutionId: string;
      readonly allocationId: string;
    }
  | {
      readonly place: 'ordered' | 'transit';
      readonly resolutionId: string;
      readonly allocationId: string;
      readonly disbursementId: string;
    };

/** An exact amount of pesos, greater than zero, that leaves one account for another. */
export interface Movement {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Money;
}

/** What one act does to the ledger. Its `subjectId` is the record of the act, and has one entry of that act (I7). */
export interface Entry {
  readonly act: EntryAct;
  readonly subjectId: string;
  readonly resolutionId: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  readonly document: string;
  readonly source: string | null;
  readonly reversesId?: string;
  readonly movements: readonly Movement[];
}

/** A balance with what changed it after some date: enough to know what it was on that date or a later one. */
export interface DatedBalance {
  readonly balance: Money;
  readonly latestOn: CalendarDate | null;
  readonly dated: readonly { readonly on: CalendarDate; readonly amount: Money }[];
}

/** What is known of an account under lock. `dated` is what came after the date of what is entered, where anything did. */
export interface Head extends DatedBalance {
  readonly sequence: bigint;
}

export interface Posting {
  readonly entry: number;
  readonly position: number;
  readonly account: Account;
  readonly accountId: string;
  readonly sequence: bigint;
  readonly amount: Money;
  readonly balanceBefore: Money;
  readonly balanceAfter: Money;
}

const insufficient = (per: 'resolution' | 'allocation' | 'disbursement') =>
  refusal<{ place: Place; requested: Money; maximum: Money }>(
    `${per}.insufficient-funds`,
    'conflict',
    { es: 'El dinero no alcanza', en: 'Insufficient funds' },
    {
      es: ({ place, requested, maximum }) =>
        `Se piden ${requested.toSpanish()} y en «${places[place].spanish}» se puede disponer de ${maximum.toSpanish()}.`,
      en: ({ place, requested, maximum }) =>
        `${requested.toString()} was asked for and "${place}" can give ${maximum.toString()}.`,
    },
  );

export const InsufficientFunds = {
  resolution: insufficient('resolution'),
  allocation: insufficient('allocation'),
  disbursement: insufficient('disbursement'),
};

/** What a person is told when a place cannot give what is asked: the figures and the largest amount it could. */
export function insufficientFunds(place: Place, figures: { requested: Money; maximum: Money }): Refusal {
  return new InsufficientFunds[places[place].per]({ place, ...figures });
}

/** The signed amounts of one entry, one an account, in the order in which the accounts first appear. */
export function netOf(
  movements: readonly Movement[],
  idOf: (account: Account) => string,
): Map<string, { account: Account; amount: Money }> {
  const net = new Map<string, { account: Account; amount: Money }>();
  const add = (account: Account, amount: Money) => {
    const id = idOf(account);
    net.set(id, { account, amount: (net.get(id)?.amount ?? Money.zero).plus(amount) });
  };
  for (const { from, to, amount } of movements) {
    invariant(amount.isPositive(), 'a movement moves something');
    add(from, amount.negated());
    add(to, amount);
  }
  return net;
}

/**
 * Plans the postings of many entries, one after another, over the accounts' heads. Cost: linear in the movements.
 * @throws InsufficientFunds with `maximum` in pesos when a place would fall below zero on any date from the effective one
 */
export function planPostings(
  entries: readonly Entry[],
  heads: Map<string, Head>,
  idOf: (account: Account) => string,
): Posting[] {
  return entries.flatMap((entry, index) => {
    requireLawful(entry);
    return [...netOf(entry.movements, idOf)]
      .filter(([, { amount }]) => !amount.isZero())
      .map(([accountId, { account, amount }], position) => {
        const head = heads.get(accountId) ?? { balance: Money.zero, sequence: 0n, latestOn: null, dated: [] };
        if (amount.isNegative()) requireFunds(account.place, amount.negated(), available(head, entry.effectiveOn));
        const posting = {
          entry: index,
          position: position + 1,
          account,
          accountId,
          sequence: head.sequence + 1n,
          amount,
          balanceBefore: head.balance,
          balanceAfter: head.balance.plus(amount),
        };
        heads.set(accountId, {
          balance: posting.balanceAfter,
          sequence: posting.sequence,
          latestOn: latest(head.latestOn, entry.effectiveOn),
          dated: [...head.dated, { on: entry.effectiveOn, amount }],
        });
        return posting;
      });
  });
}

/** The most that can leave an account with effect on a date: its lowest balance on that date or any later one. */
export function available(head: DatedBalance, effectiveOn: CalendarDate): Money {
  if (head.latestOn === null || compareDates(effectiveOn, head.latestOn) >= 0) return head.balance;
  const later = head.dated
    .filter(({ on }) => compareDates(on, effectiveOn) > 0)
    .sort((a, b) => compareDates(b.on, a.on));
  let balance = head.balance;
  let lowest = balance;
  for (const [index, { on, amount }] of later.entries()) {
    balance = balance.minus(amount);
    // Amounts of one date are one step: within a day there is no before and after.
    if (later[index + 1]?.on !== on) lowest = Money.min(lowest, balance);
  }
  return lowest;
}

function requireLawful(entry: Entry): void {
  if (entry.act === 'reverse') return;
  const act: Act = entry.act;
  for (const { from, to } of entry.movements) {
    invariant(mayMove(act, from.place, to.place), `«${act}» may move money from ${from.place} to ${to.place}`);
  }
}

function requireFunds(place: Place, requested: Money, maximum: Money): void {
  if (isSource(place) || requested.isAtMost(maximum)) return;
  throw insufficientFunds(place, { requested, maximum: maximum.isNegative() ? Money.zero : maximum });
}

function latest(one: CalendarDate | null, other: CalendarDate): CalendarDate {
  return one !== null && compareDates(one, other) > 0 ? one : other;
}
