import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser, emailOf } from './browser';

const someId = '00000000-0000-4000-8000-000000000000';

let service: TestService;
let browser: Browser;
let auditor: Visitor;

beforeAll(async () => {
  service = await startTestService();
  browser = new Browser(service.app);
  auditor = await service.person('auditor');
});

afterAll(() => service.close());

describe('the door', () => {
  it('asks who is not signed in to sign in, and says where the demonstration accounts are', async () => {
    const page = await browser.open(null, '/');
    expect(page.status).toBe(200);
    expect(page.html).toContain('<h1>Entrar a Trazagiro</h1>');
    expect(page.html).toContain('terminal');
  });

  it('sends who is not signed in to the door, and remembers where they were going', async () => {
    const page = await browser.open(null, `/escritorio/resoluciones/${someId}?corte=2025-06-30`);
    expect(page.status).toBe(303);
    const back = new URL(page.location, 'http://localhost').searchParams.get('destino');
    expect(back).toBe(`/escritorio/resoluciones/${someId}?corte=2025-06-30`);
  });

  it('lets the right password in, with a cookie that no script reads, and on to where they were going', async () => {
    const destino = `/escritorio/resoluciones/${someId}`;
    const reply = await browser.enter(auditor, { destino });
    expect(reply.status).toBe(303);
    expect(reply.location).toBe(destino);
    expect(reply.cookie).toMatch(/^trazagiro_session=[\w-]+; .*HttpOnly; SameSite=Strict/);
  });

  it.each(['https://otro.example/', '//otro.example', '/\\otro.example', '/api/v1/me', 'javascript:alert(1)'])(
    'never leads to %s',
    async (destino) => {
      expect((await browser.enter(auditor, { destino })).location).toBe('/');
    },
  );

  it('says that the password is wrong, keeps the e-mail, and never repeats the password', async () => {
    const reply = await browser.enter(auditor, { clave: 'una clave equivocada' });
    expect(reply.status).toBe(401);
    expect(reply.html).toContain('El correo o la contraseña no son correctos.');
    expect(reply.html).toContain(`value="${await emailOf(auditor)}"`);
    expect(reply.html).not.toContain('una clave equivocada');
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://otro.example' }],
    ['an origin that is hidden', { origin: 'null' }],
    ['nowhere', {}],
  ])('refuses a form that comes from %s', async (_, headers) => {
    expect((await browser.enter(auditor, {}, headers)).status).toBe(403);
    expect((await browser.leave(auditor, headers)).status).toBe(403);
  });

  it('accepts its own form from a browser that only tells the origin', async () => {
    const headers = { origin: 'http://localhost', host: 'localhost' };
    expect((await browser.enter(auditor, {}, headers)).status).toBe(303);
  });

  it('closes the session', async () => {
    const leaver = await service.person('auditor');
    const reply = await browser.leave(leaver);
    expect(reply.status).toBe(303);
    expect(reply.cookie).toMatch(/^trazagiro_session=;/);
    expect((await browser.open(leaver, `/escritorio/resoluciones/${someId}`)).status).toBe(303);
  });
});
