import { Injectable } from '@nestjs/common';
import type { Unknown } from '../../kernel/sources';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { byDelegationOf } from '../audit/delegated.sql';
import { UnknownFacts } from '../unknowns/unknown.service';
import type { ClarificationView, ListAsked, WithdrawalView } from './withdrawal.dto';
import { stateOfWithdrawal, type WithdrawalDecision } from './withdrawal.rules';

@Injectable()
export class WithdrawalQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly unknowns: UnknownFacts,
  ) {}

  /** What is known of this withdrawal, and what is not? @throws NotFound */
  find(by: Caller, id: string): Promise<WithdrawalView> {
    return this.transactions.read((tx) => this.one(tx, by, id));
  }

  /** The withdrawals of a line, in the order in which they were recorded. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: ListAsked): Promise<Page<WithdrawalView>> {
    return this.transactions.read(async (tx) => {
      await requireVisible(tx, by, allocationId);
      const after = cursor?.[0];
      const rows: Row[] = await tx.query(
        `${withdrawalSql}
         where withdrawal.allocation_id = $1
           and ($2::uuid is null or withdrawal.id > $2)
         order by withdrawal.id
         limit $3`,
        [allocationId, after !== undefined && isId(after) ? after : null, limit + 1],
      );
      const page = pageOf(rows, limit, ({ id }) => [id]);
      return { items: await this.views(tx, page.items), nextCursor: page.nextCursor };
    });
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async one(tx: Tx, by: Caller, id: string): Promise<WithdrawalView> {
    const rows: Row[] = await tx.query(
      `${withdrawalSql}
       where withdrawal.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scopeOf(by.person)],
    );
    const [view] = await this.views(tx, rows);
    if (!view) throw new NotFound({});
    return view;
  }

  private async views(tx: Tx, rows: readonly Row[]): Promise<WithdrawalView[]> {
    const ids = rows.map(({ id }) => id);
    const clarifications = await readClarifications(tx, ids);
    const unknowns = await this.unknowns.of(tx, ids);
    return rows.map((row) =>
      viewOf(
        row,
        clarifications.filter(({ withdrawalId }) => withdrawalId === row.id).map(({ view }) => view),
        unknowns.get(row.id) ?? [],
      ),
    );
  }
}

/** What waits for a decision on a line: orders as they are called, and a withdrawal other than this one. */
export async function pendingOn(
  tx: Tx,
  allocationId: string,
  besides: string | null,
): Promise<{ pendingOrders: string[]; pendingWithdrawal: boolean }> {
  const [row]: { pendingOrders: string[]; pendingWithdrawal: boolean }[] = await tx.query(
    `select
       (
         select coalesce(array_agg(coalesce(payment_order, amount::text) order by id), '{}')
         from disbursement
         where allocation_id = $1
           and decision is null
       ) as "pendingOrders",
       exists (
         select
         from withdrawal
         where allocation_id = $1
           and decision is null
           and id is distinct from $2::uuid
       ) as "pendingWithdrawal"`,
    [allocationId, besides],
  );
  return row ?? { pendingOrders: [], pendingWithdrawal: false };
}

type Row = Omit<WithdrawalView, 'state' | 'dueBack' | 'clarifications' | 'unknown'> & {
  decision: WithdrawalDecision | null;
  reversed: boolean;
  capitalDue: string;
  yieldsDue: string;
};

function viewOf(row: Row, clarifications: ClarificationView[], unknown: readonly Unknown[]): WithdrawalView {
  return {
    id: row.id,
    allocationId: row.allocationId,
    resolutionId: row.resolutionId,
    line: row.line,
    filingNumber: row.filingNumber,
    withdrawnOn: row.withdrawnOn,
    sourceCutoff: row.sourceCutoff,
    reason: row.reason,
    payment: row.payment,
    reportedPaid: row.reportedPaid,
    source: row.source,
    state: stateOfWithdrawal(row),
    standingPayment: row.standingPayment,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decidedBy: row.decidedBy,
    byDelegationOf: row.byDelegationOf,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    entryId: row.entryId,
    amount: row.amount,
    effectiveOn: row.effectiveOn,
    datePrecision: row.datePrecision,
    dueBack: row.standingPayment === 'after' ? { capital: row.capitalDue, yields: row.yieldsDue } : null,
    clarifications,
    annulment: row.annulment,
    unknown: unknown.map(({ field, reason, source, since }) => ({ field, reason, source, since })),
  };
}

