import { Controller, Get, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient, DeskProblem, ifAllowed, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView, PageView, ResolutionView } from '../client/views';
import { cutoffOf } from '../parts/cutoff';
import { document } from '../parts/layout';
import { EntryPage, type Sealed } from './entry.page';
import type { EvidenceView, InclusionView, RecordedEventView, TraceOfEntryView, WholeEntryView } from './entry.views';

// An act of more lines than these is of the annex as a whole: its lines go by their number of postings.
const mostNamed = 20;

/** One movement of money, whole: the act, its document, its people, its postings, and its place in the record. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/movimientos/:id')
export class EntryPageController {
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
    const [person, entry] = await Promise.all([
      desk.person(),
      desk.get<WholeEntryView>(`/ledger/entries/${encodeURIComponent(id)}`),
    ]);
    const named = [...new Set(entry.postings.map(({ allocationId }) => allocationId))].filter((each) => each !== null);
    const [resolution, lines, trace, evidence] = await Promise.all([
      ifAllowed(desk.get<ResolutionView>(`/resolutions/${entry.resolutionId}`)),
      Promise.all(named.slice(0, mostNamed).map((line) => ifAllowed(desk.get<AllocationView>(`/allocations/${line}`)))),
      ifAllowed(desk.get<TraceOfEntryView>('/ledger/trace', { entry: entry.id })),
      ifAllowed(desk.get<PageView<EvidenceView>>('/evidence', { subject: entry.subjectId })),
    ]);
    const events = trace?.entries[0]?.events ?? [];
    return document(
      EntryPage({
        ...{ person, entry, resolution, events, evidence: evidence?.items ?? [] },
        cutoff: cutoffOf(asked, this.clock),
        lines: new Map(lines.flatMap((line) => (line === null ? [] : [[line.id, line]]))),
        sealed: await sealedOf(desk, events),
      }),
    );
  }
}

/** @returns null for who may not read the record */
async function sealedOf(desk: Desk, events: readonly RecordedEventView[]): Promise<Sealed | null> {
  const wrote = events.find(({ wroteTheEntry }) => wroteTheEntry);
  if (wrote === undefined) return null;
  try {
    const inclusion = await ifAllowed(desk.get<InclusionView>('/audit/proofs/inclusion', { event: wrote.id }));
    return inclusion === null ? null : { event: wrote.id, inclusion };
  } catch (error) {
    if (error instanceof DeskProblem && error.status === 409) return { event: wrote.id, inclusion: null };
    throw error;
  }
}
