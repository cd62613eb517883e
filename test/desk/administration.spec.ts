import { Clock } from '../../src/platform/clock';
import { openOffice, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser, emailOf, type PageReply } from './browser';

const at = '/escritorio/administracion';

/** Accounts and lent roles, by forms alone. */
describe('the pages of administration', () => {
  let service: TestService;
  let office: Office;
  let browser: Browser;
  let administrator: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    browser = new Browser(service.app);
    administrator = await service.person('administrator');
  });
  afterAll(() => service.close());

  const person = (fields: Record<string, string> = {}) => ({
    email: `${crypto.randomUUID()}@prueba.localhost`,
    name: 'EJEMPLO Persona',
    registrar: 'si',
    ...fields,
  });
  const linkIn = ({ html }: PageReply) => /https?:\/\/[^<\s]+\/clave\/([^<\s]+)/.exec(html)?.[1];
  const idIn = ({ html }: PageReply) => /personas\/([\da-f-]{36})"/.exec(html)?.[1] ?? '';

  it('make an account with a link that is shown once, and its owner chooses a password', async () => {
    const made = await browser.post(administrator, `${at}/personas/nueva`, person());
    expect([made.status, made.html.includes('La cuenta quedó creada')]).toEqual([200, true]);
    const link = linkIn(made);
    const chosen = { clave: 'cuatro palabras sin relación', otra: 'cuatro palabras sin relación' };
    expect((await browser.post(null, `/clave/${link}`, chosen)).location).toBe('/?aviso=clave');
    const page = await browser.open(administrator, `${at}/personas/${idIn(made)}`);
    expect(page.html).toContain('EJEMPLO Persona');
    expect(page.html).not.toContain(`/clave/`);
  });

  it('keep what was typed, and say what is wrong', async () => {
    const { html, status } = await browser.post(administrator, `${at}/personas/nueva`, {
      ...person({ name: '', auditor: 'si' }),
      hospitals: 'Nadie así',
    });
    expect(status).toBe(422);
    for (const said of ['Falta «Nombre»', 'no es el NIT ni el nombre de ningún hospital', 'Nadie así'])
      expect(html).toContain(said);
    const apart = await browser.post(administrator, `${at}/personas/nueva`, person({ auditor: 'si' }));
    expect([apart.status, apart.html]).toEqual([422, expect.stringContaining('no va con')]);
  });

  it('give a hospital to who speaks for it, by its name', async () => {
    const hospitals = await office.registrar.get<{ items: { id: string; name: string }[] }>('/hospitals');
    const [hospital] = hospitals.body.items;
    const fields = { email: 'gerencia@prueba.localhost', name: 'EJEMPLO Gerencia', recipient: 'si' };
    const made = await browser.post(administrator, `${at}/personas/nueva`, { ...fields, hospitals: hospital!.name });
    const { html } = await browser.open(administrator, `${at}/personas/${idIn(made)}`);
    expect(html).toContain(hospital!.name);
  });

  it('change, disable and enable, and say so', async () => {
    const { id } = await service.person('registrar');
    const one = `${at}/personas/${id}`;
    const change = await browser.post(administrator, `${one}/cambio`, { name: 'EJEMPLO Otra', paymaster: 'si' });
    expect(change.location).toBe(`${one}?hecho=cambiada`);
    expect((await browser.open(administrator, `${one}/deshabilitar`)).html).toContain('class="grave"');
    const disabled = await browser.post(administrator, `${one}/deshabilitar`, {});
    const page = await browser.open(administrator, disabled.location);
    for (const said of ['ya no puede entrar', 'Deshabilitada', 'Pagaduría']) expect(page.html).toContain(said);
    expect((await browser.post(administrator, `${one}/habilitar`, {})).location).toBe(`${one}?hecho=habilitar`);
  });

  it.each([
    ['segundo-factor', 'Esta cuenta no tiene segundo factor.'],
    ['terminar-identidad', 'no está enlazada'],
  ])('say that there is nothing to take away: %s', async (act, said) => {
    const reply = await browser.post(administrator, `${at}/personas/${office.registrar.id}/${act}`, {});
    expect([reply.status, reply.html]).toEqual([422, expect.stringContaining(said)]);
  });

  it('are not for who does not administer', async () => {
    expect((await browser.open(office.registrar, at)).status).toBe(403);
    const { html } = await browser.open(office.auditor, `${at}/personas/${office.registrar.id}`);
    expect(html).not.toContain('Deshabilitar');
    const tried = await browser.post(office.auditor, `${at}/personas/${office.registrar.id}/deshabilitar`, {});
    expect(tried.status).toBe(403);
    expect((await browser.open(administrator, `${at}/personas/${office.registrar.id}/nada`)).status).toBe(404);
  });

  it('lend a role for some days, reviewed first, and end it', async () => {
    const deputy = await service.person('registrar');
    const form = {
      acto: 'delegar-00001',
      toEmail: await emailOf(deputy),
      approver: 'si',
      from: service.app.get(Clock).today(),
      until: service.app.get(Clock).today(),
      reason: 'EJEMPLO: vacaciones',
    };
    const review = await browser.post(office.approver, '/escritorio/delegaciones/nueva', form);
    expect(review.html).toContain('Revise la delegación');
    const given = await browser.post(office.approver, '/escritorio/delegaciones/nueva', { ...form, paso: 'confirmar' });
    expect(given.location).toBe('/escritorio/delegaciones?hecho=dada');
    const list = await browser.open(office.approver, given.location);
    expect(list.html).toContain('En curso');
    const [, id] = /delegaciones\/([\da-f-]{36})\/revocacion/.exec(list.html) ?? [];
    expect((await browser.open(deputy, '/escritorio/delegaciones')).html).not.toContain('/revocacion');
    const end = { acto: 'revocar-00001', reason: 'EJEMPLO: volvió', paso: 'confirmar' };
    const ended = await browser.post(office.approver, `/escritorio/delegaciones/${id}/revocacion`, end);
    expect((await browser.open(office.approver, ended.location)).html).toContain('Revocada');
  });

  it('make a token for a program of one’s own, shown once, with the password asked again', async () => {
    const at_ = '/escritorio/cuenta/tokens/nuevo';
    expect((await browser.open(office.registrar, at_)).html).toContain('value="disbursement.order"');
    const form = {
      nombre: 'EJEMPLO carga',
      dias: '7',
      actos: ['resolution.read', 'report.read'],
      actual: testPassword,
    };
    const wrong = await browser.post(office.registrar, at_, { ...form, actual: 'otra', actos: ['report.read'] });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('value="EJEMPLO carga"')]);
    const none = await browser.post(office.registrar, at_, { ...form, actos: [], dias: 'siete' });
    expect(none.html).toContain('Escoja al menos un acto.');
    const made = await browser.post(office.registrar, at_, form);
    expect([made.status, /tgs_[\w-]+/.test(made.html)]).toEqual([200, true]);
    const account = await browser.open(office.registrar, '/escritorio/cuenta');
    expect([account.html.includes('EJEMPLO carga'), account.html.includes('tgs_')]).toEqual([true, false]);
  });
});
