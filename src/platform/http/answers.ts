import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { refusal } from '../../kernel/errors';
import type { Caller } from './caller';
import { requireTriable } from './dry-run';
import { requireFileExpected } from './upload';

/** What a use case answers: done now, the first answer given again, or only tried, with nothing kept. */
export class Answer<T> {
  constructor(
    readonly body: T,
    readonly how: 'done' | 'replayed' | 'tried',
  ) {}
}

export const ChangedSince = refusal(
  'resource.changed',
  'stale',
  { es: 'Cambió desde que lo vio', en: 'It changed since you saw it' },
  {
    es: () => 'Este registro cambió desde que usted lo consultó. Consúltelo de nuevo antes de decidir.',
    en: () => 'This record changed since you read it. Read it again before deciding.',
  },
);

/** The ETag of a view: a hash of what it says, so equal views have equal tags wherever they were made. */
export function etagOf(view: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 27)}"`;
}

/**
 * Refuses when the caller sent `If-Match` and the view, read again under lock, is not the one that it saw.
 * @throws ChangedSince
 */
export async function requireUnchanged(by: Caller, view: () => Promise<unknown>): Promise<void> {
  if (by.ifMatch === null || by.ifMatch === '*') return;
  requireTag(by.ifMatch, await view());
}

/** @param seen the ETag that somebody decided on; null when they did not say it @throws ChangedSince */
export function requireTag(seen: string | null, view: unknown): void {
  if (seen !== null && etagOf(view) !== seen.replace(/^W\//, '')) throw new ChangedSince({});
}

/** Sets ETag on what is read, answers 304 to who has it already, and marks an answer given again. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    // What one person may see is kept by no cache for another; whoever has it asks whether it is still so.
    // An act may answer a secret that is shown once.
    const kept = request.method === 'GET' ? 'private, no-cache' : 'no-store';
    if (reply.getHeader('cache-control') === undefined) void reply.header('cache-control', kept);
    requireTriable(context);
    requireFileExpected(context);
    return next.handle().pipe(
      map((result: unknown) => {
        const body: unknown = result instanceof Answer ? result.body : result;
        if (result instanceof Answer && result.how === 'replayed') void reply.header('idempotency-replayed', 'true');
        if (result instanceof Answer && result.how === 'tried') {
          // Nothing was created, so 201 would be untrue; and a view that does not exist has no tag.
          void reply.header('dry-run', 'true').status(200);
          return body;
        }
        if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return body;
        if (reply.getHeader('content-type') !== undefined) return body;
        const tag = etagOf(body);
        void reply.header('etag', tag);
        if (request.method !== 'GET' || request.headers['if-none-match'] !== tag) return body;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}
