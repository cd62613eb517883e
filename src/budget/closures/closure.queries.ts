import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { recordedBy } from '../execution/record.sql';
import type { ClosureView } from './closure.dto';
import type { Pending, PendingKind } from './closure.rules';

@Injectable()
export class ClosureQueries {
  /** Of which resolution is this line? @throws NotFound */
  async resolutionOf(tx: Tx, allocationId: string): Promise<string> {
    const [line]: { resolution_id: string }[] = await tx.query('select resolution_id from annex_line where id = $1', [
      allocationId,
    ]);
    if (!line) throw new NotFound({});
    return line.resolution_id;
  }

  /** What of this line waits for somebody's decision? In the order of the story, then of recording. */
  async pending(tx: Tx, allocationId: string): Promise<Pending[]> {
    const rows: { kind: PendingKind; amount: string | null }[] = await tx.query(pendingSql, [allocationId]);
    return rows.map(({ kind, amount }) => ({ kind, amount: amount === null ? null : Money.of(amount) }));
  }

  /** On which date did anything last take effect on this line? */
  async latestOn(tx: Tx, allocationId: string): Promise<CalendarDate | null> {
    const [row]: { latest_on: CalendarDate | null }[] = await tx.query(
      'select max(latest_on) as latest_on from ledger_account where allocation_id = $1',
      [allocationId],
    );
    return row?.latest_on ?? null;
  }

  /** When was this line closed, by whom, and did its resolution close with it? @throws NotFound */
  async view(tx: Tx, allocationId: string): Promise<ClosureView> {
    const [row]: ClosureView[] = await tx.query(
      `select
         closure.id,
         closure.allocation_id as "allocationId",
         closure.closed_on as "closedOn",
         ${recordedBy},
         closure.recorded_at as "recordedAt",
         resolution.id as "resolutionId",
         resolution.status as "resolutionStatus"
       from closure
       join annex_line line on line.id = closure.allocation_id
       join resolution on resolution.id = line.resolution_id
       join person maker on maker.id = closure.recorded_by
       where closure.allocation_id = $1`,
      [allocationId],
    );
    if (!row) throw new NotFound({});
    return row;
  }
}

const pendingSql = `
  select kind, amount
  from (
    select 1 as step, 'disbursement' as kind, amount, recorded_at
    from disbursement
    where allocation_id = $1 and decision is null
    union all
    select 2, 'withdrawal', null, recorded_at
    from withdrawal
    where allocation_id = $1 and decision is null
    union all
    select 3, 'execution-report', paid, recorded_at
    from execution_report
    where allocation_id = $1 and decision is null
    union all
    select 4, 'restitution', amount, recorded_at
    from restitution
    where allocation_id = $1 and decision is null
    union all
    select 5, 'restoration', amount, recorded_at
    from restoration
    where allocation_id = $1 and decision is null
    union all
    select distinct 6, 'reversal', null::numeric, reversal.recorded_at
    from reversal
    join ledger_posting posting on posting.entry_id = reversal.entry_id
    join ledger_account account on account.id = posting.account_id
    where account.allocation_id = $1 and reversal.decision is null
    union all
    select 6, 'reversal', null, annulment.recorded_at
    from withdrawal_annulment annulment
    join withdrawal on withdrawal.id = annulment.withdrawal_id
    where withdrawal.allocation_id = $1 and annulment.decision is null
  ) pending
  order by step, recorded_at`;
