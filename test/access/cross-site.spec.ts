import { contractOf } from '../../src/platform/http/openapi';
import { startTestService, testPassword, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

const form = 'application/x-www-form-urlencoded';

/** What another site can make a browser send, with the cookies of whoever visits it. */
describe('another site', () => {
  let service: TestService;
  let person: Visitor;
  let email: string;

  beforeAll(async () => {
    service = await startTestService();
    person = await service.person('administrator');
    email = (await person.get<{ email: string }>('/me')).body.email;
  });
  afterAll(() => service.close());

  const send = (method: string, url: string, headers: Record<string, string>, payload: string | object = '') =>
    service.app.inject({
      method: method as 'POST',
      url,
      cookies: { trazagiro_session: person.token! },
      headers,
      payload,
    });

  it('acts on no route of the API with the cookie: it reads, and acts by its bearer token alone', async () => {
    const acting = Object.entries(contractOf(service.app).paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Record<string, unknown>>)
        .filter(([method, operation]) => method !== 'get' && operation['x-permission'] !== 'everyone')
        .map(([method]) => [method.toUpperCase(), path.replace(/\{\w+\}/g, person.id!)] as const),
    );
    expect(acting.length).toBeGreaterThan(60);
    for (const [method, path] of acting) {
      const reply = await send(method, path, { 'content-type': 'application/json' }, {});
      expect([method, path, reply.statusCode]).toEqual([method, path, 401]);
    }
  });

  it('signs nobody in to an account of its own', async () => {
    const payload = new URLSearchParams({ email, password: testPassword }).toString();
    const byForm = await send('POST', '/api/v1/sessions', { 'content-type': form }, payload);
    expect([byForm.statusCode, byForm.headers['set-cookie']]).toEqual([415, undefined]);
    const json = { email, password: testPassword };
    const foreign = await send('POST', '/api/v1/sessions', { 'sec-fetch-site': 'cross-site' }, json);
    expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined]);
    const plain = await send('POST', '/api/v1/sessions', { 'content-type': 'text/plain' }, JSON.stringify(json));
    expect(plain.statusCode).toBe(415);
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://otro.example' },
    {},
  ])('sends no form to a page, with %j', async (headers) => {
    const pages = pageForms();
    expect(pages.length).toBeGreaterThan(1);
    for (const path of pages) {
      const reply = await send('POST', path, { 'content-type': form, ...headers });
      expect([path, reply.statusCode]).toEqual([path, 403]);
    }
    expect((await person.get('/me')).status).toBe(200);
  });

  /** Every form of the pages, as the router knows them. */
  function pageForms(): string[] {
    const routes = service.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    return [...pathsOf(routes)].filter((path) => path.startsWith('/escritorio'));
  }
});

/** The paths of a printed tree of routes that take POST, with something in the place of each parameter. */
function* pathsOf(tree: string): Generator<string> {
  const trail: string[] = [];
  for (const line of tree.split('\n')) {
    const read = /^([│ ]*)[├└]── (\S+)(?: \(([^)]+)\))?/.exec(line);
    if (!read) continue;
    const depth = (read[1]?.length ?? 0) / 4;
    trail.length = depth;
    trail[depth] = read[2] ?? '';
    if (/\bPOST\b/.test(read[3] ?? '')) yield trail.join('').replace(/:\w+/g, 'x').replace(/\*/g, 'x');
  }
}
