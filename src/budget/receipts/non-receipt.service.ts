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
import { NonReceiptRecord } from './non-receipt.entity';
import { NonReceiptQueries } from './non-receipt.queries';
import type { NonReceiptForm, NonReceiptView } from './receipt.dto';
import { requireDeniable } from './receipt.rules';

/** The hospital says: it did not arrive. */
@Injectable()
export class NonReceipts {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: NonReceiptQueries,
    private readonly disbursements: DisbursementQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  ofDisbursement(by: Caller, disbursementId: string, asked: RecordsAsked): Promise<Page<NonReceiptView>> {
    return this.transactions.readAtOnce((tx) => this.queries.page(tx, by, disbursementId, asked));
  }

  /**
   * Nothing moves: the giro is in dispute from now on, and the ministry's turn is to trace it.
   * @throws NotFound, NotYourHospital, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly
   */
  deny(by: Caller, disbursementId: string, form: NonReceiptForm): Promise<Answer<NonReceiptView>> {
    return this.useCases.once(by, (tx) => this.denyIn(tx, by, { disbursementId, form }));
  }

  /** The same within a transaction that is open already, with what else the record says of it. */
  async denyIn(
    tx: Tx,
    by: Caller,
    { disbursementId, form, besides = {} }: { disbursementId: string; form: NonReceiptForm; besides?: object },
  ): Promise<NonReceiptView> {
    const { hospitalId } = await lockDisbursement(tx, by, disbursementId);
    requireOwnHospital(by.person, hospitalId);
    const giro = await this.disbursements.one(tx, by, disbursementId);
    await requireUnchanged(by, () => Promise.resolve(giro));
    const { checkedOn, note } = form;
    const missing = requireDeniable(
      { status: giro.status, transit: giro.places.transit, paidOn: giro.settlement?.effectiveOn ?? null },
      { checkedOn, today: by.today },
    );
    const id = newId();
    await tx.insert(NonReceiptRecord, {
      id,
      disbursement_id: disbursementId,
      missing,
      checked_on: checkedOn,
      note,
      recorded_by: by.person.id,
    });
    await this.audit.record(tx, by, {
      act: 'receipt.deny',
      subjectKind: 'disbursement',
      subjectId: disbursementId,
      content: { nonReceiptId: id, ...form, missing, ...besides },
    });
    return this.queries.one(tx, id);
  }
}
