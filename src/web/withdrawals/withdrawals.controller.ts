import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EntryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { WithdrawalPage } from './withdrawal.page';
import { readWithdrawal, withdrawalRoom } from './withdrawal.room';
import { withdrawalList } from './withdrawals.list';

/** «Desistimientos»: the list by state, and one with its acts. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/desistimientos')
export class WithdrawalsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
    private readonly registers: Registers,
  ) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(withdrawalList, request, query);
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), readWithdrawal(desk, id)]);
    const [entries, evidence] = await Promise.all([
      desk.all<EntryView>('/ledger/entries', { allocation: of.line.id }),
      ifAllowed(desk.all<EvidenceView>('/evidence', { subjectKind: 'withdrawal', subject: of.withdrawal.id })),
    ]);
    const subjects = [of.withdrawal.id, ...of.withdrawal.clarifications.map((each) => each.id)];
    const own = entries.filter(({ subjectId }) => subjects.includes(subjectId));
    return document(WithdrawalPage({ person, of: { ...of, entries: own, evidence: evidence ?? [] }, done }));
  }

  @Get(':id/:act')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(withdrawalRoom, { request, reply, id, slug });
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
    return this.deeds.take(withdrawalRoom, { request, reply, id, slug, submitted });
  }
}
