import { openOffice, publish, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { Visitor } from '../support/visitor';

/** A page that acts, as a browser without scripts uses it: typed, reviewed, done once, and never lost. */
describe('a form of an act', () => {
  let service: TestService;
  let office: Office;
  let url: string;
  let line: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    line = (await publish(office, ['400000.00'])).lines[0]!.id;
    url = `/escritorio/asignaciones/${line}/orden-de-pago`;
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const typed = (fields: Record<string, string> = {}) => ({
    acto: 'a1b2c3d4-0000-4000-8000-000000000001',
    amount: '$ 100.000,00',
    paymentOrder: 'EJEMPLO <b>7</b>',
    orderedOn: '3 de marzo de 2025',
    note: '',
    ...fields,
  });
  const send = (by: Visitor | null, fields: Record<string, string>, to = url) =>
    service.app.inject({
      method: 'POST',
      url: to,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      ...(by?.token ? { cookies: { trazagiro_session: by.token } } : {}),
      payload: new URLSearchParams(fields).toString(),
    });
  const orders = async () =>
    (await office.registrar.get<{ items: { amount: string }[] }>(`/allocations/${line}/disbursements`)).body.items;

  it('keeps what was typed and says what would be accepted, beside each field and on top', async () => {
    const page = await send(office.registrar, typed({ amount: '60.431', orderedOn: '31/02/2025', paymentOrder: ' ' }));
    expect(page.statusCode).toBe(422);
    for (const said of ['Hay 3 cosas por corregir', 'puede leerse de dos maneras', 'no es una fecha que exista'])
      expect(page.body).toContain(said);
    for (const kept of ['value="60.431"', 'value="31/02/2025"', 'href="#amount"', 'id="amount-problema"'])
      expect(page.body).toContain(kept);
    const most = await send(office.registrar, typed({ amount: '400.000,01' }));
    expect([most.statusCode, most.body.includes('se puede disponer de $400.000')]).toEqual([422, true]);
    expect(await orders()).toEqual([]);
  });

  it('shows what it would do, and does it once', async () => {
    const review = await send(office.registrar, typed());
    expect([review.statusCode, await orders()]).toEqual([200, []]);
    for (const said of ['Todavía no se ha hecho nada', '$100.000', 'EJEMPLO &lt;b>7', '3 de marzo de 2025'])
      expect(review.body).toContain(said);
    const back = await send(office.registrar, typed({ paso: 'corregir' }));
    expect([back.statusCode, back.body.includes('value="$ 100.000,00"')]).toEqual([200, true]);
    const confirm = typed({ paso: 'confirmar' });
    const [first, second] = await Promise.all([send(office.registrar, confirm), send(office.registrar, confirm)]);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(first.headers.location).toBe(`/escritorio/asignaciones/${line}?hecho=orden`);
    expect((await orders()).map(({ amount }) => amount)).toEqual(['100000.00']);
    const other = await send(office.registrar, typed({ paso: 'confirmar', amount: '5,00' }));
    expect([other.statusCode, other.body.includes('ya acompañó otra petición')]).toEqual([422, true]);
    expect(other.body).not.toContain(typed().acto);
  });

  it('waits at the door when the session has ended, without its secrets, and goes on where it was going', async () => {
    const door = await send(null, typed({ paymentOrder: 'EJEMPLO-8', paso: 'confirmar', acto: crypto.randomUUID() }));
    expect([door.statusCode, door.body.includes('Su sesión terminó.')]).toEqual([401, true]);
    const pendiente = /name="pendiente" value="([^"]*)"/.exec(door.body)![1]!.replaceAll('&#34;', '"');
    const correo = (await office.registrar.get<{ email: string }>('/me')).body.email;
    const wrong = await send(null, { correo, clave: 'otra cosa', destino: '/', pendiente }, '/escritorio/entrada');
    expect([wrong.statusCode, wrong.body.includes('EJEMPLO-8')]).toEqual([401, true]);
    expect(wrong.body).not.toContain('otra cosa');
    const back = await send(null, { correo, clave: testPassword, destino: '/', pendiente }, '/escritorio/entrada');
    expect([back.statusCode, back.body.includes('Enviar lo que escribí')]).toEqual([200, true]);
    expect([back.body.includes(`action="${url}"`), back.body.includes('value="EJEMPLO-8"')]).toEqual([true, true]);
    expect(back.cookies.some(({ name }) => name === 'trazagiro_session')).toBe(true);
  });

  describe('kept after its session ended', () => {
    const emailOf = async (who: Visitor) => (await who.get<{ email: string }>('/me')).body.email;
    /** What the door keeps of a form that this person was sending when the session ended. */
    async function keptOf(who: Visitor): Promise<{ pendiente: string; resent: Record<string, string> }> {
      const gone = await Visitor.signIn(service.app, await emailOf(who), testPassword);
      await gone.send('DELETE', '/sessions/current', undefined, {});
      const form = typed({ paymentOrder: 'EJEMPLO-9', paso: 'confirmar', acto: crypto.randomUUID() });
      const { body } = await send(gone, form);
      const pendiente = /name="pendiente" value="([^"]*)"/.exec(body)![1]!.replaceAll('&#34;', '"');
      return { pendiente, resent: { ...form, 'escrito-por': who.id ?? '' } };
    }

    it('is given back to who typed it', async () => {
      const { pendiente, resent } = await keptOf(office.registrar);
      const correo = await emailOf(office.registrar);
      const back = await send(null, { correo, clave: testPassword, pendiente }, '/escritorio/entrada');
      expect(back.body).toContain(`name="escrito-por" value="${office.registrar.id}"`);
      expect(back.body).not.toContain('No se sabe quién lo escribió');
      expect((await send(office.registrar, resent)).statusCode).toBe(303);
    });

    it('is not sent by another who signs in on that page, in this window or in another', async () => {
      const { pendiente, resent } = await keptOf(office.registrar);
      const other = await service.person('registrar');
      const before = (await orders()).length;
      const door = { correo: await emailOf(other), clave: testPassword, pendiente };
      const back = await send(null, door, '/escritorio/entrada');
      expect([back.statusCode, back.body.includes('Lo escribió otra persona')]).toEqual([200, true]);
      expect(back.body).not.toContain('EJEMPLO-9');
      const sent = await send(other, resent);
      expect([sent.statusCode, sent.body.includes('es de quien usaba antes esta página')]).toEqual([403, true]);
      expect((await orders()).length).toBe(before);
    });

    it('is said to be of nobody known where the browser no longer said whose it was', async () => {
      const { body } = await send(null, typed({ acto: crypto.randomUUID() }));
      const pendiente = /name="pendiente" value="([^"]*)"/.exec(body)![1]!.replaceAll('&#34;', '"');
      const door = { correo: await emailOf(office.registrar), clave: testPassword, pendiente };
      const back = await send(null, door, '/escritorio/entrada');
      expect(back.body).toContain('No se sabe quién lo escribió');
    });
  });

  it.each(['https://otro.example/x', '//otro.example/x', '/escritorio/salida', '/api/v1/sessions', 'javascript:1'])(
    'is not sent on to %s by who made the door believe so',
    async (action) => {
      const correo = (await office.auditor.get<{ email: string }>('/me')).body.email;
      const pendiente = JSON.stringify({ action, fields: [['acto', 'x']] });
      const back = await send(null, { correo, clave: testPassword, pendiente }, '/escritorio/entrada');
      expect([back.statusCode, back.headers.location]).toEqual([303, '/']);
    },
  );

  it('says an amount in words as it is typed', async () => {
    const ask = async (amount: string) =>
      (await service.app.inject({ url: `/escritorio/palabras?${new URLSearchParams({ amount }).toString()}` })).body;
    expect(await ask('60.431.400')).toBe('sesenta millones cuatrocientos treinta y un mil cuatrocientos pesos m/cte');
    expect(await ask('<b>')).toContain('«&lt;b>» no es un valor');
  });
});
