import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** What came back to its maker was never so: no certificate says that it was, nor that it was and was undone. */
describe('certificates of what came back to its maker', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let line: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    const { id, lines } = await publish(office, ['5000.00'], { executeBy: '2025-11-28' });
    resolution = id;
    line = lines[0]!.id;
    const giro = await disburse(office, line, '5000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '5000.00',
      receivedOn: '2025-03-04',
    });
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const reason = 'EJEMPLO: falta la firma';
  const asked = (type: string, subjectId: string) =>
    office.approver.post<{ code: string; detail: string }>('/certificates', { type, subjectId });

  it('a deposit', async () => {
    const { id } = await office.recipient.must('POST', `/allocations/${line}/restitutions`, {
      ...{ kind: 'principal', amount: '1000.00', depositedOn: '2025-12-02' },
      ...{ portfolio: 'EJEMPLO', reference: 'E-1' },
    });
    await office.paymaster.must('POST', `/restitutions/${id}/return`, { reason });
    const { status, body } = await asked('restitution', id);
    expect([status, body.code]).toEqual([409, 'certificate.not-returned']);
    const reported = await office.auditor.get<{ lines: { deposits: { state: string }[] }[] }>(
      `/resolutions/${resolution}/restitution-status`,
    );
    expect(reported.body.lines[0]!.deposits).toMatchObject([{ state: 'returned' }]);
    expect(body.detail).toContain(`fue devuelta a quien la registró (${reason}): no hay reintegro`);
  });

  it('a withdrawal after the payment', async () => {
    const form = { reason: 'EJEMPLO', payment: 'after', withdrawnOn: '2025-06-02', source: 'EJEMPLO' };
    const { id } = await office.recipient.must('POST', `/allocations/${line}/withdrawal`, form);
    await office.approver.must('POST', `/withdrawals/${id}/return`, { reason });
    const { status, body } = await asked('withdrawal', id);
    expect([status, body.code]).toEqual([409, 'certificate.not-withdrawn']);
    expect(body.detail).toContain('fue devuelto a quien lo registró: no hay desistimiento');
  });
});
