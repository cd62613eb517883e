import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/access/guard';
import { NotFound } from '../platform/http/contract';
import { Provider } from '../platform/oidc/provider';
import { DeskClient, DeskProblem, ifAllowed, type Desk } from './desk-client';
import { destinationOf } from './destination';
import { HomePage, NothingToSeePage } from './home.page';
import { fieldOf } from './form';
import { document } from './layout';
import { Page } from './page.decorator';
import { PageProblems } from './problems.filter';
import { SecondStepPage, SignInPage } from './sign-in.page';
import type { TasksView } from './task-views';
import type { Places, ResolutionSummaryView, ResolutionView } from './views';

/** The door, and what one sees behind it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class HomeController {
  constructor(
    private readonly client: DeskClient,
    private readonly provider: Provider,
  ) {}

  @Get()
  @Page()
  async home(
    @Req() request: FastifyRequest,
    @Query('destino') destination: unknown,
    @Query('aviso') notice: unknown,
  ): Promise<string> {
    try {
      const desk = this.client.at(request);
      const [person, tasks, resolutions] = await Promise.all([
        desk.person(),
        desk.get<TasksView>('/tasks', { limit: '1' }),
        ifAllowed(desk.all<ResolutionSummaryView>('/resolutions')),
      ]);
      if (resolutions === null) return await document(NothingToSeePage({ person }));
      return await document(HomePage({ person, tasks, resolutions, totals: await totalsOf(desk, resolutions) }));
    } catch (error) {
      if (!(error instanceof DeskProblem && error.status === 401)) throw error;
      return document(
        this.signInPage({
          email: '',
          destination: destinationOf(destination),
          problem: null,
          notice: noticeOf(notice),
        }),
      );
    }
  }

  @Post('escritorio/entrada')
  @Page()
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const email = fieldOf(form, 'correo');
    const destination = destinationOf(fieldOf(form, 'destino'));
    try {
      const body = { email, password: fieldOf(form, 'clave') };
      const { cookies } = await this.client.act(request, { method: 'POST', path: '/sessions', body });
      void reply.header('set-cookie', cookies).redirect(destination, 303);
      return '';
    } catch (error) {
      const challenge = challengeOf(error);
      if (challenge !== null) return document(SecondStepPage({ challenge, destination, problem: null }));
      if (!(error instanceof DeskProblem) || ![401, 422, 429].includes(error.status)) throw error;
      const problem = error.status === 429 ? error.detail : 'El correo o la contraseña no son correctos.';
      void reply.status(error.status === 429 ? 429 : 401);
      if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
      return document(this.signInPage({ email, destination, problem }));
    }
  }

  /** The second step: the code of the authenticator, or a recovery code. */
  @Post('escritorio/entrada/codigo')
  @Page()
  async enterCode(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const destination = destinationOf(fieldOf(form, 'destino'));
    const challenge = fieldOf(form, 'reto');
    try {
      const body = { challenge, code: fieldOf(form, 'codigo') };
      const { cookies } = await this.client.act(request, { method: 'POST', path: '/sessions/second-factor', body });
      void reply.header('set-cookie', cookies).redirect(destination, 303);
      return '';
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![401, 422, 429].includes(error.status)) throw error;
      void reply.status(error.status);
      if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
      const problem = error.status === 422 ? 'Escriba el código.' : error.detail;
      if (error.code === 'session.challenge-over')
        return document(this.signInPage({ email: '', destination, problem }));
      return document(SecondStepPage({ challenge, destination, problem }));
    }
  }

  private signInPage(given: Omit<Parameters<typeof SignInPage>[0], 'provider'>): JSX.Element {
    return SignInPage({ ...given, provider: this.provider.name });
  }

  @Post('escritorio/salida')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookies = await this.client.signOut(request);
    if (cookies !== undefined) void reply.header('set-cookie', cookies);
    void reply.redirect('/', 303);
  }
}

/** What is asked for under the pages and is none of them. Registered after all the others. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class NoSuchPageController {
  @Get('escritorio/*')
  nowhere(): never {
    throw new NotFound();
  }
}

// A bar beside each of the latest; the rest have theirs on their own page.
const mostBars = 8;

/** Where the money is of the latest resolutions that move any. */
async function totalsOf(desk: Desk, resolutions: readonly ResolutionSummaryView[]): Promise<Map<string, Places>> {
  const moving = resolutions.filter(({ kind, status }) => kind === 'allocation' && status !== 'draft');
  const read = moving.slice(0, mostBars).map(({ id }) => desk.get<ResolutionView>(`/resolutions/${id}`));
  return new Map((await Promise.all(read)).map(({ id, totals }) => [id, totals]));
}

// A right password that a code must follow: what the second step is tried with.
function challengeOf(error: unknown): string | null {
  if (!(error instanceof DeskProblem) || error.code !== 'session.second-factor-required') return null;
  return typeof error.params['challenge'] === 'string' ? error.params['challenge'] : null;
}

// What a page may say to the door: a word of ours, never a text out of an address.
function noticeOf(asked: unknown): string | null {
  return asked === 'clave' ? 'Su contraseña quedó guardada. Entre con ella.' : null;
}
