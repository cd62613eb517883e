import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { cutoffOf } from '../parts/cutoff';
import { document } from '../parts/layout';
import { filterOf } from './resolutions.filter';
import { ResolutionsPage } from './resolutions.page';
import type { ResolutionsView } from './resolutions.views';

const perPage = '25';

@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones')
export class ResolutionsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async read(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const filter = filterOf(asked);
    const question = { ...filter, limit: perPage };
    const [person, list] = await Promise.all([desk.person(), desk.get<ResolutionsView>('/resolutions', question)]);
    return document(ResolutionsPage({ person, filter, list, cutoff: cutoffOf(asked, this.clock) }));
  }
}
