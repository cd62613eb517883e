import { disburse, openOffice, publish, type Office } from '../support/office';
import { expectStatusesAgree } from '../support/line-statuses';
import { startTestService, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { tasksInShort } from '../support/tasks';

interface Due {
  readonly due: { readonly code: string; readonly since: string };
}

/** A hospital says that a giro did not arrive: nothing moves, it owes nothing more, and the ministry's turn is told. */
describe('nothing arrived', () => {
  let service: TestService;
  let office: Office;
  let line: string;
  let giro: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    line = (await publish(office, ['400000.00'])).lines[0]!.id;
    giro = await disburse(office, line, '400000.00');
  });
  afterAll(async () => {
    await expectStatusesAgree(office.auditor);
    await expectLedgerSound(service.database);
    await service.close();
  });

  const duesOf = async (who: string) =>
    (await office.paymaster.get<{ items: Due[] }>(`/pending?who=${who}`)).body.items.map(({ due }) => due.code);

  it('waits for the hospital until it has looked', async () => {
    expect(await tasksInShort(office.recipient, '&kind=receipt.confirm')).toEqual(['receipt.confirm 1']);
    expect(await duesOf('hospital')).toContain('confirm-receipt');
  });

  it('is said with the day on which it looked, never one before the giro or to come', async () => {
    const say = (checkedOn: string) => office.recipient.post(`/disbursements/${giro}/non-receipts`, { checkedOn });
    expect((await say('2025-03-02')).body['code']).toBe('date.too-early');
    expect((await say('2999-01-01')).body['code']).toBe('date.in-the-future');
    const neighbour = await service.person('recipient', [office.hospitals[1]!]);
    expect((await neighbour.post(`/disbursements/${giro}/non-receipts`, { checkedOn: '2025-03-04' })).status).toBe(404);
    const said = await say('2025-03-04');
    expect([said.status, said.body['missing']]).toEqual([201, '400000.00']);
  });

  it('is a dispute from then on: the ministry traces it, and nothing is asked of the hospital', async () => {
    const { body } = await office.recipient.get(`/allocations/${line}`);
    expect([body['status'], body['places']]).toEqual(['disputed', expect.objectContaining({ transit: '400000.00' })]);
    expect(await tasksInShort(office.recipient, '&kind=receipt.confirm')).toEqual([]);
    expect(await tasksInShort(office.paymaster, '&kind=receipt.trace')).toEqual(['receipt.trace 1']);
    expect(await duesOf('hospital')).not.toContain('confirm-receipt');
    expect(await duesOf('ministry')).toContain('trace-shortfall');
  });

  it('ends when it arrives after all', async () => {
    const late = { amount: '400000.00', receivedOn: '2025-03-20' };
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, late);
    expect((await office.recipient.get(`/allocations/${line}`)).body['status']).toBe('received');
    expect(await tasksInShort(office.paymaster, '&kind=receipt.trace')).toEqual([]);
    const again = await office.recipient.post(`/disbursements/${giro}/non-receipts`, { checkedOn: '2025-03-21' });
    expect(again.body['code']).toBe('disbursement.wrong-state');
    const said = await office.auditor.get<{ items: unknown[] }>(`/disbursements/${giro}/non-receipts`);
    expect(said.body.items).toHaveLength(1);
  });
});
