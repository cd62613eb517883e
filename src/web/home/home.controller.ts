import { Controller, Get, Query, Redirect, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { NotFound } from '../../platform/http/contract';
import { Clock } from '../../platform/clock';
import { Provider } from '../../platform/oidc/provider';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { destinationOf } from '../client/destination';
import { homeOf } from './homes';
import { cutoffOf } from '../parts/cutoff';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { SignInPage } from '../door/sign-in.page';

/** «Inicio»; the door, for who is not signed in. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class HomeController {
  constructor(
    private readonly client: DeskClient,
    private readonly provider: Provider,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async home(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    try {
      const desk = this.client.at(request);
      const person = await desk.person();
      // A hospital's own page is where its work is.
      if (person.roles.every((role) => role === 'recipient')) {
        void reply.redirect('/escritorio/mis-recursos', 303);
        return '';
      }
      return await document(await homeOf(desk, person, { cutoff: cutoffOf(asked, this.clock) }));
    } catch (error) {
      if (!(error instanceof DeskProblem && error.status === 401)) throw error;
      const going = { destination: destinationOf(asked['destino']), pending: null };
      const given = { email: '', problem: null, notice: noticeOf(asked['aviso']), provider: this.provider.name };
      return document(SignInPage({ ...given, ...going }));
    }
  }

  /** Every page lives below it: who shortens an address arrives home. */
  @Get('escritorio')
  @Redirect('/', 303)
  desk(): void {
    // The redirection is all there is.
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

// What a page may say to the door: a word of ours, never a text out of an address.
function noticeOf(asked: unknown): string | null {
  return asked === 'clave' ? 'Su contraseña quedó guardada. Entre con ella.' : null;
}
