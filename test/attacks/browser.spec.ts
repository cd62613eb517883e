import { filled, leastForm, routesOf } from '../access/routes';
import { Browser } from '../desk/browser';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { attacks } from './attack';

let service: TestService;
let office: Office;
let line: string;
let browser: Browser;

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
  line = (await publish(office, ['1000.00'])).lines[0]!.id;
  browser = new Browser(service.app);
});
afterAll(() => service.close());

attacks('Browser', [
  { name: 'an act over the API with the cookie alone (CSRF)', stopped: actWithCookie },
  { name: 'a form of another site, sent with the cookie (CSRF)', stopped: formOfAnotherSite },
  { name: 'a page of ours inside a frame of theirs (clickjacking)', stopped: framed },
  { name: 'a way in that leads out (open redirect)', stopped: leadsOut },
  { name: 'a script of another origin that reads the API (CORS)', stopped: readByAnotherOrigin },
  { name: 'an answer taken for what it is not, kept or referred', stopped: answersWithoutHeaders },
  { name: 'a cookie read by a script, or sent in the clear', stopped: cookie },
]);

async function actWithCookie(): Promise<string> {
  let tried = 0;
  for (const { method, path, form, permission } of routesOf(service)) {
    if (method === 'GET' || permission === 'everyone') continue;
    const reply = await service.app.inject({
      method,
      url: `/api/v1${filled(path, line)}`,
      headers: { cookie: `trazagiro_session=${office.registrar.token!}`, 'content-type': 'application/json' },
      payload: leastForm(form) as object,
    });
    expect([path, reply.statusCode]).toEqual([path, 401]);
    tried += 1;
  }
  return `${tried} routes: 401, the API acts for a bearer token only`;
}

async function formOfAnotherSite(): Promise<string> {
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://otro.example' },
    { origin: 'null' },
    {},
  ];
  for (const headers of elsewhere) {
    expect((await browser.leave(office.registrar, headers)).status).toBe(403);
  }
  expect((await office.registrar.get('/me')).status).toBe(200);
  return '403 from anywhere but a page of ours; the cookie is SameSite=Strict besides';
}

async function framed(): Promise<string> {
  for (const page of ['/', `/escritorio/lineas/${line}`, '/no-existe']) {
    const { headers } = await browser.open(office.auditor, page);
    expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  }
  return "frame-ancestors 'none', for browsers of every age";
}

async function leadsOut(): Promise<string> {
  const ways = [
    'https://otro.example/',
    '//otro.example',
    '/\\otro.example',
    '/\t/otro.example',
    'javascript:alert(1)',
    '\\\\otro.example',
    'https:otro.example',
    '/%2f/otro.example',
    '@otro.example',
  ];
  for (const destino of ways) {
    const { location } = await browser.enter(office.auditor, { destino });
    expect(new URL(location, 'http://localhost').host).toBe('localhost');
  }
  return `${ways.length} ways: after signing in one stays here`;
}

async function readByAnotherOrigin(): Promise<string> {
  const asked = await service.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/resolutions',
    headers: { origin: 'https://otro.example', 'access-control-request-method': 'GET' },
  });
  const read = await office.auditor.get('/resolutions', { origin: 'https://otro.example' });
  for (const headers of [asked.headers, read.headers]) {
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  }
  return 'no Access-Control-Allow-Origin, and Cross-Origin-Resource-Policy: same-origin';
}

async function answersWithoutHeaders(): Promise<string> {
  const answers = [
    await browser.open(office.auditor, '/'),
    await browser.open(null, '/recursos/estilo.css'),
    await office.auditor.get('/resolutions'),
    await office.auditor.get(`/allocations/${line}`),
    await service.stranger.get('/resolutions'),
    await service.stranger.get('/no-existe'),
    await service.stranger.get('/health/live'),
  ];
  for (const { headers } of answers) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
  }
  const { headers } = await office.auditor.get(`/allocations/${line}`);
  expect(headers['cache-control']).toMatch(/private/);
  const secret = await office.auditor.post('/service-tokens', {
    name: 'EJEMPLO',
    acts: ['hospital.read'],
    days: 1,
    password: testPassword,
  });
  expect([secret.status, secret.headers['cache-control']]).toEqual([201, 'no-store']);
  expect((await browser.open(office.auditor, '/')).headers['cache-control']).toBe('no-store');
  return 'nosniff, no referrer to others, COOP, CSP on every kind of answer; private ones are kept by no shared cache';
}

async function cookie(): Promise<string> {
  const plain = await browser.enter(office.auditor);
  expect(plain.cookie).toMatch(/HttpOnly/);
  expect(plain.cookie).toMatch(/SameSite=Strict/);
  const behindTls = await startTestService({ SECURE_COOKIES: 'true' });
  const secure = await new Browser(behindTls.app).enter(await behindTls.person('auditor'));
  expect(secure.cookie).toMatch(/Secure/);
  expect(secure.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  await behindTls.close();
  return 'HttpOnly, SameSite=Strict; Secure and HSTS behind TLS';
}
