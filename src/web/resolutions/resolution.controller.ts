import { Controller, Get, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { cutoffOf, momentAsked, type Cutoff } from '../parts/cutoff';
import { Desk, DeskClient, DeskProblem, ifAllowed } from '../client/desk-client';
import { document } from '../parts/layout';
import { MovementsPage } from './movements.page';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { differenceOf } from '../drafts/changes.controller';
import type { AnnexView, DraftView } from '../drafts/draft.views';
import type { FindingCountsView } from '../home/ministry.views';
import { linesFilterOf, linesIn, showsEachLine, type LinesFilter } from './lines.filter';
import type { ResolutionPageProps } from './resolution.contents';
import { ResolutionPage } from './resolution.page';
import type {
  AllocationView,
  EntryView,
  ExecutionStatusView,
  ResolutionSummaryView,
  ResolutionView,
  UnknownFactView,
} from '../client/views';

@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id')
export class ResolutionPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async read(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const desk = this.client.at(request);
    const today = this.clock.today();
    const cutoff = cutoffOf(asked, this.clock);
    const filter = linesFilterOf(asked);
    const [person, resolution] = await Promise.all([desk.person(), desk.get<DraftView>(pathOf(id))]);
    const drafted = resolution.kind === 'allocation' && resolution.publishedAt === null;
    const [related, report, statuses, unknown, annex, findings, difference] = await Promise.all([
      relatedOf(desk, resolution),
      cutoff.ok ? reportOf(desk, resolution, cutoff, filter) : null,
      cutoff.ok && cutoff.isToday ? statusesOf(desk, id) : null,
      ifAllowed(desk.all<UnknownFactView>('/unknowns', { resolution: id })),
      drafted ? desk.get<AnnexView>(`${pathOf(id)}/lines`) : null,
      ifAllowed(desk.get<FindingCountsView>('/findings/counts', { resolution: id })),
      resolution.kind === 'amendment' ? differenceOf(desk, pathOf(id)) : null,
    ]);
    return document(
      ResolutionPage({
        ...{ person, today, cutoff, resolution, annex, related, report, statuses, unknown, findings, difference },
        filter,
        done: asked['hecho'],
      }),
    );
  }

  @Get('movimientos')
  @Page()
  async movements(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const desk = this.client.at(request);
    const cutoff = cutoffOf(asked, this.clock);
    const [person, resolution, lines, entries] = await Promise.all([
      desk.person(),
      desk.get<ResolutionView>(pathOf(id)),
      linesOf(desk, id),
      cutoff.ok ? desk.all<EntryView>('/ledger/entries', { resolution: id, ...momentAsked(cutoff) }) : [],
    ]);
    const municipalities = new Map(lines.map((line) => [line.id, line.municipality]));
    return document(MovementsPage({ person, resolution, entries, municipalities, cutoff, asked }));
  }
}

export function pathOf(id: string): string {
  return `/resolutions/${encodeURIComponent(id)}`;
}

/**
 * A strategy moves no money and a draft has moved none: the service says so, and the page with it. Lines are asked for
 * where they are shown: of a long annex its departments are, until somebody asks for more.
 */
async function reportOf(
  desk: Desk,
  { id, lines }: DraftView,
  cutoff: Cutoff & { ok: true },
  filter: LinesFilter,
): Promise<ExecutionStatusView | { none: string }> {
  const asked = (detail: 'totals' | 'lines') =>
    desk.get<ExecutionStatusView>(`${pathOf(id)}/execution-status`, { ...momentAsked(cutoff), detail });
  try {
    if (showsEachLine(filter, lines)) return await asked('lines');
    const totals = await asked('totals');
    // On another day it may have been shorter.
    return showsEachLine(filter, linesIn(totals)) ? await asked('lines') : totals;
  } catch (error) {
    if (error instanceof DeskProblem && error.status === 409) return { none: error.detail };
    // Whoever sees the resolution, and no line of it.
    if (error instanceof DeskProblem && error.status === 404)
      return { none: 'Ninguna de sus líneas es de su hospital.' };
    throw error;
  }
}

async function statusesOf(desk: Desk, id: string): Promise<ReadonlyMap<string, string>> {
  const lines = await desk.all<{ id: string; status: string }>(`${pathOf(id)}/allocations/statuses`, {}, '5000');
  return new Map(lines.map((line) => [line.id, line.status]));
}

function linesOf(desk: Desk, id: string): Promise<AllocationView[]> {
  return desk.all<AllocationView>(`${pathOf(id)}/allocations`);
}

async function relatedOf(desk: Desk, resolution: ResolutionView): Promise<ResolutionPageProps['related']> {
  const act = (id: string | null) => (id === null ? null : ifAllowed(desk.get<ResolutionView>(pathOf(id))));
  const acts = (query: Record<string, string>) => desk.all<ResolutionSummaryView>('/resolutions', query);
  const [strategy, amended, amendments, allocations] = await Promise.all([
    act(resolution.strategyId),
    act(resolution.amendsId),
    resolution.kind === 'allocation' ? acts({ amends: resolution.id }) : [],
    resolution.kind === 'strategy' ? acts({ kind: 'allocation', strategy: resolution.id }) : [],
  ]);
  return { strategy, amended, amendments, allocations };
}
