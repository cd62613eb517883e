import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView } from '../client/views';
import { textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { Checks, type CheckName } from './checks';
import { eventsChoiceOf } from './events.choice';
import { EventsPage } from './events.page';
import { checkNames, RecordPage, recordAt } from './record.page';
import type { EventView, KeysView, SealView } from './record.views';

/** «Registro»: every act in its order, whether anybody has touched it, and all of it to take away. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/registro')
export class RecordPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
    private readonly checks: Checks,
  ) {}

  @Get()
  @Page()
  async overview(@Req() request: FastifyRequest): Promise<string> {
    const desk = this.client.at(request);
    const [person, seals, keys, latest] = await Promise.all([
      desk.person(),
      desk.get<PageView<SealView>>('/audit/seals', { limit: '10' }),
      desk.get<KeysView>('/audit/keys'),
      desk.get<PageView<EventView>>('/audit/events', { limit: '1' }),
    ]);
    const checks = new Map(checkNames.map((name) => [name, this.checks.of(person.id, name)]));
    const now = this.clock.now().getTime();
    return document(RecordPage({ person, now, seals: seals.items, keys, latest: latest.items[0] ?? null, checks }));
  }

  /** Starts a check and leads back at once: it goes on by itself. */
  @Post('verificaciones')
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() submitted: unknown): Promise<void> {
    const name = checkNames.find((each) => each === textOf(submitted, 'cual'));
    const desk = this.client.at(request);
    const [person] = await Promise.all([desk.person(), desk.get('/audit/events', { limit: '1' })]);
    if (name !== undefined) {
      const [root, size] = [textOf(submitted, 'raiz').trim(), textOf(submitted, 'eventos').trim()];
      const paper = name === 'registro' && (root !== '' || size !== '') ? { root, size } : null;
      this.checks.start(person.id, name, {
        ask: () => desk.get(askedFor[name], { ...paper }),
        paper,
        now: () => this.clock.now().getTime(),
      });
    }
    void reply.redirect(`${recordAt}#verificaciones`, 303);
  }

  @Get('eventos')
  @Page()
  async events(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const choice = eventsChoiceOf(asked);
    const query = choice.problem === null ? choice.query : {};
    const [person, events] = await Promise.all([
      desk.person(),
      desk.get<PageView<EventView>>('/audit/events', { ...query, limit: '50' }),
    ]);
    return document(EventsPage({ person, choice, events }));
  }
}

const askedFor: Readonly<Record<CheckName, string>> = {
  registro: '/audit/verification',
  libro: '/ledger/audit',
  soportes: '/evidence/verification',
};
