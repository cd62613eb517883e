import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { destinationOf } from '../client/destination';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { ActPage } from './act.page';
import { placeWritten } from './place-written';
import { requireRegistrar } from './registrar';

const form = {
  name: { kind: 'text', label: 'Nombre de la E.S.E.', hint: 'Como está en su acto de creación.', maxLength: 200 },
  divipola: {
    kind: 'text',
    label: 'Municipio',
    hint: 'El código DIVIPOLA (05490) o el nombre; si hay varios con ese nombre, con su departamento: Villanueva, Casanare.',
    maxLength: 100,
  },
  nit: {
    kind: 'text',
    label: 'NIT',
    hint: 'Con o sin puntos y dígito: 900.474.727-4. El dígito se comprueba. En blanco si no se sabe.',
    optional: true,
    maxLength: 40,
  },
  reps: { kind: 'text', label: 'Código REPS', hint: 'Diez cifras, o doce con la sede.', optional: true, maxLength: 12 },
} as const satisfies FormDefinition;

/** A hospital is registered on the way, where a line needs it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/hospitales/nuevo')
export class HospitalRegisterController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(
    @Req() request: FastifyRequest,
    @Query('municipio') divipola: unknown,
    @Query('volver') back: unknown,
  ): Promise<string> {
    const person = await this.client.at(request).person();
    requireRegistrar(person);
    const state = freshForm({ divipola: typeof divipola === 'string' ? divipola.slice(0, 5) : '' });
    return document(this.page(person, state, backOf(back)));
  }

  @Post()
  @Page()
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('volver') asked: unknown,
    @Body() submitted: unknown,
  ): Promise<string> {
    const desk = this.client.at(request);
    const [person, back] = [await desk.person(), backOf(asked)];
    const place = await placeWritten(desk, submitted, 'divipola');
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (body) => ({ path: '/hospitals', body: { ...body, divipola: place.divipola ?? body['divipola'] } }),
        again: (state) => document(this.page(person, place.explained(state), back)),
        done: () => back,
      },
    );
  }

  private page(person: Parameters<typeof ActPage>[0]['person'], state: FormState, back: string): JSX.Element {
    return ActPage({
      ...{ person, state, form, back },
      title: 'Registrar un hospital (E.S.E.)',
      lead: 'Una sola vez: desde entonces se escoge en cualquier línea de su municipio.',
      trail: [{ href: '/', label: 'Inicio' }],
      action: `/escritorio/hospitales/nuevo?${new URLSearchParams({ volver: back }).toString()}`,
      button: 'Registrar el hospital',
    });
  }
}

/** Where a hospital of this municipality is registered, to come back afterwards. */
export function registerAt({ divipola, back }: { divipola: string; back: string }): string {
  return `/escritorio/hospitales/nuevo?${new URLSearchParams({ municipio: divipola, volver: back }).toString()}`;
}

function backOf(asked: unknown): string {
  const back = destinationOf(asked);
  return back === '/' ? '/escritorio/resoluciones' : back;
}
