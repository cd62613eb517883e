import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { LineQueries } from '../execution/line.queries';
import { decisionOf, recordedBy } from '../execution/record.sql';
import { restorationState } from './restoration.rules';
import type { RestorationView } from './restitutions.dto';

type Row = Omit<RestorationView, 'state' | 'amount'> & { amount: string; annulled: boolean };

@Injectable()
export class RestorationQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
  ) {}

  /** What would be restored, and was it? @throws NotFound */
  find(by: Caller, id: string): Promise<RestorationView> {
    return this.transactions.read((tx) => this.view(tx, by, id));
  }

  /** The restorations of what a line gave back, in the order in which they were recorded. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<RestorationView>> {
    return this.transactions.read(async (tx) => {
      await this.lines.requireVisible(tx, by, allocationId);
      const rows: Row[] = await tx.query(
        `${restorationSql}
         where restoration.allocation_id = $1
           and ($2::uuid is null or restoration.id > $2)
         order by restoration.id
         limit $3`,
        [allocationId, cursor?.[0] ?? null, limit + 1],
      );
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async view(tx: Tx, by: Caller, id: string): Promise<RestorationView> {
    const [row]: Row[] = await tx.query(
      `${restorationSql}
       where restoration.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scopeOf(by.person)],
    );
    if (!row) throw new NotFound({});
    return viewOf(row);
  }

  /** When was capital of the line deposited back, by deposits that were verified and stand? Earliest first. */
  async deposits(tx: Tx, allocationId: string): Promise<CalendarDate[]> {
    const rows: { deposited_on: CalendarDate }[] = await tx.query(
      `select restitution.deposited_on
       from restitution
       join ledger_entry entry on entry.subject_id = restitution.id and entry.act = 'return'
       left join ledger_entry inverse on inverse.reverses_id = entry.id
       where restitution.allocation_id = $1
         and restitution.kind = 'principal'
         and inverse.id is null
       order by restitution.deposited_on`,
      [allocationId],
    );
    return rows.map((row) => row.deposited_on);
  }

  /** How many pesos of the line wait in restorations that nobody has decided? */
  async undecided(tx: Tx, allocationId: string): Promise<Money> {
    const [row]: { amount: string }[] = await tx.query(
      `select coalesce(sum(amount), 0) as amount
       from restoration
       where allocation_id = $1
         and decision is null`,
      [allocationId],
    );
    return Money.of(row?.amount ?? '0');
  }
}

function viewOf(row: Row): RestorationView {
  return {
    id: row.id,
    allocationId: row.allocationId,
    amount: Money.of(row.amount),
    actNumber: row.actNumber,
    effectiveOn: row.effectiveOn,
    state: restorationState({ decision: row.decision?.outcome ?? null, annulled: row.annulled }),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decision: row.decision,
  };
}

const restorationSql = `
  select
    restoration.id,
    restoration.allocation_id as "allocationId",
    restoration.amount,
    restoration.act_number as "actNumber",
    restoration.effective_on as "effectiveOn",
    inverse.id is not null as annulled,
    ${recordedBy},
    restoration.recorded_at as "recordedAt",
    ${decisionOf('restoration')}
  from restoration
  join annex_line line on line.id = restoration.allocation_id
  join person maker on maker.id = restoration.recorded_by
  left join person checker on checker.id = restoration.decided_by
  left join ledger_entry entry on entry.subject_id = restoration.id and entry.act = 'restore'
  left join ledger_entry inverse on inverse.reverses_id = entry.id`;
