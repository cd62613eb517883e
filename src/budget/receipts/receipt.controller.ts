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
  receiptForm,
  receiptsView,
  type ConfirmationView,
  type ReceiptForm,
  type ReceiptView,
} from './receipt.dto';
import { Receipts } from './receipt.service';

@ApiTags('receipts')
@Controller('disbursements/:id')
export class ReceiptController {
  constructor(private readonly receipts: Receipts) {}

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
}
