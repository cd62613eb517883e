import type { TestService } from '../support/service';

export const service = 'https://trazagiro.example';
export const door = '/escritorio/entrada/proveedor';

export interface Journey {
  /** Path and query by which the browser comes back. */
  readonly back: string;
  readonly browser: string;
}

/** A browser at the provider: signs in, consents, and is sent back. */
export async function travel({ app }: Pick<TestService, 'app'>, login: string, destino = '/'): Promise<Journey> {
  const left = await app.inject({ method: 'GET', url: `${door}?${new URLSearchParams({ destino }).toString()}` });
  const browser = left.cookies.find(({ name }) => name === 'trazagiro_proveedor')!;
  expect(browser).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: door });
  const address = new URL(left.headers.location!);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
  });
  const jar = new Map<string, string>();
  let next: { url: string; body?: string } = { url: address.toString() };
  for (;;) {
    const reply = await fetch(next.url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(next.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(next.body === undefined ? {} : { method: 'POST', body: next.body }),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const location = reply.headers.get('location');
    if (location?.startsWith(service)) return { back: location.slice(service.length), browser: browser.value };
    if (location !== null) {
      next = { url: new URL(location, next.url).toString() };
      continue;
    }
    const html = await reply.text();
    const action = /action="([^"]+)"/.exec(html)?.[1];
    if (action === undefined) throw new Error(`the provider answered ${reply.status}: ${html.slice(0, 500)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(html)![1]!;
    const fields: Record<string, string> = prompt === 'login' ? { prompt, login, password: 'x' } : { prompt };
    next = { url: new URL(action, next.url).toString(), body: new URLSearchParams(fields).toString() };
  }
}
