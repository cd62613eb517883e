import { PaperPool } from '../../src/platform/paper/paper-pool';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish } from '../support/office';
import { everything } from '../support/paper-plans';
import { startTestService, type TestService } from '../support/service';

describe('a batch of papers', () => {
  let service: TestService;
  let address: string;
  beforeAll(async () => {
    service = await startTestService();
    await service.app.listen(0, '127.0.0.1');
    address = await service.app.getUrl();
  });
  afterAll(() => service.close());

  it('does not keep the service from answering', async () => {
    const papers = service.app.get(PaperPool);
    let drawn = 0;
    const batch = Array.from({ length: 60 }, () => papers.draw(everything).finally(() => (drawn += 1)));
    const seen: number[] = [];
    while (drawn < 60) {
      expect((await fetch(`${address}/health/live`)).status).toBe(200);
      seen.push(drawn);
    }
    await Promise.all(batch);
    // Answered before the first paper and between one and the next, many times over.
    expect(seen[0]).toBe(0);
    expect(new Set(seen).size).toBeGreaterThan(10);
  });

  it('is one drawing for all who ask for one report at once, and another once something is recorded', async () => {
    const office = await openOffice(service);
    const { id, lines } = await publish(office, ['600000.00', '400000.00']);
    const draw = jest.spyOn(service.app.get(PaperPool), 'draw');
    const ask = (by = office.auditor, more = '') => by.get(`/resolutions/${id}/execution-status?format=pdf${more}`);
    const asking = [office.registrar, office.approver, office.auditor, office.paymaster];
    const answers = await Promise.all(Array.from({ length: 24 }, (_, nth) => ask(asking[nth % asking.length])));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(draw).toHaveBeenCalledTimes(1);
    // A hospital sees its own lines: another paper.
    await Promise.all([ask(office.recipient), ask(office.recipient)]);
    expect(draw).toHaveBeenCalledTimes(2);
    await disburse(office, lines[0]!.id, '1000.00');
    await Promise.all([ask(), ask()]);
    expect(draw).toHaveBeenCalledTimes(3);
    // Who names an instant is given that one; what left is recorded with the moment that stands in it.
    const { body } = await office.auditor.get<{ knownAt: string }>(`/resolutions/${id}/execution-status`);
    await ask(office.auditor, `&knownAt=${body.knownAt}`);
    expect(draw).toHaveBeenCalledTimes(4);
    draw.mockRestore();
    await expectLedgerSound(service.database);
  });

  it('nobody signs where no certificate is configured', () => {
    expect(service.app.get(PaperPool).signer).toBeNull();
  });
});
