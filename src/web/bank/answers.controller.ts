import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { TriedView } from '../client/views';
import { freshForm, refused } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { AnswerSummaryView, AnswerView, AppliedView } from './bank.views';
import { answerForm, AnswerPage, AnswersPage, TriedAnswerPage } from './answers.page';
import { answersAddress } from './bank.words';

/** What the bank answered: read with every difference, and then applied. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/respuestas-del-banco')
export class BankAnswersPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  list(@Req() request: FastifyRequest): Promise<string> {
    return this.page(request, null);
  }

  @Post('leer')
  @Page()
  @TakesFile('CSV, XLSX o texto de ancho fijo, de 10 MB o menos')
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.orAgain(request, reply, async () => {
      const tried = await this.client.handOnAs<TriedView<AppliedView>>(request, {
        path: '/payment-answers',
        tried: true,
      });
      const person = await this.client.at(request).person();
      return document(TriedAnswerPage({ person, of: tried.answer, state: freshForm() }));
    });
  }

  @Post('aplicar')
  @Page()
  @TakesFile('CSV, XLSX o texto de ancho fijo, de 10 MB o menos')
  async apply(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 100) : '');
    const [tag, key] = [text('leftovers'), text('acto')];
    return this.orAgain(request, reply, async () => {
      const applied = await this.client.handOnAs<AppliedView>(request, {
        path: `/payment-answers${tag === '' ? '' : `?${new URLSearchParams({ leftovers: tag }).toString()}`}`,
        ...(/^[\w-]{8,64}$/.test(key) ? { key } : {}),
      });
      void reply.redirect(applied.id === null ? answersAddress : `${answersAddress}/${applied.id}?hecho=aplicada`, 303);
      return '';
    });
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const path = `/payment-answers/${encodeURIComponent(id)}`;
    const [person, of] = await Promise.all([desk.person(), desk.get<AnswerView>(path)]);
    return document(AnswerPage({ person, of, done }));
  }

  /** The page again with what is wrong with the file: it has to be chosen again. */
  private async orAgain(request: FastifyRequest, reply: FastifyReply, work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![400, 409, 413, 415, 422, 429].includes(error.status)) throw error;
      void reply.status(422);
      return this.page(request, error);
    }
  }

  private async page(request: FastifyRequest, problem: DeskProblem | null): Promise<string> {
    const desk = this.client.at(request);
    const [person, answers] = await Promise.all([desk.person(), desk.all<AnswerSummaryView>('/payment-answers')]);
    const state = problem === null ? freshForm() : refused(freshForm(), answerForm, problem);
    return document(AnswersPage({ person, answers, state }));
  }
}
