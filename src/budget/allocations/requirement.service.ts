import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { invariant } from '../../kernel/errors';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import { lockAllocation } from './allocation-lock';
import { requireOwnHospital } from './allocation.rules';
import type { AllocationView, FulfilmentForm, RefusalForm } from './allocation.dto';
import { AllocationQueries } from './allocation.queries';
import { FulfilmentRecord } from './fulfilment.entity';
import {
  requireDecidable,
  requireSubmittable,
  RequirementMakerIsChecker,
  type Fulfilment,
  type RequirementOfLine,
} from './requirement.rules';

declareConstraint('fulfilment_maker_is_not_checker', () => new RequirementMakerIsChecker({}));

/** The documents that a resolution asks for before a giro, line by line. */
@Injectable()
export class Requirements {
  constructor(
    private readonly useCases: UseCases,
    private readonly allocations: AllocationQueries,
    private readonly audit: Audit,
  ) {}

  /**
   * @throws NotFound, NotYourHospital, AllocationClosed, AllocationWithdrawn, NotRequired, RequirementWrongState,
   * DateInTheFuture
   */
  submit(
    by: Caller,
    allocationId: string,
    { kind, form }: { kind: RequirementKind; form: FulfilmentForm },
  ): Promise<Answer<AllocationView>> {
    return this.useCases.once(by, async (tx) => {
      const requirement = await this.lock(tx, by, allocationId, kind);
      if (!by.person.roles.includes('registrar')) requireOwnHospital(by.person, requirement.hospitalId);
      requireSubmittable(requirement, { documentOn: form.documentOn, today: by.today });
      await tx.insert(FulfilmentRecord, {
        id: newId(),
        allocation_id: allocationId,
        requirement: kind,
        document: form.document,
        document_on: form.documentOn,
        recorded_by: by.person.id,
      });
      await this.audit.record(tx, by, {
        act: 'requirement.submit',
        subjectKind: 'allocation',
        subjectId: allocationId,
        content: { kind, ...form },
      });
      return this.allocations.one(tx, by, allocationId);
    });
  }

  /** @throws NotFound, AllocationClosed, AllocationWithdrawn, NotRequired, RequirementWrongState, RequirementMakerIsChecker */
  accept(by: Caller, allocationId: string, kind: RequirementKind): Promise<Answer<AllocationView>> {
    return this.decide(by, allocationId, { kind, decision: 'accepted', reason: null });
  }

  /** @throws NotFound, AllocationClosed, AllocationWithdrawn, NotRequired, RequirementWrongState, RequirementMakerIsChecker */
  refuse(
    by: Caller,
    allocationId: string,
    { kind, form }: { kind: RequirementKind; form: RefusalForm },
  ): Promise<Answer<AllocationView>> {
    return this.decide(by, allocationId, { kind, decision: 'refused', reason: form.reason });
  }

  private decide(
    by: Caller,
    allocationId: string,
    { kind, decision, reason }: Decision,
  ): Promise<Answer<AllocationView>> {
    return this.useCases.once(by, async (tx) => {
      const requirement = await this.lock(tx, by, allocationId, kind);
      const fulfilment = requireDecidable(requirement, by.person.id);
      requireNotOfDelegator(by, fulfilment.recordedBy);
      await decide(tx, by, 'fulfilment', { id: fulfilment.id, decision, reason });
      await this.audit.record(tx, by, {
        act: decision === 'accepted' ? 'requirement.accept' : 'requirement.refuse',
        subjectKind: 'allocation',
        subjectId: allocationId,
        content: { kind, document: fulfilment.document, ...(reason === null ? {} : { reason }) },
      });
      return this.allocations.one(tx, by, allocationId);
    });
  }

  private async lock(tx: Tx, by: Caller, allocationId: string, kind: RequirementKind): Promise<LockedRequirement> {
    const { closed, withdrawn, hospitalId } = await lockAllocation(tx, by, allocationId);
    await requireUnchanged(by, () => this.allocations.one(tx, by, allocationId));
    const [found]: { isRequired: boolean; fulfilment: Fulfilment | null }[] = await tx.query(standingSql, [
      allocationId,
      kind,
    ]);
    invariant(found, 'a locked line is there');
    return { kind, closed, withdrawn, hospitalId, isRequired: found.isRequired, fulfilment: found.fulfilment };
  }
}

interface LockedRequirement extends RequirementOfLine {
  readonly hospitalId: string | null;
}

interface Decision {
  readonly kind: RequirementKind;
  readonly decision: 'accepted' | 'refused';
  readonly reason: string | null;
}

// Is this requirement asked for, and which document stands for it? One that was refused no longer does.
const standingSql = `
  select
    exists (
      select
      from requirement
      where requirement.resolution_id = line.resolution_id
        and requirement.kind = $2
    ) as "isRequired",
    (
      select json_build_object(
        'id', fulfilment.id,
        'document', fulfilment.document,
        'documentOn', fulfilment.document_on,
        'recordedBy', fulfilment.recorded_by,
        'decision', fulfilment.decision
      )
      from fulfilment
      where fulfilment.allocation_id = line.id
        and fulfilment.requirement = $2
        and fulfilment.decision is distinct from 'refused'
    ) as fulfilment
  from annex_line line
  where line.id = $1`;
