import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { actInSpanish, type EntriesAsked, type EntryView } from './entries.dto';

type PostingRow = Omit<EntryView['postings'][number], 'amount' | 'balance'> & { amount: string; balance: string };
type Row = Omit<EntryView, 'actInSpanish' | 'postings'> & { postings: PostingRow[] };

/** What one can ask of what was recorded. A recipient sees its own lines and nothing else, even inside one entry. */
@Injectable()
export class EntryQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Which entries moved this money, in the order in which they were recorded? Cost: linear in the page. */
  list(by: Caller, asked: EntriesAsked): Promise<Page<EntryView>> {
    return this.transactions.read(async (tx) => {
      const found: { id: string; recordedAt: string }[] = await tx.query(keysSql, [
        asked.resolution ?? null,
        asked.allocation ?? null,
        asked.asOf ?? null,
        asked.knownAt ?? null,
        scopeOf(by.person),
        asked.cursor?.[0] ?? null,
        asked.cursor?.[1] ?? null,
        asked.limit + 1,
      ]);
      const page = pageOf(found, asked.limit, (row) => [row.recordedAt, row.id]);
      const ids = page.items.map(({ id }) => id);
      return { items: await readEntries(tx, by, ids, asked.knownAt ?? null), nextCursor: page.nextCursor };
    });
  }

  /**
   * What does this entry say?
   * @throws NotFound when there is none, or it touches nothing of the caller's
   */
  one(by: Caller, id: string): Promise<EntryView> {
    return this.transactions.read(async (tx) => {
      const [entry] = await readEntries(tx, by, [id], null);
      if (!entry || entry.postings.length === 0) throw new NotFound({});
      return entry;
    });
  }
}

// One condition for line and scope: what touches two hospitals must not tell one of them about the other.
const keysSql = `
  select
    entry.id,
    entry.recorded_at as "recordedAt"
  from ledger_entry entry
  where ($1::uuid is null or entry.resolution_id = $1)
    and ($3::date is null or entry.effective_on <= $3)
    and ($4::timestamptz is null or entry.recorded_at <= $4)
    and ($6::timestamptz is null or (entry.recorded_at, entry.id) > ($6, $7::uuid))
    and (
      ($2::uuid is null and $5::uuid[] is null)
      or exists (
        select
        from ledger_posting posting
        join ledger_account account on account.id = posting.account_id
        join annex_line line on line.id = account.allocation_id
        where posting.entry_id = entry.id
          and ($2::uuid is null or line.id = $2)
          and ($5::uuid[] is null or line.hospital_id = any($5))
      )
    )
  order by entry.recorded_at, entry.id
  limit $8`;

/** These entries, in the order of recording; of each, the postings that the caller may see. */
export async function readEntries(
  tx: Tx,
  by: Caller,
  ids: readonly string[],
  knownAt: string | null,
): Promise<EntryView[]> {
  const rows: Row[] = await tx.query(
    `select
       entry.id,
       entry.act,
       entry.subject_id as "subjectId",
       entry.resolution_id as "resolutionId",
       entry.effective_on as "effectiveOn",
       entry.date_precision as "datePrecision",
       entry.recorded_at as "recordedAt",
       json_build_object('id', recorder.id, 'name', recorder.name) as "recordedBy",
       case when approver.id is not null then json_build_object('id', approver.id, 'name', approver.name) end
         as "approvedBy",
       (
         select json_build_object('id', delegator.id, 'name', delegator.name)
         from audit_event_entry bound
         join delegated_act done on done.event_id = bound.event_id
         join delegation on delegation.id = done.delegation_id
         join person delegator on delegator.id = delegation.delegator_id
         where bound.entry_id = entry.id
       ) as "byDelegationOf",
       entry.document,
       entry.source,
       entry.reverses_id as reverses,
       inverse.id as "reversedBy",
       (
         select coalesce(json_agg(json_build_object(
           'account', account.place,
           'allocationId', account.allocation_id,
           'disbursementId', account.disbursement_id,
           'amount', posting.amount::text,
           'balance', posting.balance_after::text
         ) order by posting.position), '[]')
         from ledger_posting posting
         join ledger_account account on account.id = posting.account_id
         left join annex_line line on line.id = account.allocation_id
         where posting.entry_id = entry.id
           and ($2::uuid[] is null or line.hospital_id = any($2))
       ) as postings
     from ledger_entry entry
     join person recorder on recorder.id = entry.recorded_by
     left join person approver on approver.id = entry.approved_by
     left join ledger_entry inverse
       on inverse.reverses_id = entry.id
       and ($3::timestamptz is null or inverse.recorded_at <= $3)
     where entry.id = any($1::uuid[])
     order by entry.recorded_at, entry.id`,
    [ids, scopeOf(by.person), knownAt],
  );
  return rows.map(viewOf);
}

function viewOf(row: Row): EntryView {
  return {
    id: row.id,
    act: row.act,
    actInSpanish: actInSpanish(row.act),
    subjectId: row.subjectId,
    resolutionId: row.resolutionId,
    effectiveOn: row.effectiveOn,
    datePrecision: row.datePrecision,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    approvedBy: row.approvedBy,
    byDelegationOf: row.byDelegationOf,
    document: row.document,
    source: row.source,
    reverses: row.reverses,
    reversedBy: row.reversedBy,
    postings: row.postings.map((posting) => ({
      ...posting,
      amount: Money.of(posting.amount),
      balance: Money.of(posting.balance),
    })),
  };
}
