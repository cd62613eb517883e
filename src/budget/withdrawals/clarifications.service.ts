import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import type { LockedAllocation } from '../allocations/allocation-lock';
import { Audit } from '../audit/audit.service';
import { DisbursementRecord } from '../disbursements/disbursement.entity';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import { UnknownFacts } from '../unknowns/unknown.service';
import { ClarificationRecord } from './clarification.entity';
import {
  clarifyingMovement,
  effectOfClarification,
  NothingToClarify,
  orderDate,
  requireClarifiable,
  type Clarifying,
  type ContestedWithdrawal,
} from './clarification.rules';
import type { ClarificationForm, WithdrawalView } from './withdrawal.dto';
import { lockWithdrawn } from './withdrawal-lock';
import { WithdrawalQueries } from './withdrawal.queries';

/** A document settles whether a contested line had been paid. */
@Injectable()
export class Clarifications {
  constructor(
    private readonly useCases: UseCases,
    private readonly withdrawals: WithdrawalQueries,
    private readonly unknowns: UnknownFacts,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /**
   * All that is contested goes to where the evidence puts it; a proven payment becomes a giro of its own.
   * @throws NotFound, and what requireClarifiable refuses
   */
  clarify(by: Caller, withdrawalId: string, form: ClarificationForm): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, withdrawal } = await this.lockContested(tx, by, withdrawalId);
      const clarifying = clarifyingOf(form);
      requireClarifiable(withdrawal, clarifying, { by: by.person.id, today: by.today });
      const made: Made = { id: newId(), disbursementId: newId(), by, withdrawalId, allocation, withdrawal };
      if (form.payment === 'after') await recordDisbursement(tx, made, form);
      await recordClarification(tx, made, form);
      await this.ledger.post(tx, [entryOf(made, form)]);
      await this.unknowns.settle(tx, withdrawalId, 'payment');
      await this.audit.record(tx, by, {
        act: 'withdrawal.clarify',
        subjectKind: 'withdrawal',
        subjectId: withdrawalId,
        content: { clarificationId: made.id, ...form },
      });
      return this.withdrawals.one(tx, by, withdrawalId);
    });
  }

  private async lockContested(
    tx: Tx,
    by: Caller,
    id: string,
  ): Promise<{ allocation: LockedAllocation; withdrawal: ContestedWithdrawal }> {
    const allocation = await lockWithdrawn(tx, by, id);
    const view = await this.withdrawals.one(tx, by, id);
    await requireUnchanged(by, () => Promise.resolve(view));
    requireNotOfDelegator(by, view.recordedBy.id);
    const { state, standingPayment, effectiveOn } = view;
    if (effectiveOn === null) throw new NothingToClarify({ state, payment: standingPayment });
    const withdrawal = {
      state,
      standingPayment,
      recordedBy: view.recordedBy.id,
      issuedOn: allocation.issuedOn,
      contestedOn: effectiveOn,
      contested: allocation.places.contested,
    };
    return { allocation, withdrawal };
  }
}

/** What one clarification makes. The disbursement's identifier is used only where the money had been paid. */
interface Made {
  readonly id: string;
  readonly disbursementId: string;
  readonly by: Caller;
  readonly withdrawalId: string;
  readonly allocation: LockedAllocation;
  readonly withdrawal: ContestedWithdrawal;
}

// Its maker and its checker are those of the entry: who recorded the withdrawal, and who clarifies it.
async function recordDisbursement(tx: Tx, made: Made, form: ClarificationForm): Promise<void> {
  const { withdrawal, by } = made;
  const ordered = orderDate(clarifyingOf(form), withdrawal.contestedOn);
  await tx.insert(DisbursementRecord, {
    id: made.disbursementId,
    allocation_id: made.allocation.id,
    amount: withdrawal.contested,
    payment_order: null,
    ordered_on: ordered.on,
    date_precision: ordered.precision,
    note: documentOf(form),
    source: form.evidence,
    recorded_by: withdrawal.recordedBy,
    decision: 'approved',
    decided_by: by.person.id,
    decided_at: () => 'clock_timestamp()',
  });
}

async function recordClarification(tx: Tx, made: Made, form: ClarificationForm): Promise<void> {
  const effect = effectOfClarification(clarifyingOf(form), made.withdrawal.contestedOn);
  await tx.insert(ClarificationRecord, {
    id: made.id,
    withdrawal_id: made.withdrawalId,
    payment: form.payment,
    evidence: form.evidence,
    effective_on: effect.on,
    date_precision: effect.precision,
    disbursement_id: form.payment === 'after' ? made.disbursementId : null,
    recorded_by: made.by.person.id,
  });
}

function entryOf({ id, disbursementId, by, allocation, withdrawal }: Made, form: ClarificationForm): Entry {
  const { contested, contestedOn, recordedBy } = withdrawal;
  invariant(contested.isPositive(), 'what is clarified is contested');
  const clarifying = clarifyingOf(form);
  const effect = effectOfClarification(clarifying, contestedOn);
  return {
    act: 'clarify',
    subjectId: id,
    resolutionId: allocation.resolutionId,
    effectiveOn: effect.on,
    datePrecision: effect.precision,
    recordedBy,
    approvedBy: by.person.id,
    document: documentOf(form),
    source: null,
    movements: [clarifyingMovement({ ...allocation, contested }, clarifying, disbursementId)],
  };
}

function clarifyingOf(form: ClarificationForm): Clarifying {
  return {
    payment: form.payment,
    effectiveOn: form.effectiveOn ?? null,
    datePrecision: form.datePrecision ?? null,
    receivedOn: form.payment === 'after' ? (form.receivedOn ?? null) : null,
  };
}

function documentOf(form: ClarificationForm): string {
  const reference = form.payment === 'after' ? form.reference : null;
  return reference ? `${form.evidence} · referencia ${reference}` : form.evidence;
}
