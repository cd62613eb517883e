import type { TestService } from '../support/service';
import { testPassword } from '../support/service';
import type { Visitor } from '../support/visitor';

export interface PageReply {
  readonly status: number;
  readonly html: string;
  readonly type: string;
  readonly location: string;
  readonly cookie: string;
  readonly headers: Record<string, unknown>;
}

const ownForm = { 'sec-fetch-site': 'same-origin' };

/** What a browser sends to the pages: a cookie, forms, and where they come from. */
export class Browser {
  constructor(private readonly app: TestService['app']) {}

  open(visitor: Visitor | null, url: string): Promise<PageReply> {
    return this.send('GET', url, cookieOf(visitor));
  }

  /** A form of a page, sent by who is signed in; a field may be sent several times. */
  post(
    visitor: Visitor | null,
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<PageReply> {
    const sent = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    return this.send('POST', url, { ...cookieOf(visitor), ...ownForm }, new URLSearchParams(sent).toString());
  }

  /** A form that carries a file. */
  async upload(
    visitor: Visitor,
    url: string,
    fields: Record<string, string>,
    file: Buffer,
    named = 'foto.png',
  ): Promise<PageReply> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const type = named.endsWith('.png') ? 'image/png' : 'text/plain';
    form.append('file', new Blob([file], { type }), named);
    const sent = new Request('http://localhost/', { method: 'POST', body: form });
    const headers = { ...cookieOf(visitor), ...ownForm, 'content-type': sent.headers.get('content-type') ?? '' };
    return this.send('POST', url, headers, Buffer.from(await sent.arrayBuffer()));
  }

  /** The sign-in form, filled in for this person. */
  async enter(
    visitor: Visitor,
    form: { clave?: string; destino?: string } = {},
    headers: Record<string, string> = ownForm,
  ): Promise<PageReply> {
    const payload = new URLSearchParams({ correo: await emailOf(visitor), clave: testPassword, ...form }).toString();
    return this.send('POST', '/escritorio/entrada', headers, payload);
  }

  leave(visitor: Visitor, headers: Record<string, string> = ownForm): Promise<PageReply> {
    return this.send('POST', '/escritorio/salida', { ...cookieOf(visitor), ...headers }, '');
  }

  private async send(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer,
  ): Promise<PageReply> {
    const form = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await this.app.inject({
      method,
      url,
      headers: { ...form, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: reply.statusCode,
      html: reply.body,
      type: reply.headers['content-type']?.toString() ?? '',
      location: reply.headers.location ?? '',
      cookie: [reply.headers['set-cookie']].flat().join('\n'),
      headers: reply.headers,
    };
  }
}

export async function emailOf(visitor: Visitor): Promise<string> {
  return (await visitor.get<{ email: string }>('/me')).body.email;
}

function cookieOf(visitor: Visitor | null): Record<string, string> {
  return visitor?.token ? { cookie: `trazagiro_session=${visitor.token}` } : {};
}
