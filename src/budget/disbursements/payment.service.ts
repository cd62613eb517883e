import { Injectable } from '@nestjs/common';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockDisbursement } from './disbursement-lock';
import type { DisbursementView, RejectionForm, SettlementForm } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { rejectionOf, settlementOf } from './giro-acts.rules';
import { GiroRecords } from './giro-records';

/** What the treasury does with an approved order, and what the bank says of it. */
@Injectable()
export class Payments {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: DisbursementQueries,
    private readonly records: GiroRecords,
  ) {}

  /**
   * The order is paid, whole: ordered → transit. A line whose hospital withdrew meanwhile does not stop it: what was
   * paid was paid. Whoever approved it, themselves or for a delegator, does not pay it.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear,
   * ApproverPays
   */
  settle(by: Caller, id: string, form: SettlementForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const line = await lockDisbursement(tx, by, id);
      const order = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(order));
      const entry = settlementOf({ giro: order, line }, by, newId(), form);
      await this.records.settle(tx, by, [{ giroId: id, allocationId: line.id, entry, settled: form }]);
      return this.queries.one(tx, by, id);
    });
  }

  /**
   * The bank sends back to the line all that has not arrived: ordered or transit → assigned.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly
   */
  reject(by: Caller, id: string, form: RejectionForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const line = await lockDisbursement(tx, by, id);
      const giro = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(giro));
      const rejected = { ...form, source: null };
      const entry = rejectionOf({ giro, line }, by, newId(), rejected);
      await this.records.reject(tx, by, [{ giroId: id, allocationId: line.id, entry, rejected }]);
      return this.queries.one(tx, by, id);
    });
  }
}
