import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** What was printed once is printed again the same, whatever was recorded since. */
describe('reports printed again', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  /** What was answered before the act, and what the same question is answered after it. */
  async function before(path: string, act: () => Promise<unknown>, given = ''): Promise<[string, string]> {
    const first = await office.auditor.get<{ asOf: string; knownAt: string }>(`${path}?${given}`);
    await act();
    const { asOf, knownAt } = first.body;
    return [first.text, (await office.auditor.get(`${path}?asOf=${asOf}&knownAt=${knownAt}`)).text];
  }

  it('the statement of a hospital has no line of an act that came later', async () => {
    await publish(office, ['1000.00']);
    const [first, again] = await before(`/hospitals/${office.hospitals[0]!}/statement`, () =>
      publish(office, ['2000.00']),
    );
    expect(again).toBe(first);
  });

  it('the statement of a hospital with no line yet calls it as it was called', async () => {
    const { id } = await office.registrar.must('POST', '/hospitals', { name: 'EJEMPLO — Uno', divipola: '91001' });
    const [first, again] = await before(`/hospitals/${id}/statement`, () =>
      office.registrar.must('PATCH', `/hospitals/${id}`, { name: 'EJEMPLO — Dos', reason: 'EJEMPLO' }),
    );
    expect(again).toBe(first);
  });

  it('a withdrawal that nobody dates was waiting for its decision until it was decided', async () => {
    const { id, lines } = await publish(office, ['1000.00']);
    const withdrawal = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/withdrawal`, {
      filingNumber: 'EJEMPLO-1',
      reason: 'EJEMPLO',
      payment: 'unknown',
      source: 'EJEMPLO',
    });
    await service.database.query(`update withdrawal set recorded_at = recorded_at - interval '10 days' where id = $1`, [
      withdrawal.id,
    ]);
    const past = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    const [first, again] = await before(
      `/resolutions/${id}/pending`,
      () => office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {}),
      `asOf=${past}`,
    );
    expect(first).toContain('decide-withdrawal');
    expect(again).toBe(first);
  });

  it('the ministry has not kept a paper waiting since before the act that asks for it', async () => {
    const { id, lines } = await publish(office, ['1000.00'], { requirements: ['tax-registration'] });
    await office.recipient.must('POST', `/allocations/${lines[0]!.id}/requirements/tax-registration`, {
      document: 'EJEMPLO — RUT',
      documentOn: '2019-05-02',
    });
    const { body } = await office.auditor.get<{ items: { due: { code: string; since: string } }[] }>(
      `/resolutions/${id}/pending?asOf=2025-03-31`,
    );
    expect(body.items.find(({ due }) => due.code === 'decide-requirement')!.due.since).toBe('2025-02-03');
  });
});
