import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, waysToServe, type TestService } from '../support/service';
import type { Reply } from '../support/visitor';

describe.each(waysToServe)('many officers on one balance: $way', ({ instances }) => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService({}, instances);
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  const order = (line: string, amount: string, headers: Record<string, string> = {}) =>
    office.registrar.post<{ id: string; code: string; params: { maximum: string } }>(
      `/allocations/${line}/disbursements`,
      { amount, paymentOrder: 'EJEMPLO', orderedOn: '2025-03-03' },
      headers,
    );

  const byStatus = (replies: Reply<unknown>[]) =>
    replies.reduce<Record<number, number>>(
      (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
      {},
    );

  it('200 orders of a hundredth of a line at once: 100 stand, 100 are told the maximum', async () => {
    const { lines } = await publish(office, ['1000000.00']);
    const replies = await Promise.all(Array.from({ length: 200 }, () => order(lines[0]!.id, '10000.00')));
    expect(byStatus(replies)).toEqual({ 201: 100, 409: 100 });
    for (const { body } of replies.filter(({ status }) => status === 409)) {
      expect(body).toMatchObject({ code: 'allocation.insufficient-funds', params: { maximum: '0.00' } });
    }

    const approvals = await Promise.all(
      replies
        .filter(({ status }) => status === 201)
        .map(({ body }) => office.approver.post(`/disbursements/${body.id}/approval`)),
    );
    expect(byStatus(approvals)).toEqual({ 201: 100 });
    await expectLedgerSound(service.database);
  });

  it('the same order ten times at once with one key exists once, and is answered ten times', async () => {
    const { lines } = await publish(office, ['1000000.00']);
    const key = { 'idempotency-key': 'la-misma-orden' };
    const replies = await Promise.all(Array.from({ length: 10 }, () => order(lines[0]!.id, '10000.00', key)));
    expect(byStatus(replies)).toEqual({ 201: 10 });
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9);

    const other = await order(lines[0]!.id, '20000.00', key);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.key-reused']);
    const list = await office.registrar.get<{ items: unknown[] }>(`/allocations/${lines[0]!.id}/disbursements`);
    expect(list.body.items).toHaveLength(1);
  });

  it('an order approved twenty times at once is approved once', async () => {
    const { lines } = await publish(office, ['1000000.00']);
    const { body } = await order(lines[0]!.id, '10000.00');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => office.approver.post(`/disbursements/${body.id}/approval`)),
    );
    expect(byStatus(replies)).toEqual({ 201: 1, 409: 19 });
    await expectLedgerSound(service.database);
  });

  it('a withdrawal and an order at once: exactly one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { lines } = await publish(office, ['1000000.00']);
      const withdrawal = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/withdrawal`, {
        withdrawnOn: '2025-03-01',
        reason: 'EJEMPLO',
        payment: 'before',
        source: 'EJEMPLO',
      });
      const [approval, ordered] = await Promise.all([
        office.approver.post(`/withdrawals/${withdrawal.id}/approval`),
        order(lines[0]!.id, '1000000.00'),
      ]);
      expect([approval.status, ordered.status].sort()).toEqual([201, 409]);
    }
    await expectLedgerSound(service.database);
  });
});
