import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MalformedAddress, sendProblem } from './problems';

type PageOf = (refused: InstanceType<typeof MalformedAddress>, reply: FastifyReply) => Promise<unknown>;

/** Addresses that Fastify itself cannot read: they reach no route and no filter, and are told here. */
@Injectable()
export class MalformedAddresses {
  #pageOf: PageOf | null = null;

  /** How a page says it to whoever came with a browser. */
  showWith(pageOf: PageOf): void {
    this.#pageOf = pageOf;
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const refused = new MalformedAddress({});
    const readsPages = !request.url.startsWith('/api/') && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (readsPages && this.#pageOf) await this.#pageOf(refused, reply);
    else sendProblem(refused, request, reply);
  }
}
