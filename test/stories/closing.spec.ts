import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** With its last line a resolution closes, and with it what amended it: repealing an amendment afterwards would lie. */
describe('closing a resolution', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  it('closes its amendments in force, and leaves a draft to be annulled', async () => {
    const { id, lines } = await publish(office, ['1000.00']);
    const drafts: string[] = [];
    for (const issuedOn of ['2025-03-03', '2025-03-04']) {
      const form = { kind: 'amendment', amendsId: id, authorizedAmount: undefined, issuedOn };
      const draft = await office.registrar.must('POST', '/resolutions', resolutionForm(form));
      const changes = [{ change: 'authorize-more', amount: '1.00' }];
      await office.registrar.must('PUT', `/resolutions/${draft.id}/changes`, changes);
      drafts.push(draft.id);
    }
    const [amendment, late] = drafts;
    await office.approver.must('POST', `/resolutions/${amendment!}/publication`, {});
    const withdrawal = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/withdrawal`, {
      withdrawnOn: '2025-04-01',
      reason: 'EJEMPLO',
      payment: 'before',
      source: 'EJEMPLO',
    });
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    await office.approver.must('POST', `/allocations/${lines[0]!.id}/closure`, {});

    const statusOf = async (resolution: string) =>
      (await office.auditor.get(`/resolutions/${resolution}`)).body['status'];
    expect([await statusOf(id), await statusOf(amendment!), await statusOf(late!)]).toEqual([
      'closed',
      'closed',
      'draft',
    ]);
    const repeal = await office.approver.post(`/resolutions/${amendment!}/repeal`, { repealedById: id, reason: 'x' });
    expect(repeal.status).toBeGreaterThanOrEqual(400);
    const published = await office.approver.post(`/resolutions/${late!}/publication`, {});
    expect([published.status, published.body['code']]).toEqual([409, 'resolution.reference-not-in-force']);
    await office.registrar.must('POST', `/resolutions/${late!}/annulment`, { reason: 'EJEMPLO' });
    await expectLedgerSound(service.database);
  });
});
