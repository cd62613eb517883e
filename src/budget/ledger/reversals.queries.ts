import { Injectable } from '@nestjs/common';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { actsOn } from '../audit/act-under-way';
import { actInSpanish } from './entries.dto';
import { stateOfReversal, type PostedAmount, type ReversibleEntry } from './reversal.rules';
import type { ReversalView } from './reversals.dto';

export interface LockedEntry extends ReversibleEntry {
  readonly resolutionId: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  /** The hospitals of the lines that it touched. */
  readonly hospitalIds: readonly string[];
}

@Injectable()
export class ReversalQueries {
  constructor(private readonly transactions: Transactions) {}

  /** @throws NotFound when there is none, or its entry touches nothing of the caller's */
  one(by: Caller, id: string): Promise<ReversalView> {
    return this.transactions.read((tx) => readReversal(tx, by, id));
  }
}

/**
 * Locks the lines that an entry touched, sorted, for the rest of the transaction: whoever acts on one of them waits.
 * @param reversalId the reversal being decided, which does not count as one that waits
 * @throws NotFound when there is no such entry, or it touches nothing of the caller's
 */
export async function lockEntry(
  tx: Tx,
  by: Caller,
  { entryId, reversalId = null }: { entryId: string; reversalId?: string | null },
): Promise<LockedEntry> {
  // The instant of its reports is held before its lines are locked, as by whoever acts on one of them.
  const visible: unknown[] = await tx.query(
    `select entry.id, pg_advisory_xact_lock_shared(hashtextextended(entry.resolution_id::text, 0))
     from ledger_entry entry
     where entry.id = $1
       and ($2::uuid[] is null or exists (
         select
         from annex_line line
         where line.id in (${touchedLines}) and line.hospital_id = any($2)
       ))`,
    [entryId, scopeOf(by.person)],
  );
  if (visible.length === 0) throw new NotFound({});
  const [line, ...others]: { id: string }[] = await tx.query(
    `select line.id
     from annex_line line
     where line.id in (${touchedLines})
     order by line.id
     for no key update of line`,
    [entryId],
  );
  if (line && others.length === 0) actsOn(tx, { kind: 'allocation', id: line.id });
  const [entry]: LockedEntry[] = await tx.query(lockedEntrySql, [entryId, reversalId]);
  invariant(entry, 'entries are never removed');
  return entry;
}

/** What did the entry put on each account? */
export async function postedAmounts(tx: Tx, entryId: string): Promise<PostedAmount[]> {
  const rows: (Omit<PostedAmount, 'amount'> & { amount: string })[] = await tx.query(
    `select
       account.place,
       account.resolution_id as "resolutionId",
       account.allocation_id as "allocationId",
       account.disbursement_id as "disbursementId",
       posting.amount
     from ledger_posting posting
     join ledger_account account on account.id = posting.account_id
     where posting.entry_id = $1
     order by posting.position`,
    [entryId],
  );
  return rows.map((row) => ({ ...row, amount: Money.of(row.amount) }));
}

/** Of which withdrawal did this entry settle whether it had been paid? */
export async function clarifiedWithdrawal(tx: Tx, entryId: string): Promise<string> {
  const [clarification]: { withdrawal_id: string }[] = await tx.query(
    `select clarification.withdrawal_id
     from ledger_entry entry
     join clarification on clarification.id = entry.subject_id
     where entry.id = $1`,
    [entryId],
  );
  invariant(clarification, 'an entry of a clarification has one');
  return clarification.withdrawal_id;
}

/** What was asked, and what became of it? */
export async function readReversal(tx: Tx, by: Caller, id: string): Promise<ReversalView> {
  const [row]: (Omit<ReversalView, 'actInSpanish' | 'state'> & { decision: 'approved' | 'refused' | null })[] =
    await tx.query(
      `select
         reversal.id,
         reversal.entry_id as "entryId",
         entry.act,
         reversal.reason,
         reversal.decision,
         json_build_object('id', maker.id, 'name', maker.name) as "recordedBy",
         reversal.recorded_at as "recordedAt",
         case when checker.id is not null then json_build_object('id', checker.id, 'name', checker.name) end
           as "decidedBy",
         reversal.decided_at as "decidedAt",
         reversal.decision_reason as "decisionReason",
         inverse.id as "reversalEntryId"
       from reversal
       join ledger_entry entry on entry.id = reversal.entry_id
       join person maker on maker.id = reversal.recorded_by
       left join person checker on checker.id = reversal.decided_by
       left join ledger_entry inverse on inverse.subject_id = reversal.id and inverse.act = 'reverse'
       where reversal.id = $1
         and ($2::uuid[] is null or exists (
           select
           from ledger_posting posting
           join ledger_account account on account.id = posting.account_id
           join annex_line line on line.id = account.allocation_id
           where posting.entry_id = entry.id and line.hospital_id = any($2)
         ))`,
      [id, scopeOf(by.person)],
    );
  if (!row) throw new NotFound({});
  return {
    id: row.id,
    entryId: row.entryId,
    act: row.act,
    actInSpanish: actInSpanish(row.act),
    reason: row.reason,
    state: stateOfReversal(row.decision),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    reversalEntryId: row.reversalEntryId,
  };
}

const touchedLines = `
  select account.allocation_id
  from ledger_posting posting
  join ledger_account account on account.id = posting.account_id
  where posting.entry_id = $1`;

// What a closed line released is the resolution's: giving it back to «released» does not open the line again.
// A report accepted later rests on what is executed and earned before it, also where it moved nothing itself.
const lockedEntrySql = `
  select
    entry.id,
    entry.act,
    entry.resolution_id as "resolutionId",
    entry.effective_on as "effectiveOn",
    entry.date_precision as "datePrecision",
    entry.approved_by is not null as approved,
    exists (select from ledger_entry inverse where inverse.reverses_id = entry.id) as reversed,
    exists (
      select
      from reversal
      where reversal.entry_id = entry.id
        and reversal.decision is null
        and reversal.id is distinct from $2::uuid
    ) as pending,
    exists (
      select
      from ledger_account account
      join ledger_posting posting on posting.account_id = account.id
      join ledger_entry later on later.id = posting.entry_id
      where account.allocation_id in (${touchedLines})
        and later.act = entry.act
        and later.recorded_at > entry.recorded_at
        and not exists (select from ledger_entry inverse where inverse.reverses_id = later.id)
    ) or exists (
      select
      from execution_report later
      where entry.act in ('execute', 'earn')
        and later.allocation_id in (${touchedLines})
        and later.decision = 'accepted'
        and later.decided_at > entry.recorded_at
        and not exists (
          select
          from ledger_entry moved
          join ledger_entry inverse on inverse.reverses_id = moved.id
          where moved.subject_id = later.id
        )
    ) as overtaken,
    (
      select coalesce(array_agg(line.line order by line.line), '{}')
      from closure
      join annex_line line on line.id = closure.allocation_id
      where line.id in (${touchedLines} and account.place <> 'released')
    ) as "closedLines",
    (
      select coalesce(array_agg(distinct line.hospital_id) filter (where line.hospital_id is not null), '{}')
      from annex_line line
      where line.id in (${touchedLines})
    ) as "hospitalIds"
  from ledger_entry entry
  where entry.id = $1`;
