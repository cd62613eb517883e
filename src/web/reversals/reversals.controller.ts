import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EvidenceView } from '../evidence/evidence.views';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { ReversalPage } from './reversal.page';
import { entryRoom, readUndoing, reversalRoom } from './reversal.room';

/** What was recorded wrongly is undone by its inverse: asked for on the movement, decided on a page of its own. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio')
export class ReversalsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
  ) {}

  @Get('movimientos/:id/anular')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.deeds.ask(entryRoom, { request, reply, id, slug: 'anular' });
  }

  @Post('movimientos/:id/anular')
  @Page()
  undo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(entryRoom, { request, reply, id, slug: 'anular', submitted });
  }

  @Get('anulaciones/:id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), readUndoing(desk, id)]);
    const evidence = await ifAllowed(
      desk.all<EvidenceView>('/evidence', { subjectKind: 'reversal', subject: of.reversal.id }),
    );
    return document(ReversalPage({ person, of, evidence: evidence ?? [], done }));
  }

  @Get('anulaciones/:id/:act')
  @Page()
  askDecision(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(reversalRoom, { request, reply, id, slug });
  }

  @Post('anulaciones/:id/:act')
  @Page()
  decide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(reversalRoom, { request, reply, id, slug, submitted });
  }
}
