import { Injectable } from '@nestjs/common';
import { wrote } from '../../platform/database/transactions';
import { requireTag, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { Gathering, type GatheredUseCase } from '../../platform/gathering/gathered';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockDisbursement } from './disbursement-lock';
import type { DisbursementView, RejectionForm, SettlementForm } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { rejectionOf } from './giro-acts.rules';
import { GatheredGiros, type Settling } from './gathered-giros';
import { GiroRecords } from './giro-records';

/** What the treasury does with an approved order, and what the bank says of it. */
@Injectable()
export class Payments {
  private readonly settling: GatheredUseCase<Settling, DisbursementView>;

  constructor(
    private readonly useCases: UseCases,
    private readonly queries: DisbursementQueries,
    private readonly records: GiroRecords,
    gathered: GatheredGiros,
    gathering: Gathering,
  ) {
    this.settling = gathering.of<Settling, DisbursementView>({
      subjectsOf: ({ id }) => [id],
      together: (tx, batch) => gathered.settle(tx, batch),
    });
  }

  /**
   * The order is paid, whole: ordered → transit. A line whose hospital withdrew meanwhile does not stop it: what was
   * paid was paid. Whoever approved it, themselves or for a delegator, does not pay it.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear,
   * ApproverPays
   */
  settle(by: Caller, id: string, form: SettlementForm): Promise<Answer<DisbursementView>> {
    return this.settling(by, { id, form });
  }

  /**
   * The bank sends back to the line all that has not arrived: ordered or transit → assigned.
   * @throws NotFound, ChangedSince, DisbursementWrongState, DateInTheFuture, DateTooEarly
   */
  reject(by: Caller, id: string, form: RejectionForm): Promise<Answer<DisbursementView>> {
    return this.useCases.once(by, async (tx) => {
      const [line, giro, held] = await Promise.all([
        lockDisbursement(tx, by, id),
        this.queries.one(tx, by, id),
        this.records.hold(tx, [id], form.effectiveOn),
      ]);
      requireTag(by.ifMatch, giro);
      const rejected = { ...form, source: null };
      const entry = rejectionOf({ giro, line }, by, newId(), rejected);
      const rejection = { by, giroId: id, allocationId: line.id, entry, rejected };
      return wrote(this.records.reject(tx, held, [rejection]), this.queries.one(tx, by, id));
    });
  }
}
