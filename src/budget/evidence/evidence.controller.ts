import { Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { TakesFile } from '../../platform/http/upload';
import {
  evidenceAsked,
  evidencePage,
  evidenceVerdictView,
  evidenceView,
  type EvidenceAsked,
  type EvidenceVerdict,
  type EvidenceView,
} from './evidence.dto';
import { dispositionOf } from './evidence.rules';
import { Evidence } from './evidence.service';
import { evidenceSubjectKinds } from './evidence.subjects';
import { readUpload } from './evidence.upload';

@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  constructor(private readonly evidence: Evidence) {}

  /** Attaches a file to an act. PDF, PNG, JPEG, WebP or XLSX, 20 MB at most, by its content. */
  @Post()
  @May('evidence.attach')
  @Records(evidenceView)
  @TakesFile('PDF, PNG, JPEG, WebP o XLSX, de 20 MB o menos')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'subjectKind', 'subjectId', 'title'],
      properties: {
        file: { type: 'string', format: 'binary' },
        subjectKind: { type: 'string', enum: [...evidenceSubjectKinds] },
        subjectId: { type: 'string' },
        title: { type: 'string', maxLength: 200 },
      },
    },
  })
  async attach(@By() by: Caller, @Req() request: FastifyRequest): Promise<Answer<EvidenceView>> {
    const { form, file } = await readUpload(request, (stream) => this.evidence.receive(stream));
    return this.evidence.attach(by, form, file).finally(() => file.received.discard());
  }

  @Get()
  @May('evidence.read')
  @Answers(200, evidencePage)
  list(@By() by: Caller, @Asked(evidenceAsked) asked: EvidenceAsked): Promise<Page<EvidenceView>> {
    return this.evidence.page(by, asked);
  }

  /** Reads every file again: what is missing or is not what was received, by its name. */
  @Get('verification')
  @May('audit.read')
  @Answers(200, evidenceVerdictView)
  verify(): Promise<EvidenceVerdict> {
    return this.evidence.verify();
  }

  @Get(':id')
  @May('evidence.read')
  @Answers(200, evidenceView)
  one(@By() by: Caller, @Id() id: string): Promise<EvidenceView> {
    return this.evidence.one(by, id);
  }

  /** The bytes, to be saved and never shown in a page of ours; who took them is recorded. */
  @Get(':id/file')
  @May('evidence.read')
  @Answers(200)
  @ApiProduces('application/octet-stream')
  async file(
    @By() by: Caller,
    @Id() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { view, stream } = await this.evidence.download(by, id);
    void reply
      .type(view.mediaType)
      .header('content-length', view.size)
      .header('content-disposition', dispositionOf(view.fileName))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return new StreamableFile(stream);
  }
}
