import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant, refusal } from '../../kernel/errors';
import type { Person } from '../access/person';
import { trialOf, type Trial } from './dry-run';

export interface ServiceToken {
  readonly id: string;
  readonly name: string;
}

/** Who asks, on which day of the office, and how to recognise the same request sent again. */
export interface Caller {
  readonly person: Person;
  /** The session that asks; «» when a program does. */
  readonly sessionId: string;
  /** The token of the program that asks for this person, or null when the person does. */
  readonly serviceToken: ServiceToken | null;
  readonly today: CalendarDate;
  readonly idempotencyKey: string | null;
  /** SHA-256 of method, path and body; made when it is asked for, once the body has been read by its form. */
  readonly fingerprint: string;
  /** The ETag that the caller saw, if it wants to be refused when things have changed since. */
  readonly ifMatch: string | null;
  /** `Dry-Run`: the act is judged whole and nothing of it is kept. */
  readonly dryRun: Trial;
}

export interface SignedInRequest extends FastifyRequest {
  person?: Person;
  sessionId?: string;
  serviceToken?: ServiceToken;
  /** Whether the session was opened with a second factor. */
  secondFactor?: boolean;
  today?: CalendarDate;
}

export const WrongIdempotencyKey = refusal(
  'idempotency.wrong-key',
  'syntax',
  { es: 'Idempotency-Key no válida', en: 'Invalid Idempotency-Key' },
  {
    es: () => 'Idempotency-Key debe tener entre 1 y 200 caracteres visibles.',
    en: () => 'Idempotency-Key must have 1 to 200 visible characters.',
  },
);

/** The caller of a route; the guard has let the person in. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<SignedInRequest>();
  invariant(request.person && request.today, 'the guard signs the person in before a route is reached');
  let fingerprint: string | undefined;
  return {
    person: request.person,
    sessionId: request.sessionId ?? '',
    serviceToken: request.serviceToken ?? null,
    today: request.today,
    idempotencyKey: idempotencyKeyOf(request),
    get fingerprint() {
      return (fingerprint ??= fingerprintOf(request));
    },
    ifMatch: request.headers['if-match'] ?? null,
    dryRun: trialOf(request),
  };
});

function fingerprintOf({ method, url, body }: FastifyRequest): string {
  return hash('sha256', `${method} ${url}\n${JSON.stringify(body ?? null)}`, 'hex');
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new WrongIdempotencyKey({});
  return key;
}
