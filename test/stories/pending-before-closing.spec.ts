import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** The list of what is pending asks for no act that the service would refuse. */
describe('what is pending before a line is closed', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let line: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  /** A line paid and received whole. */
  beforeEach(async () => {
    const { id, lines } = await publish(office, ['5000.00'], { executeBy: '2025-11-28' });
    [resolution, line] = [id, lines[0]!.id];
    const giro = await disburse(office, line, '5000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '5000.00',
      receivedOn: '2025-03-04',
    });
  });

  async function pending(): Promise<string[]> {
    const { body } = await office.auditor.get<{ items: { due: { code: string; who: string } }[] }>(
      `/resolutions/${resolution}/pending?who=ministry`,
    );
    return body.items.map(({ due }) => due.code);
  }

  async function returnEverything(): Promise<void> {
    const { id } = await office.recipient.must('POST', `/allocations/${line}/restitutions`, {
      ...{ kind: 'principal', amount: '5000.00', depositedOn: '2025-12-02' },
      ...{ portfolio: 'EJEMPLO', reference: 'E-1' },
    });
    await office.paymaster.must('POST', `/restitutions/${id}/verification`, {});
  }

  async function report(): Promise<void> {
    await office.recipient.must('POST', `/allocations/${line}/incorporation`, {
      ...{ actKind: 'acuerdo', actNumber: 'EJEMPLO-1', actOn: '2025-03-10', amount: '5000.00' },
    });
    const { id } = await office.recipient.must('POST', `/allocations/${line}/execution-reports`, {
      ...{ cutoff: '2025-11-28', contracted: '0.00', obligated: '0.00', paid: '0.00', yieldsEarned: '0.00' },
      ...{ final: true },
    });
    await office.approver.must('POST', `/execution-reports/${id}/acceptance`, {});
  }

  it('a restoration that waits keeps it from being closed', async () => {
    await report();
    await returnEverything();
    expect(await pending()).toEqual(['close']);
    await office.registrar.must('POST', `/allocations/${line}/restorations`, {
      ...{ amount: '5000.00', actNumber: 'EJEMPLO-1', effectiveOn: '2025-12-15' },
    });
    expect(await pending()).toEqual([]);
  });

  it('an annulment of a withdrawal that waits is the ministry’s to decide', async () => {
    const { id } = await office.recipient.must('POST', `/allocations/${line}/withdrawal`, {
      ...{ reason: 'EJEMPLO', payment: 'after', withdrawnOn: '2025-06-02', source: 'EJEMPLO' },
    });
    await office.approver.must('POST', `/withdrawals/${id}/approval`, {});
    await office.registrar.must('POST', `/withdrawals/${id}/annulment`, { reason: 'EJEMPLO' });
    expect(await pending()).toEqual(['decide-reversal']);
  });
});
