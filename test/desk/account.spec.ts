import { enter } from '../access/entrance';
import { startTestService, testPassword, type TestService } from '../support/service';

const chosen = 'pizarra tambor lluvia cobre';

/** «Mi cuenta», as a browser without scripts uses it. */
describe('my account', () => {
  let service: TestService;
  let email: string;
  let session: string;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    const person = await service.person('auditor');
    email = (await person.get<{ email: string }>('/me')).body.email;
    await person.send('DELETE', '/sessions/current', undefined, {});
    session = (await enter(service.app, { email, password: testPassword })).body.token;
  });

  const open = (url = '/escritorio/cuenta', token = session) =>
    service.app.inject({ method: 'GET', url, cookies: { trazagiro_session: token } });
  const send = (path: string, fields: Record<string, string> = {}) =>
    service.app.inject({
      method: 'POST',
      url: `/escritorio/cuenta/${path}`,
      cookies: { trazagiro_session: session },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('asks who is not signed in to sign in', async () => {
    expect((await open('/escritorio/cuenta', 'x'.repeat(43))).headers.location).toBe(
      '/?destino=%2Fescritorio%2Fcuenta',
    );
  });

  it('shows where I am signed in, and closes one or all the others', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0';
    for (const from of ['190.24.7.9', '190.24.7.10', '190.24.7.11']) {
      await enter(service.app, { email, password: testPassword, from, agent });
    }
    const page = await open();
    expect(page.body).toContain('4 sesiones abiertas');
    expect(page.body).toContain('190.24.x.x');
    const [first] = [...page.body.matchAll(/action="\/escritorio\/cuenta\/(sesiones\/[\w-]{36}\/cierre)"/g)];
    expect((await send(first![1]!)).headers.location).toBe('/escritorio/cuenta?aviso=sesion');
    expect((await open('/escritorio/cuenta?aviso=sesion')).body).toContain('La sesión quedó cerrada.');
    expect((await open()).body).toContain('3 sesiones abiertas');
    await send('sesiones/cierre');
    expect((await open()).body).toContain('1 sesión abierta');
    expect((await send(`sesiones/${'0'.repeat(8)}-0000-4000-8000-000000000000/cierre`)).statusCode).toBe(404);
  });

  it('changes the password, and the cookie with it', async () => {
    const wrong = await send('clave', { actual: 'EJEMPLO equivocada', clave: chosen, otra: chosen });
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('La contraseña actual no es esa.')]);
    const unequal = await send('clave', { actual: testPassword, clave: chosen, otra: 'otra' });
    expect([unequal.statusCode, unequal.body]).toEqual([422, expect.stringContaining('no son iguales')]);
    const done = await send('clave', { actual: testPassword, clave: chosen, otra: chosen });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/escritorio/cuenta?aviso=clave']);
    const next = done.cookies.find(({ name }) => name === 'trazagiro_session')!.value;
    expect([(await open()).statusCode, (await open('/escritorio/cuenta', next)).statusCode]).toEqual([303, 200]);
    expect((await enter(service.app, { email, password: chosen })).status).toBe(201);
  });

  it('shows the programs that act for me, and ends one', async () => {
    const body = { name: 'EJEMPLO <b>nómina</b>', acts: ['hospital.read'], days: 30, password: testPassword };
    expect((await open()).body).toContain('Ningún programa tiene un token de servicio suyo.');
    const made = await service.app.inject({
      method: 'POST',
      url: '/api/v1/service-tokens',
      headers: { authorization: `Bearer ${session}` },
      payload: body,
    });
    expect(made.statusCode).toBe(201);
    const page = (await open()).body;
    for (const said of ['1 token de servicio', 'EJEMPLO &lt;b>nómina&lt;/b>', 'Leer los hospitales', 'Nunca'])
      expect(page).toContain(said);
    expect(page).not.toContain('>EJEMPLO <b>');
    const [, end] = /action="\/escritorio\/cuenta\/(tokens\/[\w-]{36}\/cierre)"/.exec(page)!;
    expect((await send(end!)).headers.location).toBe('/escritorio/cuenta?aviso=token');
    expect((await open()).body).toContain('Ningún programa');
  });

  it('says nothing that an address puts in its mouth', async () => {
    for (const aviso of ['<script>alert(1)</script>', 'constructor', '__proto__']) {
      const page = await open(`/escritorio/cuenta?aviso=${encodeURIComponent(aviso)}`);
      expect([page.statusCode, page.body.includes('role="status"')]).toEqual([200, false]);
    }
  });
});
