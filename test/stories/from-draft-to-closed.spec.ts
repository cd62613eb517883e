import { expectLedgerSound } from '../support/expect-ledger-sound';
import { linesOf, openOffice, resolutionForm, type Line, type Office } from '../support/office';
import { expectStatusesAgree } from '../support/line-statuses';
import { startTestService, type TestService } from '../support/service';

/**
 * A resolution of three lines, through HTTP alone, with five people: the first line is paid in two giros with a bank
 * rejection between; the second withdraws before payment and its money is reassigned to the third; all three close.
 */
describe('from draft to closed', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let lines: Line[];
  const found: Record<string, string> = {};

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectStatusesAgree(office.auditor);
    await service.close();
  });

  const line = (number: number): Line => lines.find((each) => each.line === number)!;

  async function giro(allocation: string, amount: string, on: string): Promise<string> {
    const { id } = await office.registrar.must('POST', `/allocations/${allocation}/disbursements`, {
      amount,
      paymentOrder: `EJEMPLO-OP-${amount}`,
      orderedOn: on,
    });
    await office.approver.must('POST', `/disbursements/${id}/approval`, {});
    return id;
  }

  async function executeAndClose(number: number, amount: string): Promise<void> {
    const path = `/allocations/${line(number).id}`;
    await office.recipient.must('POST', `${path}/incorporation`, {
      actKind: 'Acuerdo',
      actNumber: `EJEMPLO-${number}`,
      actOn: '2025-06-02',
      amount,
    });
    const report = await office.recipient.must('POST', `${path}/execution-reports`, {
      cutoff: '2025-11-28',
      contracted: amount,
      obligated: amount,
      paid: amount,
      yieldsEarned: '0.00',
      final: true,
    });
    await office.approver.must('POST', `/execution-reports/${report.id}/acceptance`, {});
    await office.approver.must('POST', `${path}/closure`, { closedOn: '2025-12-15' });
  }

  const steps: [string, () => Promise<unknown>][] = [
    [
      'the registrar drafts it with its annex',
      async () => {
        resolution = (await office.registrar.must('POST', '/resolutions', resolutionForm())).id;
        await office.registrar.must('PUT', `/resolutions/${resolution}/lines`, [
          { divipola: '91001', hospitalId: office.hospitals[0], amount: '500000.00' },
          { divipola: '27001', hospitalId: office.hospitals[1], amount: '300.000,00' },
          { divipola: '86001', hospitalId: office.hospitals[2], amount: '$ 150000,50' },
        ]);
      },
    ],
    ['the registrar sends it to review', () => office.registrar.must('POST', `/resolutions/${resolution}/review`, {})],
    [
      'the approver publishes it',
      async () => {
        await office.approver.must('POST', `/resolutions/${resolution}/publication`, {});
        lines = await linesOf(office, resolution);
        expect(lines.map(({ places }) => places.assigned)).toEqual(['500000.00', '300000.00', '150000.50']);
      },
    ],
    [
      'the first line is ordered in part',
      async () => (found.first = await giro(line(1).id, '200000.00', '2025-03-03')),
    ],
    [
      'the bank pays it',
      () =>
        office.paymaster.must('POST', `/disbursements/${found.first}/settlement`, {
          effectiveOn: '2025-03-04',
          reference: 'EJEMPLO-1',
        }),
    ],
    ['the rest is ordered', async () => (found.second = await giro(line(1).id, '300000.00', '2025-03-10'))],
    [
      'the bank rejects it',
      () =>
        office.paymaster.must('POST', `/disbursements/${found.second}/rejection`, {
          effectiveOn: '2025-03-12',
          reason: 'EJEMPLO: cuenta inactiva',
        }),
    ],
    ['it is ordered again', async () => (found.third = await giro(line(1).id, '300000.00', '2025-03-17'))],
    [
      'the bank pays it this time',
      () =>
        office.paymaster.must('POST', `/disbursements/${found.third}/settlement`, {
          effectiveOn: '2025-03-18',
          reference: 'EJEMPLO-2',
        }),
    ],
    [
      'the hospital confirms both',
      async () => {
        for (const [id, amount] of [
          [found.first, '200000.00'],
          [found.third, '300000.00'],
        ]) {
          await office.recipient.must('POST', `/disbursements/${id!}/receipt`, { amount, receivedOn: '2025-03-20' });
        }
      },
    ],
    [
      'the second hospital withdraws',
      async () => {
        const withdrawal = await office.recipient.must('POST', `/allocations/${line(2).id}/withdrawal`, {
          filingNumber: 'EJEMPLO-R-1',
          withdrawnOn: '2025-04-01',
          reason: 'EJEMPLO: no puede ejecutar',
          payment: 'before',
          source: 'EJEMPLO: oficio',
        });
        found.withdrawal = withdrawal.id;
      },
    ],
    ['the approver accepts it', () => office.approver.must('POST', `/withdrawals/${found.withdrawal}/approval`, {})],
    [
      'an amendment gives its money to the third line',
      async () => {
        const form = resolutionForm({ kind: 'amendment', amendsId: resolution, issuedOn: '2025-04-21' });
        const amendment = await office.registrar.must('POST', '/resolutions', {
          ...form,
          authorizedAmount: undefined,
        });
        await office.registrar.must('PUT', `/resolutions/${amendment.id}/changes`, [
          { change: 'reassign', fromAllocationId: line(2).id, toAllocationId: line(3).id, amount: '300000.00' },
        ]);
        await office.approver.must('POST', `/resolutions/${amendment.id}/publication`, {});
        lines = await linesOf(office, resolution);
        expect(line(3).places.assigned).toBe('450000.50');
      },
    ],
    [
      'the third line is paid and confirmed',
      async () => {
        const id = await giro(line(3).id, '450000.50', '2025-05-05');
        await office.paymaster.must('POST', `/disbursements/${id}/settlement`, {
          effectiveOn: '2025-05-06',
          reference: 'EJEMPLO-3',
        });
        await office.recipient.must('POST', `/disbursements/${id}/receipt`, {
          amount: '450000.50',
          receivedOn: '2025-05-07',
        });
      },
    ],
    ['the first line is executed and closed', () => executeAndClose(1, '500000.00')],
    [
      'the second line, where nothing is left, is closed',
      () => office.approver.must('POST', `/allocations/${line(2).id}/closure`, { closedOn: '2025-12-15' }),
    ],
    ['the third line is executed and closed', () => executeAndClose(3, '450000.50')],
  ];

  it.each(steps)('%s', async (_, step) => {
    await step();
    await expectLedgerSound(service.database);
    const audit = await office.auditor.get('/ledger/audit');
    expect(audit.body).toMatchObject({ sound: true, breaches: [] });
    const report = await office.auditor.get(`/resolutions/${resolution}/execution-status`);
    if (report.status === 200) expect(report.body).toMatchObject({ proof: { authorized: '1000000.00', holds: true } });
  });

  it('ends closed, with every peso where it went', async () => {
    const { body } = await office.auditor.get(`/resolutions/${resolution}`);
    expect(body).toMatchObject({
      status: 'closed',
      totals: { undistributed: '49999.50', executed: '950000.50', assigned: '0.00', transit: '0.00', held: '0.00' },
    });
  });

  it('lets nothing move on a closed line', async () => {
    const order = await office.registrar.post(`/allocations/${line(1).id}/disbursements`, {
      amount: '1.00',
      paymentOrder: 'EJEMPLO',
      orderedOn: '2025-12-16',
    });
    expect(order.status).toBe(409);
  });
});
