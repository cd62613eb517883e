import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView, HospitalView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { ActPage, RegisterLink } from './act.page';
import { registerAt } from './hospital.controller';
import { requireRegistrar } from './registrar';

/** Which hospital a line in force belongs to, when it becomes known. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/asignaciones/:id/hospital')
export class NamingPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const context = await this.contextOf(request, id);
    requireRegistrar(context.person);
    return document(this.page(context, freshForm()));
  }

  @Post()
  @Page()
  async name(
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
        form: context.form,
        ask: (body) => ({ method: 'PUT', path: `/allocations/${context.allocation.id}/hospital`, body }),
        again: (state) => document(this.page(context, state)),
        done: () => `${context.back}?hecho=hospital`,
      },
    );
  }

  private page({ allocation, ...context }: Context, state: FormState): JSX.Element {
    const { divipola, municipality, department } = allocation;
    return ActPage({
      ...context,
      state,
      title: 'Decir a qué hospital corresponde la línea',
      lead: `Línea ${allocation.line} de la ${allocation.resolution}: ${municipality} (${department.name}).`,
      action: `${context.back}/hospital`,
      button: 'Guardar el hospital de la línea',
      children: RegisterLink({ href: registerAt({ divipola, back: `${context.back}/hospital` }) }),
    });
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<Context> {
    const desk = this.client.at(request);
    const path = `/allocations/${encodeURIComponent(id)}`;
    const [person, allocation] = await Promise.all([desk.person(), desk.get<AllocationView>(path)]);
    const hospitals = await desk.all<HospitalView>('/hospitals', { divipola: allocation.divipola });
    const choices = hospitals.map(({ id: value, name }) => ({ value, label: name }));
    const form: FormDefinition = {
      hospitalId: {
        kind: 'choice',
        compact: true,
        label: 'Hospital (E.S.E.)',
        hint:
          choices.length === 0 ? 'No hay ninguno registrado en este municipio.' : 'Los registrados en este municipio.',
        choices,
      },
    };
    const back = `/escritorio/asignaciones/${allocation.id}`;
    const trail = [
      { href: '/', label: 'Inicio' },
      { href: `/escritorio/resoluciones/${allocation.resolutionId}`, label: allocation.resolution },
      { href: back, label: `Línea ${allocation.line}, ${allocation.municipality}` },
    ];
    return { person, allocation, form, back, trail };
  }
}

interface Context {
  readonly person: Parameters<typeof ActPage>[0]['person'];
  readonly allocation: AllocationView;
  readonly form: FormDefinition;
  readonly back: string;
  readonly trail: readonly { readonly href: string; readonly label: string }[];
}
