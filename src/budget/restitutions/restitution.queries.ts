import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { LineQueries } from '../execution/line.queries';
import { decisionOf, recordedBy } from '../execution/record.sql';
import { restitutionState } from './restitution.rules';
import type { RestitutionView } from './restitutions.dto';

type Row = Omit<RestitutionView, 'state' | 'amount'> & { amount: string; annulled: boolean };

@Injectable()
export class RestitutionQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
  ) {}

  /** What was deposited, and was it verified? @throws NotFound */
  find(by: Caller, id: string): Promise<RestitutionView> {
    return this.transactions.readAtOnce((tx) => this.view(tx, by, id));
  }

  /** The deposits of a line, in the order in which they were recorded. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<RestitutionView>> {
    return this.transactions.readAtOnce(async (tx) => {
      const [rows]: [Row[], unknown] = await Promise.all([
        tx.query(
          `${restitutionSql}
           where restitution.allocation_id = $1
             and ($2::uuid is null or restitution.id > $2)
           order by restitution.id
           limit $3`,
          [allocationId, cursor?.[0] ?? null, limit + 1],
        ),
        this.lines.requireVisible(tx, by, allocationId),
      ]);
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async view(tx: Tx, by: Caller, id: string): Promise<RestitutionView> {
    const [row]: Row[] = await tx.query(
      `${restitutionSql}
       where restitution.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scopeOf(by.person)],
    );
    if (!row) throw new NotFound({});
    return viewOf(row);
  }
}

function viewOf(row: Row): RestitutionView {
  return {
    id: row.id,
    allocationId: row.allocationId,
    kind: row.kind,
    amount: Money.of(row.amount),
    depositedOn: row.depositedOn,
    portfolio: row.portfolio,
    reference: row.reference,
    state: restitutionState({ decision: row.decision?.outcome ?? null, annulled: row.annulled }),
    fiscalYear: row.fiscalYear,
    withinFiscalYear: row.withinFiscalYear,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decision: row.decision,
  };
}

const restitutionSql = `
  select
    restitution.id,
    restitution.allocation_id as "allocationId",
    restitution.kind,
    restitution.amount,
    restitution.deposited_on as "depositedOn",
    restitution.portfolio,
    restitution.reference,
    inverse.id is not null as annulled,
    resolution.fiscal_year as "fiscalYear",
    extract(year from restitution.deposited_on) = resolution.fiscal_year as "withinFiscalYear",
    ${recordedBy},
    restitution.recorded_at as "recordedAt",
    ${decisionOf('restitution')}
  from restitution
  join annex_line line on line.id = restitution.allocation_id
  join resolution on resolution.id = line.resolution_id
  join person maker on maker.id = restitution.recorded_by
  left join person checker on checker.id = restitution.decided_by
  left join ledger_entry entry on entry.subject_id = restitution.id and entry.act = 'return'
  left join ledger_entry inverse on inverse.reverses_id = entry.id`;
