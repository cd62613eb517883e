import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { document } from '../parts/layout';
import { resolutionChoice } from '../parts/resolution-choice';
import { DueBackPage } from './due-back.page';
import type { GiveBackView } from './restitution.views';

/** «Lo que debe volver», resolution by resolution. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/reintegros/por-volver')
export class DueBackPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async dueBack(@Req() request: FastifyRequest, @Query('resolucion') asked: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, choice] = await Promise.all([desk.person(), resolutionChoice(desk, asked)]);
    const { chosen } = choice;
    const report =
      chosen === null ? null : await desk.get<GiveBackView>(`/resolutions/${chosen.id}/restitution-status`);
    return document(DueBackPage({ person, choice, report }));
  }
}
