import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { pageOf, type Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation } from '../allocations/allocation-lock';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import type { IncorporationForm, IncorporationView } from './execution.dto';
import { IncorporationRecord } from './incorporation.entity';
import { requireIncorporable } from './incorporation.rules';
import { LineQueries } from './line.queries';
import { amountOf, requireOpen } from './line.rules';
import { recordedBy } from './record.sql';

@Injectable()
export class Incorporations {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
    private readonly audit: Audit,
  ) {}

  /**
   * Records the act that takes money of the line into the hospital's budget; no peso moves.
   * @throws IncorporationExceedsAmount with the maximum in pesos; DateInTheFuture, DateTooEarly, AllocationClosed
   */
  record(by: Caller, allocationId: string, form: IncorporationForm): Promise<Answer<IncorporationView>> {
    return this.useCases.once(by, (tx) => this.recordIn(tx, by, { allocationId, form }));
  }

  /** The same, within the act of which it is a part. @throws what `record` throws */
  async recordIn(tx: Tx, by: Caller, { allocationId, form }: Incorporated): Promise<IncorporationView> {
    const allocation = await lockAllocation(tx, by, allocationId);
    requireOwnHospital(by.person, allocation.hospitalId);
    requireOpen(allocation);
    const { incorporated, restored } = await this.lines.history(tx, allocationId);
    requireIncorporable(form, {
      today: by.today,
      issuedOn: allocation.issuedOn,
      amount: amountOf(allocation.places, restored),
      incorporated,
    });
    const id = newId();
    await tx.insert(IncorporationRecord, {
      id,
      allocation_id: allocationId,
      act_kind: form.actKind,
      act_number: form.actNumber,
      act_on: form.actOn,
      amount: form.amount,
      recorded_by: by.person.id,
    });
    await this.audit.record(tx, by, {
      act: 'incorporation.record',
      subjectKind: 'incorporation',
      subjectId: id,
      content: { allocationId, ...form },
    });
    return recorded(tx, id);
  }

  /** The incorporations of a line, in the order in which they were recorded. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<IncorporationView>> {
    return this.transactions.readAtOnce(async (tx) => {
      const [rows]: [Row[], unknown] = await Promise.all([
        tx.query(
          `${incorporationSql}
           where incorporation.allocation_id = $1
             and ($2::uuid is null or incorporation.id > $2)
           order by incorporation.id
           limit $3`,
          [allocationId, cursor?.[0] ?? null, limit + 1],
        ),
        this.lines.requireVisible(tx, by, allocationId),
      ]);
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }
}

interface Incorporated {
  readonly allocationId: string;
  readonly form: IncorporationForm;
}

type Row = Omit<IncorporationView, 'amount'> & { amount: string };

async function recorded(tx: Tx, id: string): Promise<IncorporationView> {
  const [row]: Row[] = await tx.query(`${incorporationSql} where incorporation.id = $1`, [id]);
  invariant(row, 'what was just recorded is there');
  return viewOf(row);
}

function viewOf(row: Row): IncorporationView {
  return {
    id: row.id,
    allocationId: row.allocationId,
    actKind: row.actKind,
    actNumber: row.actNumber,
    actOn: row.actOn,
    amount: Money.of(row.amount),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
  };
}

const incorporationSql = `
  select
    incorporation.id,
    incorporation.allocation_id as "allocationId",
    incorporation.act_kind as "actKind",
    incorporation.act_number as "actNumber",
    incorporation.act_on as "actOn",
    incorporation.amount,
    ${recordedBy},
    incorporation.recorded_at as "recordedAt"
  from incorporation
  join person maker on maker.id = incorporation.recorded_by`;
