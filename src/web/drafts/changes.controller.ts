import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { etagOf } from '../../platform/http/answers';
import { NotFound } from '../../platform/http/contract';
import { perform } from '../client/acts';
import { DeskClient, DeskProblem, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView } from '../client/views';
import { freshForm, textOf, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { changeBody, changeForm, changeKept, changeKinds, type ChangeKind } from './change.form';
import { ChangePage, ChangesPage } from './changes.page';
import type { ChangesView, DifferenceView } from './changes.views';
import type { DraftView } from './draft.views';
import { hospitalsOf, placeWritten } from './place-written';
import { requireRegistrar } from './registrar';

/** The changes of an amendment, one by one, with what stands before and after them. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id/cambios')
export class ChangesPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async read(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    return document(this.list(await this.contextOf(request, id), freshForm(), done));
  }

  @Get('nuevo')
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string, @Query('tipo') asked: unknown): Promise<string> {
    const context = await this.contextOf(request, id);
    requireRegistrar(context.person);
    const kind = kindOf(asked);
    const form = changeForm(kind, { lines: await this.linesOf(context), hospitals: [] });
    return document(ChangePage({ ...context, kind, form, state: freshForm() }));
  }

  @Post('nuevo')
  @Page()
  async add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('tipo') asked: unknown,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const kind = kindOf(asked);
    const place = await placeWritten(context.desk, submitted, 'divipola');
    const hospitals = place.divipola === null ? [] : await hospitalsOf(context.desk, place.divipola);
    const form = changeForm(kind, { lines: await this.linesOf(context), hospitals });
    const again = (state: FormState) => document(ChangePage({ ...context, kind, form, state: place.explained(state) }));
    if (textOf(submitted, 'paso') === 'hospitales') {
      const values = Object.fromEntries(Object.keys(form).map((name) => [name, textOf(submitted, name)]));
      return again({ ...freshForm(values), act: textOf(submitted, 'acto') });
    }
    return perform<ChangesView>(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (said) => {
          const named = place.divipola === null ? said : { ...said, divipola: place.divipola };
          return this.replacing(context, [...context.changes.items.map(changeKept), changeBody(kind, named)]);
        },
        again,
        done: () => `${context.home}/cambios?hecho=agregado`,
      },
    );
  }

  @Post(':position/retiro')
  @Page()
  async remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('position') position: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const others = context.changes.items.filter((each) => String(each.position) !== position);
    if (others.length === context.changes.items.length) throw new NotFound();
    return perform<ChangesView>(
      this.client,
      { request, reply, submitted },
      {
        form: {},
        ask: () => this.replacing(context, others.map(changeKept)),
        again: (state) => document(this.list(context, state, undefined)),
        done: () => `${context.home}/cambios?hecho=retirado`,
      },
    );
  }

  /** All the changes again: refused if somebody changed them since they were read. */
  private replacing({ resolution, changes }: ChangesContext, body: readonly object[]) {
    return { method: 'PUT' as const, path: `/resolutions/${resolution.id}/changes`, body, ifMatch: etagOf(changes) };
  }

  private list(context: ChangesContext, state: FormState, done: unknown): JSX.Element {
    return ChangesPage({ ...context, state, done });
  }

  private linesOf({ desk, resolution }: ChangesContext): Promise<AllocationView[]> {
    return desk.all<AllocationView>(`/resolutions/${resolution.amendsId ?? ''}/allocations`);
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<ChangesContext> {
    const desk = this.client.at(request);
    const path = `/resolutions/${encodeURIComponent(id)}`;
    const [person, resolution] = await Promise.all([desk.person(), desk.get<DraftView>(path)]);
    if (resolution.kind !== 'amendment') throw new NotFound();
    const [changes, difference] = await Promise.all([
      desk.get<ChangesView>(`${path}/changes`),
      differenceOf(desk, path),
    ]);
    const writes = person.roles.includes('registrar') && resolution.status === 'draft';
    const home = `/escritorio/resoluciones/${resolution.id}`;
    return { desk, person, resolution, changes, difference, writes, home };
  }
}

interface ChangesContext {
  readonly desk: Desk;
  readonly person: Awaited<ReturnType<Desk['person']>>;
  readonly resolution: DraftView;
  readonly changes: ChangesView;
  readonly difference: DifferenceView | { readonly none: string };
  readonly writes: boolean;
  readonly home: string;
}

/** Before and after; the service's reason where the changes cannot be made as they stand. */
export async function differenceOf(desk: Desk, path: string): Promise<DifferenceView | { none: string }> {
  try {
    return await desk.get<DifferenceView>(`${path}/difference`);
  } catch (error) {
    if (error instanceof DeskProblem && [409, 422].includes(error.status)) return { none: error.sentences.join(' ') };
    throw error;
  }
}

function kindOf(asked: unknown): ChangeKind {
  return typeof asked === 'string' && Object.hasOwn(changeKinds, asked) ? (asked as ChangeKind) : 'increase';
}
