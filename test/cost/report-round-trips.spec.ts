import { disburse, openOffice, publish, type Office } from '../support/office';
import { askedBy } from '../support/round-trips';
import { startTestService, type TestService } from '../support/service';

/**
 * How often each report waits for the database, its beginning and its end included, whatever it is about. Signing the
 * reader in is one more, and not the report's.
 */
describe('round trips of reports', () => {
  let service: TestService;
  let office: Office;
  let named: Record<string, string>;
  const signingIn = 1;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    const { id, lines } = await publish(office, ['400000.00', '300000.00', '250000.00']);
    const line = lines[0]!.id;
    const giro = await disburse(office, line, '1000.00');
    // What the acts asked for is computed by the first who reads, and is no part of what reading costs.
    await office.registrar.get(`/findings/counts?resolution=${id}`);
    named = { giro, resolution: id, line, hospital: office.hospitals[0]!, now: new Date().toISOString() };
  });
  afterAll(() => service.close());

  // Of its two, the first asks which moment it is and waits for the acts under way; the second reads everything. An auditor's
  // reading is recorded in a third.
  it.each([
    ['/resolutions/:resolution/execution-status', 2],
    ['/resolutions/:resolution/execution-status?asOf=2025-03-02', 2],
    ['/resolutions/:resolution/execution-status?detail=totals', 2],
    ['/resolutions/:resolution/allocations/statuses', 1],
    ['/resolutions/:resolution/execution-status?asOf=2025-03-31&knownAt=:now', 2],
    ['/resolutions/:resolution/execution-status?format=csv', 3],
    ['/resolutions/:resolution/execution-status/difference?fromAsOf=2025-03-01', 2],
    ['/execution-status?by=strategy', 2],
    ['/execution-status?by=department&asOf=2025-03-02', 2],
    ['/unknowns/ageing', 1],
    ['/unknowns/ageing?resolution=:resolution', 2],
    ['/resolutions/:resolution/pending', 2],
    ['/pending', 2],
    ['/resolutions/:resolution/restitution-status', 2],
    ['/allocations/:line/statement', 2],
    ['/hospitals/:hospital/statement', 2],
    ['/resolutions/:resolution/narrative', 2],
    ['/resolutions/:resolution/annex', 2],
    ['/register', 1],
    ['/tasks', 3],
    // What pages are made of: a question to one process from another costs more than what is asked here.
    ['/resolutions/:resolution', 1],
    ['/resolutions', 1],
    ['/allocations/:line', 1],
    ['/allocations/:line/incorporations', 1],
    ['/disbursements/:giro', 1],
    ['/disbursements/:giro/receipts', 1],
    ['/certificates?resolution=:resolution', 1],
    ['/unknowns?resolution=:resolution', 1],
    ['/findings/counts?resolution=:resolution', 2],
  ])('%s: %i at most', async (path, most) => {
    const address = path.replace(/:(\w+)/g, (_, name: string) => named[name] ?? name);
    let status = 0;
    const asked = await askedBy(async () => {
      const answer = await office.registrar.get(address);
      status = answer.status;
    });
    expect([status, path]).toEqual([200, path]);
    expect(asked.roundTrips - signingIn).toBeLessThanOrEqual(most);
  });
});
