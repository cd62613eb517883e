import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

interface Figures {
  readonly asOf: string;
  readonly knownAt: string;
  readonly totals: Record<string, string>;
  readonly rows: { line: number; divipola: string; paid: string; places: Record<string, string> }[];
}

describe('open data', () => {
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

  describe('the figures of a resolution', () => {
    it('are read by anybody, as of a date, and again the same', async () => {
      const { id, lines } = await publish(office, ['600000.00', '400000.00']);
      await disburse(office, lines[0]!.id, '250000.00', '2025-03-03');
      const now = await service.stranger.get<Figures>(`/open-data/resolutions/${id}`);
      expect(now.status).toBe(200);
      expect(now.body.rows.map(({ line, divipola, paid }) => [line, divipola, paid])).toEqual([
        [1, '91001', '250000.00'],
        [2, '27001', '0.00'],
      ]);
      const before = await service.stranger.get<Figures>(`/open-data/resolutions/${id}?asOf=2025-03-02`);
      expect(before.body.totals.paid).toBe('0.00');
      const { asOf, knownAt } = now.body;
      const moment = `asOf=${asOf}&knownAt=${knownAt}`;
      await disburse(office, lines[1]!.id, '100000.00', '2025-03-04');
      const again = await service.stranger.get(`/open-data/resolutions/${id}?${moment}`);
      expect(again.text).toBe(now.text);
    });

    it('tell who has them already that nothing changed, until something does', async () => {
      const { id, lines } = await publish(office, ['1000.00']);
      const { headers } = await service.stranger.get(`/open-data/resolutions/${id}`);
      expect(headers['cache-control']).toBe('public, max-age=60');
      const held = { 'if-none-match': `"another", W/${String(headers.etag)}` };
      expect((await service.stranger.get(`/open-data/resolutions/${id}`, held)).status).toBe(304);
      await disburse(office, lines[0]!.id, '1000.00');
      expect((await service.stranger.get(`/open-data/resolutions/${id}`, held)).status).toBe(200);
    });

    it('are of what is published and of nothing else: a draft does not exist', async () => {
      const draft = await office.registrar.must('POST', '/resolutions', resolutionForm());
      const strategy = await office.registrar.must(
        'POST',
        '/resolutions',
        resolutionForm({ kind: 'strategy', authorizedAmount: undefined }),
      );
      for (const { id } of [draft, strategy]) {
        expect((await service.stranger.get(`/open-data/resolutions/${id}`)).status).toBe(404);
      }
    });
  });
});
