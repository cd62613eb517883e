import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../../kernel/errors';
import type { Caller } from './caller';

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
  return etagOfText(JSON.stringify(view));
}

function etagOfText(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
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

/**
 * Says of every answer for whom it may be kept, writes it out once, with its ETag, answers 304 to who has it already,
 * and marks an answer given again. Hooks of the server: an interceptor costs every request more than they do.
 */
export function tellAnswers(server: FastifyInstance): void {
  server.addHook('preHandler', (request, reply, done) => {
    // What one person may see is kept by no cache for another; whoever has it asks whether it is still so.
    // An act may answer a secret that is shown once.
    void reply.header('cache-control', request.method === 'GET' ? 'private, no-cache' : 'no-store');
    done();
  });
  server.addHook('preSerialization', (request, reply, result: unknown, done) => {
    const body: unknown = result instanceof Answer ? result.body : result;
    if (result instanceof Answer && result.how === 'replayed') void reply.header('idempotency-replayed', 'true');
    // Nothing was created, so 201 would be untrue; and a view that does not exist has no tag.
    const isTried = result instanceof Answer && result.how === 'tried';
    if (isTried) void reply.header('dry-run', 'true').status(200);
    // A public answer has a tag of its own: of what it says, whenever it was asked.
    const hasOwnForm = reply.getHeader('content-type') !== plainJson || reply.hasHeader('etag');
    if (typeof body !== 'object' || body === null || isTried || hasOwnForm) {
      done(null, body);
      return;
    }
    const text = JSON.stringify(body);
    const tag = etagOfText(text);
    void reply.header('etag', tag).serializer(() => text);
    if (request.method === 'GET' && request.headers['if-none-match'] === tag) {
      void reply.status(304).removeHeader('content-type');
      void reply.serializer(() => '');
    }
    done(null, body);
  });
}

// What Fastify calls an object whose route calls it nothing else.
const plainJson = 'application/json; charset=utf-8';
