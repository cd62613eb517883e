import { Controller, Get, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, DeskProblem, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView, ResolutionSummaryView } from '../client/views';
import { document } from '../parts/layout';
import { CertificatePage } from './certificate.page';
import { certificateRoom } from './certificate.room';
import type { ListedView } from './certificate.views';
import { CertificatesPage, type Searched } from './certificates.page';
import { candidatesOf } from './candidates';
import { ChoosePage } from './choose.page';

/** «Certificados»: found, chosen to be issued, and one with all that is known of it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/certificados')
export class CertificatesPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const asked = searchedIn(query);
    const [person, resolutions, found] = await Promise.all([desk.person(), resolutionsOf(desk), searchOf(desk, asked)]);
    return document(CertificatesPage({ person, asked, resolutions, ...found }));
  }

  @Get('nuevo')
  @Page()
  async choose(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const [person, resolutions] = await Promise.all([desk.person(), resolutionsOf(desk)]);
    const { type, resolution, words } = searchedIn(query);
    const asked = { type, words, resolution: resolution || (resolutions[0]?.id ?? '') };
    const candidates = await candidatesOf(desk, asked, resolutions);
    return document(ChoosePage({ person, asked, resolutions, candidates }));
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), certificateRoom.read(desk, id)]);
    return document(CertificatePage({ person, of, done }));
  }
}

/** The acts under which something is certified, the latest first. */
export async function resolutionsOf(desk: Desk): Promise<ResolutionSummaryView[]> {
  const all = await desk.all<ResolutionSummaryView>('/resolutions');
  return all.filter(({ kind, status }) => kind === 'allocation' && ['in-force', 'closed', 'repealed'].includes(status));
}

function searchedIn(query: Record<string, unknown>): Searched {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, 400) : '';
  };
  return {
    ...{ type: text('tipo'), state: text('estado'), resolution: text('resolucion'), number: text('numero') },
    ...{ year: text('anio'), words: text('q').slice(0, 100), code: text('codigo'), from: text('desde') },
    flagged: text('cambiados') === 'si',
  };
}

/** What was found; or nothing, and what of the search cannot be read. */
async function searchOf(desk: Desk, asked: Searched): Promise<{ found: PageView<ListedView>; problem: string | null }> {
  const given = (value: string) => (value === '' ? undefined : value);
  try {
    const found = await desk.get<PageView<ListedView>>('/certificates', {
      ...{ type: given(asked.type), state: given(asked.state), resolution: given(asked.resolution) },
      ...{ number: given(asked.number), year: given(asked.year), q: given(asked.words), code: given(asked.code) },
      ...{ flagged: asked.flagged ? 'true' : undefined, cursor: given(asked.from) },
    });
    return { found, problem: null };
  } catch (error) {
    if (!(error instanceof DeskProblem) || error.status !== 422) throw error;
    return { found: { items: [], nextCursor: null }, problem: error.sentences.join(' ') };
  }
}
