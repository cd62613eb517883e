import { Money } from '../../kernel/money';
import type { DatedBalance } from './ledger.rules';

/** A dated balance as JSON carries it; null where there is no such account yet. */
export type WrittenBalance =
  | {
      readonly [Field in keyof DatedBalance]: Field extends 'balance'
        ? string
        : Field extends 'dated'
          ? readonly { readonly on: DatedBalance['dated'][number]['on']; readonly amount: string }[]
          : DatedBalance[Field];
    }
  | null;

/**
 * The balance of `account` with what moved it after a date, as JSON. Its history is read only where something happened
 * after that date: the usual act is not older than the last one, and costs the same whatever came before.
 * @param since an expression with the date
 */
export function datedBalanceSql(since: string): string {
  return `json_build_object(
    'balance', account.balance::text,
    'latestOn', account.latest_on,
    'dated', (
      select coalesce(json_agg(json_build_object('on', moved.effective_on, 'amount', moved.amount::text)), '[]')
      from (
        select entry.effective_on, sum(posting.amount) as amount
        -- From the account to its postings, whatever the planner guesses: an entry may have thousands.
        from (
          select entry_id, amount
          from ledger_posting
          where account_id = account.id
            and account.latest_on > ${since}
          offset 0
        ) posting
        cross join lateral (
          select effective_on
          from ledger_entry
          where ledger_entry.id = posting.entry_id
          offset 0
        ) entry
        where entry.effective_on > ${since}
        group by entry.effective_on
      ) moved
    )
  )`;
}

/** Nothing, where there is no account. */
export function datedBalance(written: WrittenBalance): DatedBalance {
  if (written === null) return { balance: Money.zero, latestOn: null, dated: [] };
  const { balance, latestOn, dated } = written;
  return {
    balance: Money.of(balance),
    latestOn,
    dated: dated.map(({ on, amount }) => ({ on, amount: Money.of(amount) })),
  };
}
