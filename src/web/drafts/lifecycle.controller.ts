import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { etagOf } from '../../platform/http/answers';
import { NotFound } from '../../platform/http/contract';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionSummaryView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { AnnexView, DraftView } from './draft.views';
import { lifecycleActs, type LifecycleAct } from './lifecycle.acts';
import { LifecyclePage, LifecycleReview } from './lifecycle.page';

const slugs = lifecycleActs.map(({ slug }) => `:id/${slug}`);

/** Review, return, publication, annulment, repeal: reviewed with what they move, and done once on what was read. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones')
export class LifecyclePageController {
  constructor(private readonly client: DeskClient) {}

  @Get(slugs)
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const context = await this.contextOf(request, id);
    return document(LifecyclePage({ ...context, state: freshForm() }));
  }

  @Post(slugs)
  @Page()
  async act(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const { act, resolution } = context;
    return perform<DraftView>(
      this.client,
      { request, reply, submitted },
      {
        form: context.form,
        ask: ({ seen, ...body }) => ({
          path: `/resolutions/${resolution.id}/${act.path}`,
          body,
          ...(typeof seen === 'string' ? { ifMatch: seen } : {}),
        }),
        again: (state) => document(LifecyclePage({ ...context, state })),
        review: (state, tried) => document(LifecycleReview({ ...context, state, tried })),
        done: () => `/escritorio/resoluciones/${resolution.id}?hecho=${act.done}`,
      },
    );
  }

  private async contextOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const act = lifecycleActs.find(({ slug }) => request.url.split('?')[0]?.endsWith(`/${slug}`));
    if (act === undefined) throw new NotFound();
    const path = `/resolutions/${encodeURIComponent(id)}`;
    const [person, resolution] = await Promise.all([desk.person(), desk.get<DraftView>(path)]);
    const lineNames = act.path === 'publication' ? await lineNamesOf(desk, path) : new Map<string, string>();
    const form = await formOf(desk, act, resolution);
    return { person, act, form, resolution, lineNames, seen: etagOf(resolution) };
  }
}

/** «Línea 3, Leticia»: what a publication names. */
async function lineNamesOf(desk: Desk, path: string): Promise<ReadonlyMap<string, string>> {
  const { items } = await desk.get<AnnexView>(`${path}/lines`);
  return new Map(items.map(({ id, line, municipality }) => [id, `Línea ${line}, ${municipality}`]));
}

async function formOf(desk: Desk, act: LifecycleAct, { id }: DraftView): Promise<FormDefinition> {
  const seen = { seen: { kind: 'text', label: 'Lo que se leyó', optional: true } } as const;
  if (act.path !== 'repeal') return { ...act.form, ...seen };
  const acts = await desk.all<ResolutionSummaryView>('/resolutions', { status: 'in-force' });
  const choices = acts.filter((each) => each.id !== id).map((each) => ({ value: each.id, label: each.label }));
  const chosen = { kind: 'choice', compact: true, label: 'Acto que la deroga', choices } as const;
  return { ...act.form, repealedById: chosen, ...seen };
}
