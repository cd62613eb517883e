import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionView } from '../client/views';
import type { DeedRoom } from '../parts/deeds/deed';
import { Deeds } from '../parts/deeds/deeds';
import { lapseForm, LapsableFacts } from './lapse.form';
import type { LapseView } from './restitution.views';
import { lapsesAddress } from './restitution.words';

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

/** The loss of what is free of a resolution, recorded on its page. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id/perdida')
export class LapsePageController {
  constructor(private readonly deeds: Deeds) {}

  @Get()
  @Page()
  askLapse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.deeds.ask(lapsableRoom, { request, reply, id, slug: 'perdida' });
  }

  @Post()
  @Page()
  record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(lapsableRoom, { request, reply, id, slug: 'perdida', submitted });
  }
}
