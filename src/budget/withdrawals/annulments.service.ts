import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import type { LockedAllocation } from '../allocations/allocation-lock';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { WithdrawalAnnulmentRecord } from './annulment.entity';
import {
  AnnulmentMakerIsChecker,
  AnnulmentPending,
  requireAnnullable,
  requireAnnulmentDecidable,
  type AskedAnnulment,
} from './annulment.rules';
import type { AnnulmentForm, RefusalForm, WithdrawalView } from './withdrawal.dto';
import { lockWithdrawn } from './withdrawal-lock';
import { WithdrawalQueries } from './withdrawal.queries';

declareConstraint('withdrawal_annulment_open_once', () => new AnnulmentPending({}));
declareConstraint('withdrawal_annulment_maker_is_not_checker', () => new AnnulmentMakerIsChecker({}));

/** Undoes, by two people, a withdrawal that has no entry to reverse. */
@Injectable()
export class Annulments {
  constructor(
    private readonly useCases: UseCases,
    private readonly withdrawals: WithdrawalQueries,
    private readonly audit: Audit,
  ) {}

  /** Asks for it; nothing changes until it is approved. @throws NotFound, NotYourHospital, what requireAnnullable refuses */
  ask(by: Caller, id: string, { reason }: AnnulmentForm): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, view } = await this.lock(tx, by, id);
      if (!by.person.roles.includes('registrar')) requireOwnHospital(by.person, allocation.hospitalId);
      requireAnnullable({ ...view, closed: allocation.closed }, askedOf(view));
      const annulmentId = newId();
      await tx.insert(WithdrawalAnnulmentRecord, {
        id: annulmentId,
        withdrawal_id: id,
        reason,
        recorded_by: by.person.id,
      });
      return this.concluded(tx, by, { id, act: 'withdrawal.ask-annulment', content: { annulmentId, reason } });
    });
  }

  /** The line goes on as if it had never been. @throws NotFound, NoAnnulment, AnnulmentMakerIsChecker, AllocationClosed */
  approve(by: Caller, id: string): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, view } = await this.lock(tx, by, id);
      requireAnnulmentDecidable(askedOf(view), by.person.id);
      requireNotOfDelegator(by, askedOf(view)?.recordedBy ?? '');
      requireAnnullable({ ...view, closed: allocation.closed }, null);
      await decide(tx, by, { id, decision: 'approved', reason: null });
      return this.concluded(tx, by, { id, act: 'withdrawal.annul', content: {} });
    });
  }

  /** @throws NotFound, NoAnnulment, AnnulmentMakerIsChecker */
  refuse(by: Caller, id: string, { reason }: RefusalForm): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const { view } = await this.lock(tx, by, id);
      requireAnnulmentDecidable(askedOf(view), by.person.id);
      requireNotOfDelegator(by, askedOf(view)?.recordedBy ?? '');
      await decide(tx, by, { id, decision: 'refused', reason });
      return this.concluded(tx, by, { id, act: 'withdrawal.refuse-annulment', content: { reason } });
    });
  }

  private async lock(tx: Tx, by: Caller, id: string): Promise<{ allocation: LockedAllocation; view: WithdrawalView }> {
    const allocation = await lockWithdrawn(tx, by, id);
    const view = await this.withdrawals.one(tx, by, id);
    await requireUnchanged(by, () => Promise.resolve(view));
    return { allocation, view };
  }

  private async concluded(tx: Tx, by: Caller, { id, act, content }: Concluded): Promise<WithdrawalView> {
    await this.audit.record(tx, by, { act, subjectKind: 'withdrawal', subjectId: id, content });
    return this.withdrawals.one(tx, by, id);
  }
}

interface Concluded {
  readonly id: string;
  readonly act: string;
  readonly content: object;
}

function askedOf({ annulment }: WithdrawalView): AskedAnnulment | null {
  return annulment && { decision: annulment.decision?.outcome ?? null, recordedBy: annulment.recordedBy.id };
}

async function decide(
  tx: Tx,
  by: Caller,
  { id, decision, reason }: { id: string; decision: 'approved' | 'refused'; reason: string | null },
): Promise<void> {
  await tx.query(
    `update withdrawal_annulment
     set decision = $2, decided_by = $3, decided_at = clock_timestamp(), decision_reason = $4
     where withdrawal_id = $1 and decision is null`,
    [id, decision, by.person.id, reason],
  );
}
