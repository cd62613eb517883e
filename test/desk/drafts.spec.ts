import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** A resolution written, reviewed and published on the pages, by two people without scripts. */
describe('a draft on the pages', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let id: string;
  let home: string;

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  let acts = 0;
  const send = async (by: Visitor, url: string, fields: Record<string, string>) => {
    acts += 1;
    const acto = `a1b2c3d4-0000-4000-8000-${String(acts).padStart(12, '0')}`;
    const reply = await service.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      cookies: { trazagiro_session: by.token ?? '' },
      payload: new URLSearchParams({ acto, ...fields }).toString(),
    });
    return { status: reply.statusCode, html: reply.body, location: reply.headers.location ?? '' };
  };
  const header = (given: Record<string, string> = {}) => ({
    issuer: 'EJEMPLO — Ministerio',
    number: '00008001',
    year: '2025',
    issuedOn: '7 de julio de 2025',
    title: 'EJEMPLO — Asigna recursos <b>inventados</b>',
    fiscalYear: '2025',
    authorizedAmount: '1.000.000,00',
    'announcedAmounts.0.amount': '1.000.000,00',
    'announcedAmounts.0.text': 'un millón',
    'announcedAmounts.0.source': 'EJEMPLO — boletín',
    'plazo-acceptance': '10',
    'unidad-acceptance': 'business-days',
    'requisito-tax-registration': 'si',
    ...given,
  });

  it('offers the three kinds, and tells each what it does', async () => {
    const { html } = await browser.open(office.registrar, '/escritorio/resoluciones/nueva');
    expect([...html.matchAll(/nueva\?tipo=(\w+)/g)].map(([, kind]) => kind)).toEqual([
      'strategy',
      'allocation',
      'amendment',
    ]);
  });

  it('keeps what was typed and says what is wrong beside each field', async () => {
    const page = await send(
      office.registrar,
      '/escritorio/resoluciones/nueva?tipo=allocation',
      header({ issuedOn: '31/02/2025', 'availabilityCertificate.number': 'EJEMPLO-1', authorizedAmount: '' }),
    );
    expect(page.status).toBe(422);
    expect(page.html).toContain('no es una fecha que exista');
    expect(page.html).toContain('Falta «Valor que autoriza».');
    expect(page.html).toContain('value="00008001"');
    const other = await send(
      office.registrar,
      '/escritorio/resoluciones/nueva?tipo=allocation',
      header({ 'availabilityCertificate.number': 'EJEMPLO-1' }),
    );
    expect(other.status).toBe(422);
    expect(other.html).toContain('href="#availabilityCertificate.issuedOn"');
  });

  it('is kept as it was typed, and resumed', async () => {
    const done = await send(office.registrar, '/escritorio/resoluciones/nueva?tipo=allocation', header());
    expect(done.status).toBe(303);
    id = /resoluciones\/([\w-]+)\?hecho=proyecto/.exec(done.location)?.[1] ?? '';
    home = `/escritorio/resoluciones/${id}`;
    const { body } = await office.registrar.get(`/resolutions/${id}`);
    expect(body).toMatchObject({
      number: 8001,
      authorizedAmount: '1000000.00',
      announcedAmounts: [{ amount: '1000000.00', text: 'un millón', source: 'EJEMPLO — boletín' }],
      deadlines: [{ kind: 'acceptance', days: 10, unit: 'business-days' }],
      requirements: ['tax-registration'],
    });
    const form = await browser.open(office.registrar, `${home}/proyecto`);
    expect(form.html).toContain('value="7 de julio de 2025"');
    const fields = header({ 'plazo-acceptance': '', 'requisito-tax-registration': '', title: 'EJEMPLO — corregido' });
    expect((await send(office.registrar, `${home}/proyecto`, fields)).status).toBe(303);
    const after = await office.registrar.get(`/resolutions/${id}`);
    expect(after.body).toMatchObject({ title: 'EJEMPLO — corregido', deadlines: [], requirements: [] });
  });

  it('tells who drafted why another person publishes', async () => {
    const { html } = await browser.open(office.registrar, home);
    expect(html).toContain('Todavía no tiene líneas.');
    expect(html).toContain('Se pide cuando el anexo tenga al menos una línea.');
    expect(html).not.toContain(`${home}/revision`);
    const empty = await send(office.registrar, `${home}/revision`, {});
    expect([empty.status, empty.html.includes('con al menos una línea')]).toEqual([422, true]);
    expect(html).toContain('La hace otra persona, del rol de Aprobación: usted proyectó este acto.');
    expect(html).not.toContain(`${home}/publicacion`);
    const refused = await send(office.registrar, `${home}/publicacion`, {});
    expect([refused.status, refused.html.includes('Su rol no permite este acto')]).toEqual([403, true]);
  });

  it('records what is not known, with its reason', async () => {
    const fields = { field: 'executeBy', reason: 'EJEMPLO — el acto no lo dice', source: 'EJEMPLO — el acto' };
    expect((await send(office.registrar, `${home}/desconocido`, fields)).status).toBe(303);
    const { html } = await browser.open(office.registrar, `${home}?hecho=desconocido`);
    expect(html).toContain('Quedó anotado que no se sabe.');
    expect(html).toContain('EJEMPLO — el acto no lo dice');
  });

  it('goes to review, comes back with its reason, and is published by another with its effect shown', async () => {
    await office.registrar.must('PUT', `/resolutions/${id}/lines`, [
      { divipola: '91001', hospitalId: office.hospitals[0], amount: '600000.00' },
      { divipola: '27001', amount: '300000.00' },
    ]);
    expect((await browser.open(office.registrar, home)).html).toContain(
      '2 líneas por $900.000; de lo autorizado, $1.000.000, quedan $100.000 por distribuir.',
    );
    const review = await send(office.registrar, `${home}/revision`, {});
    expect(review.html).toContain('Todavía no se ha hecho nada');
    expect((await send(office.registrar, `${home}/revision`, { paso: 'confirmar' })).status).toBe(303);
    const back = await send(office.approver, `${home}/devolucion`, {
      paso: 'confirmar',
      reason: 'EJEMPLO — falta el CDP',
    });
    expect(back.status).toBe(303);
    expect((await send(office.registrar, `${home}/revision`, { paso: 'confirmar' })).status).toBe(303);
    const asked = await browser.open(office.approver, `${home}/publicacion`);
    const seen = /name="seen" value="([^"]*)"/.exec(asked.html)?.[1]?.replaceAll('&#34;', '"') ?? '';
    const effect = await send(office.approver, `${home}/publicacion`, { seen });
    for (const said of ['Lo que mueve', 'Línea 1, Leticia', '+$600.000', 'Publicar la resolución'])
      expect(effect.html).toContain(said);
    const stale = await send(office.approver, `${home}/publicacion`, { seen: '"otra"', paso: 'confirmar' });
    expect([stale.status, stale.html.includes('cambió desde que usted')]).toEqual([422, true]);
    expect((await send(office.approver, `${home}/publicacion`, { seen, paso: 'confirmar' })).location).toBe(
      `${home}?hecho=publicada`,
    );
    const { html } = await browser.open(office.registrar, `${home}?hecho=publicada`);
    for (const said of ['La resolución quedó vigente', 'La suma se cumple.', 'Línea de tiempo', 'Se publicó aquí'])
      expect(html).toContain(said);
  });

  it('finds its lines by text, place and order, and sums what it shows', async () => {
    const found = await browser.open(office.registrar, `${home}?texto=leticia`);
    expect(found.html).toContain('1 línea de 2');
    expect(found.html).toContain('Total de esta línea');
    const sorted = await browser.open(office.registrar, `${home}?orden=municipio&lugar=assigned`);
    expect(sorted.html).toContain('Total de estas 2 líneas');
    expect((await browser.open(office.registrar, `${home}?texto=nada`)).html).toContain('Ninguna línea cumple');
  });

  it('names the hospital of a line later, registered on the way with its NIT checked', async () => {
    const { body } = await office.registrar.get<{ items: { id: string }[] }>(`/resolutions/${id}/allocations`);
    const line = `/escritorio/asignaciones/${body.items[1]!.id}`;
    const register = `/escritorio/hospitales/nuevo?volver=${encodeURIComponent(`${line}/hospital`)}`;
    const typed = { name: 'EJEMPLO — E.S.E. de Quibdó', divipola: 'Quibdó', nit: '900.474.727-5', reps: '' };
    const wrong = await send(office.registrar, register, typed);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="900.474.727-5"');
    const several = await send(office.registrar, register, { ...typed, divipola: 'Villanueva', nit: '' });
    expect(several.html).toContain('puede ser:');
    const done = await send(office.registrar, register, { ...typed, nit: '900.474.727-4' });
    expect([done.status, done.location]).toEqual([303, `${line}/hospital`]);
    const page = await browser.open(office.registrar, `${line}/hospital`);
    const [, hospitalId = ''] = /<option value="([\w-]+)">EJEMPLO — E\.S\.E\. de Quibdó/.exec(page.html) ?? [];
    expect((await send(office.registrar, `${line}/hospital`, { hospitalId })).status).toBe(303);
    const named = await office.registrar.get<{ hospital: { id: string } }>(`/allocations/${body.items[1]!.id}`);
    expect(named.body.hospital.id).toBe(hospitalId);
  });

  it('is refused to who may not draft, and to another hospital it does not exist', async () => {
    const refused = await send(office.paymaster, '/escritorio/resoluciones/nueva?tipo=allocation', header());
    expect([refused.status, refused.html.includes('Su rol no permite este acto')]).toEqual([403, true]);
    for (const url of ['/escritorio/resoluciones/nueva', `${home}/proyecto`, `${home}/anexo`, `${home}/lineas/nueva`]) {
      const page = await browser.open(office.paymaster, url);
      expect([url, page.status, page.html.includes('lo hace: Registro')]).toEqual([url, 403, true]);
    }
    const stranger = await service.person('recipient', []);
    expect((await browser.open(stranger, home)).status).toBe(404);
  });
});
