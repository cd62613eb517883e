import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EntryView, PageView, ResolutionSummaryView, ResolutionView } from '../client/views';
import { cutoffOf } from '../parts/cutoff';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { findingActs, FindingFormPage, FindingReviewPage, type FindingActName } from './finding-act.page';
import { FindingPage } from './finding.page';
import type { CatalogueView, FindingCountsView, FindingView, FindingWithLifeView } from './finding.views';
import { choiceOf } from './findings.choice';
import { FindingsPage, findingsAt } from './findings.page';

const inOnePage = '50';
const mostEntries = 20;

/** «Hallazgos»: what does not agree, and what people say of it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/hallazgos')
export class FindingsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const cutoff = cutoffOf(asked, this.clock);
    const choice = choiceOf(asked, cutoff);
    const page = { ...choice.query, severity: choice.severity, limit: inOnePage, cursor: choice.cursor ?? undefined };
    const [person, found, counts, catalogue, resolutions] = await Promise.all([
      desk.person(),
      desk.get<PageView<FindingView>>('/findings', page),
      desk.get<FindingCountsView>('/findings/counts', choice.query),
      desk.get<CatalogueView>('/findings/catalogue'),
      desk.all<ResolutionSummaryView>('/resolutions', { kind: 'allocation' }),
    ]);
    const published = resolutions.filter(({ status }) => status !== 'draft' && status !== 'in-review');
    return document(FindingsPage({ person, cutoff, choice, found, counts, catalogue, resolutions: published }));
  }

  @Get(':id')
  @Page()
  async one(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const desk = this.client.at(request);
    const [person, finding] = await Promise.all([desk.person(), findingOf(desk, id)]);
    const [resolution, entries] = await Promise.all([
      desk.get<ResolutionView>(`/resolutions/${finding.resolutionId}`),
      Promise.all(
        finding.entries.slice(0, mostEntries).map((entry) => desk.get<EntryView>(`/ledger/entries/${entry}`)),
      ),
    ]);
    const cutoff = cutoffOf(asked, this.clock);
    return document(FindingPage({ person, cutoff, finding, resolution, entries, done: asked['hecho'] }));
  }

  @Get(':id/explicacion')
  @Page()
  explanation(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return this.ask(request, id, 'explicacion');
  }

  @Get(':id/exencion')
  @Page()
  waiver(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return this.ask(request, id, 'exencion');
  }

  @Get(':id/exencion/negacion')
  @Page()
  refusal(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return this.ask(request, id, 'exencion/negacion');
  }

  @Post(':id/explicacion')
  @Page()
  explain(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.act({ request, reply, submitted }, id, 'explicacion');
  }

  @Post(':id/exencion')
  @Page()
  waive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.act({ request, reply, submitted }, id, 'exencion');
  }

  @Post(':id/exencion/aprobacion')
  @Page()
  approve(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.act({ request, reply, submitted }, id, 'exencion/aprobacion');
  }

  @Post(':id/exencion/negacion')
  @Page()
  refuse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.act({ request, reply, submitted }, id, 'exencion/negacion');
  }

  private async ask(request: FastifyRequest, id: string, act: FindingActName): Promise<string> {
    const desk = this.client.at(request);
    const [person, finding] = await Promise.all([desk.person(), findingOf(desk, id)]);
    return document(FindingFormPage({ person, finding, act, state: freshForm() }));
  }

  private async act(
    sent: { request: FastifyRequest; reply: FastifyReply; submitted: unknown },
    id: string,
    act: FindingActName,
  ): Promise<string> {
    const desk = this.client.at(sent.request);
    const [person, finding] = await Promise.all([desk.person(), findingOf(desk, id)]);
    const { form, path, done } = findingActs[act];
    return perform(this.client, sent, {
      form,
      ask: (body) => ({ path: `/findings/${finding.id}/${path}`, body }),
      again: (state: FormState) => document(FindingFormPage({ person, finding, act, state })),
      review: (state) => document(FindingReviewPage({ person, finding, act, state })),
      done: () => `${findingsAt}/${finding.id}?hecho=${done}`,
    });
  }
}

function findingOf(desk: Desk, id: string): Promise<FindingWithLifeView> {
  return desk.get<FindingWithLifeView>(`/findings/${encodeURIComponent(id)}`);
}
