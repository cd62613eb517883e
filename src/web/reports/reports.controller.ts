import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { resolutionChoice } from '../parts/resolution-choice';
import { NationalPage } from './national.page';
import type { NarrativeView } from './report.views';
import { incorporationList, requirementList } from './report.words';

/** Beside the reports of execution: the documents before a giro, incorporations, and what is told of all of it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/informes')
export class ReportsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly registers: Registers,
  ) {}

  @Get('documentos')
  @Page()
  requirements(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(requirementList, request, query);
  }

  @Get('incorporaciones')
  @Page()
  incorporations(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(incorporationList, request, query);
  }

  @Get('nacional')
  @Page()
  async national(@Req() request: FastifyRequest, @Query('resolucion') asked: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, choice] = await Promise.all([desk.person(), resolutionChoice(desk, asked)]);
    const { chosen } = choice;
    const block = chosen === null ? null : await desk.get<NarrativeView>(`/resolutions/${chosen.id}/narrative`);
    return document(NationalPage({ person, choice, block }));
  }
}
