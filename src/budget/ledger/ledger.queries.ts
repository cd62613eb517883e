import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { settledInstant, type Subjects } from '../../platform/database/instants';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { hospitalNames } from '../hospitals/hospital-known-at.sql';
import { momentOf, type Moment, type MomentAsked } from './moment.rules';
import { standingSql } from './standing.sql';
import { placeNames, type Balances, type Place } from './places';

export interface PlaceBalance {
  readonly resolutionId: string;
  readonly allocationId: string | null;
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
   * Where was each peso of a resolution on a date, as known at an instant? One row a place of each line, its giros'
   * accounts with it, where that is not zero. Starts from the stored balances and takes back what is of later:
   * O(accounts of the resolution, and its entries after the moment).
   */
  async balancesAt(tx: Tx, resolutionId: string, moment: Moment): Promise<PlaceBalance[]> {
    const rows: (Omit<PlaceBalance, 'amount'> & { amount: string })[] = await tx.query(
      `with standing as (${standingSql(`(select $1::uuid as id)`, { asOf: '$2', knownAt: '$3' })})
       select
         resolution_id as "resolutionId",
         allocation_id as "allocationId",
         place,
         sum(amount) as amount
       from standing
       group by resolution_id, allocation_id, place
       having sum(amount) <> 0
       order by resolution_id, allocation_id, place`,
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

const nowhere = Object.fromEntries(placeNames.map((place) => [place, Money.zero])) as Record<Place, Money>;

/** One amount a place, zero where nothing is. */
export function balancesOf(rows: readonly { place: Place; amount: Money }[]): Balances {
  const balances = { ...nowhere };
  for (const { place, amount } of rows) balances[place] = balances[place].plus(amount);
  return balances;
}

function ownerColumn(owner: Owner): ['resolution_id' | 'allocation_id' | 'disbursement_id', string] {
  if ('resolutionId' in owner) return ['resolution_id', owner.resolutionId];
  if ('allocationId' in owner) return ['allocation_id', owner.allocationId];
  return ['disbursement_id', owner.disbursementId];
}
