import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

/** «Inicio» of the ministry and «Resoluciones», as a browser without scripts sees them. */
describe('the pages of resolutions', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  it('say what will be there before anything is', async () => {
    expect((await browser.open(office.approver, '/')).html).toContain(
      'Ninguna resolución vigente mueve dinero todavía',
    );
    const list = await browser.open(office.approver, '/escritorio/resoluciones');
    expect(list.html).toContain('Todavía no hay resoluciones');
    expect(list.html).not.toContain('Nueva resolución');
  });

  describe('with a resolution in force and a draft', () => {
    beforeAll(async () => {
      await publish(office, ['400000.00', '600000.00'], { number: 7001, title: 'EJEMPLO — <b>Asigna</b>' });
      await office.registrar.must('POST', '/resolutions', resolutionForm({ number: 7002, year: 2025 }));
    });
    const list = (search: string) => browser.open(office.registrar, `/escritorio/resoluciones${search}`);

    it('«Inicio» says where all the money is, what waits and what does not agree', async () => {
      const { html } = await browser.open(office.approver, '/');
      for (const said of ['La suma se cumple.', '$1.000.000', 'Qué me espera', 'Lo vencido', 'Hallazgos abiertos'])
        expect(html).toContain(said);
      expect(html).toContain('/escritorio/resoluciones?lugar=assigned');
      expect(html).toContain('/escritorio/hallazgos?estado=open&severidad=medium');
    });

    it.each([
      ['', '$1.000.000 en 2 resoluciones en total', ['7001', '7002']],
      ['?buscar=7001', '$1.000.000 en 1 resolución que cumple lo pedido', ['7001']],
      ['?lugar=assigned', '$1.000.000 en 1 resolución que cumple lo pedido', ['7001']],
      ['?estado=draft', '1 resolución', ['7002']],
      ['?estado=draft&lugar=assigned', 'Ninguna resolución cumple lo que pidió', []],
      ['?tipo=nada&anio=xx', '2 resoluciones en total', ['7001', '7002']],
    ])('the list asked for «%s» sums what it shows', async (search, said, numbers) => {
      const { html } = await list(search);
      expect(html).toContain(said);
      const shown = [...html.matchAll(/Resolución (\d+) de 2025<\/a>/g)].map(([, number]) => number ?? '');
      expect(shown.sort()).toEqual(numbers);
    });

    it('shows a hospital its own money alone', async () => {
      const other = await office.registrar.must('POST', '/hospitals', { name: 'EJEMPLO — otro', divipola: '05001' });
      const stranger = await service.person('recipient', [other.id]);
      expect((await browser.open(stranger, '/escritorio/resoluciones')).html).toContain('Todavía no hay resoluciones');
      const one = await service.person('recipient', [office.hospitals[0]!]);
      const { html } = await browser.open(one, '/escritorio/resoluciones');
      expect(html).toContain('$400.000 en 1 resolución en total');
      expect(html).not.toContain('600.000');
    });
  });
});
