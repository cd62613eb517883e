import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import { requireOwnHospital, type WithdrawnPayment } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import type { RefusalForm, WithdrawalForm, WithdrawalView } from './withdrawal.dto';
import { WithdrawalRecord } from './withdrawal.entity';
import { lockWithdrawn } from './withdrawal-lock';
import { pendingOn, WithdrawalQueries } from './withdrawal.queries';
import {
  effectOf,
  movementOf,
  requireDecidable,
  requireWithdrawable,
  WithdrawalMakerIsChecker,
  type WithdrawableLine,
  type WithdrawalDecision,
  type WithdrawalTerms,
} from './withdrawal.rules';

declareConstraint('withdrawal_maker_is_not_checker', () => new WithdrawalMakerIsChecker({}));

/** A hospital gives its line up, and another person accepts it. */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly useCases: UseCases,
    private readonly withdrawals: WithdrawalQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /**
   * Records it; nothing moves until it is approved.
   * @throws NotFound, NotYourHospital, and what requireWithdrawable refuses
   */
  record(by: Caller, allocationId: string, form: WithdrawalForm): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const allocation = await lockAllocation(tx, by, allocationId);
      if (!by.person.roles.includes('registrar')) requireOwnHospital(by.person, allocation.hospitalId);
      requireWithdrawable(await lineOf(tx, allocation, null), termsOf(form), by.today);
      const id = newId();
      await tx.insert(WithdrawalRecord, {
        id,
        allocation_id: allocation.id,
        filing_number: form.filingNumber ?? null,
        withdrawn_on: form.withdrawnOn ?? null,
        source_cutoff: form.sourceCutoff ?? null,
        reason: form.reason,
        payment: form.payment,
        reported_paid: form.reportedPaid ?? null,
        source: form.source,
        recorded_by: by.person.id,
      });
      await this.audit.record(tx, by, { act: 'withdrawal.record', ...subjectOf(id), content: form });
      return this.withdrawals.one(tx, by, id);
    });
  }

  /**
   * Before payment, all that is assigned becomes free; unknown, all of it is contested; after, nothing moves.
   * @throws NotFound, WithdrawalDecided, WithdrawalMakerIsChecker, what requireWithdrawable refuses now, and
   * InsufficientFunds when the money was not on the line yet on the date of the withdrawal
   */
  approve(by: Caller, id: string): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      const { withdrawal, allocation } = await this.lockForDecision(tx, by, id);
      const line = await lineOf(tx, allocation, id);
      requireWithdrawable(line, withdrawal, by.today);
      await decide(tx, by, 'withdrawal', { id, decision: 'approved', reason: null });
      const entry = entryOf(withdrawal, line, by);
      if (entry) await this.ledger.post(tx, [entry]);
      const view = await this.withdrawals.one(tx, by, id);
      await this.audit.record(tx, by, { act: 'withdrawal.approve', ...subjectOf(id), content: view });
      return view;
    });
  }

  /** @throws NotFound, WithdrawalDecided, WithdrawalMakerIsChecker */
  refuse(by: Caller, id: string, form: RefusalForm): Promise<Answer<WithdrawalView>> {
    return this.turnDown(by, id, { ...form, act: 'refuse', decision: 'refused' });
  }

  /** As a refusal, and its maker is asked for another that answers the reason. @throws what `refuse` throws */
  giveBack(by: Caller, id: string, form: RefusalForm): Promise<Answer<WithdrawalView>> {
    return this.turnDown(by, id, { ...form, act: 'return', decision: 'returned' });
  }

  private turnDown(by: Caller, id: string, { act, decision, reason }: TurnedDown): Promise<Answer<WithdrawalView>> {
    return this.useCases.once(by, async (tx) => {
      await this.lockForDecision(tx, by, id);
      await decide(tx, by, 'withdrawal', { id, decision, reason });
      await this.audit.record(tx, by, { act: `withdrawal.${act}`, ...subjectOf(id), content: { reason } });
      return this.withdrawals.one(tx, by, id);
    });
  }

  private async lockForDecision(
    tx: Tx,
    by: Caller,
    id: string,
  ): Promise<{ withdrawal: LockedWithdrawal; allocation: LockedAllocation }> {
    const allocation = await lockWithdrawn(tx, by, id);
    const [withdrawal]: [LockedWithdrawal] = await tx.query(
      `select
         id,
         filing_number as "filingNumber",
         withdrawn_on as "withdrawnOn",
         source_cutoff as "sourceCutoff",
         payment,
         source,
         recorded_by as "recordedBy",
         decision
       from withdrawal
       where id = $1`,
      [id],
    );
    await requireUnchanged(by, () => this.withdrawals.one(tx, by, id));
    requireDecidable(withdrawal, by.person.id);
    requireNotOfDelegator(by, withdrawal.recordedBy);
    return { withdrawal, allocation };
  }
}

interface TurnedDown {
  readonly act: 'refuse' | 'return';
  readonly decision: 'refused' | 'returned';
  readonly reason: string;
}

/** A withdrawal whose line is locked: nobody else can decide it, or act on the line, until the end. */
interface LockedWithdrawal extends WithdrawalTerms {
  readonly id: string;
  readonly filingNumber: string | null;
  readonly payment: WithdrawnPayment;
  readonly source: string;
  readonly recordedBy: string;
  readonly decision: WithdrawalDecision | null;
}

async function lineOf(tx: Tx, allocation: LockedAllocation, withdrawalId: string | null): Promise<WithdrawableLine> {
  return { ...allocation, ...(await pendingOn(tx, allocation.id, withdrawalId)) };
}

function termsOf({ payment, withdrawnOn, sourceCutoff }: WithdrawalForm): WithdrawalTerms {
  return { payment, withdrawnOn: withdrawnOn ?? null, sourceCutoff: sourceCutoff ?? null };
}

function entryOf(withdrawal: LockedWithdrawal, line: WithdrawableLine, by: Caller): Entry | null {
  const movement = movementOf(line, withdrawal.payment);
  if (movement === null) return null;
  const effect = effectOf(withdrawal, by.today);
  const act = withdrawal.payment === 'before' ? 'withdraw' : 'contest';
  return {
    act,
    subjectId: withdrawal.id,
    resolutionId: line.resolutionId,
    effectiveOn: effect.on,
    datePrecision: effect.precision,
    recordedBy: withdrawal.recordedBy,
    approvedBy: by.person.id,
    document:
      withdrawal.filingNumber === null
        ? 'Desistimiento sin oficio en la fuente'
        : `Oficio de desistimiento, radicado ${withdrawal.filingNumber}`,
    source: withdrawal.source,
    movements: [movement],
  };
}

function subjectOf(id: string): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'withdrawal', subjectId: id };
}
