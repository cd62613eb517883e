import { Controller, Get, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient } from '../client/desk-client';
import { OpenPage } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { cutoffOf, momentAsked } from '../parts/cutoff';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { FiguresListPage } from './figures-list.page';
import { FiguresPage } from './figures.page';
import type { PublicFiguresView, PublicResolutionView } from './figures.views';

/** «Cifras abiertas»: where the money of each published resolution is, for anybody, the same for everybody. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('cifras')
export class FiguresPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @OpenPage()
  async list(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const cursor = textOf(asked, 'desde');
    const search = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/open-data/resolutions?limit=100${search}`;
    const resolutions = await this.client.ofAnybody<PageView<PublicResolutionView>>(request, path);
    return document(FiguresListPage({ resolutions, cutoff: cutoffOf(asked, this.clock) }));
  }

  @Get(':id')
  @OpenPage()
  async one(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const cutoff = cutoffOf(asked, this.clock);
    const path = `/open-data/resolutions/${encodeURIComponent(id)}`;
    const moment = new URLSearchParams(momentAsked(cutoff)).toString();
    const now = await this.client.ofAnybody<PublicFiguresView>(request, path);
    const figures = moment === '' ? now : await this.client.ofAnybody<PublicFiguresView>(request, `${path}?${moment}`);
    const department = textOf(asked, 'departamento');
    return document(FiguresPage({ cutoff, figures, department }));
  }
}
