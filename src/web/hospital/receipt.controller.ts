import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { NotFound } from '../../platform/http/contract';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { TriedView } from '../client/views';
import { pesos } from '../parts/amounts';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import { dateInWords } from '../parts/words';
import { receiptAt, type Arrived } from './addresses';
import type { CertificateView, GiroView, ReceiptView, ResourceView } from './hospital.views';
import { ReceiptPage, receiptForms, trailOf, type GiroContext } from './receipt.page';
import { ReceiptToldPage } from './receipt-told.page';
import { LessSaid } from './less-said';

interface Asked {
  readonly id: string;
  readonly arrived?: string;
}

interface Confirmed {
  readonly amount: string;
  readonly receivedOn: string;
  readonly inDispute: string;
}

/** The hospital says what became of a giro: all, less or nothing arrived. Light, for one bar of signal. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/recibos/:id')
export class ReceiptPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get(['', ':arrived'])
  @Page()
  async ask(
    @Req() request: FastifyRequest,
    @Param() { id, arrived: asked }: Asked,
    @Query('hecho') done: unknown,
  ): Promise<string> {
    const arrived = arrivedOf(asked);
    const desk = this.client.at(request);
    const context = await contextOf(desk, id);
    if (done !== undefined || !canConfirm(context)) return document(await told(desk, context, done));
    return document(ReceiptPage({ ...context, arrived, state: freshForm(this.before(context, arrived)) }));
  }

  @Post(['', ':arrived'])
  @Page()
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { id, arrived: asked }: Asked,
    @Body() submitted: unknown,
  ): Promise<string> {
    const arrived = arrivedOf(asked);
    const context = await contextOf(this.client.at(request), id);
    const act = arrived === 'nada' ? 'non-receipts' : 'receipt';
    const action = receiptAt(id, arrived);
    const review = (state: FormState, { answer, effects }: TriedView<Confirmed>) =>
      document(
        ReviewPage({
          ...{ person: context.person, state, action, effects, trail: trailOf(context, arrived) },
          title: 'Llegó menos: revise',
          button: `Confirmar que llegaron ${pesos(answer.amount)}`,
          light: true,
          children: LessSaid({
            amount: pesos(answer.amount),
            on: dateInWords(answer.receivedOn),
            left: pesos(answer.inDispute),
          }),
        }),
      );
    return perform<Confirmed>(
      this.client,
      { request, reply, submitted },
      {
        form: receiptForms[arrived],
        ask: (body) => ({ path: `/disbursements/${context.giro.id}/${act}`, body }),
        again: (state) => document(ReceiptPage({ ...context, arrived, state })),
        ...(arrived === 'menos' ? { review } : {}),
        done: () => `${receiptAt(id)}?hecho=${arrived}`,
      },
    );
  }

  private before({ giro }: GiroContext, arrived: Arrived): Record<string, string> {
    const today = dateInWords(this.clock.today());
    if (arrived === 'nada') return { checkedOn: today };
    // The rest of a giro that arrived in part did not arrive when the first of it did.
    const isRest = giro.status === 'received-partly';
    const paid = giro.settlement?.datePrecision === 'exact' ? dateInWords(giro.settlement.effectiveOn) : today;
    return {
      receivedOn: isRest ? today : paid,
      amount: arrived === 'todo' ? giro.places.transit.replace('.', ',') : '',
    };
  }
}

/** @throws NotFound where the address names nothing of ours */
function arrivedOf(asked: string | undefined): Arrived {
  if (asked === undefined) return 'todo';
  if (asked === 'menos' || asked === 'nada') return asked;
  throw new NotFound({});
}

function canConfirm({ person, giro }: GiroContext): boolean {
  return person.roles.includes('recipient') && ['in-transit', 'received-partly'].includes(giro.status);
}

async function contextOf(desk: Desk, id: string): Promise<GiroContext> {
  const [person, giro] = await Promise.all([
    desk.person(),
    desk.get<GiroView>(`/disbursements/${encodeURIComponent(id)}`),
  ]);
  return { person, giro, line: await desk.get<ResourceView>(`/allocations/${giro.allocationId}`) };
}

async function told(desk: Desk, context: GiroContext, done: unknown): Promise<JSX.Element> {
  const { giro } = context;
  const receipts = await desk.all<ReceiptView>(`/disbursements/${giro.id}/receipts`);
  const subjects = [giro.id, ...receipts.map(({ id }) => id)];
  const valid = { type: 'receipt', state: 'valid' };
  const certificates = await Promise.all(
    subjects.map((subject) => desk.all<CertificateView>('/certificates', { ...valid, subject })),
  );
  return ReceiptToldPage({ ...context, receipts, certificates: certificates.flat(), done });
}
