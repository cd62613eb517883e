import { readConfig } from '../../src/platform/config';
import { oneAtATime } from '../../src/platform/database/one-at-a-time';
import { prepareAccounts } from '../../src/records/accounts';
import { cloneDatabase, connectTo, inDatabase, type DatabaseClone } from '../support/database';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

describe('a database that goes and comes', () => {
  let clone: DatabaseClone;
  let service: TestService;
  let registrar: Visitor;

  beforeAll(async () => {
    clone = await cloneDatabase();
    service = await startTestService({}, 1, () => Promise.resolve(clone));
    registrar = await service.person('registrar');
  });

  afterAll(() => service.close());

  const nameOf = async ({ connection }: DatabaseClone) => {
    const client = await connectTo(connection);
    await client.end();
    return client.database;
  };

  it.each([
    ['who reads', () => registrar.get('/resolutions')],
    ['who writes', () => registrar.post('/resolutions', { number: 1 })],
    ['whoever comes', () => service.stranger.get('/open-data')],
  ])('%s is told to come again, and is answered when it is back', async (_, ask) => {
    const usual = (await ask()).status;
    const [name, owner] = await Promise.all([nameOf(clone), connectTo(inDatabase(clone.connection, 'postgres'))]);
    try {
      await owner.query(`alter database ${name} with allow_connections false`);
      await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const told = await ask();
      expect(told).toMatchObject({ status: 503, body: { code: 'service.database-away' } });
      expect(told.headers['retry-after']).toBe('2');
    } finally {
      await owner.query(`alter database ${name} with allow_connections true`);
      await owner.end();
    }
    expect((await ask()).status).toBe(usual);
  });
});

it('two that start at once on a new database make its first administrator once', async () => {
  const clone = await cloneDatabase();
  const service = await startTestService({}, 2, () => Promise.resolve(clone));
  const settings = { ADMIN_EMAIL: 'EJEMPLO@prueba.localhost', ADMIN_PASSWORD: 'una contraseña de prueba' };
  const config = readConfig({ TRAZAGIRO_RECORDS: 'none', ...settings });
  try {
    const another = await service.another();
    const made = await Promise.all(
      [service.app, another].map((app) => oneAtATime(clone.service, 'accounts', () => prepareAccounts(app, config))),
    );
    expect(made).toMatchObject([
      { kind: 'own', people: 1 },
      { kind: 'own', people: 1 },
    ]);
    expect(made.filter((each) => 'made' in each)).toHaveLength(1);
  } finally {
    await service.close();
  }
});
