import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Place } from './places';
import type { AccountView, EventView } from './trace.dto';
import type { TracedEntry } from './trace.rules';

/** A place of a line or of a resolution, up to a date and as known at an instant (null: no limit). */
export interface AskedPlace {
  readonly place: Place;
  readonly allocationId: string | null;
  readonly resolutionId: string | null;
  readonly asOf: CalendarDate | null;
  readonly knownAt: string | null;
}

export interface Touch {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly amount: Money;
}

type AccountRow = Omit<AccountView, 'placeInSpanish'>;
type EntryRow = Omit<TracedEntry, 'postings'> & { postings: { accountId: string; amount: string }[] };

@Injectable()
export class TraceQueries {
  /** How much is in the place? Pesos. Null when there is no such line or resolution. */
  async amount(tx: Tx, asked: AskedPlace): Promise<Money | null> {
    const [row]: { amount: string }[] = await tx.query(
      `select (
         select coalesce(sum(posting.amount), 0.00)
         from ledger_account account
         join ledger_posting posting on posting.account_id = account.id
         join ledger_entry entry on entry.id = posting.entry_id
         where ${ofPlace}
       ) as amount
       from (
         select id from resolution where id = $3
         union all
         select id from annex_line where id = $2
       ) as owner
       where $1::text is not null`,
      parametersOf(asked),
    );
    return row ? Money.of(row.amount) : null;
  }

  /** Which entries put something in the place or took it out, in the order of recording? */
  async touches(tx: Tx, asked: AskedPlace, page: { limit: number; cursor: string[] | undefined }): Promise<Touch[]> {
    const rows: (Omit<Touch, 'amount'> & { amount: string })[] = await tx.query(
      `select
         entry.id as "entryId",
         entry.recorded_at as "recordedAt",
         sum(posting.amount) as amount
       from ledger_account account
       join ledger_posting posting on posting.account_id = account.id
       join ledger_entry entry on entry.id = posting.entry_id
       where ${ofPlace}
         and ($6::timestamptz is null or (entry.recorded_at, entry.id) > ($6, $7::uuid))
       group by entry.id
       order by entry.recorded_at, entry.id
       limit $8`,
      [...parametersOf(asked), page.cursor?.[0] ?? null, page.cursor?.[1] ?? null, page.limit],
    );
    return rows.map((row) => ({ ...row, amount: Money.of(row.amount) }));
  }

  /** What does this posting say? Null when there is none. */
  async posting(tx: Tx, entryId: string, position: number): Promise<{ accountId: string; amount: Money } | null> {
    const [row]: { accountId: string; amount: string }[] = await tx.query(
      `select account_id as "accountId", amount
       from ledger_posting
       where entry_id = $1 and position = $2`,
      [entryId, position],
    );
    return row ? { ...row, amount: Money.of(row.amount) } : null;
  }

  /** Every account of the line's resolution, to follow a peso through. */
  async accounts(tx: Tx, owner: { allocationId: string } | { accountId: string }): Promise<AccountRow[]> {
    const [condition, id] =
      'allocationId' in owner
        ? ['account.resolution_id = (select resolution_id from annex_line where id = $1)', owner.allocationId]
        : ['account.id = $1', owner.accountId];
    return tx.query(
      `select
         account.id,
         account.place,
         account.resolution_id as "resolutionId",
         account.allocation_id as "allocationId",
         line.line,
         municipality.name as municipality,
         account.disbursement_id as "disbursementId"
       from ledger_account account
       left join annex_line line on line.id = account.allocation_id
       left join municipality on municipality.code = line.municipality_code
       where ${condition}`,
      [id],
    );
  }

  /** Every entry of a resolution in the order of recording, with its postings. */
  async history(tx: Tx, resolutionId: string, { asOf, knownAt }: AskedPlace): Promise<TracedEntry[]> {
    const rows: EntryRow[] = await tx.query(
      `select
         entry.id,
         entry.act,
         entry.effective_on as "effectiveOn",
         entry.document,
         (
           select json_agg(
             json_build_object('accountId', posting.account_id, 'amount', posting.amount::text)
             order by posting.position
           )
           from ledger_posting posting
           where posting.entry_id = entry.id
         ) as postings
       from ledger_entry entry
       where entry.resolution_id = $1
         and ($2::date is null or entry.effective_on <= $2)
         and ($3::timestamptz is null or entry.recorded_at <= $3)
       order by entry.recorded_at, entry.id`,
      [resolutionId, asOf, knownAt],
    );
    return rows.map((row) => ({
      ...row,
      postings: row.postings.map(({ accountId, amount }) => ({ accountId, amount: Money.of(amount) })),
    }));
  }

  /**
   * What does the record of every act say of each entry's own act: from its first step to the event that binds the
   * entry, and after?
   */
  async events(tx: Tx, entryIds: readonly string[]): Promise<Map<string, EventView[]>> {
    const rows: (EventView & { entryId: string })[] = await tx.query(eventsSql, [entryIds]);
    const byEntry = new Map<string, EventView[]>();
    for (const { entryId, ...event } of rows) byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), event]);
    return byEntry;
  }
}

const ofPlace = `
  account.place = $1
  and ($2::uuid is null or account.allocation_id = $2)
  and ($3::uuid is null or account.resolution_id = $3)
  and ($4::date is null or entry.effective_on <= $4)
  and ($5::timestamptz is null or entry.recorded_at <= $5)`;

function parametersOf({ place, allocationId, resolutionId, asOf, knownAt }: AskedPlace): (string | null)[] {
  return [place, allocationId, resolutionId, asOf, knownAt];
}

// What is told of a payment, a receipt or a clarification is told of what it is a step of.
const eventsSql = `
  with subject as (
    select entry.id as entry_id, entry.subject_id as id
    from ledger_entry entry
    where entry.id = any($1::uuid[])
    union
    select entry.id, parent.id
    from ledger_entry entry
    join (
      select id as record_id, disbursement_id as id from settlement
      union all select id, disbursement_id from bank_rejection
      union all select id, disbursement_id from receipt
      union all select id, withdrawal_id from clarification
      union all select id, entry_id from reversal
    ) parent on parent.record_id = entry.subject_id
    where entry.id = any($1::uuid[])
  ),
  told as (
    select subject.entry_id, event.id
    from subject
    join audit_event event on event.subject_id = subject.id
    union
    select entry_id, event_id
    from audit_event_entry
    where entry_id = any($1::uuid[])
  )
  select
    told.entry_id as "entryId",
    event.id::text as id,
    event.at,
    event.act,
    case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as person,
    binding.entry_id is not null as "wroteTheEntry"
  from told
  join audit_event event on event.id = told.id
  left join audit_event_entry binding on binding.entry_id = told.entry_id and binding.event_id = told.id
  left join person on person.id = event.person_id
  order by told.entry_id, event.at, event.id`;
