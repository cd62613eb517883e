import { permissions } from '../../src/budget/permissions';
import { paymentBatchRoom } from '../../src/web/bank/batch.room';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

/** Orders that go out to the bank as a file, and what the bank answers, on the pages. */
describe('the pages of the bank’s files', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let lines: Line[];
  const orders: string[] = [];

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    ({ lines } = await publish(office, ['400000.00', '300000.00']));
    for (const [index, { id }] of lines.entries()) {
      const order = { amount: '100000.00', paymentOrder: `EJEMPLO-${index}`, orderedOn: '2025-03-03' };
      const giro = await office.registrar.must('POST', `/allocations/${id}/disbursements`, order);
      await office.approver.must('POST', `/disbursements/${giro.id}/approval`, {});
      orders.push(giro.id);
    }
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const batches = '/escritorio/lotes-de-pago';
  const answers = '/escritorio/respuestas-del-banco';

  it('makes a file of what is ticked, once, and lets another person take it back', async () => {
    const ready = await browser.open(office.paymaster, batches);
    expect([ready.html.includes('2 órdenes aprobadas'), ready.html.includes('$200.000')]).toEqual([true, true]);
    const none = await browser.post(office.paymaster, batches, { acto: 'lote-0000-0000' });
    expect([none.status, none.html.includes('No marcó ninguna orden')]).toEqual([422, true]);
    const chosen = { acto: 'lote-0000-0001', elegido: orders };
    const review = await browser.post(office.paymaster, batches, chosen);
    expect([review.status, review.html.includes('2 órdenes, $200.000')]).toEqual([200, true]);
    const done = await browser.post(office.paymaster, batches, {
      ...{ acto: 'lote-0000-0001', elegidos: orders.join(','), paso: 'confirmar' },
    });
    expect(done.status).toBe(303);
    const page = await browser.open(office.paymaster, done.location);
    expect(page.html).toContain('/escritorio/descargas/payment-batches/');
    const file = /\/escritorio\/descargas\/payment-batches\/[\w-]+\/file/.exec(page.html)![0];
    expect((await browser.open(office.paymaster, file)).html).toContain('EJEMPLO-0');
    expect((await browser.open(office.auditor, batches)).html).not.toContain('Hacer el archivo con las marcadas');
    expect((await browser.post(office.registrar, batches, chosen)).status).toBe(403);
  });

  it('shows what an answer would do, row by row, and applies it when it is sent again', async () => {
    const rows = [
      'No. orden;Resultado;Valor;Fecha;Comprobante',
      'EJEMPLO-0;Pagada;100.000,00;2025-03-10;EJEMPLO-R1',
      'NO-EXISTE;Pagada;1,00;2025-03-10;EJEMPLO-R2',
    ];
    const file = Buffer.from(`${rows.join('\n')}\n`);
    const tried = await browser.upload(office.paymaster, `${answers}/leer?acto=respuesta-0001`, {}, file);
    expect([tried.status, tried.html.includes('Todavía no se ha aplicado nada')]).toEqual([200, true]);
    for (const said of ['1, $100.000', 'NO-EXISTE', 'Difiere']) expect(tried.html).toContain(said);
    const status = async () =>
      (await office.paymaster.get<{ status: string }>(`/disbursements/${orders[0]!}`)).body.status;
    expect(await status()).toBe('ordered');
    const apply = /action="([^"]*aplicar[^"]*)"/.exec(tried.html)![1]!.replaceAll('&amp;', '&');
    const applied = await browser.upload(office.paymaster, apply, {}, file);
    expect([applied.status, applied.location.endsWith('?hecho=aplicada')]).toEqual([303, true]);
    expect(await status()).toBe('in-transit');
    expect((await browser.open(office.auditor, applied.location)).html).toContain('1 se paga, 1 difiere');
    const nothing = await browser.upload(office.paymaster, `${answers}/leer?acto=respuesta-0002`, {}, Buffer.alloc(0));
    expect([nothing.status, nothing.html.includes('summary-of-problems')]).toEqual([422, true]);
    expect((await browser.open(office.auditor, answers)).html).not.toContain('Leer la respuesta');
  });

  it('reads a statement, pairs what a person confirms, and undoes it with a reason', async () => {
    const home = '/escritorio/extractos';
    const rows = [
      'Fecha;Descripción;Referencia;Débito;Crédito',
      '2025-03-11;EJEMPLO — Pago;OTRA;100.000,00;',
      '2025-03-12;EJEMPLO — Comisión;;1.000,00;',
    ];
    const loaded = await browser.upload(office.paymaster, home, {}, Buffer.from(`${rows.join('\n')}\n`));
    expect([loaded.status, loaded.location.endsWith('?hecho=cargado')]).toEqual([303, true]);
    const page = await browser.open(office.paymaster, loaded.location);
    expect([page.html.includes('Es este'), page.html.includes('Sin pareja')]).toEqual([true, true]);
    const fields = Object.fromEntries(
      [...page.html.matchAll(/name="(linea|clase|de)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
    const address = loaded.location.replace('?hecho=cargado', '');
    const matched = await browser.post(office.paymaster, `${address}/emparejar`, fields);
    expect([matched.status, matched.location]).toEqual([303, `${address}?hecho=emparejado`]);
    const [undo] = /\/escritorio\/extractos\/[\w-]+\/deshacer\/[\w-]+/.exec(
      (await browser.open(office.paymaster, address)).html,
    )!;
    const undone = { acto: 'extracto-0001', reason: 'EJEMPLO — No era', paso: 'confirmar' };
    expect((await browser.post(office.paymaster, undo, undone)).location).toBe(`${address}?hecho=deshecho`);
    expect((await browser.open(office.auditor, `${address}?solo=sueltos`)).html).not.toContain('Es este');
  });

  it('names the offices that the service lets annul a batch', () => {
    expect([...paymentBatchRoom.deeds[0]!.roles].sort()).toEqual([...permissions['payment-batch.annul']].sort());
  });
});
