import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { settledInstant, type Subjects } from '../../platform/database/instants';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { hospitalNames } from '../hospitals/hospital-known-at.sql';
import { momentOf, type Moment, type MomentAsked } from './moment.rules';
import { placeNames, type Balances, type Place } from './places';

export interface PlaceBalance {
  readonly resolutionId: string;
  readonly allocationId: string | null;
  readonly disbursementId: string | null;
  readonly place: Place;
  readonly amount: Money;
}

type Owner = { resolutionId: string } | { allocationId: string } | { disbursementId: string };

@Injectable()
export class LedgerQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Where is the money of this owner now? One amount a place, pesos; an allocation's include its disbursements'.
   * Reads stored balances: O(accounts of the owner).
   */
  async balances(tx: Tx, owner: Owner): Promise<Balances> {
    const [column, id] = ownerColumn(owner);
    const rows: { place: Place; amount: string }[] = await tx.query(
      `select place, sum(balance) as amount from ledger_account where ${column} = $1 group by place`,
      [id],
    );
    return balancesOf(rows.map(({ place, amount }) => ({ place, amount: Money.of(amount) })));
  }

  /**
   * Where was each peso of a resolution on a date, as known at an instant? One row an account that is not zero.
   * Reads postings: O(postings of the resolution).
   */
  async balancesAt(tx: Tx, resolutionId: string, moment: Moment): Promise<PlaceBalance[]> {
    const rows: (Omit<PlaceBalance, 'amount'> & { amount: string })[] = await tx.query(
      `select
         account.resolution_id as "resolutionId",
         account.allocation_id as "allocationId",
         account.disbursement_id as "disbursementId",
         account.place,
         sum(posting.amount) as amount
       from ledger_account account
       join ledger_posting posting on posting.account_id = account.id
       join ledger_entry entry on entry.id = posting.entry_id
       where account.resolution_id = $1
         and entry.effective_on <= $2
         and entry.recorded_at <= $3
       group by account.id
       having sum(posting.amount) <> 0
       order by account.id`,
      [resolutionId, moment.asOf, moment.knownAt],
    );
    return rows.map((row) => ({ ...row, amount: Money.of(row.amount) }));
  }

  /**
   * Which moment is asked for? Waits for the acts of the resolution (or of those that are selected) that are being
   * written, so that what is read after it is all that was known then. Ask before the transaction that reads.
   * @throws MomentInTheFuture
   */
  async moment(of: string | Subjects, asked: MomentAsked, today: CalendarDate): Promise<Moment> {
    return momentOf(asked, { today, now: await this.now(of) });
  }

  /** The instant itself, for who looks from more than one moment: none of them may be later. */
  now(of: string | Subjects): Promise<string> {
    const { select, parameters } = typeof of === 'string' ? { select: 'select $1::text', parameters: [of] } : of;
    return settledInstant(this.transactions, {
      select: `${select} union all select '${hospitalNames}'`,
      parameters,
    });
  }
}

/** One amount a place, zero where nothing is. */
export function balancesOf(rows: readonly { place: Place; amount: Money }[]): Balances {
  const balances = Object.fromEntries(placeNames.map((place) => [place, Money.zero])) as Record<Place, Money>;
  for (const { place, amount } of rows) balances[place] = balances[place].plus(amount);
  return balances;
}

function ownerColumn(owner: Owner): ['resolution_id' | 'allocation_id' | 'disbursement_id', string] {
  if ('resolutionId' in owner) return ['resolution_id', owner.resolutionId];
  if ('allocationId' in owner) return ['allocation_id', owner.allocationId];
  return ['disbursement_id', owner.disbursementId];
}
