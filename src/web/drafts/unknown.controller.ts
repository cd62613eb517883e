import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { unknownFields } from '../parts/words';
import { ActPage } from './act.page';
import type { DraftView } from './draft.views';
import { requireRegistrar } from './registrar';

const fields = [
  'title',
  'authorizedAmount',
  'printedAnnexTotal',
  'availabilityCertificate',
  'disburseFrom',
  'executeBy',
];

const form = {
  field: {
    kind: 'choice',
    compact: true,
    label: 'Qué dato no se sabe',
    choices: fields.map((value) => ({ value, label: unknownFields[value] ?? value })),
  },
  reason: {
    kind: 'long-text',
    label: 'Por qué no se sabe',
    hint: 'Lo que dicen, o callan, las fuentes.',
    maxLength: 1000,
  },
  source: { kind: 'text', label: 'Dónde se buscó', hint: 'El documento que lo deja abierto.', maxLength: 1000 },
} as const satisfies FormDefinition;

/** A registrar says that no source gives a fact of an act: it is then shown as unknown, with its age. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id/desconocido')
export class UnknownPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const context = await this.contextOf(request, id);
    requireRegistrar(context.person);
    return document(ActPage({ ...context, state: freshForm() }));
  }

  @Post()
  @Page()
  async record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (body) => ({ path: '/unknowns', body: { subjectKind: 'resolution', subjectId: id, ...body } }),
        again: (state) => document(ActPage({ ...context, state })),
        done: () => `${context.back}?hecho=desconocido`,
      },
    );
  }

  private async contextOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const path = `/resolutions/${encodeURIComponent(id)}`;
    const [person, { label }] = await Promise.all([desk.person(), desk.get<DraftView>(path)]);
    const back = `/escritorio/resoluciones/${id}`;
    return {
      person,
      form,
      title: `Anotar que un dato de la ${label} no se sabe`,
      lead: 'Lo desconocido no se supone ni se deja en silencio: consta con su motivo, y se ve cuánto lleva así.',
      trail: [
        { href: '/', label: 'Inicio' },
        { href: back, label },
      ],
      action: `${back}/desconocido`,
      button: 'Anotarlo como desconocido',
      back,
    };
  }
}
