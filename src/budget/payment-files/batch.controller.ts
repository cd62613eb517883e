import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import { id } from '../../platform/http/forms';
import type { Page } from '../../platform/http/paging';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import {
  batchAnnulmentForm,
  paymentBatchesView,
  paymentBatchForm,
  paymentBatchView,
  readyOrdersView,
  type BatchAnnulmentForm,
  type PaymentBatchForm,
  type PaymentBatchSummary,
  type PaymentBatchView,
  type ReadyOrderView,
} from './batch.dto';
import { PaymentBatches } from './batch.service';

const readyAsked = recordsAsked.extend({ resolution: id().optional() });

@ApiTags('payment-files')
@Controller('payment-batches')
export class PaymentBatchController {
  constructor(private readonly batches: PaymentBatches) {}

  /** Approved orders as a file for the bank: all or none, and each refusal with its line. */
  @Post()
  @May('payment-batch.make')
  @Records(paymentBatchView)
  make(@By() by: Caller, @Form(paymentBatchForm) form: PaymentBatchForm): Promise<Answer<PaymentBatchView>> {
    return this.batches.make(by, form);
  }

  /** In the order of making. */
  @Get()
  @May('payment-batch.read')
  @Answers(200, paymentBatchesView)
  list(@Asked(recordsAsked) asked: RecordsAsked): Promise<Page<PaymentBatchSummary>> {
    return this.batches.page(asked);
  }

  /** Orders approved, not paid and in no batch that stands, in the order of recording. */
  @Get('ready')
  @May('payment-batch.read')
  @Answers(200, readyOrdersView)
  ready(@Asked(readyAsked) asked: z.output<typeof readyAsked>): Promise<Page<ReadyOrderView>> {
    return this.batches.ready(asked);
  }

  @Get(':id')
  @May('payment-batch.read')
  @Answers(200, paymentBatchView)
  one(@By() by: Caller, @Id() id: string): Promise<PaymentBatchView> {
    return this.batches.one(by, id);
  }

  /** The file, byte for byte as it was made; who took it is recorded. */
  @Get(':id/file')
  @May('payment-batch.read')
  @Answers(200)
  @ApiProduces('text/csv')
  async file(@By() by: Caller, @Id() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { fileName, content } = await this.batches.file(by, id);
    void reply
      .type('text/csv')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return content;
  }

  /** Takes a batch back before any answer: by somebody who did not make it. Its orders are free again. */
  @Post(':id/annulment')
  @May('payment-batch.annul')
  @Records(paymentBatchView)
  annul(
    @By() by: Caller,
    @Id() id: string,
    @Form(batchAnnulmentForm) form: BatchAnnulmentForm,
  ): Promise<Answer<PaymentBatchView>> {
    return this.batches.annul(by, id, form);
  }
}
