import { startTestService, testPassword, type TestService } from '../support/service';
import { enter } from './entrance';

const wrong = 'EJEMPLO de clave equivocada';

/** Guessing is slowed; a stranger locks nobody out; and nobody learns who has an account. */
describe('who guesses at the door', () => {
  let service: TestService;
  let email: string;
  let id: string;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    await service.database.query('delete from sign_in_failure');
    const visitor = await service.person('approver');
    id = visitor.id!;
    email = (await visitor.get<{ email: string }>('/me')).body.email;
    await service.database.query('delete from sign_in_failure');
  });

  const fail = (times: number, given: { email?: string; from?: string; cookies?: Record<string, string> } = {}) =>
    inTurn(times, () => enter(service.app, { email, password: wrong, ...given }));

  it('is told to wait after five tries, longer each time, by every instance alike', async () => {
    const other = await service.another();
    expect(statusesOf(await fail(5))).toEqual([401, 401, 401, 401, 401]);
    for (const app of [service.app, other]) {
      const held = await enter(app, { email, password: testPassword });
      expect(held).toMatchObject({ status: 429, body: { code: 'session.too-many-attempts' } });
      expect(held.body.detail).toContain('espere');
      expect(Number(held.headers['retry-after'])).toBeGreaterThan(20);
      expect(held.body.params.retryAfterSeconds).toBe(Number(held.headers['retry-after']));
    }
    await waited();
    expect(statusesOf(await fail(1))).toEqual([401]);
    expect(Number((await fail(1))[0]!.headers['retry-after'])).toBeGreaterThan(50);
  });

  it('gets no free tries by asking two instances at once', async () => {
    const other = await service.another();
    const tries = Array.from({ length: 16 }, (_, index) =>
      enter(index % 2 === 0 ? service.app : other, { email, password: wrong }),
    );
    expect(statusesOf(await Promise.all(tries)).filter((status) => status === 401)).toHaveLength(5);
  });

  it('does not lock out the person at another address', async () => {
    await fail(6);
    expect((await enter(service.app, { email, password: testPassword, from: '198.51.100.7' })).status).toBe(201);
  });

  it('from everywhere slows unknown devices, and never the one that has signed in before', async () => {
    const { cookies } = await enter(service.app, { email, password: testPassword, from: '198.51.100.7' });
    for (let host = 1; host <= 25; host += 1) await fail(1, { from: `203.0.113.${host}` });
    const elsewhere = await enter(service.app, { email, password: testPassword, from: '198.51.100.8' });
    expect(elsewhere).toMatchObject({ status: 429, body: { code: 'session.too-many-attempts' } });
    const known = { email, password: testPassword, from: '203.0.113.1', cookies: onlyDevice(cookies) };
    expect((await enter(service.app, known)).status).toBe(201);
  });

  it('with a stolen device cookie is counted all the same, and with an invented one is unknown', async () => {
    const { cookies } = await enter(service.app, { email, password: testPassword });
    expect(statusesOf(await fail(11, { cookies: onlyDevice(cookies) })).slice(-2)).toEqual([401, 429]);
    const [name] = cookies['trazagiro_device']!.split('.');
    const invented = { trazagiro_device: `${name!}.${'A'.repeat(22)}` };
    expect(statusesOf(await fail(6, { cookies: invented, from: '198.51.100.9' })).at(-1)).toBe(429);
  });

  it('fills an address for every account behind it, but not for the devices that are known', async () => {
    const { cookies } = await enter(service.app, { email, password: testPassword });
    for (let account = 1; account <= 40; account += 1) await fail(1, { email: `nadie-${account}@prueba.localhost` });
    expect((await enter(service.app, { email, password: testPassword })).status).toBe(429);
    expect((await enter(service.app, { email, password: testPassword, cookies: onlyDevice(cookies) })).status).toBe(
      201,
    );
  });

  it('begins again after a right password', async () => {
    await fail(4);
    expect((await enter(service.app, { email, password: testPassword })).status).toBe(201);
    expect(statusesOf(await fail(5))).toEqual([401, 401, 401, 401, 401]);
  });

  it('is answered the same whether the account exists, is disabled or never was', async () => {
    const disabled = await service.person('auditor');
    const { body } = await disabled.get<{ email: string }>('/me');
    await service.database.query('update person set disabled_at = now() where id = $1', [disabled.id]);
    const answers = [];
    for (const [index, each] of [email, body.email, 'nadie@prueba.localhost'].entries()) {
      const from = `198.51.100.${20 + index}`;
      answers.push(await fail(6, { email: each, from }));
    }
    const [existing, ...others] = answers.map((replies) => replies.map(said));
    for (const other of others) expect(other).toEqual(existing);
  });

  it('leaves a record of the refusals and of the wait, without what was typed or where from', async () => {
    await fail(7);
    const acts: { act: string; content: object }[] = await service.database.query(
      `select act, content from audit_event where subject_id = $1 and act in ('session.refuse', 'session.hold') order by id`,
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual([...Array<string>(5).fill('session.refuse'), 'session.hold']);
    expect(acts.at(-1)!.content).toEqual({ holds: [{ kind: 'account-from-network', seconds: 30 }] });
    expect(JSON.stringify(acts)).not.toMatch(/192\.0\.2|clave|@/);
  });

  async function waited(): Promise<void> {
    await service.database.query('update sign_in_failure set blocked_until = now()');
  }
});

const statusesOf = (replies: { status: number }[]) => replies.map(({ status }) => status);

const onlyDevice = ({ trazagiro_device: device }: Record<string, string>) => ({ trazagiro_device: device! });

const said = ({ status, body, headers }: Awaited<ReturnType<typeof enter>>) => ({
  status,
  code: body.code,
  detail: body.detail.replace(/\d+/, 'N'),
  names: Object.keys(headers).sort(),
});

async function inTurn<T>(times: number, act: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await act());
  return results;
}
