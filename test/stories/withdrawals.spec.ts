import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { expectStatusesAgree } from '../support/line-statuses';
import { startTestService, type TestService } from '../support/service';

/** A withdrawal, and what undoing any part of it leaves known. */
describe('withdrawals undone', () => {
  let service: TestService;
  let office: Office;
  let line: string;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  beforeEach(async () => {
    line = (await publish(office, ['1000.00'])).lines[0]!.id;
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(async () => {
    await expectStatusesAgree(office.auditor);
    await service.close();
  });

  async function withdrawn(payment: 'before' | 'after' | 'unknown'): Promise<string> {
    const { id } = await office.recipient.must('POST', `/allocations/${line}/withdrawal`, {
      withdrawnOn: '2025-04-01',
      reason: 'EJEMPLO',
      payment,
      source: 'EJEMPLO',
    });
    await office.approver.must('POST', `/withdrawals/${id}/approval`, {});
    return id;
  }

  async function reverse(act: string): Promise<void> {
    const { body } = await office.auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?allocation=${line}`,
    );
    const entry = body.items.findLast((each) => each.act === act)!;
    const asked = await office.registrar.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    await office.approver.must('POST', `/ledger/reversals/${asked.id}/approval`, {});
  }

  it('a clarification that is undone leaves the payment unknown again, as often as it is', async () => {
    const id = await withdrawn('unknown');
    const unknown = {
      subjectKind: 'withdrawal',
      subjectId: id,
      field: 'payment',
      reason: 'EJEMPLO',
      source: 'EJEMPLO',
    };
    await office.registrar.must('POST', '/unknowns', unknown);
    const fields = async () =>
      (await office.auditor.get<{ unknown: { field: string }[] }>(`/withdrawals/${id}`)).body.unknown.map(
        ({ field }) => field,
      );
    for (let time = 0; time < 2; time += 1) {
      expect(await fields()).toEqual(['payment']);
      const evidence = { payment: 'before', evidence: 'EJEMPLO' };
      await office.approver.must('POST', `/withdrawals/${id}/clarification`, evidence);
      expect(await fields()).toEqual([]);
      await reverse('clarify');
    }
    expect(await fields()).toEqual(['payment']);
  });

  describe('after payment', () => {
    let id: string;
    let giro: string;
    beforeEach(async () => {
      giro = await disburse(office, line, '600.00');
      id = await withdrawn('after');
    });

    const lineNow = async () => (await office.auditor.get(`/allocations/${line}`)).body;
    const order = () =>
      office.registrar.post(`/allocations/${line}/disbursements`, {
        amount: '400.00',
        paymentOrder: 'EJEMPLO',
        orderedOn: '2025-05-05',
      });

    it('is annulled by two people, and the line goes on', async () => {
      expect((await order()).body).toMatchObject({ code: 'allocation.withdrawn' });
      await office.registrar.must('POST', `/withdrawals/${id}/annulment`, { reason: 'EJEMPLO: era de otro municipio' });
      expect(await lineNow()).toMatchObject({ status: 'withdrawn-after', withdrawal: { id } });

      const annulled = await office.approver.must('POST', `/withdrawals/${id}/annulment/approval`, {});
      expect(annulled).toMatchObject({ state: 'reversed', standingPayment: null, dueBack: null });
      expect(await lineNow()).toMatchObject({ status: 'disbursed-partly', withdrawal: null });
      expect((await order()).status).toBe(201);
    });

    it('not by who asks, nor twice; a refused annulment may be asked for again', async () => {
      const both = await service.person(['registrar', 'approver']);
      const annul = (what = '') =>
        both.post(`/withdrawals/${id}/annulment${what}`, what === '/approval' ? {} : { reason: 'x' });
      expect((await annul('/approval')).body['code']).toBe('withdrawal.no-annulment');
      expect((await annul()).status).toBe(201);
      expect((await annul()).body['code']).toBe('withdrawal.annulment-pending');
      expect((await annul('/approval')).body['code']).toBe('withdrawal.annulment-maker-is-checker');
      await office.approver.must('POST', `/withdrawals/${id}/annulment/refusal`, { reason: 'EJEMPLO' });
      expect((await annul()).status).toBe(201);
      const closing = await office.approver.post(`/allocations/${line}/closure`, {});
      expect(closing.text).toContain('pending-reversal');
    });

    it('of a giro that the bank sent back: the withdrawal is recorded anew, before payment', async () => {
      const bounced = { effectiveOn: '2025-03-10', reason: 'EJEMPLO' };
      await office.paymaster.must('POST', `/disbursements/${giro}/rejection`, bounced);
      await office.registrar.must('POST', `/withdrawals/${id}/annulment`, { reason: 'EJEMPLO: el banco lo devolvió' });
      await office.approver.must('POST', `/withdrawals/${id}/annulment/approval`, {});
      await withdrawn('before');
      expect(await lineNow()).toMatchObject({ status: 'withdrawn-before', places: { released: '1000.00' } });
    });

    it('a report made before the annulment is the same afterwards', async () => {
      const path = `/resolutions/${String((await lineNow())['resolutionId'])}/execution-status`;
      const first = await office.auditor.get<{ knownAt: string; rows: object[] }>(path);
      await office.registrar.must('POST', `/withdrawals/${id}/annulment`, { reason: 'EJEMPLO' });
      await office.approver.must('POST', `/withdrawals/${id}/annulment/approval`, {});
      expect((await office.auditor.get(`${path}?knownAt=${first.body.knownAt}`)).text).toBe(first.text);
      expect(first.body.rows).toEqual([expect.objectContaining({ withdrawal: 'after' })]);
      const now = await office.auditor.get<{ rows: object[] }>(path);
      expect(now.body.rows).toEqual([expect.objectContaining({ withdrawal: null })]);
    });
  });

  it('one that moved money is told to reverse its entry', async () => {
    const id = await withdrawn('before');
    const reply = await office.registrar.post(`/withdrawals/${id}/annulment`, { reason: 'EJEMPLO' });
    expect([reply.status, reply.body['code']]).toEqual([409, 'withdrawal.reverse-its-entry']);
  });
});
