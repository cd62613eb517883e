import type { InjectOptions, LightMyRequestResponse } from 'fastify';

export interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Record<string, string | string[] | number | undefined>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where requests go: an instance of the service, or several of them in turn. */
export interface Door {
  inject(asked: InjectOptions): Promise<LightMyRequestResponse>;
}

/** One person at the HTTP contract. */
export class Visitor {
  constructor(
    private readonly door: Door,
    readonly token: string | null,
    readonly id: string | null,
  ) {}

  static async signIn(door: Door, email: string, password: string): Promise<Visitor> {
    const reply = await new Visitor(door, null, null).post<{ token: string; user: { id: string } }>('/sessions', {
      email,
      password,
    });
    if (reply.status !== 201) throw new Error(`could not sign in: ${reply.text}`);
    return new Visitor(door, reply.body.token, reply.body.user.id);
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    return this.send('POST', path, body, headers);
  }

  put<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    return this.send('PUT', path, body, headers);
  }

  patch<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    return this.send('PATCH', path, body, headers);
  }

  /** What the call answers when it must succeed. */
  async must<T extends { id: string } = { id: string } & Record<string, unknown>>(
    method: Method,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const reply = await this.send<T>(method, path, body, {});
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
    return reply.body;
  }

  async send<T>(method: Method, path: string, body: unknown, headers: Record<string, string>): Promise<Reply<T>> {
    const reply = await this.door.inject({
      method,
      url: path.startsWith('/health') ? path : `/api/v1${path}`,
      headers: { ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const json = /json/.test(String(reply.headers['content-type'] ?? ''));
    return {
      status: reply.statusCode,
      body: (json && reply.body !== '' ? JSON.parse(reply.body) : {}) as T,
      text: reply.body,
      bytes: reply.rawPayload,
      headers: reply.headers,
    };
  }
}
