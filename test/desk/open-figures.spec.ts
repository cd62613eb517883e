import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

/** What anybody sees of the money, without an account. */
describe('the open figures', () => {
  let service: TestService;
  let office: Office;
  let browser: Browser;
  let id: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    browser = new Browser(service.app);
    const resolution = await publish(office, ['400000.00', '300000.00']);
    id = resolution.id;
    await disburse(office, resolution.lines[0]!.id, '400000.00', '2025-03-04');
  });
  afterAll(() => service.close());

  it('are listed for anybody, published ones alone, with no cookie and fit to be kept', async () => {
    const draft = await office.registrar.must(
      'POST',
      '/resolutions',
      resolutionForm({ title: 'EJEMPLO — En proyecto' }),
    );
    const page = await browser.open(null, '/cifras');
    expect(page.html).toContain(`/cifras/${id}`);
    expect(page.html).toContain('$1.000.000');
    expect(page.html).not.toContain(draft.id);
    expect([page.cookie, page.headers['cache-control']]).toEqual(['', 'public, max-age=60']);
    expect(page.html).toContain('<meta name="description"');
    expect(page.html).not.toContain('noindex');
    expect((await browser.open(null, `/cifras/${draft.id}`)).status).toBe(404);
  });

  it('say where each peso is, by place and by department, with a map whose ways have names', async () => {
    const { html } = await browser.open(null, `/cifras/${id}?departamento=91`);
    for (const said of ['La suma se cumple.', 'Girado sin confirmar', 'aria-label="Amazonas: $400.000"', 'CC BY 4.0'])
      expect(html).toContain(said);
    expect(html).toContain('Leticia');
    expect(html).toContain('Cómo comprobarlo usted mismo');
  });

  it('are the same for who is signed in: nothing of anybody, and no renewed cookie', async () => {
    const anybody = await browser.open(null, '/cifras');
    const somebody = await browser.open(office.auditor, '/cifras');
    expect([somebody.html, somebody.cookie]).toEqual([anybody.html, '']);
  });

  it('answer a past date, and say so', async () => {
    const { html } = await browser.open(null, `/cifras/${id}?corte=2025-03-03`);
    expect(html).toContain('no son las de hoy');
    expect(html).not.toContain('Girado sin confirmar');
    expect(html).toContain('?departamento=91&corte=2025-03-03');
    const before = await browser.open(null, `/cifras/${id}?corte=2024-01-01`);
    expect([before.status, before.html]).toEqual([200, expect.stringContaining('no se había expedido')]);
  });

  it('tell of no person, no bank and no reference', async () => {
    const { html } = await browser.open(null, `/cifras/${id}`);
    for (const hidden of ['Prueba registrar', 'Prueba paymaster', 'EJEMPLO-0', '/escritorio/'])
      expect(html).not.toContain(hidden);
  });
});
