import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { NotFound } from '../../platform/http/contract';
import { DeskClient, DeskProblem, ifAllowed, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { freshForm, readForm, refused, textOf, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { AccountView, NamedHospitalView, PasswordLinkView } from './administration.views';
import { hospitalsNamed } from './hospitals-named';
import { administrationAt, PeoplePage } from './people.page';
import { LinkPage, PersonActPage } from './person-act.page';
import { actNamed } from './person-acts';
import { PersonFormPage } from './person-form.page';
import { changeForm, newPersonForm, rolesIn } from './person.forms';
import { PersonPage } from './person.page';

/** «Administración»: who has an account, and what it may do. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/administracion')
export class AdministrationController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async people(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const cursor = textOf(asked, 'desde') || undefined;
    const [person, accounts] = await Promise.all([
      desk.person(),
      desk.get<PageView<AccountView>>('/users', { limit: '100', cursor }),
    ]);
    return document(PeoplePage({ person, accounts, isFirst: cursor === undefined }));
  }

  @Get('personas/nueva')
  @Page()
  async askNew(@Req() request: FastifyRequest): Promise<string> {
    return document(
      PersonFormPage({ person: await this.client.at(request).person(), account: null, state: freshForm() }),
    );
  }

  @Post('personas/nueva')
  @Page()
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const desk = this.client.at(request);
    const person = await desk.person();
    const { state, body } = readForm(newPersonForm, submitted);
    const again = (with_: FormState) =>
      this.again(reply, document(PersonFormPage({ person, account: null, state: with_ })));
    const hospitals = await hospitalsNamed(desk, state.values['hospitals'] ?? '');
    const problems = [...state.problems, ...hospitals.problems];
    if (problems.length > 0) return again({ ...state, problems });
    const roles = rolesIn(body);
    const form = {
      email: body['email'],
      name: body['name'],
      roles,
      ...(hospitals.ids.length > 0 ? { hospitalIds: hospitals.ids } : {}),
    };
    try {
      const asked = { method: 'POST', path: '/users', body: form, key: state.act } as const;
      const { body: made } = await this.client.act<AccountView & { passwordLink: PasswordLinkView }>(request, asked);
      return await document(LinkPage({ person, account: made, link: made.passwordLink, isNew: true }));
    } catch (error) {
      return again(refusedIn(state, error));
    }
  }

  @Get('personas/:id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, account] = await Promise.all([desk.person(), accountOf(desk, id)]);
    return document(PersonPage({ person, account, hospitals: await hospitalsOf(desk, account), done }));
  }

  @Get('personas/:id/cambio')
  @Page()
  async askChange(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const desk = this.client.at(request);
    const [person, account] = await Promise.all([desk.person(), accountOf(desk, id)]);
    const hospitals = await hospitalsOf(desk, account);
    const state = freshForm({
      name: account.name,
      hospitals: hospitals.map(({ nit, name }) => nit ?? name).join('\n'),
      ...Object.fromEntries(account.roles.map((role) => [role, 'si'])),
    });
    return document(PersonFormPage({ person, account, state }));
  }

  @Post('personas/:id/cambio')
  @Page()
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const desk = this.client.at(request);
    const [person, account] = await Promise.all([desk.person(), accountOf(desk, id)]);
    const { state, body } = readForm(changeForm, submitted);
    const again = (with_: FormState) => this.again(reply, document(PersonFormPage({ person, account, state: with_ })));
    const hospitals = await hospitalsNamed(desk, state.values['hospitals'] ?? '');
    const problems = [...state.problems, ...hospitals.problems];
    if (problems.length > 0) return again({ ...state, problems });
    const form = { name: body['name'], roles: rolesIn(body), hospitalIds: hospitals.ids };
    try {
      await this.client.act(request, { method: 'PATCH', path: `/users/${account.id}`, body: form });
    } catch (error) {
      return again(refusedIn(state, error));
    }
    void reply.redirect(`${administrationAt}/personas/${account.id}?hecho=cambiada`, 303);
    return '';
  }

  @Get('personas/:id/:act')
  @Page()
  async askAct(@Req() request: FastifyRequest, @Param('id') id: string, @Param('act') name: string): Promise<string> {
    const act = actNamed(name);
    if (act === null) throw new NotFound();
    const desk = this.client.at(request);
    const [person, account] = await Promise.all([desk.person(), accountOf(desk, id)]);
    return document(PersonActPage({ person, account, name, act, problems: [] }));
  }

  @Post('personas/:id/:act')
  @Page()
  async act(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') name: string,
  ): Promise<string> {
    const act = actNamed(name);
    if (act === null) throw new NotFound();
    const desk = this.client.at(request);
    const [person, account] = await Promise.all([desk.person(), accountOf(desk, id)]);
    try {
      const asked = { ...act.asked, path: `/users/${account.id}${act.asked.path}` };
      const { body } = await this.client.act<PasswordLinkView>(request, asked);
      if (name === 'enlace') return await document(LinkPage({ person, account, link: body, isNew: false }));
    } catch (error) {
      const problems = saidBy(error, name);
      return this.again(reply, document(PersonActPage({ person, account, name, act, problems })));
    }
    void reply.redirect(`${administrationAt}/personas/${account.id}?hecho=${name}`, 303);
    return '';
  }

  private again(reply: FastifyReply, page: Promise<string>): Promise<string> {
    void reply.status(422);
    return page;
  }
}

function accountOf(desk: Desk, id: string): Promise<AccountView> {
  return desk.get<AccountView>(`/users/${encodeURIComponent(id)}`);
}

async function hospitalsOf(desk: Desk, { hospitalIds }: AccountView): Promise<NamedHospitalView[]> {
  const found = await Promise.all(hospitalIds.map((id) => ifAllowed(desk.get<NamedHospitalView>(`/hospitals/${id}`))));
  return found.filter((each) => each !== null);
}

const correctable = [400, 409, 412, 422, 429];

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof DeskProblem) || !correctable.includes(error.status)) throw error;
  return refused(state, newPersonForm, error);
}

// What there is nothing of to take away is said on the page of the act, not as a page that is missing.
function saidBy(error: unknown, name: string): readonly string[] {
  if (!(error instanceof DeskProblem)) throw error;
  if (error.status === 404) return [nothing[name] ?? error.detail];
  if (!correctable.includes(error.status)) throw error;
  return error.sentences;
}

const nothing: Readonly<Record<string, string>> = {
  'segundo-factor': 'Esta cuenta no tiene segundo factor.',
  'terminar-identidad': 'Esta cuenta no está enlazada con la identidad de la entidad, ni tiene permiso para enlazarse.',
};
