import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Transactions } from '../../platform/database/transactions';
import { apiPrefix } from '../../platform/http/application';
import type { SignedInRequest } from '../../platform/http/caller';
import { leavingAs, type Leaving } from '../../platform/http/leaving';
import { isId } from '../../platform/ids';
import { actsOn } from './act-under-way';
import { Audit } from './audit.service';
import { worthOf, type Worth } from './witness.rules';

/**
 * Records what is refused, read and taken away, before the answer leaves: what cannot be recorded is not answered. Each
 * in a transaction of its own, on the chain of the person, so that nobody waits for another's.
 */
@Injectable()
export class Witness implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onSend', async (request: SignedInRequest, reply, payload) => {
      const worth = worthOfAnswer(request, reply);
      if (worth === null) return;
      try {
        await this.record(request, worth, { payload, file: leavingAs(reply) });
      } catch (error) {
        // Nobody will read it: its connection is let go.
        if (payload instanceof Readable) payload.destroy();
        throw error;
      }
    });
  }

  private async record(
    request: SignedInRequest,
    act: Worth,
    { payload, file }: { payload: unknown; file: Leaving | null },
  ): Promise<void> {
    const { person } = request;
    if (!person) return;
    const { route, subject } = askedOf(request);
    const content = {
      method: request.method,
      route,
      params: request.params,
      query: request.query,
      ...(act === 'request.refuse' ? refusedWith(payload) : {}),
      ...(file === null ? {} : { file }),
    };
    await this.transactions.writeAtOnce(async (tx) => {
      actsOn(tx, { kind: 'person', id: person.id });
      await this.audit.record(
        tx,
        { person },
        { act, subjectKind: 'request', subjectId: subject ?? person.id, content },
      );
    });
  }
}

function worthOfAnswer(request: SignedInRequest, reply: FastifyReply): Worth | null {
  const { route } = askedOf(request);
  if (!request.person || !route.startsWith(`/${apiPrefix}/`)) return null;
  return worthOf({
    method: request.method,
    status: reply.statusCode,
    contentType: String(reply.getHeader('content-type') ?? ''),
    roles: request.person.roles,
    route,
    tried: ['true', 'effects'].includes(String(request.headers['dry-run'])),
  });
}

/** The route, and what it was asked about: the first identifier in its path. */
function askedOf(request: SignedInRequest): { route: string; subject: string | undefined } {
  const parameters = Object.values((request.params as Record<string, string> | null) ?? {});
  return { route: request.routeOptions.url ?? request.url, subject: parameters.find(isId)?.toLowerCase() };
}

/** The code and the figures of a refusal, as the caller is told them. */
function refusedWith(payload: unknown): object {
  try {
    const { code, params } = JSON.parse(String(payload)) as { code: string; params: object };
    return { code, figures: params };
  } catch {
    return {};
  }
}
