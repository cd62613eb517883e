import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { etagOf } from '../../platform/http/answers';
import { NotFound } from '../../platform/http/contract';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, textOf, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { AnnexLineView, AnnexView, DraftView } from './draft.views';
import { lineBody, lineForm, typedLine } from './line.form';
import { LinePage, LinesPage, RemovalPage } from './lines.page';
import { hospitalsOf, placeWritten } from './place-written';
import { requireRegistrar } from './registrar';

/** The annex of a draft, line by line: added, changed, taken out. Each time the service judges all of it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id/lineas')
export class LinesPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async read(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    return document(LinesPage({ ...(await this.contextOf(request, id)), done }));
  }

  @Get(':line')
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string, @Param('line') asked: string): Promise<string> {
    const context = await this.contextOf(request, id);
    requireRegistrar(context.person);
    const line = lineOf(context.annex, asked);
    const hospitals = line === null ? [] : await hospitalsOf(context.desk, line.divipola);
    return document(LinePage({ ...context, line, hospitals, state: freshForm(line === null ? {} : typedLine(line)) }));
  }

  @Post(':line')
  @Page()
  async write(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('line') asked: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const line = lineOf(context.annex, asked);
    const place = await placeWritten(context.desk, submitted, 'divipola');
    const hospitals = place.divipola === null ? [] : await hospitalsOf(context.desk, place.divipola);
    const again = (state: FormState) =>
      document(LinePage({ ...context, line, hospitals, state: place.explained(state) }));
    if (textOf(submitted, 'paso') === 'hospitales') {
      const values = Object.fromEntries(Object.keys(lineForm([])).map((name) => [name, textOf(submitted, name)]));
      return again({ ...freshForm(values), act: textOf(submitted, 'acto') });
    }
    return perform<AnnexView>(
      this.client,
      { request, reply, submitted },
      {
        form: lineForm(hospitals),
        ask: (said) => {
          const written = lineBody(place.divipola === null ? said : { ...said, divipola: place.divipola }, line);
          return this.replacing(context, [
            ...context.annex.items.filter((each) => each.id !== line?.id).map(kept),
            written,
          ]);
        },
        again,
        done: () => `${context.home}/lineas?hecho=${line === null ? 'agregada' : 'cambiada'}`,
      },
    );
  }

  @Get(':line/retiro')
  @Page()
  async askRemoval(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('line') asked: string,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    return document(RemovalPage({ ...context, line: requireLine(context.annex, asked), state: freshForm() }));
  }

  @Post(':line/retiro')
  @Page()
  async remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('line') asked: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const line = requireLine(context.annex, asked);
    const others = context.annex.items.filter((each) => each.id !== line.id).map(kept);
    return perform<AnnexView>(
      this.client,
      { request, reply, submitted },
      {
        form: {},
        ask: () => this.replacing(context, others),
        again: (state) => document(RemovalPage({ ...context, line, state })),
        done: () => `${context.home}/lineas?hecho=retirada`,
      },
    );
  }

  /** All the lines again: refused if somebody changed them since they were read. */
  private replacing({ resolution, annex }: LinesContext, lines: readonly { line?: number | null }[]) {
    const body = [...lines].sort((a, b) => (a.line ?? 99_999) - (b.line ?? 99_999));
    return { method: 'PUT' as const, path: `/resolutions/${resolution.id}/lines`, body, ifMatch: etagOf(annex) };
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<LinesContext> {
    const desk = this.client.at(request);
    const path = `/resolutions/${encodeURIComponent(id)}`;
    const [person, resolution, annex] = await Promise.all([
      desk.person(),
      desk.get<DraftView>(path),
      desk.get<AnnexView>(`${path}/lines`),
    ]);
    const writes = person.roles.includes('registrar') && resolution.status === 'draft';
    return { desk, person, resolution, annex, writes, home: `/escritorio/resoluciones/${resolution.id}` };
  }
}

interface LinesContext {
  readonly desk: Desk;
  readonly person: Awaited<ReturnType<Desk['person']>>;
  readonly resolution: DraftView;
  readonly annex: AnnexView;
  readonly writes: boolean;
  readonly home: string;
}

/** The line of this number; null for a new one. @throws NotFound */
function lineOf(annex: AnnexView, asked: string): AnnexLineView | null {
  return asked === 'nueva' ? null : requireLine(annex, asked);
}

function requireLine(annex: AnnexView, asked: string): AnnexLineView {
  const line = annex.items.find((each) => String(each.line) === asked);
  if (line === undefined) throw new NotFound();
  return line;
}

function kept({ line, divipola, hospital, amount, source }: AnnexLineView) {
  return { line, divipola, hospitalId: hospital?.id ?? null, amount, source };
}
