import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { textOf, textsOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { SecondFactorView } from './account.views';
import { MadeTokenPage, NewTokenPage, type MadeTokenView } from './token.page';

/** A token for a program of one's own: made with the password, shown once. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/cuenta/tokens/nuevo')
export class TokenPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest): Promise<string> {
    const typed = { name: '', days: '30', acts: [] };
    return document(NewTokenPage({ ...(await this.contextOf(request)), typed, problems: [] }));
  }

  @Post()
  @Page()
  async make(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request);
    const typed = {
      name: textOf(submitted, 'nombre').trim(),
      days: textOf(submitted, 'dias').trim(),
      acts: textsOf(submitted, 'actos'),
    };
    const problems = problemsOf(typed);
    if (problems.length === 0) {
      const code = textOf(submitted, 'codigo').trim();
      const body = {
        ...{ name: typed.name, days: Number(typed.days), acts: typed.acts, password: textOf(submitted, 'actual') },
        ...(code === '' ? {} : { code }),
      };
      try {
        const { body: made } = await this.client.act<MadeTokenView>(request, {
          method: 'POST',
          path: '/service-tokens',
          body,
        });
        return await document(MadeTokenPage({ person: context.person, made }));
      } catch (error) {
        if (!(error instanceof DeskProblem) || ![409, 422, 429].includes(error.status)) throw error;
        problems.push(...error.sentences);
      }
    }
    void reply.status(422);
    return document(NewTokenPage({ ...context, typed, problems }));
  }

  private async contextOf(request: FastifyRequest) {
    const desk = this.client.at(request);
    const [person, acts, factor] = await Promise.all([
      desk.person(),
      desk.get<{ items: string[] }>('/service-tokens/acts'),
      desk.get<SecondFactorView>('/me/second-factor'),
    ]);
    return { person, givable: acts.items, hasFactor: factor.confirmedAt !== null };
  }
}

function problemsOf({ name, days, acts }: { name: string; days: string; acts: readonly string[] }): string[] {
  return [
    ...(name === '' ? ['Diga para qué programa es.'] : []),
    ...(/^\d{1,3}$/.test(days) ? [] : ['Diga por cuántos días, de 1 a 366.']),
    ...(acts.length === 0 ? ['Escoja al menos un acto.'] : []),
  ];
}
