import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { declarePassingConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { newId } from '../../platform/ids';
import { entriesPosted } from '../audit/act-under-way';
import { holdAccounts, holdTouched, type Holding } from './held-accounts';
import { accountId } from './account-id';
import { planPostings, type Entry, type Head, type Posting } from './ledger.rules';
import { places } from './places';

// Two acts may open the same new account at once: the second runs again and finds it.
declarePassingConstraint('ledger_account_pk');
declarePassingConstraint('ledger_account_once');

/** What acts may post to, locked until the end of the transaction: by account, and none that exists is missing. */
export type Held = Map<string, Head>;

/** The only writer of balances. */
@Injectable()
export class Ledger {
  /**
   * Posts many entries, in order, in a constant number of statements: lock the accounts, write everything.
   * Cost: linear in the movements; one more statement when a date older than an account's last one is entered.
   * @returns the identifiers of the entries, in the same order
   * @throws InsufficientFunds with the largest amount, in pesos, that would be accepted
   */
  async post(tx: Tx, entries: readonly Entry[]): Promise<string[]> {
    if (entries.length === 0) return [];
    const { ids, written } = this.postTo(tx, await holdTouched(tx, entries), entries);
    await written;
    return ids;
  }

  /**
   * Whether entries could be posted as things stand, nothing of it written: for what waits for another person.
   * @throws InsufficientFunds as `post`
   */
  async requirePostable(tx: Tx, entries: readonly Entry[]): Promise<void> {
    planPostings(entries, await holdTouched(tx, entries), accountId);
  }

  /**
   * Locks the accounts that a condition over `ledger_account` finds, in order, with what posting to them asks; where
   * something happened after `since`, a date in SQL, the history too. It travels with the statements beside it.
   */
  hold(tx: Tx, of: Holding): Promise<Held> {
    return holdAccounts(tx, of);
  }

  /**
   * Posts to accounts that are held. The one statement is asked at once and travels with those after it.
   * @throws InsufficientFunds with the largest amount, in pesos, that would be accepted
   */
  postTo(tx: Tx, held: Held, entries: readonly Entry[]): { ids: string[]; written: Promise<void> } {
    const known = new Set(held.keys());
    const postings = planPostings(entries, held, accountId);
    const ids = entries.map(() => newId());
    entriesPosted(tx, ids);
    return { ids, written: write(tx, { entries, ids, postings, heads: held, known }) };
  }
}

interface Writing {
  readonly entries: readonly Entry[];
  readonly ids: readonly string[];
  readonly postings: readonly Posting[];
  readonly heads: ReadonlyMap<string, Head>;
  readonly known: ReadonlySet<string>;
}

/**
 * Everything in one statement. The shared lock on the resolution is held until commit: a report that says "as known
 * now" takes it alone for an instant, so that nothing recorded before that instant can appear after it.
 */
async function write(tx: Tx, { entries, ids, postings, heads, known }: Writing): Promise<void> {
  const accounts = [...new Map(postings.map((posting) => [posting.accountId, posting.account]))].map(
    ([id, account]) => {
      const head = heads.get(id);
      invariant(head?.latestOn, 'every account that is posted to has a head');
      return {
        id,
        known: known.has(id),
        place: account.place,
        kind: places[account.place].kind,
        resolution_id: account.resolutionId,
        allocation_id: 'allocationId' in account ? account.allocationId : null,
        disbursement_id: 'disbursementId' in account ? account.disbursementId : null,
        balance: head.balance.toString(),
        sequence: head.sequence.toString(),
        latest_on: head.latestOn,
      };
    },
  );
  const counts = ids.map(() => 0);
  for (const { entry } of postings) counts[entry] = (counts[entry] ?? 0) + 1;
  await tx.query(writeSql, [
    JSON.stringify(
      entries.map((entry, index) => ({
        id: ids[index],
        act: entry.act,
        subject_id: entry.subjectId,
        resolution_id: entry.resolutionId,
        effective_on: entry.effectiveOn,
        date_precision: entry.datePrecision,
        recorded_by: entry.recordedBy,
        approved_by: entry.approvedBy,
        document: entry.document,
        source: entry.source,
        reverses_id: entry.reversesId ?? null,
        posting_count: counts[index],
      })),
    ),
    JSON.stringify(
      postings.map((posting) => ({
        entry_id: ids[posting.entry],
        position: posting.position,
        posting_count: counts[posting.entry],
        account_id: posting.accountId,
        sequence: posting.sequence.toString(),
        amount: posting.amount.toString(),
        balance_before: posting.balanceBefore.toString(),
        balance_after: posting.balanceAfter.toString(),
      })),
    ),
    JSON.stringify(accounts),
  ]);
}

const writeSql = `
  with held as materialized (
    select count(pg_advisory_xact_lock_shared(hashtextextended(resolution_id::text, 0))) as locks
    from (select distinct resolution_id from jsonb_to_recordset($1::jsonb) as entry (resolution_id uuid)) as touched
  ),
  entry as (
    insert into ledger_entry (
      id, act, subject_id, resolution_id, effective_on, date_precision, recorded_at, recorded_by, approved_by,
      document, source, reverses_id, posting_count
    )
    select
      id, act, subject_id, resolution_id, effective_on, date_precision, clock_timestamp(), recorded_by, approved_by,
      document, source, reverses_id, posting_count
    from held
    cross join jsonb_to_recordset($1::jsonb) as entry (
      id uuid, act text, subject_id uuid, resolution_id uuid, effective_on date, date_precision text,
      recorded_by uuid, approved_by uuid, document text, source text, reverses_id uuid, posting_count integer
    )
  ),
  posting as (
    insert into ledger_posting (
      entry_id, position, posting_count, account_id, sequence, amount, balance_before, balance_after
    )
    select entry_id, position, posting_count, account_id, sequence, amount, balance_before, balance_after
    from jsonb_to_recordset($2::jsonb) as posting (
      entry_id uuid, position integer, posting_count integer, account_id uuid, sequence bigint, amount numeric,
      balance_before numeric, balance_after numeric
    )
  ),
  account as (
    select *
    from jsonb_to_recordset($3::jsonb) as account (
      id uuid, known boolean, place text, kind text, resolution_id uuid, allocation_id uuid, disbursement_id uuid,
      balance numeric, sequence bigint, latest_on date
    )
  ),
  opened as (
    insert into ledger_account (
      id, place, kind, resolution_id, allocation_id, disbursement_id, balance, sequence, latest_on
    )
    select id, place, kind, resolution_id, allocation_id, disbursement_id, balance, sequence, latest_on
    from account
    where not known
  )
  update ledger_account
  set balance = account.balance, sequence = account.sequence, latest_on = account.latest_on
  from account
  where account.known and ledger_account.id = account.id`;
