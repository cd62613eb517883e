import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { codeOf, stopClock } from './authenticator';

describe('programs of who must have a second factor', () => {
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

  async function enrolled(role: 'paymaster' | 'administrator' = 'paymaster') {
    const person = await service.person(role);
    const { body } = await person.post<{ secret: string }>('/me/second-factor', { password: testPassword });
    const code = codeOf(body.secret, -1);
    const done = await person.post<{ token: string; recoveryCodes: string[] }>('/me/second-factor/confirmation', {
      code,
    });
    expect(done.status).toBe(201);
    const { token, recoveryCodes } = done.body;
    return { person: new Visitor(service.app, token, person.id), recoveryCodes };
  }

  it('no token is made without it, and none goes on without it', async () => {
    const token = { name: 'EJEMPLO', acts: ['resolution.read'], days: 1, password: testPassword };
    const without = await service.person('approver');
    expect((await without.post('/service-tokens', token)).body).toMatchObject({ code: 'second-factor.required' });
    const { person, recoveryCodes } = await enrolled();
    const wrong = { errors: [{ field: 'code', code: 'second-factor.wrong-code' }] };
    expect((await person.post('/service-tokens', token)).body).toMatchObject(wrong);
    expect((await person.post('/service-tokens', { ...token, code: '000000' })).body).toMatchObject(wrong);
    const programs: Visitor[] = [];
    for (const code of recoveryCodes.slice(0, 2)) {
      const made = await person.post<{ token: string }>('/service-tokens', { ...token, code });
      expect(made.status).toBe(201);
      programs.push(new Visitor(service.app, made.body.token, person.id));
    }
    const statuses = () => Promise.all(programs.map(async (program) => (await program.get('/resolutions')).status));
    expect(await statuses()).toEqual([200, 200]);
    const [kept] = await service.database.query(
      'update second_factor set confirmed_at = null where person_id = $1 returning person_id',
      [person.id],
    );
    expect(kept).toHaveLength(1);
    expect((await programs[0]!.get('/resolutions')).body).toMatchObject({ code: 'second-factor.required' });
    await service.database.query('update second_factor set confirmed_at = now() where person_id = $1', [person.id]);
    expect(await statuses()).toEqual([200, 200]);
    expect((await administrator.send('DELETE', `/users/${person.id}/second-factor`, undefined, {})).status).toBe(204);
    expect(await statuses()).toEqual([401, 401]);
  });
});
