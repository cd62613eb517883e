import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, ifAllowed } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionView } from '../client/views';
import type { EvidenceView } from '../evidence/evidence.views';
import { pesos } from '../parts/amounts';
import type { DeedRoom } from '../parts/deeds/deed';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { Registers } from '../parts/register/registers';
import { lapseForm, LapsableFacts } from './lapse.form';
import { RecordPage } from './record.page';
import { lapseRoom } from './restitution.room';
import type { LapseView } from './restitution.views';
import { lapseList, lapsesAddress } from './restitution.words';

/** A resolution whose free money is lost at the close of its year. */
const lapsableRoom: DeedRoom<ResolutionView> = {
  deeds: [
    {
      slug: 'perdida',
      title: 'Registrar la pérdida de apropiación',
      means:
        'Todo lo que quedó libre de la resolución se pierde al cierre de la vigencia, cuando otra persona lo apruebe.',
      button: 'Registrar la pérdida',
      roles: ['registrar'],
      permission: 'lapse.record',
      when: ({ status }) => status === 'in-force',
      form: lapseForm,
      path: ({ id }) => `/resolutions/${id}/lapses`,
      said: { said: '' },
      led: (answer) => `${lapsesAddress}/${(answer as LapseView).id}?hecho=registrado`,
    },
  ],
  read: (desk, id) => desk.get<ResolutionView>(`/resolutions/${encodeURIComponent(id)}`),
  address: ({ id }) => `/escritorio/resoluciones/${id}`,
  trail: ({ id, label }) => [
    { href: '/', label: 'Inicio' },
    { href: `/escritorio/resoluciones/${id}`, label },
  ],
  summary: (resolution) => LapsableFacts({ of: resolution }),
  maker: () => null,
};

/** «Pérdidas de apropiación»: recorded of a resolution, decided by another person. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio')
export class LapsesPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
    private readonly registers: Registers,
  ) {}

  @Get('perdidas')
  @Page()
  list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    return this.registers.list(lapseList, request, query);
  }

  @Get('resoluciones/:id/perdida')
  @Page()
  askLapse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.deeds.ask(lapsableRoom, { request, reply, id, slug: 'perdida' });
  }

  @Post('resoluciones/:id/perdida')
  @Page()
  record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(lapsableRoom, { request, reply, id, slug: 'perdida', submitted });
  }

  @Get('perdidas/:id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), lapseRoom.read(desk, id)]);
    const { record, resolution } = of;
    const subject = { kind: 'lapse', id: record.id };
    const evidence = await ifAllowed(
      desk.all<EvidenceView>('/evidence', { subjectKind: subject.kind, subject: subject.id }),
    );
    const { recordedAt, recordedBy, decidedAt, decidedBy, byDelegationOf, decisionReason, state } = record;
    const recorded = { at: recordedAt, what: 'Se registró la pérdida', who: recordedBy };
    const decided = {
      at: decidedAt,
      what: decisions[state] ?? 'Se decidió',
      who: decidedBy,
      byDelegationOf,
      why: decisionReason,
    };
    return document(
      RecordPage({
        ...{ person, room: lapseRoom, of, done, subject, evidence: evidence ?? [] },
        title: record.amount === null ? 'Pérdida de apropiación' : `Pérdida de ${pesos(record.amount)}`,
        lead: `${resolution.label}, vigencia ${resolution.fiscalYear}.`,
        story: decidedAt === null ? [recorded] : [recorded, decided],
      }),
    );
  }

  @Get('perdidas/:id/:act')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(lapseRoom, { request, reply, id, slug });
  }

  @Post('perdidas/:id/:act')
  @Page()
  take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(lapseRoom, { request, reply, id, slug, submitted });
  }
}

const decisions: Record<string, string> = {
  approved: 'Se aprobó',
  reversed: 'Se aprobó',
  refused: 'Se negó',
  returned: 'Se devolvió',
};
