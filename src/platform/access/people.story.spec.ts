import { startTestService, type TestService } from '../../../test/support/service';
import { Visitor } from '../../../test/support/visitor';

const password = 'EJEMPLO de clave larga';
const another = 'EJEMPLO de otra clave';

interface Link {
  link: string;
  expiresAt: string;
}

interface Registered {
  passwordLink: Link;
}

describe('the administration of people, over HTTP', () => {
  let service: TestService;
  let administrator: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    administrator = await service.person('administrator');
  });
  afterAll(() => service.close());

  it('keeps an e-mail once, in lower case, and refuses everything that is wrong at once', async () => {
    const body = { email: ' Ana@Ejemplo.Localhost ', name: 'EJEMPLO Ana', roles: ['registrar'] };
    const made = await administrator.post<Registered>('/users', body);
    expect(made).toMatchObject({ status: 201, body: { email: 'ana@ejemplo.localhost', disabled: false } });
    await choose(made.body, password);
    expect((await administrator.post('/users', body)).body).toMatchObject({ status: 409, code: 'person.email-taken' });
    expect(
      (await administrator.post('/users', { email: 'x', name: '', roles: [], password: 'de otro' })).body,
    ).toMatchObject({
      errors: [{ field: 'email' }, { field: 'name' }, { field: 'roles' }, { field: 'password', code: 'field.unknown' }],
    });
    const registrar = await Visitor.signIn(service.app, 'ANA@ejemplo.localhost', password);
    expect((await registrar.post('/users', body)).status).toBe(403);
    expect((await registrar.get('/users')).status).toBe(403);
  });

  it('ties hospitals to the recipient role', async () => {
    const registrar = await service.person('registrar');
    const { id } = await registrar.must('POST', '/hospitals', { name: 'EJEMPLO', divipola: '05490' });
    const body = { email: 'eva@ejemplo.localhost', name: 'EJEMPLO Eva', roles: ['recipient'] };
    const codeOf = async (hospitalIds: string[], roles = ['recipient']) =>
      (await administrator.post('/users', { ...body, roles, hospitalIds })).body.code;
    expect(await codeOf([])).toBe('person.recipient-needs-hospital');
    expect(await codeOf([administrator.id ?? ''])).toBe('person.unknown-hospital');
    expect(await codeOf([id], ['registrar'])).toBe('person.hospital-needs-recipient');
    const made = await administrator.post<Registered>('/users', { ...body, hospitalIds: [id] });
    expect(made.body).toMatchObject({ hospitalIds: [id] });
    await choose(made.body, password);
    const recipient = await Visitor.signIn(service.app, 'eva@ejemplo.localhost', password);
    expect((await recipient.get('/hospitals')).body).toMatchObject({ items: [{ id }] });
  });

  it('ends the other sessions when a password changes, and all of them when the account is disabled', async () => {
    const [one, two] = [await signIn(password), await signIn(password)];
    expect((await one.put('/me/password', { current: another, password: another })).body).toMatchObject({
      errors: [{ field: 'current', code: 'password.wrong-current' }],
    });
    expect((await one.put('/me/password', { current: password, password: another })).status).toBe(204);
    expect([(await one.get('/me')).status, (await two.get('/me')).status]).toEqual([200, 401]);

    const { body } = await administrator.post<Link>(`/users/${one.id}/reset-link`);
    expect((await one.get('/me')).status).toBe(200);
    await choose({ passwordLink: body }, password);
    expect((await one.get('/me')).status).toBe(401);

    const three = await signIn(password);
    const seen = await administrator.get(`/users/${one.id}`);
    const stale = await administrator.patch(`/users/${one.id}`, { disabled: true }, { 'if-match': '"other"' });
    expect(stale.status).toBe(412);
    const tag = { 'if-match': String(seen.headers.etag) };
    expect((await administrator.patch(`/users/${one.id}`, { disabled: true }, tag)).body).toMatchObject({
      disabled: true,
    });
    expect((await three.get('/me')).status).toBe(401);
    await expect(signIn(password)).rejects.toThrow('401');
    await administrator.must('PATCH', `/users/${one.id}`, { disabled: false });
    expect((await (await signIn(password)).get('/me')).status).toBe(200);
  });

  it('always leaves one administrator, even when two end each other at once', async () => {
    const own = `/users/${administrator.id}`;
    for (const change of [{ disabled: true }, { roles: ['auditor'] }]) {
      expect((await administrator.patch(own, change)).body).toMatchObject({ code: 'person.last-administrator' });
    }
    const second = await service.person('administrator');
    await Promise.all([
      administrator.patch(`/users/${second.id}`, { disabled: true }),
      second.patch(own, { disabled: true }),
    ]);
    expect(
      await service.database.query(
        `select count(*)::int as left from person where 'administrator' = any(roles) and disabled_at is null`,
      ),
    ).toEqual([{ left: 1 }]);
  });

  it('records what was done and never a password', async () => {
    const acts: { act: string; content: object }[] = await service.database.query(
      `select act, content from audit_event where subject_kind = 'person' order by id`,
    );
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'person.register',
        'person.change',
        'person.change-password',
        'person.make-password-link',
        'person.use-password-link',
      ]),
    );
    expect(JSON.stringify(acts)).not.toContain('clave');
  });

  async function choose({ passwordLink }: Registered, chosen: string): Promise<void> {
    const token = passwordLink.link.split('/').at(-1);
    expect((await service.stranger.post('/password-links/use', { token, password: chosen })).status).toBe(204);
  }

  function signIn(written: string): Promise<Visitor> {
    return Visitor.signIn(service.app, 'ana@ejemplo.localhost', written);
  }
});
