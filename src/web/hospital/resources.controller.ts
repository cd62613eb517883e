import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PersonView } from '../client/views';
import { document } from '../parts/layout';
import { home } from './addresses';
import type { PendingView, ResourceView, ToDoView } from './hospital.views';
import { NotAHospitalPage } from './not-a-hospital.page';
import { ResourcesPage } from './resources.page';

/** «Mis recursos», the first page of who answers for a hospital. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller(home.slice(1))
export class ResourcesPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('hecho') done: unknown,
  ): Promise<string> {
    const desk = this.client.at(request);
    const person = await desk.get<PersonView & { readonly hospitalIds: readonly string[] }>('/me');
    if (!person.roles.includes('recipient')) {
      void reply.status(403);
      return document(NotAHospitalPage({ person }));
    }
    const [lines, toDo, pending] = await Promise.all([
      desk.all<ResourceView>('/allocations'),
      desk.all<ToDoView>('/tasks', { doable: 'true' }),
      desk.get<PendingView>('/pending', { who: 'ministry' }),
    ]);
    // Who has another role besides sees the lines of others too; here stand their own.
    const own = lines.filter(({ hospital }) => hospital !== null && person.hospitalIds.includes(hospital.id));
    const mine = toDo.filter((each) => own.some(({ id }) => id === each.allocation?.id));
    const today = this.clock.today();
    return document(ResourcesPage({ person, today, lines: own, toDo: mine, waiting: pending.items, done }));
  }
}
