import type { TestService } from '../support/service';

export interface Entered {
  readonly status: number;
  readonly body: { token: string; code: string; detail: string; params: Record<string, string | number> };
  readonly headers: Record<string, unknown>;
  /** The cookies that were given, by name. */
  readonly cookies: Record<string, string>;
}

interface Entering {
  readonly email: string;
  readonly password: string;
  /** Where from; another address for each test keeps them apart. */
  readonly from?: string;
  readonly cookies?: Record<string, string>;
  readonly agent?: string;
}

/** Somebody at the door of one instance, from an address, with the cookies of a browser. */
export async function enter(
  app: TestService['app'],
  { email, password, from = '192.0.2.1', cookies = {}, agent = 'jest' }: Entering,
): Promise<Entered> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    remoteAddress: from,
    headers: { 'user-agent': agent },
    cookies,
    payload: { email, password },
  });
  return {
    status: reply.statusCode,
    body: reply.json(),
    headers: reply.headers,
    cookies: Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value])),
  };
}
