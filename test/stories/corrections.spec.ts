import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply } from '../support/visitor';

/** What was reported wrong is corrected by another report; what a later report rests on is not undone under it. */
describe('corrections of a hospital’s reports', () => {
  let service: TestService;
  let office: Office;
  let line: string;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  beforeEach(async () => {
    line = (await publish(office, ['1000.00'])).lines[0]!.id;
    const giro = await disburse(office, line, '1000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '1000.00',
      receivedOn: '2025-03-05',
    });
    await office.recipient.must('POST', `/allocations/${line}/incorporation`, {
      actKind: 'Acuerdo',
      actNumber: 'EJEMPLO',
      actOn: '2025-03-06',
      amount: '1000.00',
    });
  });

  async function accepted(cutoff: string, figures: string, given: object = {}): Promise<string> {
    const [contracted, obligated, paid, yieldsEarned] = figures.split(' / ');
    const written = { cutoff, contracted, obligated, paid, yieldsEarned, ...given };
    const { id } = await office.recipient.must('POST', `/allocations/${line}/execution-reports`, written);
    await office.approver.must('POST', `/execution-reports/${id}/acceptance`, {});
    return id;
  }

  async function reversal(act: string, subjectId: string): Promise<Reply<{ id: string; code: string }>> {
    const { body } = await office.auditor.get<{ items: { id: string; act: string; subjectId: string }[] }>(
      `/ledger/entries?allocation=${line}`,
    );
    const entry = body.items.find((each) => each.act === act && each.subjectId === subjectId)!;
    return office.recipient.post(`/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
  }

  it('what was paid and received is not asked to be undone from its order: the money has gone on', async () => {
    const { body } = await office.auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?allocation=${line}`,
    );
    const order = body.items.find(({ act }) => act === 'order')!;
    const asked = await office.registrar.post(`/ledger/entries/${order.id}/reversal`, { reason: 'EJEMPLO' });
    expect([asked.status, asked.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'disbursement.insufficient-funds',
        params: expect.objectContaining({ maximum: '0.00' }),
      }),
    ]);
  });

  async function view(): Promise<Line & { dueBack: object; yields: object }> {
    return (await office.recipient.get<Line & { dueBack: object; yields: object }>(`/allocations/${line}`)).body;
  }

  const correction = { correction: true, note: 'EJEMPLO: cifra errada' };

  it('a final report that a correction replaces no longer ends the execution', async () => {
    await accepted('2025-04-30', '500.00 / 500.00 / 500.00 / 0.00', { final: true });
    expect(await view()).toMatchObject({ status: 'settling', dueBack: { capital: '500.00' } });

    await accepted('2025-05-31', '500.00 / 500.00 / 400.00 / 0.00', correction);
    expect(await view()).toMatchObject({ status: 'in-execution', dueBack: { capital: '0.00' } });
  });

  it('the yields of a report on which a later one rests are not undone under it', async () => {
    await accepted('2025-04-30', '900.00 / 500.00 / 100.00 / 0.00');
    const second = await accepted('2025-05-31', '500.00 / 500.00 / 100.00 / 10.00', correction);
    await accepted('2025-06-30', '600.00 / 500.00 / 100.00 / 10.00');

    const reply = await reversal('earn', second);
    expect([reply.status, reply.body.code]).toEqual([409, 'reversal.not-the-latest']);
  });

  it('nor is the interest that a later report counts', async () => {
    const interest = await office.recipient.must('POST', `/allocations/${line}/yields`, {
      earnedOn: '2025-04-06',
      reference: 'EJEMPLO',
      amount: '10.00',
    });
    await accepted('2025-04-30', '900.00 / 500.00 / 0.00 / 10.00');

    const reply = await reversal('earn', interest.id);
    expect([reply.status, reply.body.code]).toEqual([409, 'reversal.not-the-latest']);
  });

  it('yields that were reported too high are lowered by a correction, down to what was given back', async () => {
    await accepted('2025-04-30', '0.00 / 0.00 / 0.00 / 1000.00');
    const { id } = await office.recipient.must('POST', `/allocations/${line}/restitutions`, {
      kind: 'yields',
      amount: '100.00',
      depositedOn: '2025-05-05',
      portfolio: 'EJEMPLO',
      reference: 'EJEMPLO',
    });
    const send = (yieldsEarned: string, given: object) =>
      office.recipient.post(`/allocations/${line}/execution-reports`, {
        ...{ cutoff: '2025-05-31', contracted: '0.00', obligated: '0.00', paid: '0.00', yieldsEarned },
        ...given,
      });
    for (const [said, minimum, given] of [
      ['500.00', '1000.00', {}],
      ['99.99', '100.00', correction],
    ] as const) {
      const { body } = await send(said, given);
      expect(body).toMatchObject({ code: 'execution.yields-below-recorded', params: { minimum } });
    }
    await accepted('2025-05-31', '0.00 / 0.00 / 0.00 / 100.00', correction);
    expect((await view()).yields).toEqual({ earned: '100.00', held: '100.00', returned: '0.00' });
    await office.paymaster.must('POST', `/restitutions/${id}/verification`, {});
    expect((await view()).yields).toEqual({ earned: '100.00', held: '0.00', returned: '100.00' });
  });
});
