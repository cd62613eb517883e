import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import { Effects } from '../../platform/http/effects';
import { postedBy } from '../audit/act-under-way';

/** What one place of one owner had before an act and has after it, in pesos with two decimals. */
export interface Effect {
  readonly place: string;
  readonly kind: string;
  readonly resolutionId: string;
  /** Null where the place is the resolution's. */
  readonly allocationId: string | null;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** Where the act under way leaves the money: what a person is shown before confirming. */
@Injectable()
export class LedgerEffects extends Effects {
  /** Cost: linear in the accounts of the lines that the act touched. */
  async of(tx: Tx): Promise<Effect[]> {
    return tx.query(
      `with changed as (
         select account.place, account.kind, account.resolution_id, account.allocation_id, sum(posting.amount) as change
         from ledger_posting posting
         join ledger_account account on account.id = posting.account_id
         where posting.entry_id = any($1::uuid[])
         group by account.place, account.kind, account.resolution_id, account.allocation_id
       )
       select changed.place,
         changed.kind,
         changed.resolution_id as "resolutionId",
         changed.allocation_id as "allocationId",
         (standing.balance - changed.change)::text as before,
         standing.balance::text as after,
         changed.change::text as change
       from changed
       cross join lateral (
         select sum(account.balance) as balance
         from ledger_account account
         where account.place = changed.place
           and account.resolution_id = changed.resolution_id
           and account.allocation_id is not distinct from changed.allocation_id
       ) as standing
       where changed.change <> 0
       order by changed.resolution_id, changed.allocation_id nulls first, changed.place`,
      [postedBy(tx)],
    );
  }
}
