import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
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
  afterAll(() => service.close());

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
});
