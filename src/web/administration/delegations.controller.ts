import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { freshForm, textOf, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { delegationBody, delegationFormOf, revocationForm } from './delegation.forms';
import {
  DelegationFormPage,
  DelegationReviewPage,
  delegationsAt,
  DelegationsPage,
  type DelegationView,
} from './delegations.page';

/** Roles that are lent for some days: given, seen and ended. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/delegaciones')
export class DelegationsPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const cursor = textOf(asked, 'desde') || undefined;
    const [person, delegations] = await Promise.all([
      desk.person(),
      desk.get<PageView<DelegationView>>('/delegations', { limit: '50', cursor }),
    ]);
    const isFirst = cursor === undefined;
    return document(DelegationsPage({ person, delegations, isFirst, done: asked['hecho'] }));
  }

  @Get('nueva')
  @Page()
  async askNew(@Req() request: FastifyRequest): Promise<string> {
    const person = await this.client.at(request).person();
    const form = delegationFormOf(person.roles);
    return document(DelegationFormPage({ person, form, state: freshForm(), ended: null }));
  }

  @Post('nueva')
  @Page()
  async give(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const person = await this.client.at(request).person();
    const form = delegationFormOf(person.roles);
    return perform<DelegationView>(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (body) => ({ path: '/delegations', body: delegationBody(body) }),
        again: (state: FormState) => document(DelegationFormPage({ person, form, state, ended: null })),
        review: (state, { answer }) =>
          document(DelegationReviewPage({ person, state, delegation: answer, ends: false })),
        done: () => `${delegationsAt}?hecho=dada`,
      },
    );
  }

  @Get(':id/revocacion')
  @Page()
  async askEnd(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const { person, ended } = await this.contextOf(request, id);
    return document(DelegationFormPage({ person, form: revocationForm, state: freshForm(), ended }));
  }

  @Post(':id/revocacion')
  @Page()
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const { person, ended } = await this.contextOf(request, id);
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form: revocationForm,
        ask: (body) => ({ path: `/delegations/${ended.id}/revocation`, body }),
        again: (state: FormState) => document(DelegationFormPage({ person, form: revocationForm, state, ended })),
        review: (state) => document(DelegationReviewPage({ person, state, delegation: ended, ends: true })),
        done: () => `${delegationsAt}?hecho=revocada`,
      },
    );
  }

  private async contextOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const [person, ended] = await Promise.all([
      desk.person(),
      desk.get<DelegationView>(`/delegations/${encodeURIComponent(id)}`),
    ]);
    return { person, ended };
  }
}
