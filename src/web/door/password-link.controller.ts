import { Body, Controller, Get, Header, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { PasswordLinks } from '../../platform/access/password-links.service';
import { FromAnywhere } from '../../platform/http/same-origin';
import { Paced } from '../../platform/limits/paced';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PasswordLinkPage } from './password-link.page';
import { PageProblems } from '../client/problems.filter';

/**
 * Where the link of an administrator leads: its owner chooses a password. Looking at it uses nothing up: mail programs
 * look. The secret is in the address, so no address is told to anybody from here, and no log has it.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Paced({ name: 'password-link-page', burst: 30, everySeconds: 10 })
@Controller('clave')
export class PasswordLinkPageController {
  constructor(
    private readonly links: PasswordLinks,
    private readonly client: DeskClient,
  ) {}

  /** A link that was cut short: said as one that no longer serves, on a page. */
  @Get()
  @Page()
  none(): Promise<string> {
    return this.show('');
  }

  @Get(':token')
  @Header('referrer-policy', 'no-referrer')
  @Page()
  async show(@Param('token') token: string): Promise<string> {
    const { email } = await this.links.standing(token);
    return document(PasswordLinkPage({ token, email, problems: [] }));
  }

  @Post(':token')
  @FromAnywhere()
  @Header('referrer-policy', 'no-referrer')
  @Page()
  async choose(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const { email } = await this.links.standing(token);
    const password = textOf(form, 'clave');
    const problems = password === textOf(form, 'otra') ? [] : ['Las dos contraseñas no son iguales.'];
    if (problems.length === 0) {
      try {
        const asked = { method: 'POST', path: '/password-links/use', body: { token, password } } as const;
        const { cookies } = await this.client.act(request, asked);
        void reply.header('set-cookie', cookies).redirect('/?aviso=clave', 303);
        return '';
      } catch (error) {
        if (!(error instanceof DeskProblem && error.status === 422)) throw error;
        problems.push(...error.sentences);
      }
    }
    void reply.status(422);
    return document(PasswordLinkPage({ token, email, problems }));
  }
}
