import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { byDelegationOf } from '../audit/delegated.sql';
import type { LapseView } from './lapse.dto';
import { stateOfLapse, type FreeBalance, type LapsableResolution, type LapseDecision } from './lapse.rules';
import type { ListAsked } from './withdrawal.dto';

@Injectable()
export class LapseQueries {
  constructor(private readonly transactions: Transactions) {}

  /** What was declared lost by this act, and where does it stand? @throws NotFound */
  find(id: string): Promise<LapseView> {
    return this.transactions.read((tx) => readLapse(tx, id));
  }

  /** What of a resolution was declared lost, in the order in which it was recorded? @throws NotFound */
  list(resolutionId: string, { limit, cursor }: ListAsked): Promise<Page<LapseView>> {
    return this.transactions.read(async (tx) => {
      const known: unknown[] = await tx.query('select id from resolution where id = $1', [resolutionId]);
      if (known.length === 0) throw new NotFound({});
      const after = cursor?.[0];
      const rows: Row[] = await tx.query(
        `${lapseSql}
         where lapse.resolution_id = $1
           and ($2::uuid is null or lapse.id > $2)
         order by lapse.id
         limit $3`,
        [resolutionId, after !== undefined && isId(after) ? after : null, limit + 1],
      );
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }
}

/** @throws NotFound */
export async function readLapse(tx: Tx, id: string): Promise<LapseView> {
  const [row]: Row[] = await tx.query(`${lapseSql} where lapse.id = $1`, [id]);
  if (!row) throw new NotFound({});
  return viewOf(row);
}

/** What of the resolution is free, and what waits for a decision? Ask under the locks of its lines. */
export async function lapsableFacts(
  tx: Tx,
  resolutionId: string,
  besides: string | null,
): Promise<Pick<LapsableResolution, 'pendingOrders' | 'pendingLapse' | 'free'>> {
  const pendingOrders: LapsableResolution['pendingOrders'] = await tx.query(
    `select
       line.line,
       coalesce(disbursement.payment_order, disbursement.amount::text) as "order"
     from disbursement
     join annex_line line on line.id = disbursement.allocation_id
     where line.resolution_id = $1
       and disbursement.decision is null
     order by line.line, disbursement.id`,
    [resolutionId],
  );
  const pending: unknown[] = await tx.query(
    `select id
     from lapse
     where resolution_id = $1
       and decision is null
       and id is distinct from $2::uuid`,
    [resolutionId, besides],
  );
  return { pendingOrders, pendingLapse: pending.length > 0, free: await freeBalances(tx, resolutionId) };
}

async function freeBalances(tx: Tx, resolutionId: string): Promise<FreeBalance[]> {
  const rows: { place: 'undistributed' | 'assigned' | 'released'; allocationId: string; amount: string }[] =
    await tx.query(
      `select
         place,
         allocation_id as "allocationId",
         balance as amount
       from ledger_account
       where resolution_id = $1
         and place in ('undistributed', 'assigned', 'released')
         and balance > 0
       order by id`,
      [resolutionId],
    );
  return rows.map(({ place, allocationId, amount }) => ({
    from: place === 'undistributed' ? { place, resolutionId } : { place, resolutionId, allocationId },
    amount: Money.of(amount),
  }));
}

type Row = Omit<LapseView, 'state'> & { decision: LapseDecision | null; reversed: boolean };

function viewOf(row: Row): LapseView {
  return {
    id: row.id,
    resolutionId: row.resolutionId,
    actNumber: row.actNumber,
    effectiveOn: row.effectiveOn,
    state: stateOfLapse(row),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decidedBy: row.decidedBy,
    byDelegationOf: row.byDelegationOf,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    entryId: row.entryId,
    amount: row.amount,
  };
}

const lapseSql = `
  select
    lapse.id,
    lapse.resolution_id as "resolutionId",
    lapse.act_number as "actNumber",
    lapse.effective_on as "effectiveOn",
    lapse.decision,
    undone.id is not null as reversed,
    json_build_object('id', maker.id, 'name', maker.name) as "recordedBy",
    lapse.recorded_at as "recordedAt",
    case when checker.id is not null then json_build_object('id', checker.id, 'name', checker.name) end as "decidedBy",
    ${byDelegationOf('lapse.id', 'checker.id')} as "byDelegationOf",
    lapse.decided_at as "decidedAt",
    lapse.decision_reason as "decisionReason",
    moved.id as "entryId",
    (
      select sum(posting.amount)
      from ledger_posting posting
      where posting.entry_id = moved.id
        and posting.amount > 0
    ) as amount
  from lapse
  join person maker on maker.id = lapse.recorded_by
  left join person checker on checker.id = lapse.decided_by
  left join ledger_entry moved on moved.subject_id = lapse.id and moved.act = 'lapse'
  left join ledger_entry undone on undone.reverses_id = moved.id`;
