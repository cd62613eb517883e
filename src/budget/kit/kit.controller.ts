import { Controller, Get, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { id } from '../../platform/http/forms';
import { MayLag } from '../../platform/http/may-lag';
import { Kit } from './kit.service';

const kitAsked = z.strictObject({ resolution: id().optional() });

@ApiTags('audit')
@Controller('audit/kit')
export class KitController {
  constructor(private readonly kit: Kit) {}

  /** Everything that proves the books, in one ZIP with its own verifier. */
  @Get()
  @May('audit.read')
  @MayLag()
  @Answers(200)
  @ApiProduces('application/zip')
  async read(
    @By() by: Caller,
    @Asked(kitAsked) { resolution }: z.output<typeof kitAsked>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const stream = await this.kit.stream(by, resolution ?? null);
    void reply.type('application/zip');
    void reply.header('content-disposition', `attachment; filename="paquete-de-auditoria-${by.today}.zip"`);
    return new StreamableFile(stream);
  }
}
