import { ConfigError, readConfig } from '../../src/platform/config';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { codeOf, stopClock } from './authenticator';
import { enter } from './entrance';

interface Enrolment {
  secret: string;
  uri: string;
  qr: string;
}

const form = 'application/x-www-form-urlencoded';

describe('the second factor, where the settings ask for it', () => {
  let service: TestService;
  let administrator: Visitor;

  beforeAll(async () => {
    stopClock();
    service = await startTestService({ REQUIRE_SECOND_FACTOR: 'true' });
    administrator = (await enrolled('administrator')).person;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.close();
  });

  const emailOf = async (person: Visitor) => (await person.get<{ email: string }>('/me')).body.email;
  const finish = (challenge: string, code: string, app = service.app) =>
    new Visitor(app, null, null).post<{ token: string; code: string }>('/sessions/second-factor', { challenge, code });
  const challenged = async (email: string) => {
    const reply = await enter(service.app, { email, password: testPassword });
    expect(reply).toMatchObject({ status: 401, body: { code: 'session.second-factor-required' } });
    expect(reply.cookies).toEqual({});
    return String(reply.body.params.challenge);
  };

  /** Somebody whose telephone has the secret; the code of the present step is used. */
  async function enrolled(role: 'paymaster' | 'approver' | 'administrator' = 'paymaster') {
    const person = await service.person(role);
    const email = await emailOf(person);
    const { body } = await person.post<Enrolment>('/me/second-factor', { password: testPassword });
    const done = await person.post<{ token: string; recoveryCodes: string[] }>('/me/second-factor/confirmation', {
      code: codeOf(body.secret, -1),
    });
    expect(done.status).toBe(201);
    const { token, recoveryCodes } = done.body;
    return {
      before: person,
      person: new Visitor(service.app, token, person.id),
      email,
      secret: body.secret,
      recoveryCodes,
    };
  }

  it('is all that who approves, pays or administers may do without it', async () => {
    for (const role of ['approver', 'paymaster', 'administrator'] as const) {
      const person = await service.person(role);
      const refused = await person.get(role === 'administrator' ? '/users' : '/resolutions');
      expect(refused).toMatchObject({ status: 403, body: { code: 'second-factor.required' } });
      expect((await person.post('/me/second-factor/recovery-codes', { code: '1' })).status).toBe(403);
      expect((await person.get('/me')).status).toBe(200);
      expect((await person.get('/sessions')).status).toBe(200);
      expect((await person.get('/me/second-factor')).body).toEqual({
        required: true,
        confirmedAt: null,
        recoveryCodesLeft: 0,
      });
    }
    expect((await (await service.person('registrar')).get('/resolutions')).status).toBe(200);
  });

  it('is enrolled by a code of it; the session goes on under another token, and the others end', async () => {
    const person = await service.person('approver');
    const email = await emailOf(person);
    const other = new Visitor(
      service.app,
      (await enter(service.app, { email, password: testPassword })).body.token,
      null,
    );
    expect((await person.post('/me/second-factor', { password: 'EJEMPLO equivocada' })).body).toMatchObject({
      errors: [{ code: 'password.wrong-current' }],
    });
    expect((await person.post('/me/second-factor/confirmation', { code: '123456' })).body).toMatchObject({
      code: 'second-factor.none',
    });
    const { body } = await person.post<Enrolment>('/me/second-factor', { password: testPassword });
    expect(body.uri).toBe(
      `otpauth://totp/Trazagiro:${encodeURIComponent(email)}?issuer=Trazagiro&secret=${body.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(body.qr).toMatch(/^<svg /);
    expect((await person.post('/me/second-factor/confirmation', { code: '000000' })).body).toMatchObject({
      errors: [{ field: 'code', code: 'second-factor.wrong-code' }],
    });
    const done = await person.post<{ token: string; recoveryCodes: string[] }>('/me/second-factor/confirmation', {
      code: codeOf(body.secret),
    });
    expect(new Set(done.body.recoveryCodes).size).toBe(10);
    expect([(await person.get('/me')).status, (await other.get('/me')).status]).toEqual([401, 401]);
    const after = new Visitor(service.app, done.body.token, null);
    expect((await after.get('/resolutions')).status).toBe(200);
    expect((await after.post('/me/second-factor', { password: testPassword })).body).toMatchObject({
      code: 'second-factor.stands',
    });
  });

  it('is asked for after the password, by any instance, and a code is good once', async () => {
    const { email, secret } = await enrolled();
    const other = await service.another();
    const code = codeOf(secret);
    const first = await finish(await challenged(email), code, other);
    expect(first).toMatchObject({ status: 201, body: { user: { email } } });
    expect((await new Visitor(service.app, first.body.token, null).get('/resolutions')).status).toBe(200);
    const replayed = await finish(await challenged(email), code);
    expect(replayed).toMatchObject({ status: 401, body: { code: 'session.wrong-code' } });
    expect((await finish(await challenged(email), codeOf(secret, -1))).status).toBe(401);
    expect((await finish(await challenged(email), codeOf(secret, 1))).status).toBe(201);
  });

  it('of two who bring the same code at once lets one in', async () => {
    const { email, secret } = await enrolled();
    const challenges = [await challenged(email), await challenged(email)];
    const replies = await Promise.all(challenges.map((challenge) => finish(challenge, codeOf(secret))));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('is tried five times at most for one password, and guessing is slowed', async () => {
    const { email, secret } = await enrolled();
    const challenge = await challenged(email);
    for (let turn = 1; turn <= 5; turn += 1) {
      expect((await finish(challenge, '000000')).body).toMatchObject({ code: 'session.wrong-code' });
    }
    expect((await finish(challenge, codeOf(secret))).body).toMatchObject({ code: 'session.challenge-over' });
    expect((await finish(await challenged(email), codeOf(secret))).status).toBe(429);
    await service.database.query('delete from sign_in_failure');
  });

  it('does not let who knows the password try codes for ever', async () => {
    const { email } = await enrolled();
    await service.database.query('delete from sign_in_failure');
    const statuses = [];
    for (let turn = 1; turn <= 7; turn += 1) {
      const reply = await enter(service.app, { email, password: testPassword });
      statuses.push(reply.status === 429 ? 429 : (await finish(String(reply.body.params.challenge), '000000')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    await service.database.query('delete from sign_in_failure');
  });

  it('has challenges that end, that are used once, and that nobody invents', async () => {
    const { email, secret } = await enrolled();
    const challenge = await challenged(email);
    expect((await finish(challenge, codeOf(secret))).status).toBe(201);
    expect((await finish(challenge, codeOf(secret, 1))).body).toMatchObject({ code: 'session.challenge-over' });
    const late = await challenged(email);
    await service.database.query('update sign_in_challenge set expires_at = now() where used_at is null');
    expect((await finish(late, codeOf(secret, 1))).body).toMatchObject({ code: 'session.challenge-over' });
    expect((await finish('x'.repeat(43), codeOf(secret, 1))).body).toMatchObject({ code: 'session.challenge-over' });
  });

  it('is replaced by a recovery code, each good once, until others are made', async () => {
    const { person, email, secret, recoveryCodes } = await enrolled();
    const [first, second] = recoveryCodes;
    expect((await finish(await challenged(email), ` ${first!.toUpperCase()} `)).status).toBe(201);
    expect((await finish(await challenged(email), first!)).status).toBe(401);
    expect((await person.get('/me/second-factor')).body).toMatchObject({ recoveryCodesLeft: 9 });
    const renewed = await person.post<{ recoveryCodes: string[] }>('/me/second-factor/recovery-codes', {
      code: codeOf(secret),
    });
    expect((await finish(await challenged(email), second!)).status).toBe(401);
    expect((await finish(await challenged(email), renewed.body.recoveryCodes[0]!)).status).toBe(201);
  });

  it('is removed by its owner with the password and a code, and then is missing again', async () => {
    const { person, secret } = await enrolled();
    const remove = (password: string, code: string) => person.post('/me/second-factor/removal', { password, code });
    expect((await remove('EJEMPLO equivocada', codeOf(secret))).status).toBe(422);
    expect((await remove(testPassword, '000000')).status).toBe(422);
    expect((await remove(testPassword, codeOf(secret))).status).toBe(204);
    expect((await person.get('/resolutions')).body).toMatchObject({ code: 'second-factor.required' });
  });

  it('is removed by an administrator, which ends the sessions and is recorded', async () => {
    const { person, email } = await enrolled();
    expect((await person.send('DELETE', `/users/${administrator.id}/second-factor`, undefined, {})).status).toBe(403);
    const remove = () => administrator.send('DELETE', `/users/${person.id}/second-factor`, undefined, {});
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await person.get('/me')).status).toBe(401);
    const again = await enter(service.app, { email, password: testPassword });
    expect((await new Visitor(service.app, again.body.token, null).get('/resolutions')).status).toBe(403);
    const acts: { act: string; person_id: string }[] = await service.database.query(
      `select act, person_id from audit_event where subject_id = $1 and act like 'second-factor.%' order by id`,
      [person.id],
    );
    expect(acts).toEqual([
      { act: 'second-factor.enrol', person_id: person.id },
      { act: 'second-factor.remove', person_id: administrator.id },
    ]);
  });

  it('is nowhere in the open: neither in the database nor in the record', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const [kept] = await service.database.query(
      `select
         (select string_agg(encode(secret, 'escape'), ' ') from second_factor) as secrets,
         (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_code) as codes,
         (select string_agg(canonical, ' ') from audit_event) as record`,
    );
    const text = JSON.stringify(kept);
    for (const each of [secret, ...recoveryCodes]) expect(text).not.toContain(each);
    const [row] = await service.database.query('select max(length(secret)) as length from second_factor');
    expect((row as { length: number }).length).toBe(12 + 16 + 20);
  });

  it('is enrolled and asked for on the pages, without a script', async () => {
    const person = await service.person('paymaster');
    const email = await emailOf(person);
    const open = (url: string, token: string) =>
      service.app.inject({ method: 'GET', url, cookies: { trazagiro_session: token } });
    const send = (url: string, fields: Record<string, string>, token = '') =>
      service.app.inject({
        method: 'POST',
        url,
        cookies: token === '' ? {} : { trazagiro_session: token },
        headers: { 'content-type': form, 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams(fields).toString(),
      });
    expect((await open('/', person.token!)).headers.location).toBe('/escritorio/cuenta');
    expect((await open('/escritorio/cuenta', person.token!)).body).toContain('Active su segundo factor para continuar');
    const scan = await send('/escritorio/cuenta/segundo-factor', { actual: testPassword }, person.token!);
    expect(scan.body).toContain('src="data:image/svg+xml;base64,');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(scan.body)![1]!.replaceAll(' ', '');
    const wrong = await send('/escritorio/cuenta/segundo-factor/confirmacion', { codigo: '000000' }, person.token!);
    expect([wrong.statusCode, wrong.body]).toEqual([
      422,
      expect.stringContaining('El código no es el de este momento'),
    ]);
    const code = codeOf(secret, -1);
    const done = await send('/escritorio/cuenta/segundo-factor/confirmacion', { codigo: code }, person.token!);
    expect(done.body.match(/<code>[a-z0-9]{5}-[a-z0-9]{5}<\/code>/g)).toHaveLength(10);
    const rotated = done.cookies.find(({ name }) => name === 'trazagiro_session')!.value;
    expect((await open('/', rotated)).statusCode).toBe(200);

    const step = await send('/escritorio/entrada', {
      correo: email,
      clave: testPassword,
      destino: '/escritorio/cuenta',
    });
    expect(step.body).toContain('<h1>Escriba su código</h1>');
    const reto = /name="reto" value="([\w-]+)"/.exec(step.body)![1]!;
    const refused = await send('/escritorio/entrada/codigo', {
      reto,
      codigo: '000000',
      destino: 'https://otro.example',
    });
    expect([refused.statusCode, refused.body]).toEqual([401, expect.stringContaining('ya se usó')]);
    const entered = await send('/escritorio/entrada/codigo', {
      reto,
      codigo: codeOf(secret),
      destino: '//otro.example',
    });
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/']);
    expect(entered.cookies.map(({ name }) => name).sort()).toEqual(['trazagiro_device', 'trazagiro_session']);
  });
});

describe('the setting', () => {
  const required = (given: Record<string, string>) => readConfig(given).requiresSecondFactor;

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ DATABASE_URL: 'postgres://a/b' }, true],
    [{ DATABASE_URL: 'postgres://a/b', TRAZAGIRO_RECORDS: 'load' }, false],
    [{ DATABASE_URL: 'postgres://a/b', REQUIRE_SECOND_FACTOR: 'false' }, false],
    [{ TRAZAGIRO_RECORDS: 'none', REQUIRE_SECOND_FACTOR: 'true' }, true],
  ])('%j: %s', (given, expected) => {
    expect(required(given)).toBe(expected);
  });

  it('is refused for the demonstration, whose accounts have none', () => {
    expect(() => required({ REQUIRE_SECOND_FACTOR: 'true' })).toThrow(ConfigError);
  });
});
