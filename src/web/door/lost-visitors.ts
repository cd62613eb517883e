import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { document } from '../parts/layout';
import { pageHeaders } from '../client/page.decorator';
import { ProblemPage } from '../client/problem.page';

/** Who types an address that is none, in a browser, gets a page; programs get the contract's JSON. */
@Injectable()
export class LostVisitors implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onRequest', async (request, reply) => {
      if (isLost(request)) await show(reply);
    });
  }
}

function isLost({ is404, method, url, headers }: FastifyRequest): boolean {
  return is404 && method === 'GET' && !url.startsWith('/api/') && /\btext\/html\b/.test(headers.accept ?? '');
}

async function show(reply: FastifyReply): Promise<void> {
  const details = ['Revise cómo está escrita la dirección, o vuelva a Inicio y llegue desde ahí.'];
  const page = await document(ProblemPage({ title: 'Esta dirección no existe', details, person: null }));
  await reply.status(404).headers(pageHeaders).send(page);
}
