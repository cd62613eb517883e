import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { reasonForm, type DeedRoom } from '../parts/deeds/deed';
import { Deeds } from '../parts/deeds/deeds';
import { freshForm, refused, textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { statementsAddress } from './bank.words';
import type { BankLineView, StatementView, TargetView } from './statement.views';
import { StatementPage } from './statement.page';
import { statementForm, StatementsPage } from './statements.page';

const correctable = [400, 409, 413, 415, 422, 429];

/** What the bank says that moved, movement by movement, beside what the records say. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/extractos')
export class BankStatementsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
  ) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest): Promise<string> {
    return this.page(request, null);
  }

  @Post()
  @Page()
  @TakesFile('CSV o XLSX, de 10 MB o menos')
  async load(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('acto') key: unknown,
  ): Promise<string> {
    try {
      const { id } = await this.client.handOnAs<StatementView>(request, {
        path: '/bank-statements',
        ...(typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? { key } : {}),
      });
      void reply.redirect(`${statementsAddress}/${id}?hecho=cargado`, 303);
      return '';
    } catch (error) {
      if (!(error instanceof DeskProblem) || !correctable.includes(error.status)) throw error;
      void reply.status(422);
      return this.page(request, error);
    }
  }

  @Get(':id')
  @Page()
  one(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    return this.statement(request, id, query, null);
  }

  /** A suggestion that a person confirms. Two movements for one giro are refused by the service. */
  @Post(':id/emparejar')
  @Page()
  async match(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const [line, kind, of] = ['linea', 'clase', 'de'].map((name) => textOf(submitted, name).slice(0, 60));
    const body = kind === 'restitution' ? { restitutionId: of } : { disbursementId: of };
    try {
      await this.client.act(request, {
        method: 'POST',
        path: `/bank-lines/${encodeURIComponent(line ?? '')}/match`,
        body,
      });
      void reply.redirect(`${statementsAddress}/${encodeURIComponent(id)}?hecho=emparejado`, 303);
      return '';
    } catch (error) {
      if (!(error instanceof DeskProblem) || !correctable.includes(error.status)) throw error;
      void reply.status(422);
      return this.statement(request, id, {}, error.sentences.join(' '));
    }
  }

  @Get(':id/deshacer/:match')
  @Page()
  askUndoing(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('match') match: string,
  ): Promise<string> {
    return this.deeds.ask(matchRoom(match), { request, reply, id, slug: match });
  }

  @Post(':id/deshacer/:match')
  @Page()
  undo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('match') match: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(matchRoom(match), { request, reply, id, slug: match, submitted });
  }

  private async page(request: FastifyRequest, problem: DeskProblem | null): Promise<string> {
    const desk = this.client.at(request);
    const [person, statements] = await Promise.all([desk.person(), desk.all<StatementView>('/bank-statements')]);
    const state = problem === null ? freshForm() : refused(freshForm(), statementForm, problem);
    return document(StatementsPage({ person, statements, state }));
  }

  private async statement(
    request: FastifyRequest,
    id: string,
    query: Record<string, unknown>,
    problem: string | null,
  ): Promise<string> {
    const desk = this.client.at(request);
    const path = `/bank-statements/${encodeURIComponent(id)}`;
    const onlyLoose = query['solo'] === 'sueltos';
    const from = typeof query['desde'] === 'string' ? query['desde'] : undefined;
    const asked = { limit: '100', cursor: from, unmatched: onlyLoose ? 'true' : undefined };
    const [person, of, lines, missing] = await Promise.all([
      desk.person(),
      desk.get<StatementView>(path),
      desk.get<PageView<BankLineView>>(`${path}/lines`, asked),
      desk.get<{ items: TargetView[] }>(`${path}/missing`),
    ]);
    const told = { person, of, lines, missing: missing.items, onlyLoose, problem, done: query['hecho'] };
    return document(StatementPage(told));
  }
}

/** A match, which is undone with its reason. */
function matchRoom(match: string): DeedRoom<StatementView> {
  return {
    deeds: [
      {
        slug: match,
        title: 'Deshacer el emparejamiento',
        means: 'El movimiento del banco queda suelto otra vez. No mueve dinero.',
        button: 'Deshacer',
        roles: ['paymaster'],
        permission: 'bank-statement.match',
        when: () => true,
        form: reasonForm,
        path: () => `/bank-matches/${encodeURIComponent(match)}/undoing`,
        said: { said: '' },
        led: (_, { id }) => `${statementsAddress}/${id}?hecho=deshecho`,
      },
    ],
    read: (desk, id) => desk.get<StatementView>(`/bank-statements/${encodeURIComponent(id)}`),
    address: ({ id }) => `${statementsAddress}/${id}/deshacer`,
    back: ({ id }) => `${statementsAddress}/${id}`,
    trail: ({ id, fileName }) => [
      { href: '/', label: 'Inicio' },
      { href: statementsAddress, label: 'Extractos' },
      { href: `${statementsAddress}/${id}`, label: fileName },
    ],
    summary: () => '',
    maker: () => null,
  };
}
