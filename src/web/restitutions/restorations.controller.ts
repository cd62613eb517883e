import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EvidenceView } from '../evidence/evidence.views';
import { pesos } from '../parts/amounts';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { chaptersOf } from '../parts/story';
import { RecordPage } from './record.page';
import { restorationRoom } from './restitution.room';
import { restorationList } from './restitution.words';

const words = {
  recorded: 'Se registró el restablecimiento',
  outcomes: { approved: 'Se aprobó', refused: 'Se negó', returned: 'Se devolvió' },
};

/** «Restablecimientos»: what came back within the year and can be assigned again. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/restablecimientos')
export class RestorationsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
    private readonly registers: Registers,
  ) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(restorationList, request, query);
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), restorationRoom.read(desk, id)]);
    const { record, line } = of;
    const subject = { kind: 'restoration', id: record.id };
    const evidence = await ifAllowed(
      desk.all<EvidenceView>('/evidence', { subjectKind: subject.kind, subject: subject.id }),
    );
    return document(
      RecordPage({
        ...{ person, room: restorationRoom, of, done, subject, evidence: evidence ?? [] },
        title: `Restablecimiento de ${pesos(record.amount)}`,
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
    return this.deeds.ask(restorationRoom, { request, reply, id, slug });
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
    return this.deeds.take(restorationRoom, { request, reply, id, slug, submitted });
  }
}
