import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Form, Id, Records } from '../../platform/http/contract';
import {
  approvalBatchForm,
  batchView,
  orderBatchForm,
  rejectionBatchForm,
  settlementBatchForm,
  type ApprovalBatchForm,
  type BatchView,
  type OrderBatchForm,
  type RejectionBatchForm,
  type SettlementBatchForm,
} from './batch.dto';
import { DisbursementBatches } from './batch.service';

/** Many at once: all or none, and each refusal with its line. `Dry-Run: true` tells the effect before. */
@ApiTags('disbursements')
@Controller()
export class DisbursementBatchController {
  constructor(private readonly batches: DisbursementBatches) {}

  /** A payment order for each chosen line; without an amount, for all that the line may still have ordered. */
  @Post('resolutions/:id/disbursements')
  @May('disbursement.order')
  @Records(batchView)
  order(@By() by: Caller, @Id() id: string, @Form(orderBatchForm) form: OrderBatchForm): Promise<Answer<BatchView>> {
    return this.batches.order(by, id, form);
  }

  @Post('disbursements/approvals')
  @May('disbursement.approve')
  @Records(batchView)
  approve(@By() by: Caller, @Form(approvalBatchForm) form: ApprovalBatchForm): Promise<Answer<BatchView>> {
    return this.batches.approve(by, form);
  }

  @Post('disbursements/settlements')
  @May('disbursement.settle')
  @Records(batchView)
  settle(@By() by: Caller, @Form(settlementBatchForm) form: SettlementBatchForm): Promise<Answer<BatchView>> {
    return this.batches.settle(by, form);
  }

  @Post('disbursements/rejections')
  @May('disbursement.reject')
  @Records(batchView)
  reject(@By() by: Caller, @Form(rejectionBatchForm) form: RejectionBatchForm): Promise<Answer<BatchView>> {
    return this.batches.reject(by, form);
  }
}
