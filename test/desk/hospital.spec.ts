import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** What a hospital does on the pages, as a browser without scripts does it. */
describe('a hospital on the pages', () => {
  let service: TestService;
  let office: Office;
  let browser: Browser;
  let neighbour: Visitor;
  let lines: string[];

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    neighbour = await service.person('recipient', [office.hospitals[2]!]);
    const terms = { deadlines: [{ kind: 'acceptance', days: 10, unit: 'business-days' }], executeBy: '2025-11-28' };
    lines = (await publish(office, ['400000.00', '600000.00'], terms)).lines.map(({ id }) => id);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const send = (by: Visitor, to: string, fields: Record<string, string>) => browser.post(by, to, fields);
  const key = () => ({ acto: crypto.randomUUID() });
  const placesOf = async (line: string) => (await office.recipient.get(`/allocations/${line}`)).body['places'];

  it('begins where its work is, and shows nothing of anybody else', async () => {
    expect((await browser.open(office.recipient, '/')).location).toBe('/escritorio/mis-recursos');
    const own = await browser.open(office.recipient, '/escritorio/mis-recursos');
    for (const said of ['Le asignaron $400.000', 'Aceptar la asignación', 'venció el 17 de febrero de 2025, hace'])
      expect(own.html).toContain(said);
    expect(own.html).toContain('días hábiles');
    const other = await browser.open(neighbour, '/escritorio/mis-recursos');
    expect(other.html).toContain('Todavía no hay recursos asignados a su hospital');
    const ministry = await browser.open(office.registrar, '/escritorio/mis-recursos');
    expect([ministry.status, ministry.html.includes('Esta página es de los hospitales')]).toEqual([403, true]);
  });

  describe('the receipt of a giro', () => {
    let giro: string;
    let url: string;
    beforeAll(async () => {
      giro = await disburse(office, lines[0]!, '300000.00');
      url = `/escritorio/recibos/${giro}`;
    });

    it('is two taps from its task: amount and date stand there', async () => {
      const home = await browser.open(office.recipient, '/escritorio/mis-recursos');
      expect(home.html).toContain(`href="${url}"`);
      const asked = await browser.open(office.recipient, url);
      for (const said of ['¿Llegaron los $300.000?', 'value="300000,00"', 'value="3 de marzo de 2025"', 'Sí, llegaron'])
        expect(asked.html).toContain(said);
      expect((await browser.open(neighbour, url)).status).toBe(404);
      const paymaster = await browser.open(office.paymaster, url);
      expect([paymaster.status, paymaster.html.includes('Sí, llegaron')]).toEqual([200, false]);
      expect((await browser.open(office.recipient, `${url}/otra`)).status).toBe(404);
    });

    it('may be of less: what it leaves is said before, and it is done once', async () => {
      const typed = { ...key(), amount: '250.000,00', receivedOn: '4/03/2025', reference: '', note: '' };
      const review = await send(office.recipient, `${url}/menos`, typed);
      for (const said of ['Todavía no se ha hecho nada', '$50.000', 'no cuenta contra usted'])
        expect(review.html).toContain(said);
      const confirm = { ...typed, paso: 'confirmar' };
      const twice = await Promise.all([1, 2].map(() => send(office.recipient, `${url}/menos`, confirm)));
      expect(twice.map(({ location }) => location)).toEqual([`${url}?hecho=menos`, `${url}?hecho=menos`]);
      expect(await placesOf(lines[0]!)).toMatchObject({ transit: '50000.00', held: '250000.00' });
      const told = await browser.open(office.recipient, `${url}?hecho=menos`);
      for (const said of ['quedó confirmado lo que llegó', 'Llegaron $250.000 el 4 de marzo de 2025'])
        expect(told.html).toContain(said);
    });

    it('keeps what was typed, and says what would be accepted', async () => {
      const page = await send(office.recipient, `${url}/menos`, {
        ...key(),
        amount: '60.000,00',
        receivedOn: '4/03/2025',
      });
      expect(page.status).toBe(422);
      expect(page.html).toContain('$50.000');
      expect(page.html).toContain('value="60.000,00"');
      expect((await send(office.auditor, url, { ...key(), amount: '1,00', receivedOn: '4/03/2025' })).status).toBe(403);
    });

    it('can be that nothing came, and later that the rest did, with its certificate', async () => {
      const nothing = await send(office.recipient, `${url}/nada`, { ...key(), checkedOn: '5/03/2025', note: '' });
      expect(nothing.location).toBe(`${url}?hecho=nada`);
      expect((await browser.open(office.recipient, nothing.location)).html).toContain('no cuenta contra usted');
      const rest = await send(office.recipient, url, { ...key(), amount: '50000,00', receivedOn: '10/03/2025' });
      expect(rest.location).toBe(`${url}?hecho=todo`);
      const before = await browser.open(office.recipient, rest.location);
      expect(before.html).toContain('no lo ha expedido todavía');
      const { id } = await office.registrar.must('POST', '/certificates', { type: 'receipt', subjectId: giro });
      const after = await browser.open(office.recipient, rest.location);
      expect(after.html).toContain(`/escritorio/descargas/certificates/${id}/pdf`);
    });
  });
});
