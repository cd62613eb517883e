import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import type { JournalAccount, JournalEntry } from './journal.rules';

/** Which part of the ledger: of one resolution or of all, up to a date or whole. */
export interface JournalAsked {
  readonly resolution: string | null;
  readonly asOf: CalendarDate | null;
}

type AccountRow = Omit<JournalAccount, 'balance'> & { balance: string };
type EntryRow = Omit<JournalEntry, 'postings'> & { postings: { accountId: string; amount: string }[] };

@Injectable()
export class JournalQueries {
  /** Which resolution is this? Null when there is none that moves money. */
  async resolution(tx: Tx, id: string): Promise<{ number: number; year: number } | null> {
    const [row]: { number: number; year: number }[] = await tx.query(
      'select number, year from resolution where id = $1 and amends_id is null',
      [id],
    );
    return row ?? null;
  }

  /**
   * Which accounts were posted to, and what does each hold? With a date, what its postings sum to by then; without, the
   * stored balance, so that another program's sum of the postings proves it. Reads every posting; answers the accounts.
   */
  async accounts(tx: Tx, { resolution, asOf }: JournalAsked): Promise<JournalAccount[]> {
    const rows: AccountRow[] = await tx.query(accountsSql, [resolution, asOf]);
    return rows.map((row) => ({ ...row, balance: Money.of(row.balance) }));
  }

  /** The entries by effective date, and as recorded within a day, a batch at a time. */
  async *entries(tx: Tx, { resolution, asOf }: JournalAsked): AsyncGenerator<JournalEntry[]> {
    for await (const rows of batchesOf<EntryRow>(tx, entriesSql, [resolution, asOf])) {
      yield rows.map((row) => ({
        ...row,
        postings: row.postings.map(({ accountId, amount }) => ({ accountId, amount: Money.of(amount) })),
      }));
    }
  }
}

const accountsSql = `
  with act as (
    select
      id,
      number,
      year,
      count(*) over (partition by number, year) > 1 as shared
    from resolution
    where exists (select from ledger_account where ledger_account.resolution_id = resolution.id)
  ),
  giro as (
    select
      id,
      row_number() over (partition by allocation_id order by id) as ordinal
    from disbursement
  ),
  posted as (
    select
      posting.account_id,
      min(entry.effective_on) as first_on,
      max(entry.effective_on) as last_on,
      (array_agg(entry.id order by entry.effective_on desc, entry.recorded_at desc, entry.id desc))[1] as last_entry_id,
      sum(posting.amount) as amount
    from ledger_posting posting
    join ledger_entry entry on entry.id = posting.entry_id
    where ($1::uuid is null or entry.resolution_id = $1)
      and ($2::date is null or entry.effective_on <= $2)
    group by posting.account_id
  )
  select
    account.id,
    account.place,
    json_build_object('id', act.id, 'number', act.number, 'year', act.year, 'shared', act.shared) as resolution,
    case when line.id is not null
      then json_build_object('line', line.line, 'divipola', municipality.code, 'municipality', municipality.name)
    end as line,
    giro.ordinal::int as giro,
    posted.first_on as "firstOn",
    posted.last_on as "lastOn",
    posted.last_entry_id as "lastEntryId",
    case when $2::date is null then account.balance else posted.amount end as balance
  from posted
  join ledger_account account on account.id = posted.account_id
  join act on act.id = account.resolution_id
  left join annex_line line on line.id = account.allocation_id
  left join municipality on municipality.code = line.municipality_code
  left join giro on giro.id = account.disbursement_id`;

const entriesSql = `
  select
    entry.id,
    entry.act,
    json_build_object('number', act.number, 'year', act.year) as resolution,
    entry.effective_on as "effectiveOn",
    entry.date_precision as "datePrecision",
    entry.recorded_at as "recordedAt",
    recorder.name as "recordedBy",
    approver.name as "approvedBy",
    entry.document,
    entry.source,
    entry.reverses_id as reverses,
    (
      select json_agg(
        json_build_object('accountId', posting.account_id, 'amount', posting.amount::text)
        order by posting.position
      )
      from ledger_posting posting
      where posting.entry_id = entry.id
    ) as postings
  from ledger_entry entry
  join resolution act on act.id = entry.resolution_id
  join person recorder on recorder.id = entry.recorded_by
  left join person approver on approver.id = entry.approved_by
  where ($1::uuid is null or entry.resolution_id = $1)
    and ($2::date is null or entry.effective_on <= $2)
  order by entry.effective_on, entry.recorded_at, entry.id`;
