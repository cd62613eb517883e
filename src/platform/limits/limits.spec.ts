import { startTestService, type TestService } from '../../../test/support/service';
import { Limits, TooMany } from './limits';

describe('rate limits', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const pace = { burst: 3, everySeconds: 100 };
  const outcomeOf = (turn: Promise<void>) =>
    turn.then(
      () => 'taken',
      (error: unknown) => (error instanceof TooMany ? error.code : String(error)),
    );

  it('are one for all instances: of many turns at once, as many are taken as there are', async () => {
    const instances = [service.app.get(Limits), (await service.another()).get(Limits)];
    const turns = Array.from({ length: 10 }, (_, index) => outcomeOf(instances[index % 2]!.take('test', 'one', pace)));
    const outcomes = await Promise.all(turns);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3);
    expect(new Set(outcomes)).toEqual(new Set(['taken', 'request.too-many']));
    expect(await outcomeOf(instances[0]!.take('test', 'another', pace))).toBe('taken');
    expect(await outcomeOf(instances[0]!.take('another test', 'one', pace))).toBe('taken');
  });

  it('say when the next turn is, which then is taken', async () => {
    const limits = service.app.get(Limits);
    for (let turn = 0; turn < 3; turn += 1) await limits.take('test', 'waiting', pace);
    const refused = await limits.take('test', 'waiting', pace).catch((error: unknown) => error);
    const { retryAfterSeconds } = (refused as InstanceType<typeof TooMany>).params as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(90);
    expect(retryAfterSeconds).toBeLessThanOrEqual(100);
    await service.database.query(`update rate_limit set free_at = free_at - make_interval(secs => $1)`, [
      retryAfterSeconds,
    ]);
    expect(await outcomeOf(limits.take('test', 'waiting', pace))).toBe('taken');
    expect(await outcomeOf(limits.take('test', 'waiting', pace))).toBe('request.too-many');
  });

  it('hold the public verification of papers, by network address', async () => {
    const ask = (from: string) =>
      service.app.inject({ method: 'GET', url: '/api/v1/verification/AAAA-AAAA-AAAA', remoteAddress: from });
    const statuses = [];
    for (let turn = 0; turn < 31; turn += 1) statuses.push((await ask('192.0.2.1')).statusCode);
    expect(statuses.slice(0, 30)).not.toContain(429);
    const held = await ask('192.0.2.1');
    expect([held.statusCode, held.json<{ code: string }>().code]).toEqual([429, 'request.too-many']);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('192.0.2.2')).statusCode).not.toBe(429);
  });

  it('keep no address and no account', async () => {
    const kept: { key: Buffer }[] = await service.database.query('select key from rate_limit');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(({ key }) => key.length === 32)).toBe(true);
  });
});