async function readClarifications(
  tx: Tx,
  withdrawalIds: readonly string[],
): Promise<{ withdrawalId: string; view: ClarificationView }[]> {
  const rows: (ClarificationView & { withdrawalId: string })[] = await tx.query(
    `select
       clarification.withdrawal_id as "withdrawalId",
       clarification.id,
       clarification.payment,
       clarification.evidence,
       clarification.effective_on as "effectiveOn",
       clarification.date_precision as "datePrecision",
       clarification.disbursement_id as "disbursementId",
       json_build_object('id', clarifier.id, 'name', clarifier.name) as "recordedBy",
       clarification.recorded_at as "recordedAt",
       entry.id as "entryId",
       inverse.id is not null as reversed
     from clarification
     join person clarifier on clarifier.id = clarification.recorded_by
     join ledger_entry entry on entry.subject_id = clarification.id and entry.act = 'clarify'
     left join ledger_entry inverse on inverse.reverses_id = entry.id
     where clarification.withdrawal_id = any($1::uuid[])
     order by clarification.id`,
    [withdrawalIds],
  );
  return rows.map(({ withdrawalId, ...view }) => ({ withdrawalId, view }));
}

async function requireVisible(tx: Tx, by: Caller, allocationId: string): Promise<void> {
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

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const withdrawalSql = `
  select
    withdrawal.id,
    withdrawal.allocation_id as "allocationId",
    line.resolution_id as "resolutionId",
    line.line,
    withdrawal.filing_number as "filingNumber",
    withdrawal.withdrawn_on as "withdrawnOn",
    withdrawal.source_cutoff as "sourceCutoff",
    withdrawal.reason,
    withdrawal.payment,
    withdrawal.reported_paid as "reportedPaid",
    withdrawal.source,
    withdrawal.decision,
    undone.id is not null or annulment.decision is not distinct from 'approved' as reversed,
    annulment.view as annulment,
    standing.payment as "standingPayment",
    json_build_object('id', maker.id, 'name', maker.name) as "recordedBy",
    withdrawal.recorded_at as "recordedAt",
    case when checker.id is not null then json_build_object('id', checker.id, 'name', checker.name) end as "decidedBy",
    ${byDelegationOf('withdrawal.id', 'checker.id')} as "byDelegationOf",
    withdrawal.decided_at as "decidedAt",
    withdrawal.decision_reason as "decisionReason",
    moved.id as "entryId",
    moved.effective_on as "effectiveOn",
    moved.date_precision as "datePrecision",
    (
      select sum(posting.amount)
      from ledger_posting posting
      where posting.entry_id = moved.id
        and posting.amount > 0
    ) as amount,
    coalesce(due.capital, 0.00) as "capitalDue",
    coalesce(due.yields, 0.00) as "yieldsDue"
  from withdrawal
  join annex_line line on line.id = withdrawal.allocation_id
  join person maker on maker.id = withdrawal.recorded_by
  left join person checker on checker.id = withdrawal.decided_by
  left join standing_withdrawal standing on standing.id = withdrawal.id
  left join ledger_entry moved on moved.subject_id = withdrawal.id and moved.act in ('withdraw', 'contest')
  left join ledger_entry undone on undone.reverses_id = moved.id
  left join lateral (
    select
      annulment.decision,
      json_build_object(
        'reason', annulment.reason,
        'recordedBy', json_build_object('id', asker.id, 'name', asker.name),
        'recordedAt', ${instant('annulment.recorded_at')},
        'decision', case when annulment.decision is not null then json_build_object(
          'outcome', annulment.decision,
          'decidedBy', json_build_object('id', annuller.id, 'name', annuller.name),
          'decidedAt', ${instant('annulment.decided_at')},
          'reason', annulment.decision_reason
        ) end
      ) as view
    from withdrawal_annulment annulment
    join person asker on asker.id = annulment.recorded_by
    left join person annuller on annuller.id = annulment.decided_by
    where annulment.withdrawal_id = withdrawal.id
    order by annulment.id desc
    limit 1
  ) annulment on true
  left join lateral (
    select
      sum(account.balance) filter (where account.place in ('transit', 'held')) as capital,
      sum(account.balance) filter (where account.place = 'yield-held') as yields
    from ledger_account account
    where account.allocation_id = line.id
  ) due on true`;
