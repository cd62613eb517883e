import { openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** «Certificados», as a browser without scripts finds, issues, replaces and annuls them. */
describe('the pages of certificates', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let resolution: string;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    ({ id: resolution, lines } = await publish(office, ['400000.00', '300000.00']));
  });
  afterAll(() => service.close());

  const home = '/escritorio/certificados';
  const form = (paso = '', fields: Record<string, string> = {}) => ({
    ...{ acto: 'certificado-0000-0001', cutoff: '' },
    ...fields,
    ...(paso === '' ? {} : { paso }),
  });
  const issued = async () => (await office.registrar.get<{ items: { id: string }[] }>('/certificates')).body.items;

  it('chooses of what, shows word for word what it will say, and issues it once', async () => {
    const list = await browser.open(office.registrar, `${home}/nuevo?tipo=allocation&resolucion=${resolution}`);
    const url = `${home}/nuevo/allocation/${lines[0]!.id}`;
    expect([list.status, list.html.includes(`href="${url}"`)]).toEqual([200, true]);
    expect((await browser.open(office.registrar, url)).html).toContain('Ver lo que va a decir');
    const review = await browser.post(office.registrar, url, form());
    expect([review.status, review.html.includes('cuatrocientos mil pesos')]).toEqual([200, true]);
    expect(await issued()).toEqual([]);
    const [done, twice] = await Promise.all([1, 2].map(() => browser.post(office.registrar, url, form('confirmar'))));
    expect([done!.status, twice!.status, done!.location]).toEqual([303, 303, twice!.location]);
    expect((await issued()).length).toBe(1);
    const page = await browser.open(office.registrar, done!.location);
    for (const said of ['quedó expedido', 'cuatrocientos mil pesos', 'Vigente', '/escritorio/descargas/certificates/'])
      expect(page.html).toContain(said);
  });

  it('offers the one that stands instead of another that says the same', async () => {
    const [standing] = await issued();
    const again = form('confirmar', { acto: 'certificado-0000-0002' });
    const led = await browser.post(office.registrar, `${home}/nuevo/allocation/${lines[0]!.id}`, again);
    expect([led.status, led.location]).toEqual([303, `${home}/${standing!.id}?hecho=vigente`]);
    expect((await browser.open(office.registrar, led.location)).html).toContain('No se expidió otro');
    const asked = { type: 'allocation', subjectId: lines[0]!.id };
    expect(await office.approver.post('/certificates', asked)).toMatchObject({
      status: 409,
      body: { code: 'certificate.stands-already', params: { id: standing!.id } },
    });
    expect((await issued()).length).toBe(1);
  });

  it('lists as what can be certified only the giros that were paid', async () => {
    const listed = async () =>
      (await browser.open(office.registrar, `${home}/nuevo?tipo=disbursement&resolucion=${resolution}`)).html;
    const order = { amount: '1000.00', paymentOrder: 'EJEMPLO-1', orderedOn: '2025-03-03' };
    const { id } = await office.registrar.must('POST', `/allocations/${lines[1]!.id}/disbursements`, order);
    expect(await listed()).toContain('No hay de qué expedirlo');
    await office.approver.must('POST', `/disbursements/${id}/approval`);
    const paid = { effectiveOn: '2025-03-04', reference: 'EJEMPLO-1' };
    await office.paymaster.must('POST', `/disbursements/${id}/settlement`, paid);
    expect(await listed()).toContain('EJEMPLO-1');
    const bounced = { effectiveOn: '2025-03-05', reason: 'EJEMPLO' };
    await office.paymaster.must('POST', `/disbursements/${id}/rejection`, bounced);
    expect(await listed()).toContain('No hay de qué expedirlo');
  });

  it('says why one cannot be issued, in the service’s words', async () => {
    const refused = await browser.post(office.registrar, `${home}/nuevo/clearance/${lines[1]!.id}`, form());
    expect([refused.status, refused.html.includes('falta')]).toEqual([422, true]);
  });

  it('finds by number, hospital and state, and says what cannot be read', async () => {
    const found = async (query: string, by: Visitor = office.auditor) =>
      (await browser.open(by, `${home}?${query}`)).html.includes('1 certificado en esta página');
    expect(
      await Promise.all(
        ['q=leticia', 'q=E.S.E.+91001', 'numero=1', 'estado=valid', 'tipo=allocation'].map((q) => found(q)),
      ),
    ).toEqual([true, true, true, true, true]);
    expect(await Promise.all(['q=quibdo', 'numero=2', 'estado=annulled', 'tipo=receipt'].map((q) => found(q)))).toEqual(
      [false, false, false, false],
    );
    expect((await browser.open(office.auditor, `${home}?codigo=nada`)).html).toContain('doce letras y cifras');
  });

  it('replaces one, and annuls by another person than who issued it', async () => {
    const [first] = await issued();
    const reason = { reason: 'EJEMPLO — Se corrigió el municipio' };
    const replaced = await browser.post(
      office.registrar,
      `${home}/${first!.id}/reemplazar`,
      form('confirmar', { ...reason, acto: 'certificado-0000-0006' }),
    );
    expect([replaced.status, replaced.location.startsWith(home)]).toEqual([303, true]);
    expect((await browser.open(office.auditor, `${home}/${first!.id}`)).html).toContain('Lo reemplaza');
    const url = replaced.location.replace('?hecho=expedido', '/anular');
    const own = await browser.post(
      office.registrar,
      url,
      form('confirmar', { ...reason, acto: 'certificado-0000-0002' }),
    );
    expect(own.status).toBe(422);
    const other = await browser.post(
      office.approver,
      url,
      form('confirmar', { ...reason, acto: 'certificado-0000-0003' }),
    );
    expect(other.status).toBe(303);
    expect((await browser.open(office.auditor, other.location)).html).toContain('EJEMPLO — Se corrigió el municipio');
  });

  it('asks for those of a whole resolution, and tells how far it is', async () => {
    const asked = {
      resolutionId: resolution,
      type: 'statement',
      form: 'zip',
      acto: 'certificado-0000-0004',
      cutoff: '',
    };
    const sent = await browser.post(office.registrar, `${home}/lotes`, asked);
    expect([sent.status, sent.location.startsWith(`${home}/lotes/`)]).toEqual([303, true]);
    const page = await browser.open(office.registrar, sent.location);
    expect([page.status, page.html.includes('id="avance"')]).toEqual([200, true]);
    const wrong = await browser.post(office.registrar, `${home}/lotes`, {
      ...asked,
      type: '',
      acto: 'certificado-0000-0005',
    });
    expect([wrong.status, wrong.html.includes('Escoja una opción en «Clase»')]).toEqual([422, true]);
  });

  it('is not issued by who only reads', async () => {
    expect((await browser.open(office.auditor, `${home}/nuevo/allocation/${lines[0]!.id}`)).status).toBe(403);
    expect((await browser.open(office.auditor, home)).html).not.toContain('Expedir uno');
  });
});
