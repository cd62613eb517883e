import { Body, Controller, Get, Param, Post, Query, Redirect, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EntryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import { DeedPages } from '../parts/deeds/deed-pages';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { readRegister, registerAsked, stepIn } from '../parts/register/register.asked';
import { GiroBatches } from './giro-batches';
import { GiroPage } from './giro.page';
import { giroRoom, girosAddress, readGiro } from './giro.room';
import type { Giro, ReceiptView } from './giro.views';
import { GirosPage } from './giros.page';
import { giroSteps, usualStep } from './giros.steps';

/** «Giros»: the list by step, many at once, and one with its acts. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/giros')
export class GirosPageController extends DeedPages<Giro> {
  constructor(
    private readonly client: DeskClient,
    deeds: Deeds,
    private readonly batches: GiroBatches,
  ) {
    super(deeds, giroRoom);
  }

  /** @throws DeskProblem 404 for no such step, and with the service's words */
  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const person = await desk.person();
    const asked = registerAsked(query, usualStep(person.roles));
    const step = stepIn(giroSteps, asked.step);
    const register = await readRegister(desk, step, asked);
    const other = step.kind === 'orderable' ? 'disbursement' : 'orderable';
    const counts = new Map([
      [step.kind, register],
      [other, await readRegister(desk, { kind: other, state: null }, { ...asked, from: '' }, 1)],
    ]);
    return document(GirosPage({ person, asked, step, register, counts, done: query['hecho'] }));
  }

  /** Where the back button leads from what was done: the list, where what is left can be ticked. */
  @Get('lote/:act')
  @Redirect(girosAddress, 303)
  backToList(): void {
    // The redirection is all there is.
  }

  /** Those that were ticked: what is asked of all, what it does, and then done. */
  @Post('lote/:act')
  @Page()
  batch(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('act') slug: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.batches.take({ request, reply, slug, submitted });
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), readGiro(desk, id)]);
    const [receipts, entries, evidence] = await Promise.all([
      desk.all<ReceiptView>(`/disbursements/${of.giro.id}/receipts`),
      desk.all<EntryView>('/ledger/entries', { allocation: of.line.id }),
      ifAllowed(desk.all<EvidenceView>('/evidence', { subjectKind: 'disbursement', subject: of.giro.id })),
    ]);
    const own = entries.filter(({ postings }) => postings.some(({ disbursementId }) => disbursementId === of.giro.id));
    return document(GiroPage({ person, of: { ...of, receipts, entries: own, evidence: evidence ?? [] }, done }));
  }
}
