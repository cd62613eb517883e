import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import type { RefusalForm } from '../allocations/allocation.dto';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { LineQueries } from '../execution/line.queries';
import { requireOpen } from '../execution/line.rules';
import { decide } from '../decisions/decide';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import { RestitutionRecord } from './restitution.entity';
import { RestitutionQueries } from './restitution.queries';
import {
  DepositorVerifies,
  requireReturnable,
  requireVerifiable,
  restitutionPlaces,
  type RestitutionAct,
  type RestitutionBounds,
} from './restitution.rules';
import type { RestitutionForm, RestitutionView } from './restitutions.dto';

declareConstraint('restitution_maker_is_not_checker', () => new DepositorVerifies({}));

@Injectable()
export class Restitutions {
  constructor(
    private readonly useCases: UseCases,
    private readonly restitutions: RestitutionQueries,
    private readonly lines: LineQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Reports a deposit; nothing moves until it is verified. @throws what `requireReturnable` refuses, AllocationClosed */
  report(by: Caller, allocationId: string, form: RestitutionForm): Promise<Answer<RestitutionView>> {
    return this.useCases.once(by, (tx) => this.reportIn(tx, by, { allocationId, form }));
  }

  /** The same, within the act of which it is a part. @throws what `report` throws */
  async reportIn(tx: Tx, by: Caller, { allocationId, form }: Reported): Promise<RestitutionView> {
    const allocation = await lockAllocation(tx, by, allocationId);
    requireOwnHospital(by.person, allocation.hospitalId);
    requireOpen(allocation);
    requireReturnable(form, await this.bounds(tx, by, { allocationId, form }));
    const id = newId();
    await tx.insert(RestitutionRecord, {
      id,
      allocation_id: allocationId,
      kind: form.kind,
      amount: form.amount,
      deposited_on: form.depositedOn,
      portfolio: form.portfolio,
      reference: form.reference,
      recorded_by: by.person.id,
    });
    return this.concluded(tx, by, { id, act: 'restitution.report' });
  }

  /**
   * The deposit was seen: `held` → `returned`, or `yield-held` → `yield-returned`, with effect on its date.
   * @throws RestitutionDecided, DepositorVerifies, AllocationClosed; InsufficientFunds with the maximum in pesos when
   * the money has gone elsewhere since
   */
  verify(by: Caller, id: string): Promise<Answer<RestitutionView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, restitution } = await this.lockForDecision(tx, by, { id, act: 'verify' });
      await decide(tx, by, 'restitution', { id, decision: 'verified', reason: null });
      await this.ledger.post(tx, [entryOf({ allocation, restitution, approvedBy: by.person.id })]);
      return this.concluded(tx, by, { id, act: 'restitution.verify' });
    });
  }

  /** The deposit was not seen, or is another's. @throws RestitutionDecided, DepositorVerifies, AllocationClosed */
  refuse(by: Caller, id: string, form: RefusalForm): Promise<Answer<RestitutionView>> {
    return this.turnDown(by, id, { ...form, act: 'refuse', decision: 'refused' });
  }

  /** As a refusal, and its maker is asked for another that answers the reason. @throws what `refuse` throws */
  giveBack(by: Caller, id: string, form: RefusalForm): Promise<Answer<RestitutionView>> {
    return this.turnDown(by, id, { ...form, act: 'return', decision: 'returned' });
  }

  private turnDown(by: Caller, id: string, { act, decision, reason }: TurnedDown): Promise<Answer<RestitutionView>> {
    return this.useCases.once(by, async (tx) => {
      await this.lockForDecision(tx, by, { id, act });
      await decide(tx, by, 'restitution', { id, decision, reason });
      return this.concluded(tx, by, { id, act: `restitution.${act}` });
    });
  }

  private async bounds(tx: Tx, by: Caller, { allocationId, form }: Reported): Promise<RestitutionBounds> {
    const history = await this.lines.history(tx, allocationId);
    const place = restitutionPlaces[form.kind].from;
    return {
      today: by.today,
      firstReceiptOn: history.firstReceiptOn,
      held: await this.lines.availableOn(tx, { allocationId, place, on: form.depositedOn }),
      unverified: form.kind === 'principal' ? history.unverified : history.unverifiedYields,
    };
  }

  private async lockForDecision(tx: Tx, by: Caller, { id, act }: Deciding): Promise<UnderDecision> {
    const [found]: { allocation_id: string }[] = await tx.query('select allocation_id from restitution where id = $1', [
      id,
    ]);
    if (!found) throw new NotFound({});
    const allocation = await lockAllocation(tx, by, found.allocation_id);
    const restitution = await this.restitutions.view(tx, by, id);
    await requireUnchanged(by, () => Promise.resolve(restitution));
    requireNotOfDelegator(by, restitution.recordedBy.id);
    requireVerifiable({ state: restitution.state, recordedBy: restitution.recordedBy.id }, { act, by: by.person.id });
    requireOpen(allocation);
    return { allocation, restitution };
  }

  private async concluded(tx: Tx, by: Caller, { id, act }: { id: string; act: string }): Promise<RestitutionView> {
    const view = await this.restitutions.view(tx, by, id);
    await this.audit.record(tx, by, { act, subjectKind: 'restitution', subjectId: id, content: view });
    return view;
  }
}

interface Reported {
  readonly allocationId: string;
  readonly form: RestitutionForm;
}

interface TurnedDown {
  readonly act: 'refuse' | 'return';
  readonly decision: 'refused' | 'returned';
  readonly reason: string;
}

interface Deciding {
  readonly id: string;
  readonly act: RestitutionAct;
}

interface UnderDecision {
  readonly allocation: LockedAllocation;
  readonly restitution: RestitutionView;
}

function entryOf({ allocation, restitution, approvedBy }: UnderDecision & { approvedBy: string }): Entry {
  const owner = { resolutionId: allocation.resolutionId, allocationId: allocation.id };
  const { from, to } = restitutionPlaces[restitution.kind];
  return {
    act: 'return',
    subjectId: restitution.id,
    resolutionId: allocation.resolutionId,
    effectiveOn: restitution.depositedOn,
    datePrecision: 'exact',
    recordedBy: restitution.recordedBy.id,
    approvedBy,
    document: `Consignación ${restitution.reference}, portafolio ${restitution.portfolio}`,
    source: null,
    movements: [{ from: { place: from, ...owner }, to: { place: to, ...owner }, amount: restitution.amount }],
  };
}
