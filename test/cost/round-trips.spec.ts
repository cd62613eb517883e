import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { askedBy } from '../support/round-trips';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/**
 * What an act and a report cost the database, counted: a count, never a time. Whoever adds a statement to a hot path
 * meets these numbers. One more of each is the question who asks: signing in is not the act's.
 */
describe('round trips', () => {
  let service: TestService;
  let office: Office;
  let lines: readonly { id: string }[];
  let resolution: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    const published = await publish(office, ['400000.00', '300000.00', '250000.00']);
    [lines, resolution] = [published.lines, published.id];
  });
  afterAll(() => service.close());

  const signingIn = 1;
  let sequence = 0;
  const order = () => ({ amount: '10.00', paymentOrder: `EJEMPLO-${(sequence += 1)}`, orderedOn: '2025-03-03' });
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const ordered = async () =>
    (await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order())).id;
  const costOf = async (by: Visitor, path: string, body: object) => {
    let status = 0;
    const asked = await askedBy(async () => {
      status = (await by.post(path, body, key())).status;
    });
    expect([status, path]).toEqual([201, path]);
    return asked;
  };

  it('an order: four, its beginning and its commit among them', async () => {
    const asked = await costOf(office.registrar, `/allocations/${lines[0]!.id}/disbursements`, order());
    expect(asked.statements.slice(signingIn)).toHaveLength(4);
  });

  it('its approval and its payment: four each', async () => {
    const id = await ordered();
    const approved = await costOf(office.approver, `/disbursements/${id}/approval`, {});
    expect(approved.statements.slice(signingIn)).toHaveLength(4);
    const paid = await costOf(office.paymaster, `/disbursements/${id}/settlement`, { effectiveOn: '2025-03-10' });
    expect(paid.statements.slice(signingIn)).toHaveLength(4);
  });

  it('a publication: twelve at most, whatever the annex', async () => {
    for (const count of [2, 40]) {
      const draft = await office.registrar.must(
        'POST',
        '/resolutions',
        resolutionForm({ authorizedAmount: `${count}.00` }),
      );
      const annex = municipalities(count).map((divipola) => ({ divipola, amount: '1.00' }));
      await office.registrar.must('PUT', `/resolutions/${draft.id}/lines`, annex);
      const asked = await costOf(office.approver, `/resolutions/${draft.id}/publication`, {});
      expect(asked.statements.slice(signingIn).length).toBeLessThanOrEqual(12);
    }
  });

  it('a report: three at most', async () => {
    const asked = await askedBy(() => office.auditor.get(`/resolutions/${resolution}/execution-status`));
    expect(asked.statements.slice(signingIn).length).toBeLessThanOrEqual(3);
  });
});

// Antioquia has that many: its municipalities are numbered with gaps, so the first of each ten are asked for by name.
const antioquia =
  '05001 05002 05004 05021 05030 05031 05034 05036 05038 05040 05042 05044 05045 05051 05055 05059 05079 05086 05088 05091 05093 05101 05107 05113 05120 05125 05129 05134 05138 05142 05145 05147 05148 05150 05154 05172 05190 05197 05206 05209';

function municipalities(count: number): string[] {
  return antioquia.split(' ').slice(0, count);
}
