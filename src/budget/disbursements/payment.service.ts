import { Injectable } from '@nestjs/common';
import { bothOf } from '../../platform/access/delegation.rules';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { Ledger } from '../ledger/ledger.service';
import { BankRejectionRecord } from './bank-rejection.entity';
import { lockDisbursement } from './disbursement-lock';
import type { DisbursementView, RejectionForm, SettlementForm } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { rejectedFrom } from './disbursement.rules';
import { requireNotApprover, requireRejectable, requireSettleable, type DatedDisbursement } from './payment.rules';
import { SettlementRecord } from './settlement.entity';

/** What the treasury does with an approved order, and what the bank says of it. */
@Injectable()
export class Payments {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: DisbursementQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /**
   * The order is paid, whole: ordered → transit. A line whose hospital withdrew meanwhile does not stop it: what was
   * paid was paid. Whoever approved it, themselves or for a delegator, does not pay it.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear,
   * ApproverPays
   */
  settle(by: Caller, id: string, form: SettlementForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const { id: allocationId, resolutionId, fiscalYear } = await lockDisbursement(tx, by, id);
      const order = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(order));
      requireSettleable(datedOf(order), { effectiveOn: form.effectiveOn, fiscalYear, today: by.today });
      requireNotApprover(order.decision?.decidedBy.id ?? null, bothOf(by.person));
      const settlementId = newId();
      await tx.insert(SettlementRecord, {
        id: settlementId,
        disbursement_id: id,
        effective_on: form.effectiveOn,
        date_precision: form.datePrecision,
        reference: form.reference,
        source: form.source,
        recorded_by: by.person.id,
      });
      const owner = { resolutionId, allocationId, disbursementId: id };
      await this.ledger.post(tx, [
        {
          act: 'settle',
          subjectId: settlementId,
          resolutionId,
          effectiveOn: form.effectiveOn,
          datePrecision: form.datePrecision,
          recordedBy: by.person.id,
          approvedBy: null,
          document: form.reference === null ? 'Giro sin referencia en la fuente' : `Giro, referencia ${form.reference}`,
          source: form.source,
          movements: [
            { from: { place: 'ordered', ...owner }, to: { place: 'transit', ...owner }, amount: order.places.ordered },
          ],
        },
      ]);
      await this.audit.record(tx, by, {
        act: 'disbursement.settle',
        subjectKind: 'disbursement',
        subjectId: id,
        content: { settlementId, ...form },
      });
      return this.queries.one(tx, by, id);
    });
  }

  /**
   * The bank sends back to the line all that has not arrived: ordered or transit → assigned.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly
   */
  reject(by: Caller, id: string, form: RejectionForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const { id: allocationId, resolutionId } = await lockDisbursement(tx, by, id);
      const giro = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(giro));
      requireRejectable(datedOf(giro), { effectiveOn: form.effectiveOn, today: by.today });
      const place = rejectedFrom(giro.status);
      const rejectionId = newId();
      await tx.insert(BankRejectionRecord, {
        id: rejectionId,
        disbursement_id: id,
        effective_on: form.effectiveOn,
        reason: form.reason,
        recorded_by: by.person.id,
      });
      const line = { resolutionId, allocationId };
      await this.ledger.post(tx, [
        {
          act: 'reject',
          subjectId: rejectionId,
          resolutionId,
          effectiveOn: form.effectiveOn,
          datePrecision: 'exact',
          recordedBy: by.person.id,
          approvedBy: null,
          document: `Rechazo bancario: ${form.reason}`,
          source: null,
          movements: [
            {
              from: { place, ...line, disbursementId: id },
              to: { place: 'assigned', ...line },
              amount: giro.places[place],
            },
          ],
        },
      ]);
      await this.audit.record(tx, by, {
        act: 'disbursement.reject',
        subjectKind: 'disbursement',
        subjectId: id,
        content: { rejectionId, ...form },
      });
      return this.queries.one(tx, by, id);
    });
  }
}

function datedOf({ status, orderedOn, settlement }: DisbursementView): DatedDisbursement {
  return { status, orderedOn, paidOn: settlement?.effectiveOn ?? null };
}
