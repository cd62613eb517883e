import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MalformedAddresses } from '../../platform/http/malformed';
import { problemOf } from '../../platform/http/problems';
import { document } from '../parts/layout';
import { pageHeaders } from '../client/page.decorator';
import { ProblemPage } from '../client/problem.page';

/** Who types an address that is none, in a browser, gets a page; programs get the contract's JSON. */
@Injectable()
export class LostVisitors implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly malformed: MalformedAddresses,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onRequest', async (request, reply) => {
      if (isLost(request)) await show(reply, { status: 404, title: 'Esta dirección no existe' });
    });
    this.malformed.showWith((refused, reply) => {
      const { status, title } = problemOf(refused, 'es');
      return show(reply, { status, title });
    });
  }
}

function isLost({ is404, method, url, headers }: FastifyRequest): boolean {
  return is404 && method === 'GET' && !url.startsWith('/api/') && /\btext\/html\b/.test(headers.accept ?? '');
}

async function show(reply: FastifyReply, { status, title }: { status: number; title: string }): Promise<void> {
  const details = ['Revise cómo está escrita la dirección, o vuelva a Inicio y llegue desde ahí.'];
  const page = await document(ProblemPage({ title, details, person: null }));
  await reply.status(status).headers(pageHeaders).send(page);
}
