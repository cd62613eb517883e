import { Body, Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Provider } from '../../platform/oidc/provider';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { destinationOf } from '../client/destination';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { pendingFormIn, type PendingForm } from './pending';
import { NotYoursPage, ResumePage } from './resume.page';
import { SecondStepPage, SignInPage } from './sign-in.page';

/** The door: in by password, and by a second step where it is asked; out. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio')
export class DoorController {
  constructor(
    private readonly client: DeskClient,
    private readonly provider: Provider,
  ) {}

  @Post('entrada')
  @Page()
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const email = textOf(form, 'correo');
    const going = goingOf(form);
    try {
      const body = { email, password: textOf(form, 'clave') };
      const { body: opened, cookies } = await this.client.act<OpenedView>(request, {
        method: 'POST',
        path: '/sessions',
        body,
      });
      return await onward(reply.header('set-cookie', cookies), { ...going, person: opened.user.id });
    } catch (error) {
      const challenge = challengeOf(error);
      if (challenge !== null) return document(SecondStepPage({ challenge, ...going, problem: null }));
      if (!(error instanceof DeskProblem) || ![401, 422, 429].includes(error.status)) throw error;
      const problem = error.status === 429 ? error.detail : 'El correo o la contraseña no son correctos.';
      void reply.status(error.status === 429 ? 429 : 401);
      if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
      return document(SignInPage({ email, ...going, problem, provider: this.provider.name }));
    }
  }

  /** The second step: the code of the authenticator, or a recovery code. */
  @Post('entrada/codigo')
  @Page()
  async enterCode(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const going = goingOf(form);
    const challenge = textOf(form, 'reto');
    try {
      const body = { challenge, code: textOf(form, 'codigo') };
      const { body: opened, cookies } = await this.client.act<OpenedView>(request, {
        method: 'POST',
        path: '/sessions/second-factor',
        body,
      });
      return await onward(reply.header('set-cookie', cookies), { ...going, person: opened.user.id });
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![401, 422, 429].includes(error.status)) throw error;
      void reply.status(error.status);
      if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
      const problem = error.status === 422 ? 'Escriba el código.' : error.detail;
      if (error.code === 'session.challenge-over')
        return document(SignInPage({ email: '', ...going, problem, provider: this.provider.name }));
      return document(SecondStepPage({ challenge, ...going, problem }));
    }
  }

  @Post('salida')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookies = await this.client.signOut(request);
    if (cookies !== undefined) void reply.header('set-cookie', cookies);
    void reply.redirect('/', 303);
  }
}

interface OpenedView {
  readonly user: { readonly id: string };
}

interface Going {
  readonly destination: string;
  readonly pending: PendingForm | null;
}

function goingOf(form: unknown): Going {
  return { destination: destinationOf(textOf(form, 'destino')), pending: pendingFormIn(textOf(form, 'pendiente')) };
}

/** In: to the page that one was going to, or to the form that one was sending. */
async function onward(
  reply: FastifyReply,
  { destination, pending, person }: Going & { readonly person: string },
): Promise<string> {
  if (pending !== null && pending.owner !== null && pending.owner !== person) return document(NotYoursPage());
  if (pending !== null) return document(ResumePage({ pending }));
  void reply.redirect(destination, 303);
  return '';
}

// A right password that a code must follow: what the second step is tried with.
function challengeOf(error: unknown): string | null {
  if (!(error instanceof DeskProblem) || error.code !== 'session.second-factor-required') return null;
  return typeof error.params['challenge'] === 'string' ? error.params['challenge'] : null;
}
