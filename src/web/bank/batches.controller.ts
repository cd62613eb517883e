import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { DeedPages } from '../parts/deeds/deed-pages';
import { Deeds } from '../parts/deeds/deeds';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm, textOf, textsOf, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import type { BatchSummaryView, PaymentBatchView, ReadyOrderView } from './bank.views';
import { batchesAddress } from './bank.words';
import { paymentBatchRoom } from './batch.room';
import { BatchesPage } from './batches.page';
import { OrdersTable, PaymentBatchPage } from './payment-batch.page';

const chosenForm = { elegidos: { kind: 'text', label: 'Órdenes marcadas' } } as const satisfies FormDefinition;

/** Approved orders as a file for the bank. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/lotes-de-pago')
export class PaymentBatchesPageController extends DeedPages<PaymentBatchView> {
  constructor(
    private readonly client: DeskClient,
    deeds: Deeds,
  ) {
    super(deeds, paymentBatchRoom);
  }

  @Get()
  @Page()
  list(@Req() request: FastifyRequest): Promise<string> {
    return this.page(request, freshForm());
  }

  @Post()
  @Page()
  async make(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const person = await this.client.at(request).person();
    if (!person.roles.includes('paymaster'))
      throw new DeskProblem(403, 'No es de su oficio', 'Los lotes los hace Pagaduría.', 'page.other-office');
    const chosen = textsOf(submitted, 'elegido').join(',') || textOf(submitted, 'elegidos');
    return perform<PaymentBatchView>(
      this.client,
      { request, reply, submitted: { ...(submitted as object), elegidos: chosen } },
      {
        form: chosenForm,
        ask: () => ({
          path: '/payment-batches',
          body: { disbursements: chosen.split(',').map((id) => ({ id })) },
        }),
        again: (state) => this.page(request, chosen === '' ? { ...state, problems: [nothingChosen] } : state),
        review: (state, { answer }) =>
          document(
            ReviewPage({
              ...{ person, state, effects: [], quiet: true },
              title: 'Hacer el archivo para el banco',
              trail: [
                { href: '/', label: 'Inicio' },
                { href: batchesAddress, label: 'Lotes para el banco' },
              ],
              action: batchesAddress,
              button: 'Hacer el archivo',
              children: OrdersTable({ of: answer }),
            }),
          ),
        done: ({ id }) => `${batchesAddress}/${id}?hecho=hecho`,
      },
    );
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), paymentBatchRoom.read(desk, id)]);
    return document(PaymentBatchPage({ person, of, done }));
  }

  private async page(request: FastifyRequest, state: FormState): Promise<string> {
    const desk = this.client.at(request);
    const [person, ready, batches] = await Promise.all([
      desk.person(),
      desk.all<ReadyOrderView>('/payment-batches/ready'),
      desk.all<BatchSummaryView>('/payment-batches'),
    ]);
    return document(BatchesPage({ person, ready, batches, state }));
  }
}

const nothingChosen = { field: null, said: 'No marcó ninguna orden. Marque las que van en el archivo.' };
