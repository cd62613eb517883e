import { Controller, Get, Inject, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { originOf } from '../../platform/access/origin';
import { giveDevice, giveSession, sessionCookie } from '../../platform/access/session-cookies';
import { CONFIG, type Config } from '../../platform/config';
import { NotFound } from '../../platform/http/contract';
import { publicUrl } from '../../platform/http/public-url';
import { Paced } from '../../platform/limits/paced';
import { Oidc } from '../../platform/oidc/oidc.service';
import { Provider } from '../../platform/oidc/provider';
import { destinationOf } from '../client/destination';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { ArrivedPage, SecondStepPage } from './sign-in.page';

const path = '/escritorio/entrada/proveedor';
const cookie = 'trazagiro_proveedor';

/** To the identity provider and back. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Paced({ name: 'provider', burst: 30, everySeconds: 5 })
@Controller('escritorio/entrada/proveedor')
export class ProviderPageController {
  constructor(
    private readonly oidc: Oidc,
    private readonly provider: Provider,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async leave(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('destino') asked: unknown,
  ): Promise<void> {
    if (this.provider.name === null) throw new NotFound({});
    const { address, browser } = await this.oidc.begin(destinationOf(asked), this.returnAddress(request));
    void reply
      // Lax: the way back comes from the provider's site.
      .setCookie(cookie, browser, {
        httpOnly: true,
        sameSite: 'lax',
        secure: this.config.SECURE_COOKIES,
        path,
        maxAge: 600,
      })
      .header('cache-control', 'no-store')
      .redirect(address.toString(), 303);
  }

  /**
   * A page, and no redirection: the cookie of the session is SameSite=Strict, so that a browser would not send it at the
   * end of a chain that began at the provider's.
   */
  @Get('retorno')
  @Page()
  async arrive(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (this.provider.name === null) throw new NotFound({});
    const query = request.url.split('?')[1] ?? '';
    const { entered, destination } = await this.oidc.finish(new URL(`${this.returnAddress(request)}?${query}`), {
      browser: request.cookies[cookie] ?? '',
      origin: originOf(request),
      replaced: request.cookies[sessionCookie],
    });
    void reply.clearCookie(cookie, { path });
    if ('challenge' in entered) {
      return document(SecondStepPage({ challenge: entered.challenge, destination, pending: null, problem: null }));
    }
    giveSession(reply, entered.session, this.config);
    giveDevice(reply, entered.device, this.config);
    return document(ArrivedPage({ destination }));
  }

  private returnAddress(request: FastifyRequest): string {
    return `${publicUrl(this.config, request)}${path}/retorno`;
  }
}
