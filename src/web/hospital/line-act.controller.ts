import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { NotFound } from '../../platform/http/contract';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import { actAt, home } from './addresses';
import type { ResourceView } from './hospital.views';
import { lineActs } from './line-acts';
import type { LineAct, LineContext } from './line-act';
import { LineActPage, trailOf } from './line-act.page';
import { NotAHospitalPage } from './not-a-hospital.page';

/** The acts of a hospital on its line: each asked, looked at where it says so, and done once. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller(`${home.slice(1)}/:id/:act`)
export class LineActPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { id, act: address }: { id: string; act: string },
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const act = actOf(address);
    const context = await this.contextOf(request, { id, act, asked });
    if (!context.person.roles.includes('recipient')) {
      void reply.status(403);
      return document(NotAHospitalPage({ person: context.person }));
    }
    return document(LineActPage({ act, context, state: freshForm(act.before(context)) }));
  }

  @Post()
  @Page()
  async do(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { id, act: address }: { id: string; act: string },
    @Body() submitted: unknown,
  ): Promise<string> {
    const act = actOf(address);
    const context = await this.contextOf(request, { id, act, asked: {} });
    const { line, person } = context;
    const looked = act.review;
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form: act.form(context),
        ask: (body) => ({
          path: `/allocations/${line.id}/${act.path}`,
          body: act.body?.(body, context) ?? body,
        }),
        again: (state: FormState) => document(LineActPage({ act, context, state })),
        ...(act.blame === undefined ? {} : { blame: act.blame }),
        ...(looked === undefined
          ? {}
          : {
              review: (state: FormState, { answer, effects }) =>
                document(
                  ReviewPage({
                    ...{ person, state, effects, trail: trailOf(line), action: actAt(line.id, act.address) },
                    ...{ title: looked.title, button: looked.button, grave: looked.grave ?? false },
                    children: looked.said(answer, context),
                  }),
                ),
            }),
        done: () => `${home}?hecho=${act.done}#linea-${line.id}`,
      },
    );
  }

  private async contextOf(
    request: FastifyRequest,
    { id, act, asked }: { id: string; act: LineAct; asked: Record<string, unknown> },
  ): Promise<LineContext<unknown>> {
    const desk = this.client.at(request);
    const [person, line] = await Promise.all([
      desk.person(),
      desk.get<ResourceView>(`/allocations/${encodeURIComponent(id)}`),
    ]);
    return { person, line, asked, today: this.clock.today(), facts: await act.read(desk, line) };
  }
}

/** @throws NotFound */
function actOf(address: string): LineAct {
  const act = lineActs.find((each) => each.address === address);
  if (act === undefined) throw new NotFound({});
  return act;
}
