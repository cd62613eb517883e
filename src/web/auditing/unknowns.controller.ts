import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionSummaryView } from '../client/views';
import { cutoffOf } from '../parts/cutoff';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { UnknownsPage, type AgeingView } from './unknowns.page';

/** «Lo que no se sabe»: every fact that no source gives, by its age, with who could settle it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/desconocidos')
export class UnknownsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const resolution = textOf(asked, 'resolucion');
    const query = {
      resolution: resolution || undefined,
      limit: '100',
      cursor: textOf(asked, 'desde') || undefined,
    };
    const [person, resolutions, ageing] = await Promise.all([
      desk.person(),
      desk.all<ResolutionSummaryView>('/resolutions', { kind: 'allocation' }),
      desk.get<AgeingView>('/unknowns/ageing', query),
    ]);
    return document(UnknownsPage({ person, resolutions, ageing, resolution, cutoff: cutoffOf(asked, this.clock) }));
  }
}
