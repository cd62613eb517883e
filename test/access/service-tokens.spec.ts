import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Made {
  id: string;
  token: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

describe('a program with a token of somebody', () => {
  let service: TestService;
  let office: Office;
  let administrator: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    administrator = await service.person('administrator');
  });
  afterAll(() => service.close());

  const make = async (owner: Visitor, acts: string[], days = 30) => {
    const reply = await owner.post<Made>('/service-tokens', {
      name: 'EJEMPLO de integración',
      acts,
      days,
      password: testPassword,
    });
    expect(reply.status).toBe(201);
    return { ...reply.body, program: new Visitor(service.app, reply.body.token, owner.id) };
  };
  const listOf = async (person: Visitor) =>
    (await person.get<{ items: (Made & { owner: { id: string } })[] }>('/service-tokens')).body.items;

  it('does the acts of its token for its owner, and nothing else', async () => {
    const { program } = await make(office.registrar, ['resolution.read', 'resolution.draft']);
    expect((await program.get('/me')).body).toMatchObject({ id: office.registrar.id });
    expect((await program.get('/resolutions')).status).toBe(200);
    expect((await program.post('/resolutions', resolutionForm())).status).toBe(201);
    const refused = await program.get('/hospitals');
    expect(refused).toMatchObject({ status: 403, body: { code: 'service-token.forbidden' } });
    expect(refused.body['detail']).toContain('resolution.draft, resolution.read');
  });

  it.each<['GET' | 'POST' | 'PUT' | 'DELETE', string]>([
    ['GET', '/service-tokens'],
    ['POST', '/service-tokens'],
    ['DELETE', '/service-tokens/00000000-0000-4000-8000-000000000000'],
    ['GET', '/sessions'],
    ['DELETE', '/sessions'],
    ['DELETE', '/sessions/current'],
    ['POST', '/sessions/current/rotation'],
    ['PUT', '/me/password'],
    ['GET', '/me/second-factor'],
    ['POST', '/me/second-factor'],
    ['POST', '/me/second-factor/removal'],
  ])('never: %s %s', async (method, path) => {
    const { program } = await make(await service.person('registrar'), ['resolution.read']);
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const reply = await program.send<{ code: string }>(method, path, body, {});
    expect([reply.status, reply.body.code]).toEqual([403, 'service-token.forbidden']);
  });

  it('is given no act that its owner may not do, none that is unknown, and none that is people’s alone', async () => {
    const codeOf = async (owner: Visitor, acts: string[]) =>
      (await owner.post('/service-tokens', { name: 'EJEMPLO', acts, days: 1, password: testPassword })).body['code'];
    expect(await codeOf(office.registrar, ['disbursement.approve'])).toBe('service-token.act-not-allowed');
    expect(await codeOf(office.registrar, ['constructor'])).toBe('service-token.act-not-allowed');
    expect(await codeOf(administrator, ['person.manage'])).toBe('service-token.act-not-allowed');
    for (const act of ['delegation.give', 'delegation.revoke'])
      expect(await codeOf(office.registrar, [act])).toBe('service-token.act-not-allowed');
    expect(await codeOf(administrator, ['person.read'])).toBe('service-token.act-not-allowed');
    expect(await codeOf(office.registrar, [])).toBe('form.refused');
    expect(
      (
        await office.registrar.post('/service-tokens', {
          name: 'E',
          acts: ['hospital.read'],
          days: 400,
          password: testPassword,
        })
      ).status,
    ).toBe(422);
    const { program, id } = await make(administrator, ['delegation.read']);
    await service.database.query(`update service_token set acts = '{delegation.read,person.manage}' where id = $1`, [
      id,
    ]);
    const reset = await program.post(`/users/${office.registrar.id}/reset-link`);
    expect(reset).toMatchObject({ status: 403, body: { code: 'service-token.forbidden' } });
  });

  it('approves nothing that its owner made', async () => {
    const both = await service.person(['registrar', 'approver']);
    const { program } = await make(both, ['resolution.publish', 'disbursement.approve', 'resolution.draft']);
    const { id, lines } = await publish(office, ['1000.00']);
    const order = await both.must('POST', `/allocations/${lines[0]!.id}/disbursements`, {
      amount: '1000.00',
      paymentOrder: 'EJEMPLO',
      orderedOn: '2025-03-03',
    });
    const own = await program.post(`/disbursements/${order.id}/approval`);
    expect([own.status, own.body['code']]).toEqual([
      (await both.post(`/disbursements/${order.id}/approval`)).status,
      own.body['code'],
    ]);
    expect(own.status).toBe(409);
    const draft = await program.must('POST', '/resolutions', resolutionForm());
    expect((await both.post(`/resolutions/${draft.id}/publication`)).status).toBeGreaterThanOrEqual(400);
    expect(id).toBeDefined();
    expect((await office.approver.post(`/disbursements/${order.id}/approval`)).status).toBe(201);
    await expectLedgerSound(service.database);
  });

  it('is recorded as the program that it is, with its owner', async () => {
    const { program, id } = await make(office.registrar, ['resolution.draft']);
    const draft = await program.must('POST', '/resolutions', resolutionForm());
    const [event] = await service.database.query(
      'select person_id, content from audit_event where subject_id = $1 order by id limit 1',
      [draft.id],
    );
    expect(event).toMatchObject({
      person_id: office.registrar.id,
      content: { serviceToken: { id, name: 'EJEMPLO de integración' } },
    });
    expect((await office.auditor.get('/audit/verification')).body).toMatchObject({ sound: true });
  });

  it('sees what its owner sees: no other hospital', async () => {
    const { lines } = await publish(office, ['1000.00', '2000.00']);
    const recipient = await service.person('recipient', [office.hospitals[0]!]);
    const { program } = await make(recipient, ['allocation.read']);
    expect((await program.get(`/allocations/${lines[0]!.id}`)).status).toBe(200);
    expect((await program.get(`/allocations/${lines[1]!.id}`)).status).toBe(404);
  });

  it('takes the password again', async () => {
    const form = { name: 'EJEMPLO', acts: ['hospital.read'], days: 1 };
    expect((await office.registrar.post('/service-tokens', form)).status).toBe(422);
    const wrong = await office.registrar.post('/service-tokens', { ...form, password: 'EJEMPLO equivocada' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password', code: 'password.wrong-current' }] },
    });
  });

  it.each<[string, (owner: Visitor) => Promise<unknown>, string]>([
    [
      'the password changes',
      (owner) => owner.put('/me/password', { current: testPassword, password: 'pizarra tambor lluvia cobre' }),
      'password',
    ],
    [
      'the password is chosen by a link',
      async (owner) => {
        const link = await administrator.post<{ link: string }>(`/users/${owner.id}/reset-link`);
        return service.stranger.post('/password-links/use', {
          token: link.body.link.split('/').at(-1),
          password: 'pizarra tambor lluvia cobre',
        });
      },
      'password',
    ],
    [
      'the roles change',
      (owner) => administrator.patch(`/users/${owner.id}`, { roles: ['registrar', 'approver'] }),
      'account',
    ],
    ['the account is disabled', (owner) => administrator.patch(`/users/${owner.id}`, { disabled: true }), 'account'],
  ])('ends for good, in the record, when %s', async (_, cut, because) => {
    const owner = await service.person('registrar');
    const { program, id } = await make(owner, ['hospital.read']);
    expect((await program.get('/hospitals')).status).toBe(200);
    expect(((await cut(owner)) as { status: number }).status).toBeLessThan(300);
    expect((await program.get('/hospitals')).status).toBe(401);
    await administrator.patch(`/users/${owner.id}`, { disabled: false });
    expect((await program.get('/hospitals')).status).toBe(401);
    const events: unknown[] = await service.database.query(
      `select content from audit_event where subject_id = $1 and act = 'service-token.revoke'`,
      [id],
    );
    expect(events).toMatchObject([{ content: { name: 'EJEMPLO de integración', because } }]);
    expect((await office.auditor.get('/audit/verification')).body).toMatchObject({ sound: true });
  });

  it('ends: by its day, by its owner, by an administrator', async () => {
    const owner = await service.person(['registrar', 'approver']);
    const works = async (program: Visitor) => (await program.get('/hospitals')).status;
    const ended = await make(owner, ['hospital.read']);
    await service.database.query(
      `update service_token set created_at = now() - interval '2 days', expires_at = now() where id = $1`,
      [ended.id],
    );
    expect(await works(ended.program)).toBe(401);

    const [mine, other] = [await make(owner, ['hospital.read']), await make(owner, ['hospital.read'])];
    expect(await works(mine.program)).toBe(200);
    const stranger = await service.person('registrar');
    expect((await stranger.send('DELETE', `/service-tokens/${mine.id}`, undefined, {})).status).toBe(404);
    expect(await listOf(stranger)).toEqual([]);
    expect((await owner.send('DELETE', `/service-tokens/${mine.id}`, undefined, {})).status).toBe(204);
    expect(await works(mine.program)).toBe(401);

    expect((await administrator.send('DELETE', `/service-tokens/${other.id}`, undefined, {})).status).toBe(204);
    expect(await works(other.program)).toBe(401);
  });

  it('is shown once, kept hashed, and known by when it was last used', async () => {
    const owner = await service.person('auditor');
    const { token, id, program } = await make(owner, ['hospital.read']);
    expect(token).toMatch(/^tgs_[\w-]{43}$/);
    expect((await listOf(owner))[0]).toMatchObject({ id, lastUsedAt: null });
    await program.get('/hospitals');
    const [used] = await listOf(owner);
    expect(used!.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(used)).not.toContain(token);
    expect((await listOf(administrator)).some((each) => each.id === id && each.owner.id === owner.id)).toBe(true);
    const [kept] = await service.database.query(
      `select (select string_agg(canonical, ' ') from audit_event) || (select string_agg(t::text, ' ') from service_token t) as text`,
    );
    expect((kept as { text: string }).text).not.toContain(token);
  });

  it('is no cookie', async () => {
    const { token } = await make(await service.person('registrar'), ['hospital.read']);
    const reply = await service.app.inject({ method: 'GET', url: '/', cookies: { trazagiro_session: token } });
    expect(reply.body).toContain('Entrar a Trazagiro');
  });
});
