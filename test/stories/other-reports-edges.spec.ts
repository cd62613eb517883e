import { prepareAccounts } from '../../src/records/accounts';
import { readConfig } from '../../src/platform/config';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Line {
  readonly id: string;
  readonly line: number;
}

/** The reports at the edges of their question: before the act, backwards, of several issuers. */
describe('the other reports, at the edges', () => {
  const password = 'demostración 1409';
  const config = readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' });
  let service: TestService;
  let auditor: Visitor;
  const ids: Record<string, string> = {};
  const lines: Record<string, Line[]> = {};

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, config);
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    for (const { id, number } of body.items) ids[number] = id;
    for (const number of [1409, 9002]) {
      const page = await auditor.get<{ items: Line[] }>(`/resolutions/${ids[number]!}/allocations`);
      lines[number] = page.body.items;
    }
  }, 120_000);
  afterAll(() => service.close());

  it('of an act that was not issued or not recorded by then nothing is told, and the refusal says why', async () => {
    for (const report of ['narrative', 'letters']) {
      const path = `/resolutions/${ids[1409]!}/${report}`;
      const unborn = await auditor.get<{ code: string; detail: string }>(`${path}?asOf=2020-07-31`);
      expect([unborn.status, unborn.body.code]).toEqual([409, 'report.nothing-by-then']);
      expect(unborn.body.detail).toContain(
        'la Resolución 1409 de 2025 no se había expedido: es del 7 de julio de 2025',
      );
      const unknown = await auditor.get<{ detail: string }>(`${path}?knownAt=2020-01-01T00:00:00Z`);
      expect(unknown.body.detail).toContain('no estaba registrada');
    }
    for (const report of ['pending', 'restitution-status']) {
      const { text } = await auditor.get(`/resolutions/${ids[1409]!}/${report}?asOf=2020-12-31&format=csv`);
      const { headers } = await auditor.get(`/resolutions/${ids[1409]!}/${report}?asOf=2020-12-31&format=pdf`);
      expect(text).not.toContain('Todas las resoluciones');
      expect(String(headers['content-disposition'])).toContain('resolucion-1409-de-2025');
    }
  });

  it('the narrative of the past says nothing of what withdrew later', async () => {
    const told = (asOf: string) =>
      auditor.get<{ notes: { text: string }[] }>(`/resolutions/${ids[1409]!}/narrative?asOf=${asOf}`);
    const past = (await told('2025-07-31')).body.notes.map(({ text }) => text).join('\n');
    expect(past).not.toMatch(/Riohacha|Maicao|desisti/i);
    expect((await told('2025-12-31')).body.notes.map(({ text }) => text).join('\n')).toContain('Maicao');
  });

  it('a comparison that goes backwards is refused, and so is a year before the calendar', async () => {
    const path = `/resolutions/${ids[9002]!}/execution-status/difference`;
    const backwards = await auditor.get(`${path}?fromAsOf=2025-12-31&toAsOf=2025-06-30`);
    expect([backwards.status, backwards.body]).toEqual([
      422,
      expect.objectContaining({ code: 'difference.backwards' }),
    ]);
    const { body } = await auditor.get(`${path}?fromAsOf=1000-01-01`);
    expect(JSON.stringify(body)).toContain('es anterior a 1900');
  });

  it('a sum of several issuers says whose each part is', async () => {
    const { body } = await auditor.get<{ notes: string[]; resolutions: { issuer: string }[] }>('/execution-status');
    const issuers = [...new Set(body.resolutions.map(({ issuer }) => issuer))];
    expect(issuers.length).toBeGreaterThan(1);
    const warning = body.notes.find((text) => text.startsWith(`Las cifras son de ${issuers.length} emisores`));
    for (const issuer of issuers) expect(warning).toContain(issuer);
  });

  it('the reconciliation tells what one rule found in the order of the annex', async () => {
    const { body } = await auditor.get<{ findings: { code: string; severity: string; allocationId: string | null }[] }>(
      `/resolutions/${ids[1409]!}/reconciliation`,
    );
    const order = new Map(lines[1409]!.map(({ id, line: number }) => [id, number]));
    const byRule = [...new Set(body.findings.map(({ code }) => code))].map((code) =>
      body.findings.filter((each) => each.code === code),
    );
    for (const found of byRule) {
      const numbers = found.map(({ allocationId }) => (allocationId === null ? 0 : order.get(allocationId)!));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(Math.max(...byRule.map((found) => found.length))).toBeGreaterThan(3);
  });
});
