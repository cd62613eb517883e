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
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import type { YieldForm, YieldView } from './execution.dto';
import { LineQueries } from './line.queries';
import { requireOpen } from './line.rules';
import { recordedBy } from './record.sql';
import { YieldRecord } from './yield-record.entity';
import { requireEarned } from './yield-record.rules';

@Injectable()
export class Yields {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /**
   * Records interest by its bank statement: `yield-source` → `yield-held`, never mixed with capital.
   * @throws NothingReceived, DateInTheFuture, DateTooEarly, AllocationClosed
   */
  earn(by: Caller, allocationId: string, form: YieldForm): Promise<Answer<YieldView>> {
    return this.useCases.once(by, (tx) => this.earnIn(tx, by, { allocationId, form }));
  }

  /** The same, within the act of which it is a part. @throws what `earn` throws */
  async earnIn(tx: Tx, by: Caller, { allocationId, form }: Pick<Earned, 'allocationId' | 'form'>): Promise<YieldView> {
    const allocation = await lockAllocation(tx, by, allocationId);
    requireOwnHospital(by.person, allocation.hospitalId);
    requireOpen(allocation);
    const { firstReceiptOn } = await this.lines.history(tx, allocationId);
    requireEarned(form, { today: by.today, firstReceiptOn });
    const id = newId();
    await tx.insert(YieldRecord, {
      id,
      allocation_id: allocationId,
      amount: form.amount,
      earned_on: form.earnedOn,
      reference: form.reference,
      recorded_by: by.person.id,
    });
    await this.ledger.post(tx, [entryOf({ id, form, by, resolutionId: allocation.resolutionId, allocationId })]);
    await this.audit.record(tx, by, {
      act: 'yields.earn',
      subjectKind: 'yield-record',
      subjectId: id,
      content: { allocationId, ...form },
    });
    return recorded(tx, id);
  }

  /** The interest on record for a line, in the order in which it was recorded. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<YieldView>> {
    return this.transactions.readAtOnce(async (tx) => {
      const [rows]: [Row[], unknown] = await Promise.all([
        tx.query(
          `${yieldSql}
           where yield_record.allocation_id = $1
             and ($2::uuid is null or yield_record.id > $2)
           order by yield_record.id
           limit $3`,
          [allocationId, cursor?.[0] ?? null, limit + 1],
        ),
        this.lines.requireVisible(tx, by, allocationId),
      ]);
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }
}

interface Earned {
  readonly id: string;
  readonly form: YieldForm;
  readonly by: Caller;
  readonly resolutionId: string;
  readonly allocationId: string;
}

function entryOf({ id, form, by, ...owner }: Earned): Entry {
  return {
    act: 'earn',
    subjectId: id,
    resolutionId: owner.resolutionId,
    effectiveOn: form.earnedOn,
    datePrecision: 'exact',
    recordedBy: by.person.id,
    approvedBy: null,
    document: `Extracto bancario ${form.reference}`,
    source: null,
    movements: [
      { from: { place: 'yield-source', ...owner }, to: { place: 'yield-held', ...owner }, amount: form.amount },
    ],
  };
}

type Row = Omit<YieldView, 'amount'> & { amount: string };

async function recorded(tx: Tx, id: string): Promise<YieldView> {
  const [row]: Row[] = await tx.query(`${yieldSql} where yield_record.id = $1`, [id]);
  invariant(row, 'what was just recorded is there');
  return viewOf(row);
}

function viewOf(row: Row): YieldView {
  return {
    id: row.id,
    allocationId: row.allocationId,
    amount: Money.of(row.amount),
    earnedOn: row.earnedOn,
    reference: row.reference,
    state: row.state,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
  };
}

const yieldSql = `
  select
    yield_record.id,
    yield_record.allocation_id as "allocationId",
    yield_record.amount,
    yield_record.earned_on as "earnedOn",
    yield_record.reference,
    case when inverse.id is null then 'standing' else 'reversed' end as state,
    ${recordedBy},
    yield_record.recorded_at as "recordedAt"
  from yield_record
  join person maker on maker.id = yield_record.recorded_by
  join ledger_entry entry on entry.subject_id = yield_record.id and entry.act = 'earn'
  left join ledger_entry inverse on inverse.reverses_id = entry.id`;
