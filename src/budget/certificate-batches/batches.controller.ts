import { Controller, Get, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Form, Id, RecordsLater } from '../../platform/http/contract';
import { batchForm, batchView, type BatchAsked, type BatchView } from './batch.dto';
import { Batches } from './batches.service';

@ApiTags('certificates')
@Controller('certificate-batches')
export class BatchesController {
  constructor(private readonly batches: Batches) {}

  /** The certificates of one type of every line of a resolution; issued and drawn afterwards. */
  @Post()
  @May('certificate.issue')
  @RecordsLater(batchView)
  ask(@By() by: Caller, @Form(batchForm) form: BatchAsked): Promise<Answer<BatchView>> {
    return this.batches.ask(by, form);
  }

  /** How far it is, and what was refused, with the reason. */
  @Get(':id')
  @May('certificate.issue')
  @Answers(200, batchView)
  read(@Id() id: string): Promise<BatchView> {
    return this.batches.read(id);
  }

  /** The file, once it is done: a ZIP of papers, or one PDF of all. */
  @Get(':id/file')
  @May('certificate.issue')
  @Answers(200)
  @ApiProduces('application/zip', 'application/pdf')
  async file(@Id() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { name, type, size, stream } = await this.batches.file(id);
    void reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
    return new StreamableFile(stream, { length: size });
  }
}
