import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { document } from '../parts/layout';
import { home } from './addresses';
import type { ResourceView } from './hospital.views';
import { PisisPage, type PisisContext, type PisisStep } from './pisis.page';
import type { FilesView, FileView } from './pisis.views';

/** A hospital's monthly file for PISIS: tried first, then taken. A browser keeps no file: it is chosen twice. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller(`${home.slice(1)}/:id/pisis`)
export class PisisPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return document(PisisPage({ ...(await this.contextOf(request, id)), step: { kind: 'ask' } }));
  }

  @Post('ensayo')
  @Page()
  @TakesFile('SER124DREC….TXT')
  async try(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.send(request, reply, { id, act: { tried: true } });
  }

  @Post()
  @Page()
  @TakesFile('SER124DREC….TXT')
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('acto') key: unknown,
  ): Promise<string> {
    const act = typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? { key } : {};
    return this.send(request, reply, { id, act });
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, act }: { id: string; act: { readonly key?: string; readonly tried?: true } },
  ): Promise<string> {
    // The line is asked for first: of another's, the file is not even read.
    const { line } = await this.contextOf(request, id);
    const step = await this.stepOf(request, line, act);
    if (step.kind === 'refused') void reply.status(422);
    return document(PisisPage({ ...(await this.contextOf(request, id)), step }));
  }

  private async stepOf(
    request: FastifyRequest,
    line: ResourceView,
    act: { readonly key?: string; readonly tried?: true },
  ): Promise<PisisStep> {
    const path = `/allocations/${line.id}/pisis-files`;
    try {
      if (act.tried !== true)
        return { kind: 'taken', file: await this.client.handOnAs<FileView>(request, { path, ...act }) };
      const { answer } = await this.client.handOnAs<{ answer: FileView }>(request, { path, ...act });
      return { kind: 'tried', file: answer };
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![400, 409, 413, 415, 422].includes(error.status)) throw error;
      return { kind: 'refused', problem: error };
    }
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<PisisContext> {
    const desk = this.client.at(request);
    const path = `/allocations/${encodeURIComponent(id)}`;
    const [person, line] = await Promise.all([desk.person(), desk.get<ResourceView>(path)]);
    const { items } = await desk.get<FilesView>(`${path}/pisis-files`, { limit: '200' });
    return { person, line, files: [...items].reverse() };
  }
}
