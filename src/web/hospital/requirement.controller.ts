import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { NotFound } from '../../platform/http/contract';
import { TakesFile } from '../../platform/http/upload';
import { perform } from '../client/acts';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { dateInWords } from '../parts/words';
import { home } from './addresses';
import { attach } from './attach';
import type { EvidenceView, ResourceView } from './hospital.views';
import { NotAHospitalPage } from './not-a-hospital.page';
import { requirementAt, requirementForm, RequirementPage, type RequirementContext } from './requirement.page';

interface Named {
  readonly id: string;
  readonly kind: string;
}

/** A document before the giro, in two small steps that a poor connection bears: what it is, and its file. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller(`${home.slice(1)}/:id/requisitos/:kind`)
export class RequirementPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() named: Named,
    @Query('hecho') done: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, named);
    if (!context.person.roles.includes('recipient')) {
      void reply.status(403);
      return document(NotAHospitalPage({ person: context.person }));
    }
    return document(RequirementPage({ ...context, state: this.fresh(), problem: null, done }));
  }

  @Post()
  @Page()
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() named: Named,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, named);
    const { line, requirement } = context;
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form: requirementForm,
        ask: (body) => ({ path: `/allocations/${line.id}/requirements/${requirement.kind}`, body }),
        again: (state: FormState) => document(RequirementPage({ ...context, state, problem: null, done: null })),
        done: () => `${requirementAt(line.id, requirement.kind)}?hecho=documento`,
      },
    );
  }

  @Post('archivo')
  @Page()
  @TakesFile('The document that was handed in')
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() named: Named,
    @Query('acto') key: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, named);
    const leadsTo = `${requirementAt(context.line.id, context.requirement.kind)}?hecho=archivo`;
    const again = (problem: DeskProblem) =>
      document(RequirementPage({ ...context, state: this.fresh(), problem, done: null }));
    return attach(this.client, { request, reply, key }, { leadsTo, again });
  }

  private fresh(): FormState {
    return freshForm({ documentOn: dateInWords(this.clock.today()) });
  }

  /** @throws NotFound for a document that the resolution does not ask for */
  private async contextOf(request: FastifyRequest, { id, kind }: Named): Promise<RequirementContext> {
    const desk = this.client.at(request);
    const [person, line] = await Promise.all([
      desk.person(),
      desk.get<ResourceView>(`/allocations/${encodeURIComponent(id)}`),
    ]);
    const requirement = line.requirements.find((each) => each.kind === kind);
    if (requirement === undefined) throw new NotFound({});
    const { submissionId } = requirement;
    const files = submissionId === null ? [] : await desk.all<EvidenceView>('/evidence', { subject: submissionId });
    return { person, line, requirement, files };
  }
}
