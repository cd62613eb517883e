import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { TakesFile, uploadedFile } from '../../platform/http/upload';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import {
  answerAsked,
  answersView,
  answerView,
  appliedView,
  type AnswerAsked,
  type AnswerSummary,
  type AnswerView,
  type AppliedView,
} from './answer.dto';
import { PaymentAnswers } from './answer.service';

const largestAnswer = 10_000_000;

@ApiTags('payment-files')
@Controller('payment-answers')
export class PaymentAnswerController {
  constructor(private readonly answers: PaymentAnswers) {}

  /**
   * Applies what the bank or SIIF answered: each row pays its order or sends it back. With `Dry-Run: true`, what it would
   * do and every difference. What differs is never applied; to apply the rest, `leftovers` says that it was seen.
   */
  @Post()
  @May('payment-answer.apply')
  @Records(appliedView)
  @TakesFile('CSV, XLSX o texto de ancho fijo, de 10 MB o menos')
  async apply(
    @By() by: Caller,
    @Req() request: FastifyRequest,
    @Asked(answerAsked) asked: AnswerAsked,
  ): Promise<Answer<AppliedView>> {
    return this.answers.apply(by, await uploadedFile(request, largestAnswer), asked);
  }

  /** In the order in which they were applied. */
  @Get()
  @May('payment-batch.read')
  @Answers(200, answersView)
  list(@Asked(recordsAsked) asked: RecordsAsked): Promise<Page<AnswerSummary>> {
    return this.answers.page(asked);
  }

  /** Row by row. Its file is among the evidence of this answer. */
  @Get(':id')
  @May('payment-batch.read')
  @Answers(200, answerView)
  one(@Id() id: string): Promise<AnswerView> {
    return this.answers.one(id);
  }
}
