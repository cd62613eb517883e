import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import { refusalForm, type RefusalForm } from '../allocations/allocation.dto';
import {
  disbursementsView,
  disbursementView,
  orderForm,
  recordsAsked,
  rejectionForm,
  settlementForm,
  type DisbursementView,
  type OrderForm,
  type RecordsAsked,
  type RejectionForm,
  type SettlementForm,
} from './disbursement.dto';
import { Disbursements } from './disbursement.service';
import { Payments } from './payment.service';

@ApiTags('disbursements')
@Controller()
export class DisbursementController {
  constructor(
    private readonly disbursements: Disbursements,
    private readonly payments: Payments,
  ) {}

  @Post('allocations/:id/disbursements')
  @May('disbursement.order')
  @Records(disbursementView)
  order(@By() by: Caller, @Id() id: string, @Form(orderForm) form: OrderForm): Promise<Answer<DisbursementView>> {
    return this.disbursements.order(by, id, form);
  }

  /** The giros of a line, in the order in which they were recorded. */
  @Get('allocations/:id/disbursements')
  @May('allocation.read')
  @MayLag()
  @Answers(200, disbursementsView)
  ofAllocation(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<DisbursementView>> {
    return this.disbursements.ofAllocation(by, id, asked);
  }

  @Get('disbursements/:id')
  @May('allocation.read')
  @Answers(200, disbursementView)
  one(@By() by: Caller, @Id() id: string): Promise<DisbursementView> {
    return this.disbursements.one(by, id);
  }

  @Post('disbursements/:id/approval')
  @May('disbursement.approve')
  @Decides(disbursementView)
  approve(@By() by: Caller, @Id() id: string): Promise<Answer<DisbursementView>> {
    return this.disbursements.approve(by, id);
  }

  @Post('disbursements/:id/refusal')
  @May('disbursement.approve')
  @Decides(disbursementView)
  refuse(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<DisbursementView>> {
    return this.disbursements.refuse(by, id, form);
  }

  /** Turned down with a reason that its maker answers by recording another. */
  @Post('disbursements/:id/return')
  @May('disbursement.approve')
  @Decides(disbursementView)
  giveBack(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<DisbursementView>> {
    return this.disbursements.giveBack(by, id, form);
  }

  @Post('disbursements/:id/settlement')
  @May('disbursement.settle')
  @Decides(disbursementView)
  settle(
    @By() by: Caller,
    @Id() id: string,
    @Form(settlementForm) form: SettlementForm,
  ): Promise<Answer<DisbursementView>> {
    return this.payments.settle(by, id, form);
  }

  @Post('disbursements/:id/rejection')
  @May('disbursement.reject')
  @Decides(disbursementView)
  reject(
    @By() by: Caller,
    @Id() id: string,
    @Form(rejectionForm) form: RejectionForm,
  ): Promise<Answer<DisbursementView>> {
    return this.payments.reject(by, id, form);
  }
}
