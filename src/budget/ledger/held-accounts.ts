import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { accountId } from './account-id';
import { netOf, type Entry, type Head } from './ledger.rules';

/**
 * Which accounts: a condition over `ledger_account` of identifiers, $1; and the date from which their history matters, an
 * expression of $1 and of a date that is known, $2.
 */
export interface Holding {
  readonly where: string;
  readonly since: string;
  readonly ids: readonly string[];
  readonly date: CalendarDate | null;
}

interface Row {
  readonly id: string;
  readonly balance: string;
  readonly sequence: string;
  readonly latestOn: CalendarDate;
}

interface DatedRow {
  readonly accountId: string;
  readonly on: CalendarDate;
  readonly amount: string;
}

/**
 * Locks accounts sorted by identifier, so that two acts over the same ones wait for each other and never deadlock. Cost:
 * linear in the accounts; in the history of one too where something happened to it after `since`. One round trip.
 */
export async function holdAccounts(tx: Tx, { where, since, ids, date }: Holding): Promise<Map<string, Head>> {
  const locking: Promise<Row[]> = tx.query(
    `select id, balance, sequence, latest_on as "latestOn" from ledger_account where ${where} order by id for no key update`,
    [ids],
  );
  // A statement of its own: one that waited for a lock would still see the postings from before the wait.
  const dating: Promise<DatedRow[]> = tx.query(
    `select posting.account_id as "accountId", entry.effective_on as "on", sum(posting.amount) as amount
     from (select id from ledger_account where ${where} and latest_on > ${since}) as account
     join ledger_posting posting on posting.account_id = account.id
     join ledger_entry entry on entry.id = posting.entry_id and entry.effective_on > ${since}
     group by posting.account_id, entry.effective_on`,
    [ids, date],
  );
  const [rows, days] = await Promise.all([locking, dating]);
  const dated = new Map<string, { on: CalendarDate; amount: Money }[]>();
  for (const { accountId: id, on, amount } of days) {
    const history = dated.get(id) ?? [];
    history.push({ on, amount: Money.of(amount) });
    dated.set(id, history);
  }
  return new Map(
    rows.map(({ id, balance, sequence, latestOn }) => [
      id,
      { balance: Money.of(balance), sequence: BigInt(sequence), latestOn, dated: dated.get(id) ?? [] },
    ]),
  );
}

/** The accounts that these entries touch. */
export function holdTouched(tx: Tx, entries: readonly Entry[]): Promise<Map<string, Head>> {
  const ids = entries.flatMap(({ movements }) => [...netOf(movements, accountId).keys()]);
  return holdAccounts(tx, {
    where: 'id = any($1::uuid[])',
    since: '$2::date',
    ids: [...new Set(ids)],
    date: entries.map(({ effectiveOn }) => effectiveOn).sort()[0] ?? null,
  });
}
