import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { Gathering } from '../../src/platform/gathering/gathered';
import type { Caller } from '../../src/platform/http/caller';
import { UseCases } from '../../src/platform/http/use-cases';
import { cloneDatabase } from '../support/database';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { askedBy } from '../support/round-trips';
import { startTestService, waysToServe, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Reply {
  readonly status: number;
  readonly body: { id?: string; status?: string; code?: string; recordedBy?: { id: string } };
  readonly headers: Record<string, unknown>;
}

/** Many who act at once share a commit and nothing else: each is decided alone, by who asked, once. */
describe.each(waysToServe)('acts that are gathered: $way', ({ instances }) => {
  let service: TestService;
  let office: Office;
  let lines: readonly { id: string }[];
  let paymasters: Visitor[];

  beforeAll(async () => {
    service = await startTestService({}, instances);
    office = await openOffice(service);
    lines = (await publish(office, ['400000.00', '300000.00', '250000.00'])).lines;
    paymasters = [office.paymaster, await service.person('paymaster')];
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const order = (index: number, amount = '10.00') =>
    office.registrar.post<Reply['body']>(
      `/allocations/${lines[index % 3]!.id}/disbursements`,
      { amount, paymentOrder: `EJEMPLO-${index}`, orderedOn: '2025-03-03' },
      key(),
    );

  it('orders at once are each promised what those before them left', async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, (_, index) => order(index * 3, '20000.00')));
    const told = asked.map(({ status, body }) => body.code ?? status);
    // 400.000 pesos hold twenty of them, whoever came first.
    expect(told.filter((code) => code === 201)).toHaveLength(20);
    expect(told.filter((code) => code === 'allocation.insufficient-funds')).toHaveLength(30);
    for (const { body } of asked.filter(({ status }) => status === 201))
      await office.approver.must('POST', `/disbursements/${body.id}/refusal`, { reason: 'EJEMPLO' });
  });

  it('payments at once: each by who asked, once by its key, and a refusal refuses itself', async () => {
    const orders = await Promise.all(Array.from({ length: 40 }, (_, index) => order(index)));
    const ids = orders.map(({ body }) => body.id!);
    const approvals = await Promise.all(
      ids.map((id) => office.approver.post(`/disbursements/${id}/approval`, {}, key())),
    );
    expect(new Set(approvals.map(({ status }) => status))).toEqual(new Set([201]));

    const keys = ids.map(() => key());
    const pay = (index: number, by: number, effectiveOn = '2025-03-10') =>
      paymasters[by]!.post<Reply['body']>(`/disbursements/${ids[index]}/settlement`, { effectiveOn }, keys[index]);
    let replies: Reply[][] = [];
    const { statements } = await askedBy(async () => {
      replies = await Promise.all(
        ids.map((_, index) =>
          Promise.all([
            // Every tenth asks for a day to come; the others twice with one key.
            pay(index, index % 2, index % 10 === 0 ? '2999-01-01' : undefined),
            pay(index, index % 2, index % 10 === 0 ? '2999-01-01' : undefined),
          ]),
        ),
      );
    });
    for (const [index, [first, second]] of replies.entries()) {
      if (index % 10 === 0) {
        expect([first!.body.code, second!.body.code]).toEqual(['date.in-the-future', 'date.in-the-future']);
      } else {
        expect([first!.status, second!.status, first!.body.status]).toEqual([201, 201, 'in-transit']);
        expect(second!.body).toEqual(first!.body);
        const replayed = [first, second].filter((reply) => reply!.headers['idempotency-replayed'] === 'true');
        expect(replayed).toHaveLength(1);
      }
    }
    const commits = statements.flat().filter((statement) => statement === 'commit');
    expect(commits.length).toBeLessThan(40);
    const recorded: { person: string; payments: string }[] = await service.database.query(
      `select recorded_by as person, count(*) as payments from settlement group by 1 order by 2`,
    );
    expect(recorded.map(({ payments }) => Number(payments)).sort()).toEqual([16, 20]);
  });

  it('the same giro at once by two people: one pays it, the other is told that it is paid', async () => {
    const { body } = await order(1);
    await office.approver.must('POST', `/disbursements/${body.id}/approval`, {});
    const paid = await Promise.all(
      paymasters.map((by) =>
        by.post<Reply['body']>(`/disbursements/${body.id}/settlement`, { effectiveOn: '2025-03-10' }, key()),
      ),
    );
    expect(paid.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = paid.find(({ status }) => status === 409)!;
    expect(refused.body.code).toBe('disbursement.wrong-state');
  });

  it('leaves a record that verifies, an event for each act on the chain of its line', async () => {
    const { body } = await office.auditor.get<{ sound: boolean; breaks: object[] }>('/audit/verification');
    expect(body).toMatchObject({ sound: true, breaks: [] });
    const events: { act: string; count: string; chains: string }[] = await service.database.query(
      `select act, count(*), count(distinct chain_id) as chains
       from audit_event
       where act = 'disbursement.settle'
       group by act`,
    );
    expect(events).toEqual([{ act: 'disbursement.settle', count: '37', chains: '3' }]);
  });
});

it('who waited together for a connection that nobody gave back does not wait again one by one', async () => {
  const clone = await cloneDatabase();
  const source = await new DataSource(dataSourceOptions(clone.service, 1, 0.2)).initialize();
  const transactions = new Transactions(source);
  const act = new Gathering(new UseCases(transactions), transactions).of<number, number>({
    subjectsOf: () => [],
    together: (_, batch) => Promise.resolve(batch.map(({ command }) => ({ done: command }))),
  });
  const by = { person: { id: crypto.randomUUID() }, idempotencyKey: null, dryRun: null } as unknown as Caller;
  const held = source.createQueryRunner();
  await held.connect();
  const waited = jest.spyOn(source, 'createQueryRunner');
  const asked = await seeing('everything', () => Promise.allSettled([1, 2, 3, 4, 5].map((each) => act(by, each))));
  expect(asked.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(waited).toHaveBeenCalledTimes(1);
  await held.release();
  await source.destroy();
  await clone.drop();
});
