import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { AccountPage, type AccountSection } from './account.page';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { ConfirmPage, RecoveryCodesPage } from './enrolment.page';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { EnrolmentView, OwnSessionView, SecondFactorView, ServiceTokenView } from './account.views';
import type { PageView } from '../client/views';

const own = '/escritorio/cuenta';

/** «Mi cuenta»: where I am signed in, my password, my second factor, the programs that act for me. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/cuenta')
export class AccountPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  show(@Req() request: FastifyRequest, @Query('aviso') notice: unknown): Promise<string> {
    return this.page(request, { notice: noticeOf(notice) });
  }

  @Post('sesiones/:id/cierre')
  async close(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    await this.client.act(request, { method: 'DELETE', path: `/sessions/${encodeURIComponent(id)}` });
    void reply.redirect(`${own}?aviso=sesion`, 303);
  }

  @Post('sesiones/cierre')
  async closeOthers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.client.act(request, { method: 'DELETE', path: '/sessions' });
    void reply.redirect(`${own}?aviso=sesiones`, 303);
  }

  @Post('tokens/:id/cierre')
  async endToken(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    await this.client.act(request, { method: 'DELETE', path: `/service-tokens/${encodeURIComponent(id)}` });
    void reply.redirect(`${own}?aviso=token`, 303);
  }

  /** The other sessions end, and this one goes on under another token. */
  @Post('clave')
  @Page()
  changePassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    return this.unlessRefused(request, reply, 'password', async () => {
      const password = textOf(form, 'clave');
      if (password !== textOf(form, 'otra')) return ['Las dos contraseñas nuevas no son iguales.'];
      const body = { current: textOf(form, 'actual'), password };
      await this.client.act(request, { method: 'PUT', path: '/me/password', body });
      const { cookies } = await this.client.act(request, { method: 'POST', path: '/sessions/current/rotation' });
      void reply.header('set-cookie', cookies).redirect(`${own}?aviso=clave`, 303);
      return '';
    });
  }

  @Post('segundo-factor')
  @Page()
  enrol(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    return this.unlessRefused(request, reply, 'factor', async () => {
      const body = { password: textOf(form, 'actual') };
      const person = await this.client.at(request).person();
      const asked = { method: 'POST', path: '/me/second-factor', body } as const;
      const { body: enrolment } = await this.client.act<EnrolmentView>(request, asked);
      return document(ConfirmPage({ person, enrolment, problems: [] }));
    });
  }

  @Post('segundo-factor/confirmacion')
  @Page()
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    const person = await this.client.at(request).person();
    try {
      const asked = { method: 'POST', path: '/me/second-factor/confirmation', body: codeIn(form) } as const;
      const { body, cookies } = await this.client.act<{ recoveryCodes: string[] }>(request, asked);
      void reply.status(200).header('set-cookie', cookies);
      return await document(RecoveryCodesPage({ person, codes: body.recoveryCodes }));
    } catch (error) {
      if (!(error instanceof DeskProblem && error.status === 422)) throw error;
      void reply.status(422);
      return document(ConfirmPage({ person, enrolment: null, problems: error.sentences }));
    }
  }

  @Post('segundo-factor/codigos')
  @Page()
  renewCodes(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    return this.unlessRefused(request, reply, 'factor', async () => {
      const asked = { method: 'POST', path: '/me/second-factor/recovery-codes', body: codeIn(form) } as const;
      const { body } = await this.client.act<{ recoveryCodes: string[] }>(request, asked);
      const person = await this.client.at(request).person();
      return document(RecoveryCodesPage({ person, codes: body.recoveryCodes }));
    });
  }

  @Post('segundo-factor/retiro')
  @Page()
  removeFactor(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: unknown,
  ): Promise<string> {
    return this.unlessRefused(request, reply, 'factor', async () => {
      const body = { password: textOf(form, 'actual'), ...codeIn(form) };
      await this.client.act(request, { method: 'POST', path: '/me/second-factor/removal', body });
      void reply.redirect(`${own}?aviso=factor`, 303);
      return '';
    });
  }

  /** The page again, with what is wrong where it is; an act says it by its problems or by its refusal. */
  private async unlessRefused(
    request: FastifyRequest,
    reply: FastifyReply,
    section: AccountSection,
    act: () => Promise<string | string[]>,
  ): Promise<string> {
    const done = await act().catch((error: unknown) => {
      if (!(error instanceof DeskProblem) || ![409, 422, 429].includes(error.status)) throw error;
      return error.sentences;
    });
    if (typeof done === 'string') return done;
    void reply.status(422);
    return this.page(request, { problems: { section, said: done } });
  }

  private async page(
    request: FastifyRequest,
    given: Pick<Parameters<typeof AccountPage>[0], 'notice' | 'problems'>,
  ): Promise<string> {
    const desk = this.client.at(request);
    const [person, sessions, factor] = await Promise.all([
      desk.person(),
      desk.get<PageView<OwnSessionView>>('/sessions'),
      desk.get<SecondFactorView>('/me/second-factor'),
    ]);
    // Whoever has yet to enrol a second factor may ask for nothing else.
    const tokens =
      factor.required && factor.confirmedAt === null
        ? []
        : (await desk.get<PageView<ServiceTokenView>>('/service-tokens')).items;
    const mine = tokens.filter(({ owner }) => owner.id === person.id);
    return document(AccountPage({ person, sessions: sessions.items, tokens: mine, factor, ...given }));
  }
}

function codeIn(form: unknown): { code: string } {
  return { code: textOf(form, 'codigo') };
}

const notices: Record<string, string> = {
  sesion: 'La sesión quedó cerrada.',
  token: 'El token quedó terminado: el programa que lo usa ya no puede entrar.',
  sesiones: 'Las demás sesiones quedaron cerradas.',
  clave: 'La contraseña quedó cambiada; las demás sesiones y los tokens de servicio terminaron.',
  factor: 'El segundo factor quedó retirado; las demás sesiones y los tokens de servicio terminaron.',
};

// A word of ours; never a text out of an address.
function noticeOf(asked: unknown): string | null {
  return typeof asked === 'string' && Object.hasOwn(notices, asked) ? (notices[asked] ?? null) : null;
}
