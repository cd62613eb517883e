import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { lockDisbursement } from '../disbursements/disbursement-lock';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { Ledger } from '../ledger/ledger.service';
import type { ConfirmationView, ReceiptForm, ReceiptView } from './receipt.dto';
import { ReceiptRecord } from './receipt.entity';
import { ReceiptQueries } from './receipt.queries';
import { requireConfirmable } from './receipt.rules';

/** The hospital says: it arrived. */
@Injectable()
export class Receipts {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: ReceiptQueries,
    private readonly disbursements: DisbursementQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  ofDisbursement(by: Caller, disbursementId: string, asked: RecordsAsked): Promise<Page<ReceiptView>> {
    return this.transactions.readAtOnce((tx) => this.queries.page(tx, by, disbursementId, asked));
  }

  /**
   * transit → held; less than what is in transit leaves the rest in dispute.
   * @throws NotFound, NotYourHospital, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly,
   * InsufficientFunds with `maximum` in pesos
   */
  confirm(by: Caller, disbursementId: string, form: ReceiptForm): Promise<Answer<ConfirmationView>> {
    return this.useCases.once(by, (tx) => this.confirmIn(tx, by, { disbursementId, form }));
  }

  /** The same within a transaction that is open already, with what else the record says of it. */
  async confirmIn(
    tx: Tx,
    by: Caller,
    { disbursementId, form, besides = {} }: { disbursementId: string; form: ReceiptForm; besides?: object },
  ): Promise<ConfirmationView> {
    const { id: allocationId, resolutionId, hospitalId } = await lockDisbursement(tx, by, disbursementId);
    requireOwnHospital(by.person, hospitalId);
    const giro = await this.disbursements.one(tx, by, disbursementId);
    await requireUnchanged(by, () => Promise.resolve(giro));
    const { amount, receivedOn } = form;
    const inDispute = requireConfirmable(
      { status: giro.status, transit: giro.places.transit, paidOn: giro.settlement?.effectiveOn ?? null },
      { amount, receivedOn, today: by.today },
    );
    const id = newId();
    await tx.insert(ReceiptRecord, {
      id,
      disbursement_id: disbursementId,
      amount,
      received_on: receivedOn,
      reference: form.reference,
      note: form.note,
      recorded_by: by.person.id,
    });
    const line = { resolutionId, allocationId };
    await this.ledger.post(tx, [
      {
        act: 'confirm',
        subjectId: id,
        resolutionId,
        effectiveOn: receivedOn,
        datePrecision: 'exact',
        recordedBy: by.person.id,
        approvedBy: null,
        document: form.reference === null ? 'Confirmación de recibo' : `Abono en cuenta ${form.reference}`,
        source: null,
        movements: [{ from: { place: 'transit', ...line, disbursementId }, to: { place: 'held', ...line }, amount }],
      },
    ]);
    await this.audit.record(tx, by, {
      act: 'receipt.confirm',
      subjectKind: 'disbursement',
      subjectId: disbursementId,
      content: { receiptId: id, ...form, inDispute, ...besides },
    });
    const { status } = await this.disbursements.one(tx, by, disbursementId);
    return { ...(await this.queries.one(tx, id)), inDispute, disbursementStatus: status };
  }
}
