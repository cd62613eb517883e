import { Controller, Get, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient } from '../client/desk-client';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { TasksPage } from './tasks.page';
import type { TasksView } from './task-views';

@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/tareas')
export class TasksPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async read(@Req() request: FastifyRequest, @Query('desde') from: unknown): Promise<string> {
    const desk = this.client.at(request);
    const cursor = typeof from === 'string' ? from : undefined;
    const [person, tasks] = await Promise.all([desk.person(), desk.get<TasksView>('/tasks', { limit: '100', cursor })]);
    return document(TasksPage({ person, tasks }));
  }
}
