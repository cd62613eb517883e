import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { datedBalance, datedBalanceSql, type WrittenBalance } from '../ledger/dated-balance.sql';
import { available } from '../ledger/ledger.rules';

/** What the hospital's acts on a line have to know besides its balances. Amounts in pesos. */
export interface LineHistory {
  /** Since when the hospital has had any money, by receipts that stand; null when nothing came in. */
  readonly firstReceiptOn: CalendarDate | null;
  readonly incorporated: Money;
  /** Given back by the hospital and restored to the resolution. */
  readonly restored: Money;
  /** Principal that was deposited and whose deposit nobody has verified yet. */
  readonly unverified: Money;
  readonly unverifiedYields: Money;
}

interface HistoryRow {
  readonly first_receipt_on: CalendarDate | null;
  readonly incorporated: string;
  readonly restored: string;
  readonly unverified: string;
  readonly unverified_yields: string;
}

@Injectable()
export class LineQueries {
  /** Since when has there been money, and how much of it is spoken for? Ask under the line's lock. */
  async history(tx: Tx, allocationId: string): Promise<LineHistory> {
    const [row]: HistoryRow[] = await tx.query(historySql, [allocationId]);
    return {
      firstReceiptOn: row?.first_receipt_on ?? null,
      incorporated: Money.of(row?.incorporated ?? '0'),
      restored: Money.of(row?.restored ?? '0'),
      unverified: Money.of(row?.unverified ?? '0'),
      unverifiedYields: Money.of(row?.unverified_yields ?? '0'),
    };
  }

  /** How many pesos can leave this place of a line with effect on a date: its lowest balance from that date on. */
  async availableOn(tx: Tx, from: { allocationId: string; place: string; on: CalendarDate }): Promise<Money> {
    const [row]: { standing: WrittenBalance }[] = await tx.query(
      `select ${datedBalanceSql('$3::date')} as standing
       from ledger_account account
       where account.place = $2
         and account.owner_id = $1`,
      [from.allocationId, from.place, from.on],
    );
    const lowest = available(datedBalance(row?.standing ?? null), from.on);
    return lowest.isNegative() ? Money.zero : lowest;
  }

  /** Is there such a line in force, and is it the caller's? @throws NotFound */
  async requireVisible(tx: Tx, by: Caller, allocationId: string): Promise<void> {
    const found: unknown[] = await tx.query(
      `select line.id
       from annex_line line
       join resolution act on act.id = line.added_by_id
       where line.id = $1
         and act.published_at is not null
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [allocationId, scopeOf(by.person)],
    );
    if (found.length === 0) throw new NotFound({});
  }
}

const historySql = `
  select
    (
      select min(entry.effective_on)
      from ledger_account account
      join ledger_posting posting on posting.account_id = account.id
      join ledger_entry entry on entry.id = posting.entry_id
      left join ledger_entry inverse on inverse.reverses_id = entry.id
      where account.allocation_id = $1
        and account.place = 'held'
        and posting.amount > 0
        and entry.act in ('confirm', 'clarify')
        and inverse.id is null
    ) as first_receipt_on,
    (
      select coalesce(sum(incorporation.amount), 0)
      from incorporation
      where incorporation.allocation_id = $1
    ) as incorporated,
    (
      select coalesce(sum(restoration.amount), 0)
      from restoration
      join ledger_entry entry on entry.subject_id = restoration.id and entry.act = 'restore'
      left join ledger_entry inverse on inverse.reverses_id = entry.id
      where restoration.allocation_id = $1
        and inverse.id is null
    ) as restored,
    (
      select coalesce(sum(restitution.amount), 0)
      from restitution
      where restitution.allocation_id = $1
        and restitution.kind = 'principal'
        and restitution.decision is null
    ) as unverified,
    (
      select coalesce(sum(restitution.amount), 0)
      from restitution
      where restitution.allocation_id = $1
        and restitution.kind = 'yields'
        and restitution.decision is null
    ) as unverified_yields`;
