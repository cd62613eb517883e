import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionSummaryView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import { pesos } from '../parts/amounts';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { chaptersOf } from '../parts/story';
import { DueBackPage } from './due-back.page';
import { RecordPage } from './record.page';
import { restitutionRoom } from './restitution.room';
import type { GiveBackView } from './restitution.views';
import { restitutionList } from './restitution.words';

const words = {
  recorded: 'El hospital registró la consignación',
  outcomes: { verified: 'Se verificó', refused: 'Se negó', returned: 'Se devolvió' },
};

/** «Reintegros»: what must go back, and what hospitals say they deposited. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/reintegros')
export class RestitutionsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
    private readonly registers: Registers,
  ) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(restitutionList, request, query);
  }

  @Get('por-volver')
  @Page()
  async dueBack(@Req() request: FastifyRequest, @Query('resolucion') asked: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, all] = await Promise.all([desk.person(), desk.all<ResolutionSummaryView>('/resolutions')]);
    const resolutions = all.filter(
      ({ kind, status }) => kind === 'allocation' && ['in-force', 'closed'].includes(status),
    );
    const chosen = resolutions.find(({ id }) => id === asked) ?? resolutions[0] ?? null;
    const report =
      chosen === null ? null : await desk.get<GiveBackView>(`/resolutions/${chosen.id}/restitution-status`);
    return document(DueBackPage({ person, resolutions, chosen, report }));
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), restitutionRoom.read(desk, id)]);
    const { record, line } = of;
    const subject = { kind: 'restitution', id: record.id };
    const evidence = await ifAllowed(
      desk.all<EvidenceView>('/evidence', { subjectKind: subject.kind, subject: subject.id }),
    );
    return document(
      RecordPage({
        ...{ person, room: restitutionRoom, of, done, subject, evidence: evidence ?? [] },
        title: `Consignación de ${pesos(record.amount)}`,
        lead: `${line.municipality}, ${line.department.name}. ${line.resolution}, línea ${line.line}.`,
        story: chaptersOf(record, words),
      }),
    );
  }

  @Get(':id/:act')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(restitutionRoom, { request, reply, id, slug });
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
    return this.deeds.take(restitutionRoom, { request, reply, id, slug, submitted });
  }
}
