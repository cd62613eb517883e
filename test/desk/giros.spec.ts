import { acts } from '../../src/budget/ledger/acts';
import { permissions } from '../../src/budget/permissions';
import { whoUndoes } from '../../src/web/parts/entries';
import { giroRoom } from '../../src/web/payments/giro.room';
import { reversalRoom } from '../../src/web/reversals/reversal.room';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { png } from '../support/files';
import { disburse, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** «Giros», as a browser without scripts uses it: one by one, many at once, and undone. */
describe('the pages of giros', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let resolution: string;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    ({ id: resolution, lines } = await publish(office, ['400000.00', '300000.00', '200000.00']));
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const open = async (by: Visitor, url: string) => browser.open(by, url);
  const send = (by: Visitor, url: string, fields: Record<string, string | readonly string[]>) =>
    browser.post(by, url, fields);
  const giros = async (line = 0) =>
    (
      await office.registrar.get<{ items: { id: string; status: string; amount: string }[] }>(
        `/allocations/${lines[line]!.id}/disbursements`,
      )
    ).body.items;
  /** The hidden fields of the form that a page shows. */
  const hidden = (html: string): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );

  it('warns before money is ordered to a line of which nobody knows the hospital', async () => {
    const draft = await office.registrar.must('POST', '/resolutions', resolutionForm());
    const unnamed = [{ divipola: '27001', amount: '300000.00' }];
    await office.registrar.must('PUT', `/resolutions/${draft.id}/lines`, unnamed);
    await office.approver.must('POST', `/resolutions/${draft.id}/publication`, {});
    const { body } = await office.registrar.get<{ items: { id: string }[] }>(`/resolutions/${draft.id}/allocations`);
    const line = body.items[0]!.id;
    const said = 'hospital (E.S.E.) conocido';
    const fields = { amount: '300.000,00', paymentOrder: 'EJEMPLO-U', orderedOn: '3/03/2025', note: '' };
    const url = `/escritorio/asignaciones/${line}/orden-de-pago`;
    expect((await send(office.registrar, url, fields)).html).toContain(said);
    const chosen = {
      lista: 'por-ordenar',
      resolucion: draft.id,
      elegido: [line],
      orderedOn: '3/03/2025',
      datePrecision: 'exact',
    };
    const batch = await send(office.registrar, '/escritorio/giros/lote/ordenar', { ...chosen, acto: 'lote-00000001' });
    expect(batch.html).toContain(said);
    expect((await send(office.registrar, url, { ...fields, paso: 'confirmar' })).status).toBe(303);
    const giro = (await office.registrar.get<{ items: { id: string }[] }>(`/allocations/${line}/disbursements`)).body
      .items[0]!.id;
    expect((await open(office.approver, `/escritorio/giros/${giro}/aprobar`)).html).toContain(said);
    await office.approver.must('POST', `/disbursements/${giro}/refusal`, { reason: 'EJEMPLO' });
    const named = await open(office.registrar, `/escritorio/asignaciones/${lines[0]!.id}/orden-de-pago`);
    expect(named.html).not.toContain(said);
  });

  it('orders many lines of a resolution at once, after showing what it would register', async () => {
    const url = '/escritorio/giros/lote/ordenar';
    const list = await open(office.registrar, `/escritorio/giros?paso=por-ordenar&resolucion=${resolution}`);
    expect([list.status, list.html.includes('Total de 3 líneas'), list.html.includes('$900.000')]).toEqual([
      200,
      true,
      true,
    ]);
    const chosen = { lista: 'por-ordenar', resolucion: resolution, elegido: lines.map(({ id }) => id) };
    const asked = await send(office.registrar, url, chosen);
    expect(asked.html).toContain('Ordenar el pago de varias líneas');
    const typed = { ...chosen, acto: 'giros-0000-ordenar', orderedOn: '3/03/2025', datePrecision: 'exact', note: '' };
    const some = { [`orden-${lines[0]!.id}`]: 'EJEMPLO-1', [`valor-${lines[0]!.id}`]: '900.000,00' };
    const wrong = await send(office.registrar, url, { ...typed, ...some });
    expect([wrong.status, wrong.html.includes('1 no se puede hacer; no se hizo ninguna')]).toEqual([422, true]);
    expect(wrong.html).toMatch(/Línea 1: [^<]*\$400\.000/);
    // The page sends what it shows: the refused one stands unticked, and is chosen again by what is typed of it.
    const left = { ...hidden(wrong.html), ...typed, elegido: lines.slice(1).map(({ id }) => id) };
    const without = await send(office.registrar, url, { ...left, ...some });
    expect([without.status, without.html.includes('2 giros, $500.000')]).toEqual([200, true]);
    some[`valor-${lines[0]!.id}`] = '100.000,00';
    const review = await send(office.registrar, url, { ...left, ...some });
    expect([review.status, review.html.includes('3 giros, $600.000')]).toEqual([200, true]);
    expect(await giros()).toEqual([]);
    const done = await send(office.registrar, url, { ...hidden(review.html), paso: 'confirmar' });
    expect([done.status, done.location.includes('hecho=ordenar')]).toEqual([303, true]);
    const twice = await send(office.registrar, url, { ...hidden(review.html), paso: 'confirmar' });
    expect(twice.status).toBe(422);
    expect((await giros()).map(({ amount }) => amount)).toEqual(['100000.00']);
  });

  it('says that another order has the number, before it is registered, approved or paid', async () => {
    const { id: resolucion, lines: own } = await publish(office, ['400000.00', '300000.00']);
    const said = 'El número «EJEMPLO-N» ya lo lleva otra orden en pie.';
    const form = { amount: '1000.00', paymentOrder: 'EJEMPLO-N', orderedOn: '2025-03-03' };
    const first = await office.registrar.must('POST', `/allocations/${own[0]!.id}/disbursements`, form);
    const page = `/escritorio/asignaciones/${own[0]!.id}/orden-de-pago`;
    const fields = { amount: '2.000,00', paymentOrder: 'ejemplo n', orderedOn: '3/03/2025', note: '' };
    const review = await send(office.registrar, page, fields);
    expect(review.html).toContain('El número «ejemplo n» ya lo lleva otra orden en pie.');
    expect(review.html).toContain(`href="/escritorio/giros/${first.id}"`);
    expect((await open(office.approver, `/escritorio/giros/${first.id}`)).html).not.toContain('ya lo lleva otra');
    const copy = await office.registrar.must('POST', `/allocations/${own[0]!.id}/disbursements`, form);
    for (const giro of [`${first.id}/aprobar`, copy.id]) {
      expect((await open(office.approver, `/escritorio/giros/${giro}`)).html).toContain(said);
    }
    const chosen = { lista: 'por-ordenar', resolucion, elegido: own.map(({ id }) => id) };
    const same = Object.fromEntries(own.map(({ id }) => [`orden-${id}`, 'EJEMPLO-M']));
    const batch = await send(office.registrar, '/escritorio/giros/lote/ordenar', {
      ...{ ...chosen, ...same, orderedOn: '3/03/2025', datePrecision: 'exact', note: '', acto: 'lote-numero-1' },
    });
    expect(batch.html).toContain('El número «EJEMPLO-M» va en 2 órdenes de este lote.');
    for (const { id } of [first, copy])
      await office.approver.must('POST', `/disbursements/${id}/refusal`, { reason: 'EJEMPLO' });
    expect((await open(office.approver, `/escritorio/giros/${first.id}`)).html).not.toContain(said);
  });

  it('says that a fiscal year is over before an order of today is typed', async () => {
    const said = 'La vigencia 2025 terminó';
    const line = await open(office.registrar, `/escritorio/asignaciones/${lines[0]!.id}/orden-de-pago`);
    expect([line.html.includes(said), /id="orderedOn"[^>]*value=""/.test(line.html)]).toEqual([true, true]);
    const chosen = { lista: 'por-ordenar', resolucion: resolution, elegido: [lines[0]!.id] };
    expect((await send(office.registrar, '/escritorio/giros/lote/ordenar', chosen)).html).toContain(said);
  });

  it('approves all that the filters leave, pays and rejects what is ticked, whole or not at all', async () => {
    const all = { lista: 'por-aprobar', resolucion: resolution, todas: 'si' };
    const review = await send(office.approver, '/escritorio/giros/lote/aprobar', all);
    expect([review.html.includes('3 giros, $600.000'), review.html.includes('En orden de pago')]).toEqual([true, true]);
    const approve = { ...hidden(review.html), paso: 'confirmar' };
    expect((await send(office.approver, '/escritorio/giros/lote/aprobar', approve)).status).toBe(303);
    const ids = await Promise.all([0, 1, 2].map(async (line) => (await giros(line))[0]!.id));
    const pay = {
      ...{ lista: 'por-pagar', elegido: ids, acto: 'giros-0000-pagar', reference: '', source: '' },
      ...{ effectiveOn: '10 de marzo de 2025', datePrecision: 'exact' },
    };
    const seen = await send(office.paymaster, '/escritorio/giros/lote/pagar', pay);
    const confirm = { ...hidden(seen.html), paso: 'confirmar' };
    expect((await send(office.paymaster, '/escritorio/giros/lote/pagar', confirm)).status).toBe(303);
    expect((await giros(1))[0]!.status).toBe('in-transit');
    const none = await send(office.paymaster, '/escritorio/giros/lote/rechazar', { lista: 'sin-confirmar' });
    expect(none.html).toContain('No marcó ninguna');
  });

  it('shows one giro with its story, and only its acts to whom they belong', async () => {
    const [giro] = await giros();
    const url = `/escritorio/giros/${giro!.id}`;
    const page = await open(office.paymaster, url);
    for (const said of ['Se registró la orden', 'Se aprobó', 'Se registró el pago', 'Registrar el rechazo del banco'])
      expect(page.html).toContain(said);
    const auditor = await open(office.auditor, url);
    expect([auditor.status, auditor.html.includes(`${url}/rechazar`)]).toEqual([200, false]);
    const other = await open(office.approver, `${url}/rechazar`);
    expect([other.status, other.html.includes('lo hace Pagaduría')]).toEqual([403, true]);
    expect((await open(office.paymaster, `${url}/inventado`)).status).toBe(404);
    const stranger = await service.person('recipient', [office.hospitals[1]!]);
    expect((await open(stranger, url)).status).toBe(404);
  });

  it('undoes a movement with its reason: at once where one person did it, and after another decides where two did', async () => {
    const [giro] = await giros();
    const page = await open(office.paymaster, `/escritorio/giros/${giro!.id}`);
    const [entry] = /\/escritorio\/movimientos\/[\w-]+\/anular/.exec(page.html)!;
    const typed = { acto: 'giros-0000-anular', reason: 'EJEMPLO: se pagó otra orden', paso: 'confirmar' };
    const done = await send(office.paymaster, entry, typed);
    expect([done.status, done.location.includes('/escritorio/anulaciones/')]).toEqual([303, true]);
    expect((await giros())[0]!.status).toBe('ordered');
    const again = await open(office.registrar, `/escritorio/giros/${giro!.id}`);
    const [order] = /\/escritorio\/movimientos\/[\w-]+\/anular/.exec(again.html)!;
    const asked = await send(office.registrar, order, { ...typed, acto: 'giros-0000-anular-2' });
    const reversal = asked.location.replace('?hecho=pedida', '');
    expect((await open(office.registrar, asked.location)).html).toContain('La decide otra persona');
    const review = await open(office.approver, `${reversal}/aprobar`);
    expect(review.html).toContain('Por girar');
    const decided = await send(office.approver, `${reversal}/aprobar`, { ...hidden(review.html), paso: 'confirmar' });
    expect(decided.status).toBe(303);
    expect((await giros())[0]!.status).toBe('annulled');
  });

  it('attaches the document that proves it, and says what is wrong with a file', async () => {
    const [giro] = await giros(1);
    const back = `/escritorio/giros/${giro!.id}`;
    const url = `/escritorio/documentos/nuevo?de=disbursement&id=${giro!.id}&volver=${back}`;
    const fields = { subjectKind: 'disbursement', subjectId: giro!.id, title: 'EJEMPLO — Comprobante' };
    const wrong = await browser.upload(office.paymaster, url, fields, Buffer.from('nada'));
    expect([wrong.status, wrong.html.includes('Se acepta PDF')]).toEqual([422, true]);
    const done = await browser.upload(office.paymaster, url, fields, png);
    expect([done.status, done.location]).toEqual([303, `${back}?hecho=adjunto`]);
    const page = await open(office.paymaster, done.location);
    for (const said of ['EJEMPLO — Comprobante', 'Huella SHA-256', '/escritorio/descargas/evidence/'])
      expect(page.html).toContain(said);
  });

  it('asks of one line as of one', async () => {
    const chosen = { lista: 'por-ordenar', resolucion: resolution, elegido: [lines[0]!.id] };
    const { html } = await send(office.registrar, '/escritorio/giros/lote/ordenar', chosen);
    expect(html).toContain('<h1>Ordenar el pago de una línea</h1>');
  });

  it('says of a total of whole giros where the rest of a disputed one is', async () => {
    const { id, lines: own } = await publish(office, ['90000.00', '80000.00']);
    await disburse(office, own[0]!.id, '80000.00');
    const at = (step: string) => open(office.auditor, `/escritorio/giros?paso=${step}&resolucion=${id}`);
    const said = 'Aquí cada giro cuenta entero.';
    expect((await at('sin-confirmar')).html).not.toContain(said);
    const disputed = await disburse(office, own[1]!.id, '70000.00');
    await office.recipient.must('POST', `/disbursements/${disputed}/receipt`, {
      amount: '50000.00',
      receivedOn: '2025-03-04',
    });
    const whole = (await at('sin-confirmar')).html;
    for (const words of [said, '1 giro recibido en parte', '$80.000']) expect(whole).toContain(words);
    expect((await at('en-disputa')).html).toContain(said);
  });

  it('answers a step or a page that there is not as every list does', async () => {
    for (const [asked, status] of [
      ['paso=zzz', 404],
      ['desde=xxx', 422],
      ['departamento=zzz', 422],
    ] as const)
      expect([asked, (await open(office.auditor, `/escritorio/giros?${asked}`)).status]).toEqual([asked, status]);
  });

  it('names for each act the offices that the service lets do it', () => {
    for (const { permission, roles } of [...giroRoom.deeds, ...reversalRoom.deeds])
      expect([permission, [...roles].sort()]).toEqual([
        permission,
        [...permissions[permission as keyof typeof permissions]].sort(),
      ]);
    const undone = Object.entries(acts).filter(([, { reversal }]) => reversal !== 'never');
    expect(Object.keys(whoUndoes).sort()).toEqual(undone.map(([act]) => act).sort());
    for (const [act, { recordedBy }] of undone) expect([act, whoUndoes[act]]).toEqual([act, recordedBy]);
  });
});
