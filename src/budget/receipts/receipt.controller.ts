import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import {
  confirmationView,
  nonReceiptForm,
  nonReceiptsView,
  nonReceiptView,
  receiptForm,
  receiptsView,
  type ConfirmationView,
  type NonReceiptForm,
  type NonReceiptView,
  type ReceiptForm,
  type ReceiptView,
} from './receipt.dto';
import { NonReceipts } from './non-receipt.service';
import { Receipts } from './receipt.service';

@ApiTags('receipts')
@Controller('disbursements/:id')
export class ReceiptController {
  constructor(
    private readonly receipts: Receipts,
    private readonly nonReceipts: NonReceipts,
  ) {}

  @Post('receipt')
  @May('receipt.confirm')
  @Decides(confirmationView)
  confirm(@By() by: Caller, @Id() id: string, @Form(receiptForm) form: ReceiptForm): Promise<Answer<ConfirmationView>> {
    return this.receipts.confirm(by, id, form);
  }

  @Get('receipts')
  @May('allocation.read')
  @Answers(200, receiptsView)
  ofDisbursement(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<ReceiptView>> {
    return this.receipts.ofDisbursement(by, id, asked);
  }

  /** The hospital looked at its account, and nothing, or nothing more, of the giro was there. */
  @Post('non-receipts')
  @May('receipt.confirm')
  @Decides(nonReceiptView)
  deny(
    @By() by: Caller,
    @Id() id: string,
    @Form(nonReceiptForm) form: NonReceiptForm,
  ): Promise<Answer<NonReceiptView>> {
    return this.nonReceipts.deny(by, id, form);
  }

  @Get('non-receipts')
  @May('allocation.read')
  @Answers(200, nonReceiptsView)
  denialsOfDisbursement(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<NonReceiptView>> {
    return this.nonReceipts.ofDisbursement(by, id, asked);
  }
}
