import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView, ResolutionSummaryView } from '../client/views';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import { usualDate } from './fiscal-year';
import type { OrderView } from './giro.views';
import { orderForm } from './order.form';
import { lineAddress, orderAddress, OrderPage, OrderSummary, trailOf } from './order.page';

/** A payment order: asked, reviewed with what it moves, registered once. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/asignaciones/:id/orden-de-pago')
export class OrderPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const context = await this.contextOf(request, id);
    const { allocation } = context;
    const amount = allocation.places.assigned ?? '';
    const state = freshForm({ amount: amount.replace('.', ','), orderedOn: usualDate(context.year) });
    return document(OrderPage({ ...context, state }));
  }

  @Post()
  @Page()
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const { person, allocation } = context;
    const again = (state: FormState) => document(OrderPage({ ...context, state }));
    return perform<OrderView>(
      this.client,
      { request, reply, submitted },
      {
        form: orderForm,
        ask: (body) => ({ path: `/allocations/${allocation.id}/disbursements`, body }),
        again,
        review: (state, { answer, effects }) =>
          document(
            ReviewPage({
              ...{ person, state, effects, trail: trailOf(allocation), action: orderAddress(allocation) },
              title: 'Revise la orden de pago',
              button: 'Registrar la orden',
              children: OrderSummary({ of: answer, allocation }),
            }),
          ),
        done: () => `${lineAddress(allocation)}?hecho=orden`,
      },
    );
  }

  private async contextOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const path = `/allocations/${encodeURIComponent(id)}`;
    const [person, allocation] = await Promise.all([desk.person(), desk.get<AllocationView>(path)]);
    const { fiscalYear } = await desk.get<ResolutionSummaryView>(`/resolutions/${allocation.resolutionId}`);
    return { person, allocation, year: { fiscalYear, today: this.clock.today() } };
  }
}
