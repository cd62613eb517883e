import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, waysToServe, type TestService } from '../support/service';
import type { Verdict } from '../../src/budget/audit/verification.service';

describe.each(waysToServe)('many who write in the record at once: $way', ({ instances }) => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService({}, instances);
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  const seal = () => office.auditor.post<{ seal: { number: number; size: number } }>('/audit/seals');
  const verdict = async () => (await office.auditor.get<Verdict>('/audit/verification')).body;

  it('acts of 64 on three lines, refusals among them, while it is being sealed: no gap, no fork, nothing lost', async () => {
    const { lines } = await publish(office, ['100000.00', '100000.00', '100000.00']);
    const order = (nth: number) =>
      office.registrar.post(`/allocations/${lines[nth % 3]!.id}/disbursements`, {
        amount: nth % 8 === 0 ? '200000.00' : '1000.00',
        paymentOrder: `EJEMPLO-${nth}`,
        orderedOn: '2025-03-03',
      });
    const work = Array.from({ length: 64 }, (_, nth) => order(nth));
    const seals = Array.from({ length: 6 }, seal);
    const statuses = (await Promise.all(work)).map(({ status }) => status);
    expect([statuses.filter((each) => each === 201).length, statuses.filter((each) => each === 409).length]).toEqual([
      56, 8,
    ]);
    await Promise.all(seals);
    await seal();

    expect(await verdict()).toMatchObject({ sound: true, breaks: [] });
    const chains: { chain: string; events: number }[] = await service.database.query(
      `select count(*)::int as events from audit_event where chain_id = any($1) group by chain_id order by 1`,
      [lines.map(({ id }) => id)],
    );
    expect(chains.reduce((sum, { events }) => sum + events, 0)).toBe(56);
    const [numbers]: [{ seals: number; last: number }] = await service.database.query(
      'select count(*)::int as seals, max(number) as last from audit_seal',
    );
    const [{ events }]: [{ events: number }] = await service.database.query(
      `select count(*)::int as events from audit_event where act = 'request.refuse'`,
    );
    expect(numbers.seals).toBe(numbers.last);
    expect(events).toBe(8);
    await expectLedgerSound(service.database);
  });

  it('a new chain that ten begin at once has one first event', async () => {
    const stranger = await service.person('recipient', [office.hospitals[0]!]);
    await Promise.all(Array.from({ length: 10 }, () => stranger.get('/audit/events')));
    const acts: { sequence: string; act: string }[] = await service.database.query(
      'select sequence, act from audit_event where chain_id = $1 order by sequence',
      [stranger.id],
    );
    expect(acts.map(({ sequence, act }) => `${sequence} ${act}`)).toEqual([
      '1 session.open',
      ...Array.from({ length: 10 }, (_, nth) => `${nth + 2} request.refuse`),
    ]);
    expect(await verdict()).toMatchObject({ sound: true });
  });
});
