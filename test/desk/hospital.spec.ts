import { bytesOf, fileNameOf, linesOf, nit, resource } from '../../src/budget/pisis/pisis.spec-support';
import { dateInSpanish } from '../../src/kernel/calendar';
import { Clock } from '../../src/platform/clock';
import { march } from '../support/pisis';
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

    it('writes today as the day of the rest, not that of the giro', async () => {
      const today = dateInSpanish(service.app.get(Clock).today());
      const { html } = await browser.open(office.recipient, url);
      expect(html).toContain(`value="${today}"`);
      expect(html).toContain('o el de hoy, si es lo que faltaba de uno');
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

  describe('the acts of a line', () => {
    const at = (act: string) => `/escritorio/mis-recursos/${lines[0]!}/${act}`;
    const does = async (act: string, fields: Record<string, string>) =>
      send(office.recipient, at(act), { ...key(), ...fields });

    it('accepts the assignment, and says what was done', async () => {
      expect((await browser.open(office.recipient, at('aceptacion'))).html).toContain('acepta ejecutar $400.000');
      const wrong = await does('aceptacion', { filingNumber: '', acceptedOn: 'mañana' });
      expect([wrong.status, wrong.html.includes('Hay 2 cosas por corregir')]).toEqual([422, true]);
      const done = await does('aceptacion', { filingNumber: 'EJEMPLO-1', acceptedOn: '5 de febrero de 2025' });
      expect(done.location).toContain('?hecho=aceptacion');
      const home = await browser.open(office.recipient, '/escritorio/mis-recursos?hecho=aceptacion');
      expect(home.html).toContain('La asignación quedó aceptada');
    });

    it('incorporates what arrived, and not a peso more than is left', async () => {
      const asked = await browser.open(office.recipient, at('incorporacion'));
      for (const said of ['value="300.000,00"', 'A lo sumo $400.000']) expect(asked.html).toContain(said);
      const act = { actKind: 'Acuerdo', actNumber: '7', actOn: '20/03/2025' };
      const more = await does('incorporacion', { ...act, amount: '400.000,01' });
      expect([more.status, more.html.includes('id="amount-problema"')]).toEqual([422, true]);
      expect((await does('incorporacion', { ...act, amount: '400.000,00' })).location).toContain(
        '?hecho=incorporacion',
      );
    });

    it('reports beside the last figures, with the difference, and answers an observation', async () => {
      const figures = { contracted: '200.000,00', obligated: '150.000,00', paid: '100.000,00', yieldsEarned: '0,00' };
      const broken = await does('informe', { ...figures, cutoff: '31/03/2025', obligated: '250.000,00' });
      expect([broken.status, broken.html.includes('id="obligated-problema"')]).toEqual([422, true]);
      const review = await does('informe', { ...figures, cutoff: '31/03/2025' });
      for (const said of ['No hay un informe anterior aceptado', '+$100.000']) expect(review.html).toContain(said);
      await does('informe', { ...figures, cutoff: '31/03/2025', paso: 'confirmar' });
      const reports = (
        await office.approver.get<{ items: { id: string }[] }>(`/allocations/${lines[0]!}/execution-reports`)
      ).body;
      await office.approver.must('POST', `/execution-reports/${reports.items[0]!.id}/observation`, {
        reason: 'EJEMPLO: falta',
      });
      const again = await browser.open(office.recipient, at('informe'));
      for (const said of ['EJEMPLO: falta', 'value="200.000,00"', 'value="31 de marzo de 2025"'])
        expect(again.html).toContain(said);
      const answered = await does('informe', { ...figures, cutoff: '31/03/2025', note: 'EJEMPLO', paso: 'confirmar' });
      expect(answered.location).toContain('?hecho=informe');
    });

    it('works out what goes back, capital and yields apart, and corrects what came back', async () => {
      await does('rendimientos', {
        amount: '1.500,00',
        earnedOn: '31/03/2025',
        reference: 'EJEMPLO',
        paso: 'confirmar',
      });
      const asked = await browser.open(office.recipient, `${at('reintegro')}?clase=yields`);
      for (const said of ['Le queda en caja', '$1.500', 'exigible hoy']) expect(asked.html).toContain(said);
      const deposit = {
        kind: 'yields',
        amount: '1.500,00',
        depositedOn: '10/04/2025',
        portfolio: '403',
        reference: 'EJEMPLO-C',
      };
      await does('reintegro', { ...deposit, paso: 'confirmar' });
      const told = (await office.paymaster.get<{ items: { id: string }[] }>(`/allocations/${lines[0]!}/restitutions`))
        .body;
      await office.paymaster.must('POST', `/restitutions/${told.items[0]!.id}/return`, {
        reason: 'EJEMPLO: otra fecha',
      });
      const back = await browser.open(office.recipient, `${at('reintegro')}?clase=yields`);
      for (const said of ['EJEMPLO: otra fecha', 'value="EJEMPLO-C"']) expect(back.html).toContain(said);
      expect(
        (await does('reintegro', { ...deposit, depositedOn: '11/04/2025', paso: 'confirmar' })).location,
      ).toContain('reintegro');
    });

    it('withdraws only after the consequences, and has its letter', async () => {
      const url = `/escritorio/mis-recursos/${lines[1]!}/desistimiento`;
      const asked = await browser.open(office.recipient, url);
      for (const said of ['no tiene que devolver nada', 'no puede deshacerlo solo']) expect(asked.html).toContain(said);
      const typed = { ...key(), reason: 'EJEMPLO <b>', filingNumber: '', withdrawnOn: '' };
      const review = await send(office.recipient, url, typed);
      for (const said of ['class="grave"', 'EJEMPLO &lt;b>', 'no puede deshacerlo solo'])
        expect(review.html).toContain(said);
      expect((await send(office.recipient, url, { ...typed, paso: 'confirmar' })).location).toContain(
        '?hecho=desistimiento',
      );
      const papers = await browser.open(office.recipient, `/escritorio/mis-recursos/${lines[1]!}/papeles`);
      const letter = /href="([^"]*\/withdrawals\/[^"]*)"/.exec(papers.html)![1]!;
      const pdf = await browser.open(office.recipient, letter);
      expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
      expect((await browser.open(neighbour, letter)).status).toBe(404);
    });

    it('is nobody else’s: not there for another hospital, and no form for the ministry', async () => {
      for (const act of ['aceptacion', 'informe', 'reintegro', 'desistimiento', 'papeles']) {
        expect((await browser.open(neighbour, at(act))).status).toBe(404);
        expect((await send(neighbour, at(act), key())).status).toBe(404);
      }
      expect((await browser.open(office.registrar, at('informe'))).status).toBe(403);
      expect((await browser.open(office.recipient, at('otro-acto'))).status).toBe(404);
    });
  });

  it('tries its file of PISIS, sees each error on its line, and sends it', async () => {
    const set = 'update hospital set nit = $2, check_digit = 0 where id = $1';
    await service.database.query(set, [office.hospitals[0], nit]);
    const { lines: own } = await publish(office, ['100000.00']);
    const arrived = { amount: '100000.00', receivedOn: '2025-03-04' };
    const giro = await disburse(office, own[0]!.id, '100000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, arrived);
    const url = `/escritorio/mis-recursos/${own[0]!.id}/pisis`;
    const as = fileNameOf('2025-03-31');
    const file = bytesOf(linesOf(march, '2025-03-31'));
    const unregistered = await browser.upload(office.recipient, `${url}/ensayo`, {}, file, as);
    expect([unregistered.status, unregistered.html.includes('nada cambió')]).toEqual([422, true]);
    await office.registrar.must('POST', `/allocations/${own[0]!.id}/pisis-resources`, {
      resource,
      document: 'EJEMPLO',
    });
    const broken = bytesOf(linesOf(march, '2025-03-31')).toString('latin1').replace('100000.00', 'cien mil');
    const wrong = await browser.upload(office.recipient, `${url}/ensayo`, {}, Buffer.from(broken, 'latin1'), as);
    expect(wrong.status).toBe(422);
    for (const said of ['Línea por línea', 'valor']) expect(wrong.html).toContain(said);
    const tried = await browser.upload(office.recipient, `${url}/ensayo`, {}, file, as);
    for (const said of ['Todavía no se ha hecho nada', '+$100.000']) expect(tried.html).toContain(said);
    expect((await browser.open(office.recipient, url)).html).toContain('Todavía no ha subido ninguno');
    const taken = await browser.upload(office.recipient, `${url}?acto=${crypto.randomUUID()}`, {}, file, as);
    expect([taken.status, taken.html.includes('quedó recibido')]).toEqual([200, true]);
    expect((await browser.open(neighbour, url)).status).toBe(404);
  });

  it('hands in a document in two small steps: what it is, then its photograph', async () => {
    const { lines: asked } = await publish(office, ['100000.00'], { requirements: ['bank-certificate'] });
    const url = `/escritorio/mis-recursos/${asked[0]!.id}/requisitos/bank-certificate`;
    const first = await send(office.recipient, url, { ...key(), document: 'EJEMPLO', documentOn: '3/03/2025' });
    expect(first.location).toBe(`${url}?hecho=documento`);
    const page = await browser.open(office.recipient, first.location);
    const fields = [...page.html.matchAll(/name="(subjectKind|subjectId)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    const form = { ...(Object.fromEntries(fields) as Record<string, string>), title: 'EJEMPLO — foto' };
    const file = await browser.upload(office.recipient, `${url}/archivo?acto=${crypto.randomUUID()}`, form, photograph);
    expect(file.location).toBe(`${url}?hecho=archivo`);
    expect((await browser.open(office.recipient, file.location)).html).toContain('EJEMPLO — foto');
    const nothing = await browser.upload(office.recipient, `${url}/archivo`, form, Buffer.alloc(0));
    expect([nothing.status, nothing.html.includes('Hay algo por corregir')]).toEqual([422, true]);
    expect((await browser.open(neighbour, url)).status).toBe(404);
  });
});

// One pixel.
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
