import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { enter } from './entrance';

interface SessionItem {
  id: string;
  current: boolean;
  agent: string;
  address: string;
  lastSeenAt: string;
}

const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('sessions', () => {
  let service: TestService;
  let email: string;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    const visitor = await service.person('auditor');
    email = (await visitor.get<{ email: string }>('/me')).body.email;
    await visitor.send('DELETE', '/sessions/current', undefined, {});
  });

  const signIn = async (given: { agent?: string; cookies?: Record<string, string>; from?: string } = {}) => {
    const { body, cookies } = await enter(service.app, { email, password: testPassword, ...given });
    return { visitor: new Visitor(service.app, body.token, null), token: body.token, cookies };
  };
  const listOf = async (visitor: Visitor) => (await visitor.get<{ items: SessionItem[] }>('/sessions')).body.items;
  const isOpen = async (visitor: Visitor) => (await visitor.get('/me')).status === 200;

  it('says where one is signed in, without telling a machine', async () => {
    await signIn({ agent: firefox, from: '190.24.7.9' });
    const { visitor } = await signIn({ agent: 'curl/8.5.0', from: '2800:e2:40:1234::9' });
    const items = await listOf(visitor);
    expect(items.map(({ agent, address, current }) => [agent, address, current]).sort()).toEqual([
      ['Firefox en Windows', '190.24.x.x', false],
      ['curl', '2800:e2:40:x', true],
    ]);
    expect(JSON.stringify(items.map(({ agent, address }) => [agent, address]))).not.toMatch(/140\.0|7\.9|1234/);
    expect(JSON.stringify(items)).not.toMatch(/token/);
  });

  it('closes one, and nobody closes that of another person', async () => {
    const one = await signIn();
    const two = await signIn();
    const first = (await listOf(one.visitor)).find(({ current }) => current)!;
    const stranger = await service.person('administrator');
    expect((await stranger.send('DELETE', `/sessions/${first.id}`, undefined, {})).status).toBe(404);
    expect((await two.visitor.send('DELETE', `/sessions/${first.id}`, undefined, {})).status).toBe(204);
    expect((await two.visitor.send('DELETE', `/sessions/${first.id}`, undefined, {})).status).toBe(404);
    expect([await isOpen(one.visitor), await isOpen(two.visitor)]).toEqual([false, true]);
  });

  it('closes all the others', async () => {
    const others = [await signIn(), await signIn()];
    const { visitor } = await signIn();
    expect((await visitor.send('DELETE', '/sessions', undefined, {})).status).toBe(204);
    expect(await Promise.all(others.map((other) => isOpen(other.visitor)))).toEqual([false, false]);
    expect(await listOf(visitor)).toHaveLength(1);
  });

  it('ends when it is not used, and when its time has come', async () => {
    const { visitor } = await signIn();
    await age(`last_seen_at = now() - interval '119 minutes'`);
    expect(await isOpen(visitor)).toBe(true);
    const [seen] = await listOf(visitor);
    expect(Date.now() - Date.parse(seen!.lastSeenAt)).toBeLessThan(60_000);
    await age(`last_seen_at = now() - interval '121 minutes'`);
    expect(await isOpen(visitor)).toBe(false);
    await age(`last_seen_at = now(), expires_at = now()`);
    expect(await isOpen(visitor)).toBe(false);
  });

  it('has a token of its own, whatever the browser brought, and ends the one that it had', async () => {
    const fixed = 'a'.repeat(43);
    const fresh = await signIn({ cookies: { trazagiro_session: fixed } });
    expect(fresh.token).not.toBe(fixed);
    expect(await isOpen(new Visitor(service.app, fixed, null))).toBe(false);
    const again = await signIn({ cookies: fresh.cookies });
    expect([await isOpen(fresh.visitor), await isOpen(again.visitor)]).toEqual([false, true]);
  });

  it('changes its token when asked, and at once', async () => {
    const { visitor } = await signIn();
    const { body } = await visitor.post<{ token: string }>('/sessions/current/rotation');
    expect([await isOpen(visitor), await isOpen(new Visitor(service.app, body.token, null))]).toEqual([false, true]);
  });

  describe('of a browser', () => {
    const open = (token: string) =>
      service.app.inject({ method: 'GET', url: '/', cookies: { trazagiro_session: token } });
    const given = (reply: Awaited<ReturnType<typeof open>>) =>
      reply.cookies.find(({ name }) => name === 'trazagiro_session');

    it('changes its token with time: once, while the questions under way are still answered', async () => {
      const { token } = await signIn();
      expect(given(await open(token))).toBeUndefined();
      await age(`rotated_at = now() - interval '16 minutes'`);
      const replies = await Promise.all([open(token), open(token), open(token)]);
      const next = replies.map(given).filter((cookie) => cookie !== undefined);
      expect(next).toHaveLength(1);
      expect(next[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
      expect(replies.map(({ body }) => body.includes('Salir'))).toEqual([true, true, true]);
      expect(await isOpen(new Visitor(service.app, next[0]!.value, null))).toBe(true);
    });

    it('is closed for both when a token that was changed is used again', async () => {
      const { token } = await signIn();
      await age(`rotated_at = now() - interval '16 minutes'`);
      const next = given(await open(token))!.value;
      await age(`rotated_at = now() - interval '2 minutes'`);
      expect(await isOpen(new Visitor(service.app, token, null))).toBe(false);
      expect(await isOpen(new Visitor(service.app, next, null))).toBe(false);
      expect(await actsOf('session.reuse')).toHaveLength(1);
    });
  });

  it('ends when somebody changes what the person may do', async () => {
    const { visitor } = await signIn();
    const administrator = await service.person('administrator');
    const { id } = (await visitor.get<{ id: string }>('/me')).body;
    await administrator.must('PATCH', `/users/${id}`, { name: 'EJEMPLO Otro nombre' });
    expect(await isOpen(visitor)).toBe(true);
    await administrator.must('PATCH', `/users/${id}`, { roles: ['registrar'] });
    expect(await isOpen(visitor)).toBe(false);
  });

  function age(what: string): Promise<unknown> {
    return service.database.query(
      `update session set ${what} where revoked_at is null and person_id = (select id from person where email = $1)`,
      [email],
    );
  }

  function actsOf(act: string): Promise<unknown[]> {
    return service.database.query(
      'select from audit_event where act = $2 and subject_id = (select id from person where email = $1)',
      [email, act],
    );
  }
});
