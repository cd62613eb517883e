import type { FindingsDesk } from '../support/findings';
import { announced, FindingsDesk as Desk } from '../support/findings';
import { disburse } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** An auditor goes from what does not agree to its figures, from a figure to its movements, and from them to the record. */
describe('the pages of who audits', () => {
  let service: TestService;
  let desk: FindingsDesk;
  let browser: Browser;
  let resolution: { id: string; lines: readonly { id: string }[] };
  let finding: string;
  let entry: string;

  beforeAll(async () => {
    service = await startTestService();
    desk = await Desk.open(service);
    browser = new Browser(service.app);
    resolution = await desk.allocation({ ...announced('1100000.00', '1,1 millones de pesos') });
    await disburse(desk.office, resolution.lines[0]!.id, '600000.00', '2025-03-04');
    finding = (await desk.only(resolution.id, 'resolution.announced-total')).id;
    const movements = await desk.office.auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?resolution=${resolution.id}`,
    );
    entry = movements.body.items.find(({ act }) => act === 'settle')!.id;
  });
  afterAll(() => service.close());

  const open = (who: Visitor, path: string) => browser.open(who, path);

  describe('findings', () => {
    it('are listed with both figures and their age, and counted by severity', async () => {
      const { html } = await open(desk.office.auditor, '/escritorio/hallazgos');
      for (const said of ['$1.100.000', '$1.000.000', '$100.000', 'el más antiguo', `/escritorio/hallazgos/${finding}`])
        expect(html).toContain(said);
    });

    it.each([
      ['regla=resolution.announced-total', true],
      ['regla=receipt.disputed', false],
      ['texto=1,1 MILLÓNES', true],
      ['texto=nadaquever', false],
      ['estado=resolved', false],
      ['estado=todos', true],
      ['severidad=notice', false],
    ])('with %s in the address: shown %s', async (search, isShown) => {
      const { html } = await open(desk.office.auditor, `/escritorio/hallazgos?${search}`);
      expect(html.includes(`/escritorio/hallazgos/${finding}"`)).toBe(isShown);
    });

    it('say that they are of today, and take a past date along', async () => {
      const { html } = await open(desk.office.auditor, '/escritorio/hallazgos?corte=2025-03-05');
      expect(html).toContain('Los hallazgos se calculan');
      expect(html).toContain(`/escritorio/hallazgos/${finding}?corte=2025-03-05`);
    });

    it('are explained by the ministry, reviewed first, and the explanation stands in their life', async () => {
      const { registrar, auditor } = desk.office;
      const at = `/escritorio/hallazgos/${finding}`;
      expect((await open(auditor, at)).html).not.toContain('Explicarlo');
      expect((await open(registrar, at)).html).toContain(`${at}/explicacion`);
      const empty = await browser.post(registrar, `${at}/explicacion`, { explanation: 'EJEMPLO' });
      expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('Documento que la prueba')]);
      const form = { explanation: 'EJEMPLO: el anuncio redondea.', document: 'EJEMPLO-1', acto: 'explicar-0001' };
      const review = await browser.post(registrar, `${at}/explicacion`, form);
      expect(review.html).toContain('Todavía no se ha hecho nada');
      const done = await browser.post(registrar, `${at}/explicacion`, { ...form, paso: 'confirmar' });
      expect([done.status, done.location]).toEqual([303, `${at}?hecho=explicado`]);
      expect((await open(registrar, done.location)).html).toContain('EJEMPLO: el anuncio redondea.');
    });

    it('are waived by two people: whoever asks has no button', async () => {
      const { registrar, approver } = desk.office;
      const at = `/escritorio/hallazgos/${finding}`;
      const form = { reason: 'EJEMPLO', until: desk.inDays(30), acto: 'eximir-00001', paso: 'confirmar' };
      expect((await browser.post(approver, `${at}/exencion`, form)).location).toBe(`${at}?hecho=pedida`);
      expect((await open(approver, at)).html).toContain('Usted la pidió: la decide otra persona.');
      expect((await open(registrar, at)).html).toContain('La decide Aprobación.');
      const own = await browser.post(approver, `${at}/exencion/aprobacion`, { paso: 'confirmar' });
      expect([own.status, own.html]).toEqual([422, expect.stringContaining('la decide otra persona')]);
      const second = await service.person('approver');
      const review = await browser.post(second, `${at}/exencion/aprobacion`, {});
      expect(review.html).toContain('Aprobar la exención');
      const done = await browser.post(second, `${at}/exencion/aprobacion`, { paso: 'confirmar' });
      expect(done.location).toBe(`${at}?hecho=aprobada`);
      expect((await open(second, at)).html).toContain('Exento hasta una fecha');
    });

    it('are not for a hospital', async () => {
      const { status, html } = await open(desk.office.recipient, '/escritorio/hallazgos');
      expect([status, html]).toEqual([403, expect.stringContaining('Volver a Inicio')]);
    });
  });

  describe('a movement', () => {
    it('is one click from the movements of its resolution, with its people, its postings and its sum', async () => {
      const list = await open(
        desk.office.auditor,
        `/escritorio/resoluciones/${resolution.id}/movimientos?corte=2025-06-30`,
      );
      expect(list.html).toContain(`/escritorio/movimientos/${entry}?corte=2025-06-30`);
      const { html } = await open(desk.office.auditor, `/escritorio/movimientos/${entry}`);
      for (const said of ['Movimiento: Giro', '4 de marzo de 2025', '+$600.000', '−$600.000', 'Quedó registrado'])
        expect(html).toContain(said);
      expect(html).toContain('todavía no está en ningún sello');
    });

    it('says in which seal of the record it is', async () => {
      await desk.office.auditor.must('POST', '/audit/seals', {});
      const { html } = await open(desk.office.auditor, `/escritorio/movimientos/${entry}`);
      expect(html).toMatch(/Incluido en el sello \d+/);
    });

    it('tells a hospital of its own postings alone, and of no other hospital’s movement', async () => {
      const stranger = await service.person('recipient');
      expect((await open(stranger, `/escritorio/movimientos/${entry}`)).status).toBe(404);
      const { html } = await open(desk.office.recipient, `/escritorio/movimientos/${entry}`);
      expect(html).toContain('+$600.000');
      expect(html).not.toContain('En el registro');
    });

    it('is traced to its events; the money of a line, to where it came from', async () => {
      const ofEntry = await open(desk.office.auditor, `/escritorio/rastro?movimiento=${entry}`);
      expect(ofEntry.html).toContain('Los movimientos de la cifra');
      const line = resolution.lines[0]!.id;
      const { html } = await open(desk.office.auditor, `/escritorio/rastro?linea=${line}&lugar=transit`);
      for (const said of ['$600.000', 'De dónde vino lo que hay', `/escritorio/movimientos/${entry}`])
        expect(html).toContain(said);
    });
  });

  describe('the record', () => {
    const at = '/escritorio/registro';

    async function verdictShown(): Promise<string> {
      const { html } = await open(desk.office.auditor, at);
      return html.includes('Verificando desde hace') ? verdictShown() : html;
    }

    it.each([
      ['registro', 'Todo concuerda.'],
      ['libro', 'Se cumplen todas las reglas.'],
      ['soportes', '0 archivos leídos'],
    ])('is checked by itself, and the page says the verdict: %s', async (cual, said) => {
      const started = await browser.post(desk.office.auditor, `${at}/verificaciones`, { cual });
      expect([started.status, started.location]).toEqual([303, `${at}#verificaciones`]);
      const html = await verdictShown();
      expect(html).toContain(said);
    });

    it('is compared with the root of a paper, and one that it never had is told', async () => {
      const paper = { cual: 'registro', raiz: 'a'.repeat(64), eventos: '3' };
      await browser.post(desk.office.auditor, `${at}/verificaciones`, paper);
      const html = await verdictShown();
      expect(html).toContain('NO concuerda.');
    });

    it('and one that it has is said to be found', async () => {
      await desk.office.auditor.post('/audit/seals', {});
      const { items } = (await desk.office.auditor.get<{ items: { root: string; size: number }[] }>('/audit/seals'))
        .body;
      const { root, size } = items[0]!;
      const paper = { cual: 'registro', raiz: root.toUpperCase(), eventos: String(size) };
      await browser.post(desk.office.auditor, `${at}/verificaciones`, paper);
      const html = await verdictShown();
      expect(html).toContain('Todo concuerda.');
      expect(html).toContain(`La raíz del papel se encontró: los primeros ${size} eventos`);
    });

    it('shows no verdict to another person, and is for who audits alone', async () => {
      const other = await service.person('auditor');
      expect((await open(other, at)).html).not.toContain('oncuerda.');
      expect((await open(desk.office.registrar, at)).status).toBe(403);
      expect((await browser.post(desk.office.registrar, `${at}/verificaciones`, { cual: 'libro' })).status).toBe(403);
    });

    it('lists events by act, with the text that was hashed', async () => {
      const { html } = await open(desk.office.auditor, `${at}/eventos?acto=disbursement.settle`);
      expect(html).toContain('Giro: se pagó');
      expect(html).toContain('Todo lo del giro');
      expect(html).not.toContain('acto=receipt.confirm"');
      expect((await open(desk.office.auditor, `${at}/eventos?dia=31/02/2025`)).html).toContain(
        'no es una fecha que exista',
      );
    });

    it.each([
      ['/audit/kit', 'application/zip'],
      ['/ledger/journal?format=beancount', 'text/plain'],
    ])('is taken away: %s', async (path, type) => {
      const file = await open(desk.office.auditor, `/escritorio/descargas${path}`);
      expect([file.status, file.type]).toEqual([200, expect.stringContaining(type)]);
    });
  });

  it('draws a sample with a seed, goes to its movements, and keeps a note for auditors alone', async () => {
    const { auditor, registrar } = desk.office;
    const wrong = await browser.post(auditor, '/escritorio/muestras/nueva', { method: 'random', size: 'muchos' });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('value="muchos"')]);
    const form = { method: 'random', size: '2', seed: 'EJEMPLO', resolution: resolution.id, acto: 'muestra-0001' };
    const { location } = await browser.post(auditor, '/escritorio/muestras/nueva', form);
    const page = await open(auditor, location);
    for (const said of ['Muestra de 2 movimientos', 'EJEMPLO', '/escritorio/movimientos/'])
      expect(page.html).toContain(said);
    const at = location.split('?')[0]!;
    const note = await browser.post(auditor, `${at}/notas`, { text: 'EJEMPLO: pedir el soporte', acto: 'nota-000001' });
    expect((await open(auditor, note.location)).html).toContain('EJEMPLO: pedir el soporte');
    expect((await open(registrar, at)).status).toBe(403);
  });

  it('lists what nobody knows by its age, and says so of today alone', async () => {
    const { html } = await open(
      desk.office.auditor,
      `/escritorio/desconocidos?resolucion=${resolution.id}&corte=2025-03-05`,
    );
    expect(html).toContain('La antigüedad se cuenta');
    expect((await open(desk.office.recipient, '/escritorio/desconocidos')).status).toBe(403);
  });

  describe('another moment goes along', () => {
    it('from «Inicio» to the acts and their lines, which show where the money was', async () => {
      const home = await open(desk.office.auditor, '/?corte=2025-02-28');
      for (const said of [
        'no son las de hoy',
        'Lo que sigue se muestra',
        `/escritorio/resoluciones/${resolution.id}?corte=2025-02-28`,
      ])
        expect(home.html).toContain(said);
      const act = await open(desk.office.auditor, `/escritorio/resoluciones/${resolution.id}?corte=2025-02-28`);
      const line = `/escritorio/asignaciones/${resolution.lines[0]!.id}`;
      expect(act.html).toContain(`${line}?corte=2025-02-28`);
      expect(act.html).toContain(`${line}?lugar=assigned&corte=2025-02-28#movimientos`);
      const { html } = await open(desk.office.auditor, `${line}?corte=2025-02-28`);
      for (const said of ['no son las de hoy', 'Por girar', 'sus plazos y sus soportes se muestran'])
        expect(html).toContain(said);
      expect(html).not.toContain('Girado sin confirmar</a>');
      expect(html).toContain(`/escritorio/rastro?linea=${resolution.lines[0]!.id}&lugar=assigned&corte=2025-02-28`);
    });

    it('and the list of resolutions says that it is of today', async () => {
      const { html } = await open(desk.office.auditor, '/escritorio/resoluciones?corte=2025-02-28');
      expect(html).toContain('dinero de esta lista se muestran');
      expect(html).toContain(`/escritorio/resoluciones/${resolution.id}?corte=2025-02-28`);
    });
  });
});
