import { Body, Controller, Get, Header, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { NotFound } from '../../platform/http/contract';
import { FromAnywhere } from '../../platform/http/same-origin';
import { Paced } from '../../platform/limits/paced';
import { perform } from '../client/acts';
import { DeskClient } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { dateInWords } from '../parts/words';
import { linkForms, type Arrived } from './link.form';
import { linkAt, LinkPage, LinkUsedPage } from './link.page';
import type { StandingView } from './link.views';

interface Asked {
  readonly token: string;
  readonly arrived?: string;
}

/**
 * Where a one-time link leads. Looking at it uses nothing up: mail programs look. The secret is in the address, so no
 * address is told to anybody from here, and no log has it.
 */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Paced({ name: 'receipt-link-page', burst: 30, everySeconds: 10 })
@Controller('recibo/:token')
export class LinkPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get(['', ':arrived'])
  @Header('referrer-policy', 'no-referrer')
  @Page()
  async show(@Req() request: FastifyRequest, @Param() { token, arrived: asked }: Asked): Promise<string> {
    const arrived = arrivedOf(asked);
    const standing = await this.standing(request, token);
    if (standing.used !== null) return document(LinkUsedPage({ standing, used: standing.used }));
    return document(LinkPage({ token, standing, arrived, state: freshForm(this.before(standing, arrived)) }));
  }

  @Post(['', ':arrived'])
  @FromAnywhere()
  @Header('referrer-policy', 'no-referrer')
  @Page()
  async say(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { token, arrived: asked }: Asked,
    @Body() submitted: unknown,
  ): Promise<string> {
    const arrived = arrivedOf(asked);
    const standing = await this.standing(request, token);
    if (standing.used !== null) return document(LinkUsedPage({ standing, used: standing.used }));
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form: linkForms[arrived],
        ask: (body) => ({
          path: '/receipt-links/use',
          body: { ...body, token, said: arrived === 'nada' ? 'non-receipt' : 'receipt' },
        }),
        again: (state: FormState) => document(LinkPage({ token, standing, arrived, state })),
        done: () => linkAt(token),
      },
    );
  }

  private async standing(request: FastifyRequest, token: string): Promise<StandingView> {
    const asked = { method: 'POST', path: '/receipt-links/standing', body: { token: wellFormed(token) } } as const;
    return (await this.client.act<StandingView>(request, asked)).body;
  }

  private before({ amount, paidOn }: StandingView, arrived: Arrived): Record<string, string> {
    const today = dateInWords(this.clock.today());
    if (arrived === 'nada') return { checkedOn: today };
    const receivedOn = paidOn === null ? today : dateInWords(paidOn);
    return { receivedOn, amount: arrived === 'todo' ? amount.replace('.', ',') : '' };
  }
}

// What has not the shape of a link is answered as a link that is over: nothing is told apart.
function wellFormed(token: string): string {
  return /^[\w-]{43}$/.test(token) ? token : ''.padEnd(43, '-');
}

/** @throws NotFound where the address names nothing of ours */
function arrivedOf(asked: string | undefined): Arrived {
  if (asked === undefined) return 'todo';
  if (asked === 'menos' || asked === 'nada') return asked;
  throw new NotFound({});
}
