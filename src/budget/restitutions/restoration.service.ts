import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import type { RefusalForm } from '../allocations/allocation.dto';
import { Audit } from '../audit/audit.service';
import { LineQueries } from '../execution/line.queries';
import { requireOpen } from '../execution/line.rules';
import { decide } from '../decisions/decide';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import { RestorationRecord } from './restoration.entity';
import { RestorationQueries } from './restoration.queries';
import {
  requireDecidable,
  requireRestorable,
  RestorerApproves,
  type RestorationAct,
  type RestorationBounds,
} from './restoration.rules';
import type { RestorationForm, RestorationView } from './restitutions.dto';

declareConstraint('restoration_maker_is_not_checker', () => new RestorerApproves({}));

@Injectable()
export class Restorations {
  constructor(
    private readonly useCases: UseCases,
    private readonly restorations: RestorationQueries,
    private readonly lines: LineQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Records the budget act; nothing moves until it is approved. @throws what `requireRestorable` refuses, AllocationClosed */
  record(by: Caller, allocationId: string, form: RestorationForm): Promise<Answer<RestorationView>> {
    return this.useCases.once(by, async (tx) => {
      const allocation = await lockAllocation(tx, by, allocationId);
      requireOpen(allocation);
      const undecided = await this.restorations.undecided(tx, allocationId);
      requireRestorable(form, await this.bounds(tx, by, { allocation, on: form.effectiveOn, undecided }));
      const id = newId();
      await tx.insert(RestorationRecord, {
        id,
        allocation_id: allocationId,
        amount: form.amount,
        act_number: form.actNumber,
        effective_on: form.effectiveOn,
        recorded_by: by.person.id,
      });
      return this.concluded(tx, by, { id, act: 'restoration.record' });
    });
  }

  /**
   * `returned` → the resolution's `undistributed`, with effect on the date of the act.
   * @throws what `requireRestorable` refuses now; RestorationDecided, RestorerApproves, AllocationClosed
   */
  approve(by: Caller, id: string): Promise<Answer<RestorationView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, restoration } = await this.lockForDecision(tx, by, { id, act: 'approve' });
      const judged = { allocation, on: restoration.effectiveOn, undecided: Money.zero };
      requireRestorable(restoration, await this.bounds(tx, by, judged));
      await decide(tx, by, 'restoration', { id, decision: 'approved', reason: null });
      await this.ledger.post(tx, [entryOf({ allocation, restoration, approvedBy: by.person.id })]);
      return this.concluded(tx, by, { id, act: 'restoration.approve' });
    });
  }

  /** @throws RestorationDecided, RestorerApproves, AllocationClosed */
  refuse(by: Caller, id: string, form: RefusalForm): Promise<Answer<RestorationView>> {
    return this.turnDown(by, id, { ...form, act: 'refuse', decision: 'refused' });
  }

  /** As a refusal, and its maker is asked for another that answers the reason. @throws what `refuse` throws */
  giveBack(by: Caller, id: string, form: RefusalForm): Promise<Answer<RestorationView>> {
    return this.turnDown(by, id, { ...form, act: 'return', decision: 'returned' });
  }

  private turnDown(by: Caller, id: string, { act, decision, reason }: TurnedDown): Promise<Answer<RestorationView>> {
    return this.useCases.once(by, async (tx) => {
      await this.lockForDecision(tx, by, { id, act });
      await decide(tx, by, 'restoration', { id, decision, reason });
      return this.concluded(tx, by, { id, act: `restoration.${act}` });
    });
  }

  private async bounds(tx: Tx, by: Caller, { allocation, on, undecided }: Judged): Promise<RestorationBounds> {
    const allocationId = allocation.id;
    return {
      today: by.today,
      fiscalYear: allocation.fiscalYear,
      deposits: await this.restorations.deposits(tx, allocationId),
      returned: await this.lines.availableOn(tx, { allocationId, place: 'returned', on }),
      undecided,
    };
  }

  private async lockForDecision(tx: Tx, by: Caller, { id, act }: Deciding): Promise<UnderDecision> {
    const [found]: { allocation_id: string }[] = await tx.query('select allocation_id from restoration where id = $1', [
      id,
    ]);
    if (!found) throw new NotFound({});
    const allocation = await lockAllocation(tx, by, found.allocation_id);
    const restoration = await this.restorations.view(tx, by, id);
    await requireUnchanged(by, () => Promise.resolve(restoration));
    requireNotOfDelegator(by, restoration.recordedBy.id);
    requireDecidable({ state: restoration.state, recordedBy: restoration.recordedBy.id }, { act, by: by.person.id });
    requireOpen(allocation);
    return { allocation, restoration };
  }

  private async concluded(tx: Tx, by: Caller, { id, act }: { id: string; act: string }): Promise<RestorationView> {
    const view = await this.restorations.view(tx, by, id);
    await this.audit.record(tx, by, { act, subjectKind: 'restoration', subjectId: id, content: view });
    return view;
  }
}

interface Judged {
  readonly allocation: LockedAllocation;
  readonly on: CalendarDate;
  readonly undecided: Money;
}

interface TurnedDown {
  readonly act: 'refuse' | 'return';
  readonly decision: 'refused' | 'returned';
  readonly reason: string;
}

interface Deciding {
  readonly id: string;
  readonly act: RestorationAct;
}

interface UnderDecision {
  readonly allocation: LockedAllocation;
  readonly restoration: RestorationView;
}

function entryOf({ allocation, restoration, approvedBy }: UnderDecision & { approvedBy: string }): Entry {
  const { resolutionId, id: allocationId } = allocation;
  return {
    act: 'restore',
    subjectId: restoration.id,
    resolutionId,
    effectiveOn: restoration.effectiveOn,
    datePrecision: 'exact',
    recordedBy: restoration.recordedBy.id,
    approvedBy,
    document: `Acto presupuestal ${restoration.actNumber}`,
    source: null,
    movements: [
      {
        from: { place: 'returned', resolutionId, allocationId },
        to: { place: 'undistributed', resolutionId },
        amount: restoration.amount,
      },
    ],
  };
}
