import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A record as the service answers it. */
export interface Answered {
  readonly id: string;
  readonly [field: string]: unknown;
}

/**
 * One person at the service's own HTTP contract, without a network: the records pass every rule and every lock that a
 * person's act passes.
 */
export class Client {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string,
    private readonly email: string,
  ) {}

  /** @throws Error with the service's own words when it refuses */
  static async signIn(app: NestFastifyApplication, email: string, password: string): Promise<Client> {
    const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password } });
    if (reply.statusCode !== 201) throw new Error(`${email}: ${reply.body}`);
    return new Client(app, reply.json<{ token: string }>().token, email);
  }

  get(path: string): Promise<Answered> {
    return this.send('GET', path);
  }

  post(path: string, body: object = {}): Promise<Answered> {
    return this.send('POST', path, body);
  }

  put(path: string, body: object): Promise<Answered> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: object): Promise<Answered> {
    return this.send('PATCH', path, body);
  }

  private async send(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Answered> {
    const content = JSON.stringify(body ?? null);
    const reply = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${this.token}`,
        'idempotency-key': createHash('sha256').update(`${method} ${path} ${content}`).digest('hex'),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    if (reply.statusCode >= 400) throw new Error(`${this.email} ${method} ${path}: ${reply.body}`);
    return reply.body === '' ? { id: '' } : reply.json<Answered>();
  }
}
