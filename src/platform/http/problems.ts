import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refusal, type Language, type RefusalKind } from '../../kernel/errors';
import { OverCapacity } from '../capacity/over-capacity';
import { awayOf, DatabaseAway, hasWaitedTooLong } from '../database/constraints';
import { requestForLog } from '../logging';

const statuses: Record<RefusalKind, number> = {
  syntax: 400,
  form: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  unacceptable: 406,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
};

const plain = (code: string, kind: RefusalKind, es: string, en: string) =>
  refusal(code, kind, { es, en }, { es: () => `${es}.`, en: () => `${en}.` });

const MalformedBody = plain(
  'body.malformed',
  'syntax',
  'El cuerpo de la petición no es JSON bien formado',
  'The body is not well-formed JSON',
);
const BodyTooLarge = plain(
  'body.too-large',
  'too-large',
  'El cuerpo de la petición es demasiado grande',
  'The body is too large',
);
export const UnsupportedType = plain(
  'body.unsupported-type',
  'unsupported',
  'Se espera un cuerpo application/json',
  'A body in application/json is expected',
);
const NoSuchRoute = plain('route.not-found', 'missing', 'Esta dirección no existe', 'This address does not exist');
export const MalformedAddress = plain(
  'route.malformed',
  'syntax',
  'La dirección está mal escrita',
  'The address is malformed',
);

const byStatus: Record<number, new (params: Record<string, never>) => Refusal> = {
  400: MalformedBody,
  404: NoSuchRoute,
  413: BodyTooLarge,
  415: UnsupportedType,
};

/** The one place that knows how a refusal looks on the wire: RFC 9457, Spanish unless English is asked for. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const language = languageOf(request.headers['accept-language']);
    const known = asRefusal(error);
    if (!known || known instanceof DatabaseAway) this.log.error({ req: requestForLog(request), err: error });
    const body = known ? problemOf(known, language) : bug(language);
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer');
    sendBody(body, reply);
  }
}

/** Answers a refusal to whoever has not reached a route. */
export function sendProblem(refused: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  sendBody(problemOf(refused, languageOf(request.headers['accept-language'])), reply);
}

function sendBody(body: ReturnType<typeof problemOf>, reply: FastifyReply): void {
  const wait = retryAfterOf(body);
  if (wait !== null) void reply.header('retry-after', wait);
  void reply.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}

export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (hasWaitedTooLong(error)) return new OverCapacity({ retryAfterSeconds: 2 });
  const away = awayOf(error);
  if (away) return away;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | undefined)?.statusCode;
  const Known = status === undefined ? undefined : byStatus[status];
  return Known ? new Known({}) : null;
}

/** A refusal as `application/problem+json` (RFC 9457). */
export function problemOf(refused: Refusal, language: Language) {
  return {
    type: `urn:trazagiro:problem:${refused.code}`,
    title: refused.title[language],
    status: statuses[refused.kind],
    detail: refused.detail(language),
    code: refused.code,
    params: refused.params,
    ...(refused.problems.length > 0
      ? { errors: refused.problems.map((problem) => ({ ...problem, detail: problem.detail[language] })) }
      : {}),
  };
}

/** Seconds to wait before asking again, where waiting helps. */
export function retryAfterOf({ status, params }: { status: number; params: Record<string, unknown> }): string | null {
  const { retryAfterSeconds: seconds } = params;
  if (typeof seconds === 'number') return String(seconds);
  return status === 503 ? '2' : null;
}

function bug(language: Language) {
  return {
    type: 'urn:trazagiro:problem:service.failed',
    title: language === 'es' ? 'El servicio falló' : 'The service failed',
    status: 500,
    detail:
      language === 'es'
        ? 'Es un error nuestro, quedó anotado; nada quedó a medias.'
        : 'The fault is ours and was logged; nothing was half written.',
    code: 'service.failed',
    params: {},
  };
}

export function languageOf(accepted: string | undefined): Language {
  return /^\s*en\b/i.test(accepted ?? '') ? 'en' : 'es';
}
