import { setTimeout as sleep } from 'node:timers/promises';
import { disburse, linesOf, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, waysToServe, type TestService } from '../support/service';
import type { Reply } from '../support/visitor';

interface Report {
  readonly asOf: string;
  readonly knownAt: string;
}

interface Pending {
  readonly items: readonly unknown[];
}

type Begin = (line: Line) => Promise<readonly ['registrar' | 'approver' | 'recipient', string, object]>;

/** A report and the annex, asked again as of their own moment, are the same byte for byte, whatever came since. */
describe.each(waysToServe)('as known at: $way', ({ instances }) => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService({}, instances);
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  const reports = (id: string) => [`/resolutions/${id}/execution-status`, `/resolutions/${id}/annex`];

  /** What was answered before the act, and what the same questions are answered after it. */
  async function before(id: string, act: () => Promise<unknown>): Promise<[string[], string[]]> {
    const first: Reply<Report>[] = [];
    for (const path of reports(id)) first.push(await office.auditor.get<Report>(path));
    await act();
    const again: string[] = [];
    for (const [index, path] of reports(id).entries()) {
      const { asOf, knownAt } = first[index]!.body;
      again.push((await office.auditor.get(`${path}?asOf=${asOf}&knownAt=${knownAt}`)).text);
    }
    return [first.map(({ text }) => text), again];
  }

  /** Holds a line, as another act on it would. @returns what lets it go */
  async function lock(line: string): Promise<() => Promise<void>> {
    const runner = service.database.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select id from annex_line where id = $1 for update', [line]);
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  }

  async function unnamed(): Promise<{ id: string; line: string }> {
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    await office.registrar.must('PUT', `/resolutions/${id}/lines`, [{ divipola: '91001', amount: '10.00' }]);
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
    const [line] = await linesOf(office, id);
    return { id, line: line!.id };
  }

  it('a hospital has the name and the NIT that it had', async () => {
    const { id, lines } = await publish(office, ['1000.00']);
    const hospital = `/hospitals/${(lines[0]!['hospital'] as { id: string }).id}`;
    const [first, again] = await before(id, async () => {
      await office.registrar.must('PATCH', hospital, {
        name: 'EJEMPLO — Segundo nombre',
        nit: '900474727-4',
        reason: 'x',
      });
      await office.registrar.must('PATCH', hospital, { name: 'EJEMPLO — Tercer nombre', reason: 'x' });
    });
    expect(again).toEqual(first);
    const [second, third] = await before(id, () =>
      office.registrar.must('PATCH', hospital, { name: 'EJEMPLO — E.S.E. 91001', reason: 'x' }),
    );
    expect(third).toEqual(second);
    expect(second[0]).toMatch(/Tercer nombre.*900474727/);
  });

  it('a line has no hospital before a source named it', async () => {
    const { id, line } = await unnamed();
    const [first, again] = await before(id, () =>
      office.registrar.must('PUT', `/allocations/${line}/hospital`, { hospitalId: office.hospitals[0] }),
    );
    expect(again).toEqual(first);
  });

  /** A line that was paid, and whose hospital asked to withdraw afterwards. */
  async function withdrawing({ id: line }: { id: string }): Promise<string> {
    await disburse(office, line, '1000.00');
    const form = { withdrawnOn: '2025-04-01', reason: 'EJEMPLO', payment: 'after', source: 'EJEMPLO' };
    return (await office.recipient.must('POST', `/allocations/${line}/withdrawal`, form)).id;
  }

  const order = { amount: '10.00', paymentOrder: 'EJEMPLO-en-espera', orderedOn: '2025-03-03' };
  const acceptance = { filingNumber: 'EJEMPLO-1', acceptedOn: '2025-02-10' };

  it.each`
    act                                   | begin
    ${'a withdrawal that is approved'}    | ${async (line: Line) => ['approver', `/withdrawals/${await withdrawing(line)}/approval`, {}]}
    ${'a withdrawal that is turned down'} | ${async (line: Line) => ['approver', `/withdrawals/${await withdrawing(line)}/refusal`, { reason: 'EJEMPLO' }]}
    ${'an order'}                         | ${({ id }: Line) => ['registrar', `/allocations/${id}/disbursements`, order]}
    ${'an acceptance'}                    | ${({ id }: Line) => ['recipient', `/allocations/${id}/acceptance`, acceptance]}
  `('$act, waiting for its line: a report made meanwhile is the same later', async ({ begin }: { begin: Begin }) => {
    const deadlines = [{ kind: 'acceptance', days: 10, unit: 'business-days' }];
    const { id, lines } = await publish(office, ['1000.00'], { deadlines });
    const [who, path, body] = await begin(lines[0]!);
    const paths = [...reports(id), `/resolutions/${id}/pending`];
    const release = await lock(lines[0]!.id);
    const acting = office[who].post(path, body);
    await sleep(200);
    const asking = Promise.all(paths.map((each) => office.auditor.get<Report>(each)));
    await sleep(200);
    await release();
    expect((await acting).status).toBe(201);
    const meanwhile = await asking;
    const moments = meanwhile.map(({ body: { asOf, knownAt } }) => `?asOf=${asOf}&knownAt=${knownAt}`);
    const later = await Promise.all(paths.map((each, index) => office.auditor.get(`${each}${moments[index]}`)));
    expect(later.map(({ text }) => text)).toEqual(meanwhile.map(({ text }) => text));
    // What the act did is in a report that is made after it.
    const after = await office.auditor.get<Pending>(paths[2]!);
    expect(after.body.items).not.toEqual((meanwhile[2]!.body as unknown as Pending).items);
  });

  it('an instant or a date that has not come has no answer yet', async () => {
    const { id } = await publish(office, ['1000.00']);
    for (const path of reports(id)) {
      for (const later of ['knownAt=2999-01-01T00:00:00Z', 'asOf=2999-01-01']) {
        const reply = await office.auditor.get(`${path}?${later}`);
        expect([reply.status, reply.body['code']]).toEqual([422, 'report.moment-in-the-future']);
      }
    }
  });
});
