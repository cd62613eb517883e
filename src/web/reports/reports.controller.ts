import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EntryView, ResolutionSummaryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { NationalPage } from './national.page';
import { ReportPage } from './report.page';
import { readReport, reportRoom } from './report.room';
import type { IncorporationView, NarrativeView, ReportView } from './report.views';
import { incorporationList, reportList, requirementList } from './report.words';

/** «Informes»: of execution, the documents before a giro, incorporations, and what is told of all of it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/informes')
export class ReportsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
    private readonly registers: Registers,
  ) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(reportList, request, query);
  }

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
    const [person, all] = await Promise.all([desk.person(), desk.all<ResolutionSummaryView>('/resolutions')]);
    const resolutions = all.filter(
      ({ kind, status }) => kind === 'allocation' && ['in-force', 'closed'].includes(status),
    );
    const chosen = resolutions.find(({ id }) => id === asked) ?? resolutions[0] ?? null;
    const block = chosen === null ? null : await desk.get<NarrativeView>(`/resolutions/${chosen.id}/narrative`);
    return document(NationalPage({ person, resolutions, chosen, block }));
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), readReport(desk, id)]);
    const { report, line } = of;
    const [previous, incorporations, entries, evidence] = await Promise.all([
      report.previousId === null ? null : desk.get<ReportView>(`/execution-reports/${report.previousId}`),
      desk.all<IncorporationView>(`/allocations/${line.id}/incorporations`),
      desk.all<EntryView>('/ledger/entries', { allocation: line.id }),
      ifAllowed(desk.all<EvidenceView>('/evidence', { subjectKind: 'execution-report', subject: report.id })),
    ]);
    const own = entries.filter(({ subjectId }) => subjectId === report.id);
    const file = { ...of, previous, incorporations, entries: own, evidence: evidence ?? [] };
    return document(ReportPage({ person, of: file, done }));
  }

  @Get(':id/:act')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(reportRoom, { request, reply, id, slug });
  }

  @Post(':id/:act')
  @Page()
  take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(reportRoom, { request, reply, id, slug, submitted });
  }
}
