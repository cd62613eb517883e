import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest, LightMyRequestResponse as Response } from 'fastify';
import { deviceCookie } from '../../platform/access/devices';
import { cookieOf, sessionCookie } from '../../platform/access/session-cookies';
import { apiPrefix } from '../../platform/http/application';
import { formWith } from './upload-form';
import { readProblem } from './problem-reading';
import type { PageView, PersonView, TriedView } from './views';

/** One of the problems of a form or of a file. */
export interface ListedProblem {
  readonly field: string | null;
  readonly line: number | null;
  readonly code: string;
  readonly detail: string;
}

/** The service's own refusal, as its contract words it: the page says the same. */
export class DeskProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly code: string,
    readonly problems: readonly ListedProblem[] = [],
    /** Seconds, where waiting helps. */
    readonly retryAfter: string | null = null,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** What is wrong, each thing in a sentence. */
  get sentences(): string[] {
    return this.problems.length > 0 ? this.problems.map(({ detail }) => detail) : [this.detail];
  }
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token: string | null;
  readonly body?: object | undefined;
  /** The Idempotency-Key of an act. */
  readonly key?: string;
  /** Only tried, and told what it would move. */
  readonly tried?: boolean;
  readonly stream?: { readonly type: string; readonly from: Readable };
  /** A file, in a form of its own. */
  readonly file?: { readonly name: string; readonly bytes: Buffer };
  /** The ETag of what was read: where it changed since, the act is refused. */
  readonly ifMatch?: string;
}

type Injected = Asked & { readonly payloadAsStream?: boolean };

interface Answered<View = unknown> {
  readonly body: View;
  /** To hand on. */
  readonly cookies: string | string[] | undefined;
}

interface FileAnswered {
  readonly stream: Readable;
  readonly headers: Readonly<Record<string, string>>;
}

const fileHeaders = ['content-type', 'content-disposition', 'content-length'] as const;

const mostPages = 10;

/** Nothing can be done before one is enrolled, in «Mi cuenta». */
export const secondFactorRequired = 'second-factor.required';

/** Speaks to the business as any client would, through the HTTP contract, without a network. */
@Injectable()
export class DeskClient {
  constructor(private readonly host: HttpAdapterHost) {}

  /** What the person of this request may ask. @throws DeskProblem 401 when nobody is signed in */
  at(request: FastifyRequest): Desk {
    const token = cookieOf(request);
    if (token === null) throw notSignedIn();
    return new Desk((path) => this.send(request, { method: 'GET', path, token }));
  }

  /** What whoever sends a form of ours asks to be done, signed in or not. @throws DeskProblem with the service's words */
  act<View = unknown>(request: FastifyRequest, asked: Omit<Asked, 'token'>): Promise<Answered<View>> {
    return this.send<View>(request, { ...asked, token: cookieOf(request) });
  }

  /** @returns the cookies to hand on, none when the session was over already */
  async signOut(request: FastifyRequest) {
    const asked = { method: 'DELETE', path: '/sessions/current', token: cookieOf(request) } as const;
    return (await this.send(request, asked).catch(() => null))?.cookies;
  }

  /** What anybody may ask, without signing in. @throws DeskProblem with the service's words */
  async ofAnybody<View>(request: FastifyRequest, path: string): Promise<View> {
    return (await this.send(request, { method: 'GET', path, token: null })).body as View;
  }

  /** What an act would answer and move, nothing of it kept. @throws DeskProblem with the service's words */
  async attempt<View>(request: FastifyRequest, asked: Omit<Asked, 'token'>): Promise<TriedView<View>> {
    return (await this.act<TriedView<View>>(request, { ...asked, tried: true })).body;
  }

  /** Hands on the form of anybody, with its file, as it comes. @throws DeskProblem with the service's words */
  handOn<View>(request: FastifyRequest, path: string): Promise<View> {
    return this.handedOn(request, { path, token: null });
  }

  /** The same of who is signed in, done once under its key. @throws DeskProblem with the service's words */
  async handOnAs<View>(request: FastifyRequest, asked: Pick<Asked, 'path' | 'key' | 'tried'>): Promise<View> {
    const token = cookieOf(request);
    if (token === null) throw notSignedIn();
    return this.handedOn(request, { ...asked, token });
  }

