import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../kernel/errors';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { languageOf } from '../../platform/http/problems';
import { executionStatusCsv, executionStatusFileName } from './execution-status.columns';
import type { ExecutionStatus } from './execution-status.contents';
import {
  executionStatusQuestion,
  executionStatusView,
  formatOf,
  viewExecutionStatus,
  type ExecutionStatusQuestion,
  type ExecutionStatusView,
} from './execution-status.dto';
import { ExecutionStatusService } from './execution-status.service';

@ApiTags('reports')
@Controller('resolutions/:id/execution-status')
export class ExecutionStatusController {
  constructor(private readonly service: ExecutionStatusService) {}

  /** Where each peso of a resolution was on a date, as known at an instant. */
  @Get()
  @May('report.read')
  @Answers(200, executionStatusView)
  @ApiProduces('application/json', 'text/csv')
  async read(
    @By() by: Caller,
    @Id() id: string,
    @Asked(executionStatusQuestion) { asOf, knownAt, format }: ExecutionStatusQuestion,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionStatusView | string> {
    const report = await this.service.report(by, id, { asOf, knownAt });
    return answer(reply, report, { format: formatOf(format, accept), language: languageOf(language) });
  }
}

function answer(
  reply: FastifyReply,
  report: ExecutionStatus,
  { format, language }: { format: 'json' | 'csv'; language: Language },
): ExecutionStatusView | string {
  void reply.header('vary', 'accept, accept-language');
  if (format === 'json') return viewExecutionStatus(report);
  void reply.type('text/csv; charset=utf-8');
  void reply.header('content-disposition', `attachment; filename="${executionStatusFileName(report)}"`);
  return executionStatusCsv(report, language);
}
