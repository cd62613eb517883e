import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView, EntryView, ResolutionSummaryView, ResolutionView } from '../client/views';
import { cutoffOf, momentAsked } from '../parts/cutoff';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { accountName } from '../parts/words';
import { TracePage } from './trace.page';
import type { Traced, TraceView } from './trace.views';

const inOnePage = '100';

/** «Rastro de un peso»: from a figure to its entries; from the money of a line to where it came from and went. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/rastro')
export class TracePageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async trace(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const cutoff = cutoffOf(asked, this.clock);
    const traced = tracedIn(asked);
    const query = queryOf(traced);
    const cursor = textOf(asked, 'desde') || undefined;
    const question = { ...query, ...(traced.movimiento === '' ? momentAsked(cutoff) : {}), limit: inOnePage, cursor };
    const [person, resolutions, subject, trace] = await Promise.all([
      desk.person(),
      desk.all<ResolutionSummaryView>('/resolutions', { kind: 'allocation' }),
      subjectOf(desk, traced),
      query === null || !cutoff.ok ? null : desk.get<TraceView>('/ledger/trace', question),
    ]);
    return document(TracePage({ person, cutoff, traced, resolutions, subject, trace }));
  }
}

function tracedIn(asked: Record<string, unknown>): Traced {
  const lugar = textOf(asked, 'lugar');
  return {
    movimiento: textOf(asked, 'movimiento'),
    linea: textOf(asked, 'linea'),
    resolucion: textOf(asked, 'resolucion'),
    lugar: accountName(lugar) === lugar ? '' : lugar,
  };
}

/** @returns null where nothing is asked for yet */
function queryOf({ movimiento, linea, resolucion, lugar }: Traced): Record<string, string> | null {
  if (movimiento !== '') return { entry: movimiento };
  if (lugar === '') return null;
  if (linea !== '') return { allocation: linea, place: lugar };
  return resolucion === '' ? null : { resolution: resolucion, place: lugar };
}

/** What the figure is of, in words. */
async function subjectOf(desk: Desk, traced: Traced): Promise<{ label: string; href: string } | null> {
  if (traced.movimiento !== '') {
    const entry = await desk.get<EntryView>(`/ledger/entries/${encodeURIComponent(traced.movimiento)}`);
    return { label: `Movimiento: ${entry.actInSpanish}`, href: `/escritorio/movimientos/${entry.id}` };
  }
  if (traced.linea !== '') {
    const line = await desk.get<AllocationView>(`/allocations/${encodeURIComponent(traced.linea)}`);
    const label = `Línea ${line.line}, ${line.municipality}, de la ${line.resolution}`;
    return { label, href: `/escritorio/asignaciones/${line.id}` };
  }
  if (traced.resolucion === '') return null;
  const act = await desk.get<ResolutionView>(`/resolutions/${encodeURIComponent(traced.resolucion)}`);
  return { label: act.label, href: `/escritorio/resoluciones/${act.id}` };
}
