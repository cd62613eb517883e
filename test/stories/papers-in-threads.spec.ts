import { PaperPool } from '../../src/platform/paper/paper-pool';
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

  it('nobody signs where no certificate is configured', () => {
    expect(service.app.get(PaperPool).signer).toBeNull();
  });
});
