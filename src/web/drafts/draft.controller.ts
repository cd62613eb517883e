import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { ResolutionSummaryView } from '../client/views';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { ResolutionsView } from '../resolutions/resolutions.views';
import { bodyOf, typedOf } from './draft.body';
import { draftForm, type DraftKind, type Grounds } from './draft.form';
import { DraftKindPage, DraftPage, kindNames } from './draft.page';
import type { DraftView } from './draft.views';
import { requireRegistrar } from './registrar';

/** What an act says, before its lines or its changes: written, kept as a draft, and corrected. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones')
export class DraftPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get('nueva')
  @Page()
  async ask(@Req() request: FastifyRequest, @Query('tipo') asked: unknown): Promise<string> {
    const desk = this.client.at(request);
    const person = await desk.person();
    requireRegistrar(person);
    const kind = kindOf(asked);
    if (kind === null) return document(DraftKindPage({ person }));
    const [grounds, last] = await Promise.all([
      groundsOf(desk),
      desk.get<ResolutionsView>('/resolutions', { limit: '1' }),
    ]);
    const year = this.clock.today().slice(0, 4);
    // Who issued the last one issues this one too, most of the time.
    const issuer = (last.items[0] as { issuer?: string } | undefined)?.issuer ?? '';
    const state = freshForm({ issuer, year, fiscalYear: year });
    return document(DraftPage({ person, kind, grounds, state, draft: null }));
  }

  @Post('nueva')
  @Page()
  async draft(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('tipo') asked: unknown,
    @Body() submitted: unknown,
  ): Promise<string> {
    const desk = this.client.at(request);
    const kind = kindOf(asked) ?? 'allocation';
    const [person, grounds] = await Promise.all([desk.person(), groundsOf(desk)]);
    return perform<DraftView>(
      this.client,
      { request, reply, submitted },
      {
        form: draftForm(kind, grounds),
        ask: (said) => ({ path: '/resolutions', body: { kind, ...bodyOf(kind, said as Said, null) } }),
        again: (state: FormState) => document(DraftPage({ person, kind, grounds, state, draft: null })),
        done: ({ id }) => `/escritorio/resoluciones/${id}?hecho=proyecto`,
      },
    );
  }

  @Get(':id/proyecto')
  @Page()
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const { person, draft, grounds } = await this.contextOf(request, id);
    requireRegistrar(person);
    return document(
      DraftPage({ person, kind: kindOf(draft.kind) ?? 'allocation', grounds, draft, state: freshForm(typedOf(draft)) }),
    );
  }

  @Post(':id/proyecto')
  @Page()
  async correct(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const { person, draft, grounds } = await this.contextOf(request, id);
    const kind = kindOf(draft.kind) ?? 'allocation';
    return perform<DraftView>(
      this.client,
      { request, reply, submitted },
      {
        form: draftForm(kind, grounds),
        ask: (said) => ({ method: 'PATCH', path: `/resolutions/${draft.id}`, body: bodyOf(kind, said as Said, draft) }),
        again: (state) => document(DraftPage({ person, kind, grounds, draft, state })),
        done: () => `/escritorio/resoluciones/${draft.id}?hecho=corregido`,
      },
    );
  }

  private async contextOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const [person, draft, grounds] = await Promise.all([
      desk.person(),
      desk.get<DraftView>(`/resolutions/${encodeURIComponent(id)}`),
      groundsOf(desk),
    ]);
    return { person, draft, grounds };
  }
}

type Said = Readonly<Record<string, string | boolean>>;

function kindOf(asked: unknown): DraftKind | null {
  return typeof asked === 'string' && Object.hasOwn(kindNames, asked) ? (asked as DraftKind) : null;
}

async function groundsOf(desk: Desk): Promise<Grounds> {
  const acts = (kind: string) => desk.all<ResolutionSummaryView>('/resolutions', { kind });
  const [strategies, allocations] = await Promise.all([acts('strategy'), acts('allocation')]);
  return {
    strategies: strategies.filter(({ status }) => status !== 'annulled' && status !== 'repealed'),
    amendable: allocations.filter(({ status }) => status === 'in-force'),
  };
}
