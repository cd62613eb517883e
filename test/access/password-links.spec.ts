import { hash } from '@node-rs/argon2';
import { readConfig } from '../../src/platform/config';
import { requestForLog } from '../../src/platform/logging';
import { prepareAccounts } from '../../src/records/accounts';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { enter } from './entrance';

const chosen = 'pizarra tambor lluvia cobre';
const form = 'application/x-www-form-urlencoded';

describe('a link to choose a password', () => {
  let service: TestService;
  let administrator: Visitor;
  let person: Visitor;
  let email: string;

  beforeAll(async () => {
    service = await startTestService({ PUBLIC_URL: 'https://trazagiro.example' });
    administrator = await service.person('administrator');
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    person = await service.person('registrar');
    email = (await person.get<{ email: string }>('/me')).body.email;
  });

  const make = async () => {
    const { body } = await administrator.post<{ link: string }>(`/users/${person.id}/reset-link`);
    return body.link;
  };
  const tokenOf = (link: string) => link.split('/').at(-1)!;
  const use = (token: string, password = chosen) => service.stranger.post('/password-links/use', { token, password });
  const open = (link: string) => service.app.inject({ method: 'GET', url: new URL(link).pathname });
  const send = (link: string, fields: Record<string, string>) =>
    service.app.inject({
      method: 'POST',
      url: new URL(link).pathname,
      headers: { 'content-type': form, origin: 'null' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('is good once, and closes every session of the account', async () => {
    const link = await make();
    expect(link).toMatch(/^https:\/\/trazagiro\.example\/clave\/[\w-]{43}$/);
    expect((await person.get('/me')).status).toBe(200);
    expect((await use(tokenOf(link))).status).toBe(204);
    expect((await person.get('/me')).status).toBe(401);
    expect((await use(tokenOf(link))).body).toMatchObject({ status: 404, code: 'password-link.over' });
    expect((await enter(service.app, { email, password: testPassword })).status).toBe(401);
    expect((await enter(service.app, { email, password: chosen })).status).toBe(201);
  });

  it('is good once also when two use it at once', async () => {
    const token = tokenOf(await make());
    const statuses = (await Promise.all([use(token), use(token), use(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 404, 404]);
  });

  it('is over when a newer one is made, when the password changes, when a day has passed, for who is disabled', async () => {
    const [first, second] = [await make(), await make()];
    expect((await use(tokenOf(first))).status).toBe(404);
    expect((await open(first)).statusCode).toBe(404);
    expect((await person.put('/me/password', { current: testPassword, password: chosen })).status).toBe(204);
    expect((await use(tokenOf(second))).status).toBe(404);
    const third = await make();
    await service.database.query('update password_link set expires_at = now() where used_at is null');
    expect((await use(tokenOf(third))).status).toBe(404);
    const fourth = await make();
    await administrator.must('PATCH', `/users/${person.id}`, { disabled: true });
    expect((await use(tokenOf(fourth))).status).toBe(404);
  });

  it('is made by administrators alone, for accounts that exist', async () => {
    expect((await person.post(`/users/${administrator.id}/reset-link`)).status).toBe(403);
    expect((await administrator.post('/users/00000000-0000-4000-8000-000000000000/reset-link')).status).toBe(404);
  });

  it('opens a page that works without a script, keeps its address to itself and is used by nobody who only looks', async () => {
    const link = await make();
    for (const look of [1, 2]) {
      const page = await open(link);
      expect([look, page.statusCode, page.headers['referrer-policy']]).toEqual([look, 200, 'no-referrer']);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.body).toContain('<h1>Elija su contraseña</h1>');
      expect(page.body).not.toMatch(/<script(?! src="\/recursos\/)/);
    }
    const unequal = await send(link, { clave: chosen, otra: 'otra cosa distinta' });
    expect([unequal.statusCode, unequal.body]).toEqual([422, expect.stringContaining('no son iguales')]);
    const common = await send(link, { clave: 'Contraseña2026', otra: 'Contraseña2026' });
    expect([common.statusCode, common.body]).toEqual([422, expect.stringContaining('primeras que se prueban')]);
    const same = await send(link, { clave: email, otra: email });
    expect([same.statusCode, same.body]).toEqual([422, expect.stringContaining('no puede ser el correo')]);
    const done = await send(link, { clave: chosen, otra: chosen });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/?aviso=clave']);
    const device = done.cookies.find(({ name }) => name === 'trazagiro_device')!;
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const over = await open(link);
    expect([over.statusCode, over.body]).toEqual([404, expect.stringContaining('Pida uno nuevo')]);
    expect(over.body).not.toContain(email);
  });

  it('makes the device known: a stranger who is guessing meanwhile does not hold it', async () => {
    for (let host = 1; host <= 26; host += 1) {
      await enter(service.app, { email, password: 'EJEMPLO equivocada', from: `203.0.113.${host}` });
    }
    expect((await enter(service.app, { email, password: testPassword, from: '192.0.2.9' })).status).toBe(429);
    const done = await send(await make(), { clave: chosen, otra: chosen });
    const cookies = { trazagiro_device: done.cookies.find(({ name }) => name === 'trazagiro_device')!.value };
    expect((await enter(service.app, { email, password: chosen, from: '192.0.2.9', cookies })).status).toBe(201);
  });

  it('is in no log and no record', async () => {
    const link = await make();
    const logged = requestForLog({ id: '1', method: 'GET', url: new URL(link).pathname });
    expect(logged.path).toBe('/clave/…');
    await use(tokenOf(link));
    const acts: { act: string; person_id: string; content: object }[] = await service.database.query(
      `select act, person_id, content from audit_event where subject_id = $1 and act like '%password-link' order by id`,
      [person.id],
    );
    expect(acts.map(({ act, person_id: by }) => [act, by])).toEqual([
      ['person.make-password-link', administrator.id],
      ['person.use-password-link', person.id],
    ]);
    expect(JSON.stringify(acts)).not.toContain(tokenOf(link));
  });

  it('is the only way in for a new account', async () => {
    const made = await administrator.post<{ passwordLink: { link: string } }>('/users', {
      email: 'nueva@prueba.localhost',
      name: 'EJEMPLO',
      roles: ['auditor'],
    });
    const attempt = (password: string) => enter(service.app, { email: 'nueva@prueba.localhost', password });
    expect((await attempt('nobody has this password')).body.code).toBe('session.wrong-credentials');
    expect((await use(tokenOf(made.body.passwordLink.link))).status).toBe(204);
    expect((await attempt(chosen)).status).toBe(201);
  });
});

it('a password whose hash was made at another cost is hashed again when its owner signs in', async () => {
  const service = await startTestService();
  const person = await service.person('auditor');
  const { email } = (await person.get<{ email: string }>('/me')).body;
  const cheap = await hash(testPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await service.database.query('update person set password_hash = $2 where id = $1', [person.id, cheap]);
  const stored = async () => {
    const [row] = await service.database.query('select password_hash as hash from person where id = $1', [person.id]);
    return (row as { hash: string }).hash;
  };
  expect((await enter(service.app, { email, password: 'EJEMPLO equivocada' })).status).toBe(401);
  expect(await stored()).toBe(cheap);
  expect((await enter(service.app, { email, password: testPassword })).status).toBe(201);
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await enter(service.app, { email, password: testPassword })).status).toBe(201);
  await service.close();
});

it('an administrator who is locked out is let in by whoever runs the service', async () => {
  const service = await startTestService();
  const administrator = await service.person('administrator');
  const { email } = (await administrator.get<{ email: string }>('/me')).body;
  const start = (ADMIN_RECOVERY: string) =>
    prepareAccounts(service.app, readConfig({ TRAZAGIRO_RECORDS: 'none', ADMIN_RECOVERY }));
  expect(await start('nadie@prueba.localhost')).toMatchObject({ kind: 'own', recovery: null });
  const auditor = await service.person('auditor');
  expect(await start((await auditor.get<{ email: string }>('/me')).body.email)).toMatchObject({ recovery: null });
  const { recovery } = (await start(email.toUpperCase())) as { recovery: { token: string } };
  const used = await service.stranger.post('/password-links/use', { token: recovery.token, password: chosen });
  expect(used.status).toBe(204);
  expect((await enter(service.app, { email, password: chosen })).status).toBe(201);
  const made: unknown[] = await service.database.query(
    `select from audit_event where act = 'person.make-password-link' and subject_id = $1 and person_id is null`,
    [administrator.id],
  );
  expect(made).toHaveLength(1);
  await service.close();
});
