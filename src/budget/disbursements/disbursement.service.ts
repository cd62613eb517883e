import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import { Gathering, type GatheredUseCase } from '../../platform/gathering/gathered';
import { UseCases } from '../../platform/http/use-cases';
import { GatheredGiros, type Approval, type Ordering } from './gathered-giros';
import type { RefusalForm } from '../allocations/allocation.dto';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import { lockDisbursement } from './disbursement-lock';
import type { DisbursementView, OrderForm, RecordsAsked } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { DisbursementMakerIsChecker, requireDecidable } from './disbursement.rules';

declareConstraint('disbursement_maker_is_not_checker', () => new DisbursementMakerIsChecker({}));

/** Payment orders: recorded by one person, decided by another. */
@Injectable()
export class Disbursements {
  private readonly ordering: GatheredUseCase<Ordering, DisbursementView>;
  private readonly approving: GatheredUseCase<Approval, DisbursementView>;

  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: DisbursementQueries,
    private readonly audit: Audit,
    gathered: GatheredGiros,
    gathering: Gathering,
  ) {
    this.ordering = gathering.of({ subjectsOf: () => [], together: (tx, batch) => gathered.order(tx, batch) });
    this.approving = gathering.of({
      subjectsOf: ({ id }) => [id],
      together: (tx, batch) => gathered.approve(tx, batch),
    });
  }

  /** @throws NotFound */
  one(by: Caller, id: string): Promise<DisbursementView> {
    return this.transactions.readAtOnce((tx) => this.queries.one(tx, by, id));
  }

  /** @throws NotFound when there is no such line */
  ofAllocation(by: Caller, allocationId: string, asked: RecordsAsked): Promise<Page<DisbursementView>> {
    return this.transactions.read((tx) => this.queries.page(tx, by, allocationId, asked));
  }

  /**
   * Records a payment order on a line; nothing moves before it is approved, and what it asks for is promised to it.
   * @throws NotFound, AllocationClosed, AllocationWithdrawn, RequirementsOpen, DateInTheFuture, DateTooEarly,
   * DateOutsideFiscalYear, InsufficientFunds with `maximum` in pesos
   */
  order(by: Caller, allocationId: string, form: OrderForm): Promise<Answer<DisbursementView>> {
    return this.ordering(by, { allocationId, form });
  }

  /**
   * Another person approves the order: assigned → ordered.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DisbursementMakerIsChecker, AllocationClosed,
   * AllocationWithdrawn, InsufficientFunds with `maximum` in pesos
   */
  approve(by: Caller, id: string): Promise<Answer<DisbursementView>> {
    return this.approving(by, { id });
  }

  /**
   * Another person refuses the order: what it asked for is free again.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DisbursementMakerIsChecker
   */
  refuse(by: Caller, id: string, form: RefusalForm): Promise<Answer<DisbursementView>> {
    return this.turnDown(by, id, { ...form, step: 'refuse', outcome: 'refused' });
  }

  /** As a refusal, and who records orders is asked for another that answers the reason. @throws what `refuse` throws */
  giveBack(by: Caller, id: string, form: RefusalForm): Promise<Answer<DisbursementView>> {
    return this.turnDown(by, id, { ...form, step: 'return', outcome: 'returned' });
  }

  private turnDown(by: Caller, id: string, { step, outcome, reason }: TurnedDown): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      await lockDisbursement(tx, by, id);
      const order = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(order));
      requireNotOfDelegator(by, order.recordedBy.id);
      requireDecidable({ status: order.status, recordedBy: order.recordedBy.id }, step, by.person.id);
      await decide(tx, by, 'disbursement', { id, decision: outcome, reason });
      const content = { reason };
      await this.audit.record(tx, by, {
        act: `disbursement.${step}`,
        subjectKind: 'disbursement',
        subjectId: id,
        content,
      });
      return this.queries.one(tx, by, id);
    });
  }
}

interface TurnedDown {
  readonly step: 'refuse' | 'return';
  readonly outcome: 'refused' | 'returned';
  readonly reason: string;
}
