import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { wrote, type Tx } from '../../platform/database/transactions';
import { requireTag, type Answer } from '../../platform/http/answers';
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
      const { line, giro, held } = await this.locked(tx, by, id, form.effectiveOn);
      const entry = settlementOf({ giro, line }, by, newId(), form);
      const payment = { by, giroId: id, allocationId: line.id, entry, settled: form };
      return wrote(this.records.settle(tx, held, [payment]), this.queries.one(tx, by, id));
    });
  }

  /**
   * The bank sends back to the line all that has not arrived: ordered or transit → assigned.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly
   */
  reject(by: Caller, id: string, form: RejectionForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const { line, giro, held } = await this.locked(tx, by, id, form.effectiveOn);
      const rejected = { ...form, source: null };
      const entry = rejectionOf({ giro, line }, by, newId(), rejected);
      const rejection = { by, giroId: id, allocationId: line.id, entry, rejected };
      return wrote(this.records.reject(tx, held, [rejection]), this.queries.one(tx, by, id));
    });
  }

  /** The line locked, its giro as it stands and the accounts of its money, in one round trip. */
  private async locked(tx: Tx, by: Caller, id: string, since: CalendarDate) {
    const [line, giro, held] = await Promise.all([
      lockDisbursement(tx, by, id),
      this.queries.one(tx, by, id),
      this.records.hold(tx, [id], since),
    ]);
    requireTag(by.ifMatch, giro);
    return { line, giro, held };
  }
}
