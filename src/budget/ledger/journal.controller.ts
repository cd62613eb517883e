import { Controller, Get, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { May } from '../../platform/access/guard';
import { Answers, Asked } from '../../platform/http/contract';
import { date, id } from '../../platform/http/forms';
import { MayLag } from '../../platform/http/may-lag';
import { Journal } from './journal.service';
import { journalFormats } from './journal.rules';

const journalAsked = z.strictObject({
  format: z.enum(journalFormats).default('hledger'),
  resolution: id().optional(),
  asOf: date().optional(),
});

@ApiTags('ledger')
@Controller('ledger/journal')
export class JournalController {
  constructor(private readonly journal: Journal) {}

  /** Every entry as hledger, ledger or beancount read it, with the balances for them to find by themselves. */
  @Get()
  @May('ledger.audit')
  @MayLag()
  @Answers(200)
  @ApiProduces('text/plain')
  async read(
    @Asked(journalAsked) { format, resolution, asOf }: z.output<typeof journalAsked>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const stream = await this.journal.stream(format, { resolution: resolution ?? null, asOf: asOf ?? null });
    void reply.type('text/plain; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="diario.${format}"`);
    return new StreamableFile(stream);
  }
}
