import { Controller, Get, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { NotFound } from '../../platform/http/contract';
import { DeskClient } from '../client/desk-client';
import { PageProblems } from '../client/problems.filter';
import { fileAsked } from './downloads';

/** Files of the contract for who works on the pages: what it refuses is said on a page, and who must sign in is asked. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/descargas')
export class DownloadsController {
  constructor(private readonly client: DeskClient) {}

  @Get('*')
  async save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const path = fileAsked(request.url);
    if (path === null) throw new NotFound();
    const { stream, headers } = await this.client.file(request, path);
    void reply.headers({ 'content-disposition': 'attachment', ...headers, 'cache-control': 'no-store' });
    return new StreamableFile(stream);
  }
}
