import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { GiroView } from '../hospital/hospital.views';
import type { LinkView, MadeLinkView } from './link.views';
import { MadeLinkPage } from './made-link.page';

interface Outcome {
  readonly made: MadeLinkView | null;
  readonly problems: readonly string[];
}

/** The ministry makes the link of a giro, prints it, or takes it back. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/recibos/:id/enlace')
export class MadeLinkPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return this.page(request, id, { made: null, problems: [] });
  }

  /** The address is answered, never led to: what is shown this once stands in no address bar and in no history. */
  @Post()
  @Page()
  async make(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() form: unknown,
  ): Promise<string> {
    const path = `/disbursements/${encodeURIComponent(id)}/receipt-link`;
    const revoking = textOf(form, 'paso') === 'retirar';
    try {
      const asked = revoking ? { method: 'DELETE' as const, path } : { method: 'POST' as const, path, body: {} };
      const { body: made } = await this.client.act<MadeLinkView | null>(request, asked);
      return await this.page(request, id, { made, problems: [] });
    } catch (error) {
      if (!(error instanceof DeskProblem && error.status === 409)) throw error;
      void reply.status(422);
      return this.page(request, id, { made: null, problems: error.sentences });
    }
  }

  @Post('papel')
  async paper(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<StreamableFile> {
    const asked = { token: textOf(form, 'token') };
    const { stream, headers } = await this.client.file(request, '/receipt-links/paper', asked);
    void reply.status(200).headers({ 'content-disposition': 'attachment', ...headers, 'cache-control': 'no-store' });
    return new StreamableFile(stream);
  }

  private async page(request: FastifyRequest, id: string, outcome: Outcome): Promise<string> {
    const desk = this.client.at(request);
    const path = `/disbursements/${encodeURIComponent(id)}`;
    const [person, giro, { items, enabled }] = await Promise.all([
      desk.person(),
      desk.get<GiroView>(path),
      desk.get<PageView<LinkView> & { readonly enabled: boolean }>(`${path}/receipt-links`, { limit: '200' }),
    ]);
    return document(MadeLinkPage({ person, giro, links: items, enabled, ...outcome }));
  }
}
