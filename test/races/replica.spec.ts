import { setTimeout as sleep } from 'node:timers/promises';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startReplicatedPostgres, type ReplicatedPostgres } from '../support/replica';
import { startTestService, type TestService } from '../support/service';
import { Visitor, type Door } from '../support/visitor';

interface Listed {
  readonly items: readonly { id: string }[];
}

/** Two instances, a primary and a streaming replica, all of them real; people's requests go to each instance in turn. */
describe('reports from a streaming replica', () => {
  let postgres: ReplicatedPostgres;
  let service: TestService;
  let office: Office;

  const settings = () => ({
    DATABASE_URL: postgres.primaryUrl,
    DATABASE_REPLICA_URL: postgres.replicaUrl,
    REQUIRE_SECOND_FACTOR: 'false',
    // What is told of one that is paused is as old as it is: the bound has its own test.
    REPLICA_LAG_SECONDS: '3600',
  });

  beforeAll(async () => {
    postgres = await startReplicatedPostgres();
    const { owner: connection, service: door } = postgres.doors;
    const database = { connection, service: door, drop: async () => {} };
    service = await startTestService(settings(), 2, () => Promise.resolve(database));
    office = await openOffice(service);
    await replicaIs('serving');
  }, 120_000);
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
    await postgres.close();
  });

  const ready = async (door: Door = service.app) =>
    (await new Visitor(door, null, null).get<{ replica?: string }>('/health/ready')).body.replica;
  async function replicaIs(state: string, door?: Door): Promise<void> {
    while ((await ready(door)) !== state) await sleep(50);
  }
  const resolutions = (by: Visitor) => by.get<Listed>('/resolutions?limit=200');
  const ids = (reply: { body: Listed }) => reply.body.items.map(({ id }) => id);
  const reportOf = (id: string, moment = '') =>
    office.auditor.get<Moment>(`/resolutions/${id}/execution-status${moment}`);

  it('is migrated by one of two instances that start at once', () => {
    const [none, all] = [...postgres.migrations].sort((a, b) => a - b);
    expect([none, all! > 30]).toEqual([0, true]);
  });

  it('shows a list as of a moment that it states, and to who just wrote, on whichever instance, what they wrote', async () => {
    await postgres.pauseReplay();
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    // Until it is written a replica that replays nothing has everything: what it states is at most this.
    const written = new Date().toISOString();
    for (let instance = 0; instance < 2; instance += 1) {
      const [theirs, anothers] = [await resolutions(office.registrar), await resolutions(office.approver)];
      expect(ids(theirs)).toContain(id);
      expect(ids(anothers)).not.toContain(id);
      expect(anothers.headers['data-as-of']! <= written).toBe(true);
    }
    await postgres.resumeReplay();
    while (!ids(await resolutions(office.approver)).includes(id)) await sleep(20);
    while ((await resolutions(office.approver)).headers['data-as-of']! <= written) await sleep(20);
  });

  it('lets a hospital see there no more than its own', async () => {
    const { lines } = await publish(office, ['1000.00', '2000.00']);
    const [own, other] = [
      await service.person('recipient', [office.hospitals[0]!]),
      await service.person('recipient', [office.hospitals[2]!]),
    ];
    await replicaHas(() => own.get<Listed>('/allocations'), lines[0]!.id);
    await postgres.pauseReplay();
    expect(ids(await own.get<Listed>('/allocations')).filter((id) => lines.some((line) => line.id === id))).toEqual([
      lines[0]!.id,
    ]);
    expect(ids(await other.get<Listed>('/allocations')).some((id) => lines.some((line) => line.id === id))).toBe(false);
    await postgres.resumeReplay();
  });

  it('tells in a report all that was known at its instant, though the replica has not come so far', async () => {
    const { id, lines } = await publish(office, ['1000.00']);
    await postgres.pauseReplay();
    await disburse(office, lines[0]!.id, '400.00');
    const first = await reportOf(id);
    expect(first.text).toContain('"600.00"');
    await postgres.resumeReplay();
    await disburse(office, lines[0]!.id, '100.00');
    await again(id, [first]);
  });

  it('says the same again, byte for byte, of reports made while others write', async () => {
    const { id, lines } = await publish(office, ['1000.00']);
    const reports: Awaited<ReturnType<typeof reportOf>>[] = [];
    const writing = Promise.all(Array.from({ length: 6 }, (_, nth) => disburse(office, lines[0]!.id, `${nth + 1}.00`)));
    for (let nth = 0; nth < 12; nth += 1) reports.push(await reportOf(id));
    await writing;
    await again(id, reports);
  });

  it('asks the primary while the replica is too far behind, or is none', async () => {
    const strict = await service.another({ REPLICA_LAG_SECONDS: '1' });
    const wrong = await service.another({ DATABASE_REPLICA_URL: postgres.primaryUrl });
    expect(await ready(wrong)).toBe('refused');
    await replicaIs('serving', strict);
    await postgres.pauseReplay();
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    await replicaIs('behind', strict);
    for (const instance of [strict, wrong]) {
      const reply = await resolutions(new Visitor(instance, office.approver.token, null));
      expect([ids(reply).includes(id), reply.headers['data-as-of']]).toEqual([true, undefined]);
    }
    await postgres.resumeReplay();
    await replicaIs('serving', strict);
  });

  it('asks the primary when the replica goes away, in the middle of a read or before it', async () => {
    const reads = Array.from({ length: 20 }, () => resolutions(office.approver));
    await postgres.stopReplica();
    const replies = [
      ...(await Promise.all(reads)),
      await resolutions(office.approver),
      await resolutions(office.approver),
    ];
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await replicaIs('down');
    expect((await resolutions(office.approver)).headers['data-as-of']).toBeUndefined();
  });

  interface Moment {
    readonly asOf: string;
    readonly knownAt: string;
  }

  async function again(id: string, reports: readonly Awaited<ReturnType<typeof reportOf>>[]): Promise<void> {
    for (const { text, body } of reports) {
      const { asOf, knownAt } = body;
      expect((await reportOf(id, `?asOf=${asOf}&knownAt=${knownAt}`)).text).toBe(text);
    }
  }

  async function replicaHas(list: () => Promise<{ body: Listed }>, id: string): Promise<void> {
    while (!ids(await list()).includes(id)) await sleep(20);
  }
});
