import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { placeNames, type Balances, type Place } from './places';

/** A moment to look from: what had taken effect by a date, as it was known at an instant. */
export interface Moment {
  readonly asOf: CalendarDate;
  readonly knownAt: string;
}

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
  constructor(private readonly dataSource: DataSource) {}

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
   * The present instant, microseconds included, after which nothing can be recorded as before it in these resolutions:
   * it waits for the acts that are being written. Ask before the transaction that reads.
   */
  async settledInstant(resolutionIds: readonly string[]): Promise<string> {
    const [row]: { now: string }[] = await this.dataSource.query(
      `with held as materialized (
         select count(pg_advisory_xact_lock(hashtextextended(id, 0))) as locks
         from (select id from unnest($1::text[]) as id order by id) as sorted
       )
       select clock_timestamp() as now from held`,
      [resolutionIds],
    );
    return row?.now ?? '';
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
