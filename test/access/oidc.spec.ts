import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openOffice } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { codeOf, stopClock } from './authenticator';
import { door, service, travel, type Journey } from './provider-browser';

const clientSecret = 'un secreto de prueba que no protege nada';

const mail = (name: string) => ({ email: `${name}@prueba.localhost`, email_verified: true });

const people = {
  ana: { ...mail('ana') },
  beto: { ...mail('beto') },
  carla: { email: 'carla@prueba.localhost', email_verified: false },
  dora: { ...mail('dora') },
  elsa: { ...mail('elsa'), groups: ['tz-paga', 'otra-cosa'] },
  fito: { ...mail('fito'), groups: ['tz-hospital'], hospitals: ['900000009-0'] },
  gina: { ...mail('gina'), groups: ['tz-paga', 'tz-audita'] },
  hugo: { ...mail('hugo'), groups: [] },
};

/** The real provider, in a process of its own: the whole code flow, over HTTP. */
describe('signing in through an identity provider', () => {
  let provider: ChildProcess;
  let issuer: string;

  beforeAll(async () => {
    provider = spawn(process.execPath, [join(__dirname, 'oidc-provider.mjs')], {
      env: {
        ...process.env,
        PEOPLE: JSON.stringify(people),
        CLIENT_SECRET: clientSecret,
        REDIRECT_URI: `${service}${door}/retorno`,
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const [line] = (await once(provider.stdout!, 'data')) as [Buffer];
    issuer = line.toString().trim();
  });
  afterAll(async () => {
    provider.stdin!.end();
    await once(provider, 'exit');
  });

  const start = (settings: Record<string, string> = {}) =>
    startTestService({
      PUBLIC_URL: service,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'trazagiro',
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: 'el proveedor del EJEMPLO',
      ...settings,
    });

  describe('with accounts granted here', () => {
    let running: TestService;
    let administrator: Visitor;
    beforeAll(async () => {
      stopClock();
      running = await start();
      administrator = await running.person('administrator');
    });
    afterAll(async () => {
      jest.restoreAllMocks();
      await running.close();
    });

    // At a person's pace the tests of an hour would be held.
    beforeEach(() => running.database.query('delete from rate_limit'));

    const account = async (name: string, roles = ['auditor'], allowed = true) => {
      const { id } = await administrator.must('POST', '/users', {
        email: `${name}@prueba.localhost`,
        name: 'EJEMPLO',
        roles,
      });
      if (allowed) expect((await administrator.put(`/users/${id}/identity/permission`, {})).status).toBe(204);
      return id;
    };

    it('links the account of a verified e-mail once, where it is allowed, and goes on to where one was going', async () => {
      const id = await account('ana');
      const page = await running.app.inject({ method: 'GET', url: '/?destino=/escritorio/cuenta' });
      expect(page.body).toContain('Entrar con el proveedor del EJEMPLO');
      const { reply, session } = await enter(running, 'ana', '/escritorio/cuenta');
      expect([reply.statusCode, reply.headers['referrer-policy']]).toEqual([200, 'same-origin']);
      expect(reply.body).toContain('<meta http-equiv="refresh" content="0;url=/escritorio/cuenta"/>');
      expect(reply.cookies.find(({ name }) => name === 'trazagiro_session')).toMatchObject({
        httpOnly: true,
        sameSite: 'Strict',
      });
      expect((await session!.get('/me')).body).toMatchObject({ id, roles: ['auditor'] });
      // The permission was for once; the identity is known from here on, whatever becomes of its e-mail.
      await running.database.query(`update person set email = 'otro@prueba.localhost' where id = $1`, [id]);
      expect((await (await enter(running, 'ana')).session!.get('/me')).body).toMatchObject({ id });
      const acts: { act: string; person_id: string | null }[] = await running.database.query(
        `select act, person_id from audit_event where subject_id = $1 and act like '%identity' order by id`,
        [id],
      );
      expect(acts).toEqual([
        { act: 'person.allow-identity', person_id: administrator.id },
        { act: 'person.link-identity', person_id: id },
      ]);
    });

    it('lets nobody in whom no administrator allows, whose e-mail is not verified, who is unknown or disabled', async () => {
      await account('beto', ['auditor'], false);
      await account('carla');
      for (const name of ['beto', 'carla', 'nadie']) {
        const { reply, session } = await enter(running, name);
        expect([name, reply.statusCode, session]).toEqual([name, 401, null]);
        expect(reply.body).toContain('Su identidad no está unida a ninguna cuenta activa');
      }
      const id = await account('dora');
      expect((await enter(running, 'dora')).session).not.toBeNull();
      await administrator.must('PATCH', `/users/${id}`, { disabled: true });
      expect((await enter(running, 'dora')).session).toBeNull();
      await administrator.must('PATCH', `/users/${id}`, { disabled: false });
      expect((await administrator.send('DELETE', `/users/${id}/identity`, undefined, {})).status).toBe(204);
      expect((await enter(running, 'dora')).session).toBeNull();
    });

    it('refuses another state, another browser, another nonce, another verifier, a late answer and a second use', async () => {
      const change = (set: string) => running.database.query(`update oidc_journey set ${set}`);
      const attempts: [string, (journey: Journey) => Promise<Journey> | Journey][] = [
        ['another state', (journey) => ({ ...journey, back: journey.back.replace(/state=[^&]+/, 'state=otro') })],
        ['no state', (journey) => ({ ...journey, back: journey.back.replace(/state=[^&]+/, '') })],
        ['another browser', (journey) => ({ ...journey, browser: 'otro' })],
        ['another nonce', async (journey) => (await change(`nonce = 'otro'`), journey)],
        ['another verifier', async (journey) => (await change(`code_verifier = repeat('x', 43)`), journey)],
        ['too late', async (journey) => (await change('expires_at = now()'), journey)],
        [
          'another issuer',
          (journey) => ({ ...journey, back: journey.back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fotro.example') }),
        ],
        ['another code', (journey) => ({ ...journey, back: journey.back.replace(/code=[^&]+/, 'code=otro') })],
        [
          'an error instead of a code',
          (journey) => ({ ...journey, back: journey.back.replace(/code=[^&]+/, 'error=access_denied') }),
        ],
      ];
      for (const [name, alter] of attempts) {
        const reply = await arrive(running, await alter(await travel(running, 'ana')));
        expect([name, reply.statusCode, sessionIn(reply)]).toEqual([name, 401, undefined]);
        expect(reply.body).toContain('Empiece de nuevo');
      }
      const journey = await travel(running, 'ana');
      expect(sessionIn(await arrive(running, journey))).toBeDefined();
      expect((await arrive(running, journey)).statusCode).toBe(401);
      // The code itself, carried to a journey of one's own.
      const own = await travel(running, 'ana');
      const stolen = own.back.replace(/code=[^&]+/, /code=[^&]+/.exec(journey.back)![0]);
      expect((await arrive(running, { ...own, back: stolen })).statusCode).toBe(401);
    });

    it.each(['https://otro.example', '//otro.example', '/\\otro.example', '/api/v1/me', 'javascript:alert(1)'])(
      'never leads to %s',
      async (destino) => {
        const { reply } = await enter(running, 'ana', destino);
        expect(reply.body).toContain('content="0;url=/"');
      },
    );

    it('is the first factor: a second one is asked for where there is one', async () => {
      const { session } = await enter(running, 'ana');
      const { id } = (await session!.get<{ id: string }>('/me')).body;
      const link = await administrator.post<{ link: string }>(`/users/${id}/reset-link`);
      const token = link.body.link.split('/').at(-1);
      await running.stranger.post('/password-links/use', { token, password: testPassword });
      const again = (await enter(running, 'ana')).session!;
      const { body } = await again.post<{ secret: string }>('/me/second-factor', { password: testPassword });
      expect((await again.post('/me/second-factor/confirmation', { code: codeOf(body.secret, -1) })).status).toBe(201);
      const half = await enter(running, 'ana');
      expect(half.session).toBeNull();
      const challenge = /name="reto" value="([\w-]+)"/.exec(half.reply.body)![1]!;
      const whole = await running.stranger.post('/sessions/second-factor', { challenge, code: codeOf(body.secret) });
      expect(whole.status).toBe(201);
    });
  });

  it('takes roles and hospitals from claims by the rules of every grant, at each sign-in, and records them', async () => {
    const running = await start({
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_ROLE_MAP: 'tz-paga=paymaster,tz-hospital=recipient,tz-audita=auditor',
      OIDC_HOSPITALS_CLAIM: 'hospitals',
    });
    const office = await openOffice(running);
    const administrator = await running.person('administrator');
    const hospital = await office.registrar.must('POST', '/hospitals', {
      name: 'EJEMPLO',
      nit: '900000009-0',
      divipola: '05001',
    });
    const ids: Record<string, string> = {};
    for (const name of ['elsa', 'fito', 'gina', 'hugo']) {
      const email = `${name}@prueba.localhost`;
      ids[name] = (await administrator.must('POST', '/users', { email, name: 'EJEMPLO', roles: ['registrar'] })).id;
      await administrator.put(`/users/${ids[name]}/identity/permission`, {});
    }
    expect((await (await enter(running, 'elsa')).session!.get('/me')).body).toMatchObject({ roles: ['paymaster'] });
    const changes: object[] = await running.database.query(
      `select person_id, content from audit_event where act = 'person.change' and subject_id = $1`,
      [ids['elsa']],
    );
    expect(changes).toEqual([
      {
        person_id: null,
        content: { before: { roles: ['registrar'] }, after: { roles: ['paymaster'] }, source: 'oidc' },
      },
    ]);
    const incoherent = await enter(running, 'gina');
    expect([incoherent.reply.statusCode, incoherent.session]).toEqual([422, null]);
    expect(incoherent.reply.body).toContain('no va con');
    const none = await enter(running, 'hugo');
    expect([none.reply.statusCode, none.session]).toEqual([401, null]);
    const { reply, session } = await enter(running, 'fito');
    expect([reply.statusCode, (await session!.get('/me')).body]).toMatchObject([
      200,
      { roles: ['recipient'], hospitalIds: [hospital.id] },
    ]);
    await running.close();
  });

  it('says so when the provider is down, and lets people in by their password all the same', async () => {
    const running = await start({ OIDC_ISSUER: 'http://127.0.0.1:9/nadie' });
    const reply = await running.app.inject({ method: 'GET', url: door });
    expect([reply.statusCode, reply.body]).toEqual([503, expect.stringContaining('no responde. Entre con su correo')]);
    expect((await (await running.person('auditor')).get('/me')).status).toBe(200);
    await running.close();
  });

  it('is not there where the settings name none', async () => {
    const running = await startTestService();
    expect((await running.app.inject({ method: 'GET', url: door })).statusCode).toBe(404);
    expect((await running.app.inject({ method: 'GET', url: '/' })).body).not.toContain(door);
    await running.close();
  });
});

type Page = Awaited<ReturnType<TestService['app']['inject']>>;

const sessionIn = (reply: Page) => reply.cookies.find(({ name }) => name === 'trazagiro_session')?.value;

async function enter({ app }: TestService, login: string, destino = '/') {
  const reply = await arrive({ app }, await travel({ app }, login, destino));
  const token = sessionIn(reply);
  return { reply, session: token === undefined ? null : new Visitor(app, token, null) };
}

function arrive({ app }: Pick<TestService, 'app'>, { back, browser }: Journey): Promise<Page> {
  return app.inject({ method: 'GET', url: back, cookies: { trazagiro_proveedor: browser } });
}