  /** A file, as it comes, with what says how it is saved. @throws DeskProblem with the service's words */
  async file(request: FastifyRequest, path: string, body?: object): Promise<FileAnswered> {
    const token = cookieOf(request);
    if (token === null) throw notSignedIn();
    const method = body === undefined ? 'GET' : 'POST';
    const reply = await this.injected(request, { method, path, token, body, payloadAsStream: true });
    const stream = reply.stream();
    if (reply.statusCode >= 400) throw problemFrom({ ...answerOf(reply), body: await text(stream) });
    const told = fileHeaders.flatMap((name) => {
      const value = reply.headers[name];
      return value === undefined ? [] : [[name, String(value)] as const];
    });
    return { stream, headers: Object.fromEntries(told) };
  }

  private async handedOn<View>(request: FastifyRequest, asked: Omit<Asked, 'method' | 'stream'>): Promise<View> {
    const stream = { type: request.headers['content-type'] ?? '', from: request.raw };
    return (await this.send<View>(request, { ...asked, method: 'POST', stream })).body;
  }

  private async send<View = unknown>(request: FastifyRequest, asked: Asked): Promise<Answered<View>> {
    const reply = await this.injected(request, asked);
    if (reply.statusCode >= 400) throw problemFrom({ ...answerOf(reply), body: reply.body });
    return { body: (reply.body === '' ? null : JSON.parse(reply.body)) as View, cookies: reply.headers['set-cookie'] };
  }

  private injected(
    request: FastifyRequest,
    { method, path, token, body, stream, file, key, tried, ifMatch, payloadAsStream = false }: Injected,
  ): Promise<Response> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const upload = file === undefined ? undefined : formWith(file);
    return fastify.inject({
      method,
      payloadAsStream,
      url: `/${apiPrefix}${path}`,
      // As the person came, not this process: for limits and logs, and for links that lead back.
      remoteAddress: request.ip,
      headers: {
        'accept-language': 'es',
        ...{ host: request.host, 'x-forwarded-proto': request.protocol },
        ...browserOf(request),
        ...bearer(token),
        ...(stream ? { 'content-type': stream.type } : {}),
        ...(upload ? { 'content-type': upload.type } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(tried === true ? { 'dry-run': 'effects' } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
      ...(stream ? { payload: stream.from } : {}),
      ...(upload ? { payload: upload.payload } : {}),
    });
  }
}

/** One person's questions while one page is made. */
export class Desk {
  constructor(private readonly ask: (path: string) => Promise<Answered>) {}

  person(): Promise<PersonView> {
    return this.get<PersonView>('/me');
  }

  /** @throws DeskProblem with the service's words */
  async get<View>(path: string, query: Record<string, string | undefined> = {}): Promise<View> {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
    return (await this.ask(`${path}${search}`)).body as View;
  }

  /** A whole list, of ten pages at most. @param limit how many a page of it may have */
  async all<Item>(path: string, query: Record<string, string | undefined> = {}, limit = '200'): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const { items: more, nextCursor } = await this.get<PageView<Item>>(path, { ...query, limit, cursor });
      items.push(...more);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return items;
  }
}

/** The answer, or null where this person may not ask: the page is then made without it. */
export function ifAllowed<View>(asked: Promise<View>): Promise<View | null> {
  return asked.catch((error: unknown) => {
    const lacksFactor = error instanceof DeskProblem && error.code === secondFactorRequired;
    if (error instanceof DeskProblem && !lacksFactor && [403, 404].includes(error.status)) return null;
    throw error;
  });
}

function notSignedIn(): DeskProblem {
  return new DeskProblem(401, 'No ha iniciado sesión', 'Inicie sesión para continuar.', 'session.missing');
}

/** What the person's browser says of itself: sessions are listed by it, and devices known by their cookie. */
function browserOf({ headers, cookies }: FastifyRequest): Record<string, string> {
  const known = [sessionCookie, deviceCookie].flatMap((name) => {
    const value = cookies[name];
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return { 'user-agent': headers['user-agent'] ?? '', ...(known.length === 0 ? {} : { cookie: known.join('; ') }) };
}

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

type Refused = Pick<Response, 'statusCode' | 'headers' | 'body'>;

function answerOf({ statusCode, headers }: Response): Omit<Refused, 'body'> {
  return { statusCode, headers };
}

function problemFrom({ statusCode, body, headers }: Refused): DeskProblem {
  const { title, detail, code, errors, params } = readProblem(body);
  const problems = (errors ?? []).map((each) => ({
    field: each.field ?? null,
    line: each.line ?? null,
    code: each.code ?? '',
    detail: each.detail,
  }));
  const retryAfter = headers['retry-after']?.toString() ?? null;
  return new DeskProblem(statusCode, title ?? 'No se pudo', detail ?? '', code ?? '', problems, retryAfter, params);
}
