import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf } from '../../platform/access/session-cookies';
import { Sessions } from '../../platform/access/sessions.service';
import { Provider } from '../../platform/oidc/provider';
import { asRefusal, problemOf } from '../../platform/http/problems';
import { requestForLog } from '../../platform/logging';
import { DeskClient, DeskProblem, ifAllowed, secondFactorRequired } from './desk-client';
import { destinationOf } from './destination';
import { document } from '../parts/layout';
import { pageHeaders } from './page.decorator';
import { ProblemPage } from './problem.page';
import { pendingFormOf } from '../door/pending';
import { SignInPage } from '../door/sign-in.page';
import type { PersonView } from './views';

interface Said {
  readonly status: number;
  readonly title: string;
  readonly details: readonly string[];
}

/** A page for everything that goes wrong on a page; who is not signed in is asked to, and comes back afterwards. */
@Catch()
export class PageProblems implements ExceptionFilter {
  private readonly log = new Logger(PageProblems.name);

  constructor(
    private readonly client: DeskClient,
    private readonly provider: Provider,
    private readonly sessions: Sessions,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof DeskProblem && error.status === 401) {
      const pending = pendingFormOf(request, await this.ownerOf(request));
      if (pending !== null) {
        const given = { email: '', destination: '/', problem: null, provider: this.provider.name };
        void reply
          .status(401)
          .headers(pageHeaders)
          .send(await document(SignInPage({ ...given, pending })));
        return;
      }
      const destination = request.method === 'GET' ? destinationOf(request.url) : '/';
      const search = destination === '/' ? '' : `?${new URLSearchParams({ destino: destination }).toString()}`;
      void reply.redirect(`/${search}`, 303);
      return;
    }
    if (error instanceof DeskProblem && error.code === secondFactorRequired) {
      void reply.redirect('/escritorio/cuenta', 303);
      return;
    }
    const { status, title, details } = this.said(error, request);
    const page = await document(ProblemPage({ title, details, person: await this.personOf(request) }));
    void reply.status(status).headers(pageHeaders).send(page);
  }

  private said(error: unknown, request: FastifyRequest): Said {
    if (error instanceof DeskProblem) {
      return {
        status: error.status,
        title: error.title,
        details: [error.detail, ...error.problems.map(({ detail }) => detail)],
      };
    }
    const refused = asRefusal(error);
    if (refused) {
      const { status, title, detail } = problemOf(refused, 'es');
      return { status, title, details: [detail] };
    }
    this.log.error({ req: requestForLog(request), err: error });
    return {
      status: 500,
      title: 'El servicio falló',
      details: ['Es un error nuestro y quedó anotado. Nada de lo registrado cambió.'],
    };
  }

  private async ownerOf(request: FastifyRequest): Promise<string | null> {
    const token = cookieOf(request);
    return token === null ? null : this.sessions.ownerOf(token);
  }

  // Without it the page is made all the same: it must not fail for the reason that brought us here.
  private async personOf(request: FastifyRequest): Promise<PersonView | null> {
    try {
      return await ifAllowed(this.client.at(request).person());
    } catch {
      return null;
    }
  }
}
