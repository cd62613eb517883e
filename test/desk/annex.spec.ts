import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

/** The annex put right on the page, line by line too, and the changes of an amendment, without scripts. */
describe('the lines of a draft on the pages', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let home: string;
  let id: string;

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    const form = resolutionForm({ authorizedAmount: '2000000000.00' });
    id = (await office.registrar.must('POST', '/resolutions', form)).id;
    home = `/escritorio/resoluciones/${id}`;
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  let acts = 0;
  const post = async (url: string, payload: string | Buffer, type: string) => {
    const reply = await service.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
      cookies: { trazagiro_session: office.registrar.token ?? '' },
      payload,
    });
    return { status: reply.statusCode, html: reply.body, location: reply.headers.location ?? '' };
  };
  const send = (url: string, fields: Record<string, string>) => {
    acts += 1;
    const acto = `b1b2c3d4-0000-4000-8000-${String(acts).padStart(12, '0')}`;
    return post(url, new URLSearchParams({ acto, ...fields }).toString(), 'application/x-www-form-urlencoded');
  };
  const fiveErrors = readFileSync(join(__dirname, '../awful-annexes/files/five-errors.csv'));
  const carriedIn = (html: string) =>
    /name="filas" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#34;', '"').replaceAll('&amp;', '&') ?? '';
  const lines = async () =>
    (await office.registrar.get<{ lines: number; total: string }>(`/resolutions/${id}/lines`)).body;

  it('opens the values of lines that were read well where they add up to more than is authorised', async () => {
    const rows = ['91001\tLeticia\t\t1.500.000.000', '27001\tQuibdó\t\t600.000.000'];
    const pegado = ['DIVIPOLA\tMunicipio\tHospital\tValor', ...rows].join('\n');
    const page = await send(`${home}/anexo`, { pegado });
    expect([page.status, page.html.includes('sobran $100.000.000')]).toEqual([422, true]);
    expect(page.html.match(/name="f[01]-amount"/g)).toHaveLength(2);
    expect(page.html).toContain('Quitar la línea 2');
    const typed = { paso: 'probar', filas: carriedIn(page.html), total: '', 'f1-amount': '500.000.000' };
    const again = await send(`${home}/anexo`, typed);
    expect(again.html).toContain('Todo se entiende: 2 líneas por $2.000.000.000');
    expect(again.html).not.toContain('name="f1-amount"');
  });

  describe('the annex of thirteen lines with five errors', () => {
    let rows: string;
    const corrections = {
      'f3-amount': '84.438.180',
      'f8-amount': '60.431.400',
      'f5-municipality': 'Maicao',
      'f12-department': 'Vichada',
    };

    it('shows each wrong line with its cells open and the place that it may have meant', async () => {
      const page = await send(`${home}/anexo`, { pegado: fiveErrors.toString('utf8') });
      expect(page.status).toBe(422);
      expect(page.html).toContain('Hay 5 cosas por corregir');
      expect(page.html.match(/class="wrong"/g)).toHaveLength(5);
      expect(page.html).toContain('05838 no existe en DIVIPOLA');
      expect(page.html).toContain('Usar 05837 Turbo (Antioquia)');
      expect(page.html).toMatch(/name="f3-amount" value="2025-08-01"/);
      expect(page.html).toMatch(/name="f5-municipality" value="Riohacha"/);
      expect(page.html).toContain('«60.431.400» se leyó como 60431400.00 pesos');
      rows = carriedIn(page.html);
      expect(rows.split('\n')).toHaveLength(13);
      expect((await lines()).lines).toBe(0);
    });

    it('reads a file in the same way', async () => {
      const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="anexo.csv"\r\n\r\n';
      const body = Buffer.concat([Buffer.from(head), fiveErrors, Buffer.from('\r\n--x--\r\n')]);
      const page = await post(`${home}/anexo/archivo`, body, 'multipart/form-data; boundary=x');
      expect(page.status).toBe(422);
      expect(carriedIn(page.html)).toBe(rows);
      const xls = readFileSync(join(__dirname, '../awful-annexes/files/old.xls'));
      const other = Buffer.concat([Buffer.from(head.replace('.csv', '.xls')), xls, Buffer.from('\r\n--x--\r\n')]);
      const refused = await post(`${home}/anexo/archivo`, other, 'multipart/form-data; boundary=x');
      expect([refused.status, refused.html.includes('role="alert"')]).toEqual([422, true]);
    });

    it('says by how much the lines go beyond what the act authorises', async () => {
      const filas = rows.replace('2025-08-01', '1.000.000.000,00');
      const beyond = await send(`${home}/anexo`, { filas, ...corrections, 'f3-amount': '1.000.000.000' });
      expect(beyond.html).toContain('Pasan de lo autorizado');
    });

    it('takes an offer with one press, keeps what is right, and keeps nothing until all of it is', async () => {
      const offer = ['1', '05837', 'Turbo', 'Antioquia'].join('\t');
      const one = await send(`${home}/anexo`, { filas: rows, usar: offer });
      expect(one.html).toContain('Hay 4 cosas por corregir');
      const wrong = await send(`${home}/anexo`, { filas: carriedIn(one.html), paso: 'guardar', total: '' });
      expect([wrong.status, wrong.html.includes('Hay')]).toEqual([422, true]);
      expect((await lines()).lines).toBe(0);
      const all = await send(`${home}/anexo`, { filas: carriedIn(one.html), ...corrections, paso: 'probar' });
      expect(all.status).toBe(200);
      expect(all.html).toContain('Todo se entiende: 13 líneas por');
      expect(all.html).toContain('Guardar 13 líneas');
      rows = carriedIn(all.html);
      const kept = await send(`${home}/anexo`, { filas: rows, paso: 'guardar', total: '' });
      expect([kept.status, kept.location]).toEqual([303, `${home}?hecho=anexo`]);
      expect(await lines()).toMatchObject({ lines: 13 });
      expect((await browser.open(office.registrar, `${home}?hecho=anexo`)).html).toContain('13 líneas por');
    });

    it('says what is no annex, with what was pasted still there', async () => {
      const page = await send(`${home}/anexo`, { pegado: 'esto <b>no</b> es\nun anexo' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('No hay una fila de encabezados');
      expect(page.html).toContain('esto &lt;b>no&lt;/b> es');
    });
  });

  it('adds, changes and takes out a line, and says what is wrong with one beside it', async () => {
    const missing = await send(`${home}/lineas/nueva`, { divipola: 'Villanueva', amount: '1.000,00' });
    expect([missing.status, missing.html.includes('puede ser:')]).toEqual([422, true]);
    const added = await send(`${home}/lineas/nueva`, {
      divipola: 'Leticia',
      amount: '1.000,00',
      hospitalId: office.hospitals[0]!,
    });
    expect(added.location).toBe(`${home}/lineas?hecho=agregada`);
    const list = await browser.open(office.registrar, `${home}/lineas`);
    expect(list.html).toContain('14 líneas');
    const hospitals = await send(`${home}/lineas/14`, { divipola: '91001', amount: '1.000,00', paso: 'hospitales' });
    expect(hospitals.html).toContain('EJEMPLO — E.S.E. 91001');
    expect((await send(`${home}/lineas/14`, { divipola: '91001', amount: '2.500,00' })).status).toBe(303);
    const twice = await send(`${home}/lineas/nueva`, { divipola: '91001', amount: '1,00' });
    expect([twice.status, twice.html.includes('ya está')]).toEqual([422, true]);
    expect((await send(`${home}/lineas/14/retiro`, {})).location).toBe(`${home}/lineas?hecho=retirada`);
    expect((await lines()).lines).toBe(13);
    expect((await browser.open(office.registrar, `${home}/lineas/99`)).status).toBe(404);
  });

  describe('an amendment', () => {
    let amendment: string;
    let amended: { id: string; lines: Line[] };

    beforeAll(async () => {
      amended = await publish(office, ['400000.00', '300000.00']);
      const form = resolutionForm({
        kind: 'amendment',
        amendsId: amended.id,
        issuedOn: '2025-04-01',
        authorizedAmount: undefined,
      });
      const made = await office.registrar.must('POST', '/resolutions', form);
      amendment = `/escritorio/resoluciones/${made.id}`;
    });

    it('is written change by change, with what stands before and after', async () => {
      const reduce = `${amendment}/cambios/nuevo?tipo=reduce`;
      const [first, second] = amended.lines.map((line) => line.id);
      const beyond = await send(reduce, { allocationId: first!, amount: '400.001,00' });
      expect(beyond.status).toBe(303);
      const said = await browser.open(office.registrar, `${amendment}/cambios`);
      expect(said.html).toContain('quedaría en negativo');
      expect((await send(`${amendment}/cambios/1/retiro`, {})).status).toBe(303);
      expect((await send(reduce, { allocationId: first!, amount: '100.000,00' })).status).toBe(303);
      expect(
        (await send(`${amendment}/cambios/nuevo?tipo=increase`, { allocationId: second!, amount: '20.000,00' })).status,
      ).toBe(303);
      expect(
        (await send(`${amendment}/cambios/nuevo?tipo=add-line`, { divipola: 'Medellín', amount: '50.000,00' })).status,
      ).toBe(303);
      const { html } = await browser.open(office.registrar, `${amendment}/cambios`);
      for (const said of [
        '3 cambios',
        'Reducir la línea 1, Leticia',
        'una línea nueva en Medellín',
        '−$100.000',
        '+$50.000',
      ])
        expect(html).toContain(said);
      expect((await send(`${amendment}/cambios/2/retiro`, {})).location).toBe(`${amendment}/cambios?hecho=retirado`);
    });

    it('is published by another, and its page says what it changed', async () => {
      const asked = await browser.open(office.approver, `${amendment}/publicacion`);
      expect(asked.status).toBe(200);
      await office.approver.must('POST', `/resolutions/${amendment.split('/').at(-1)}/publication`, {});
      const { html } = await browser.open(office.auditor, amendment);
      expect(html).toContain('Lo que cambió en la');
      expect(html).toContain('−$100.000');
      const page = await browser.open(office.auditor, `/escritorio/resoluciones/${amended.id}`);
      expect(page.html).toContain('Modificada por');
    });
  });
});
