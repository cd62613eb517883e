import { requestForLog } from '../../src/platform/logging';
import { Browser, emailOf } from '../desk/browser';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';

interface Links {
  readonly items: {
    readonly id: string;
    readonly state: string;
    readonly use: { name: string; office: string; said: string } | null;
  }[];
  readonly enabled: boolean;
}

/** Who has the link of a giro says once what became of it, for its hospital, and can do nothing else with it. */
describe('a one-time link', () => {
  let service: TestService;
  let office: Office;
  let browser: Browser;
  let line: string;
  let giro: string;

  beforeAll(async () => {
    service = await startTestService({ RECEIPT_LINKS: 'true', PUBLIC_URL: 'https://trazagiro.example' });
    browser = new Browser(service.app);
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });
  beforeEach(async () => {
    line = (await publish(office, ['400000.00'])).lines[0]!.id;
    giro = await disburse(office, line, '300000.00');
  });

  const make = async () =>
    (await office.registrar.must<{ id: string; link: string }>('POST', `/disbursements/${giro}/receipt-link`)).link;
  const tokenOf = (link: string) => link.split('/').at(-1)!;
  const who = { name: 'EJEMPLO — Ana Prueba', office: 'EJEMPLO — Tesorera' };
  const all = { said: 'receipt', ...who, amount: '300000.00', receivedOn: '2025-03-04' };
  let asked = 0;
  // Each from an address of its own: how fast one may ask is a test by itself.
  const ask = async (path: string, payload: object, from = `198.51.100.${(asked += 1) % 250}`) => {
    const url = `/api/v1/receipt-links/${path}`;
    const reply = await service.app.inject({ method: 'POST', url, payload, remoteAddress: from });
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
  };
  const use = (link: string, said: object = all) => ask('use', { token: tokenOf(link), ...said });
  const standing = (link: string) => ask('standing', { token: tokenOf(link) });
  const links = async () => (await office.auditor.get<Links>(`/disbursements/${giro}/receipt-links`)).body;
  const places = async () => (await office.registrar.get(`/allocations/${line}`)).body['places'];

  it('confirms once, and says by whom: by the link, with the name that was typed', async () => {
    const link = await make();
    expect(link).toMatch(/^https:\/\/trazagiro\.example\/recibo\/[\w-]{43}$/);
    expect((await standing(link)).body).toMatchObject({ amount: '300000.00', paidOn: '2025-03-03', used: null });
    expect((await use(link)).body).toMatchObject({ said: 'receipt', amount: '300000.00', inDispute: '0.00' });
    expect(await places()).toMatchObject({ transit: '0.00', held: '300000.00' });
    const [told] = (
      await office.recipient.get<{ items: { recordedBy: { name: string } }[] }>(`/disbursements/${giro}/receipts`)
    ).body.items;
    expect(told!.recordedBy.name).toMatch(/^Por enlace de un solo uso: EJEMPLO/);
    expect((await links()).items).toMatchObject([{ state: 'used', use: { ...who, said: 'receipt' } }]);
    expect((await use(link)).body).toMatchObject({ status: 404, code: 'receipt-link.over' });
    expect((await standing(link)).body['used']).toMatchObject({ said: 'receipt', amount: '300000.00' });
  });

  it('is good once also when it is used at once, and no refusal uses it up', async () => {
    const link = await make();
    expect((await use(link, { ...all, amount: '300000.01' })).body).toMatchObject({
      code: 'disbursement.insufficient-funds',
    });
    expect((await use(link, { ...all, receivedOn: '2025-03-02' })).body).toMatchObject({ code: 'date.too-early' });
    expect((await use(link, { ...all, name: ' ' })).status).toBe(422);
    const statuses = (await Promise.all([use(link), use(link), use(link)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 404, 404]);
    expect(await places()).toMatchObject({ held: '300000.00' });
  });

  it('may say less, or nothing; the rest waits for the ministry and for another link', async () => {
    const less = await make();
    expect((await use(less, { ...all, amount: '100000.00' })).body).toMatchObject({ inDispute: '200000.00' });
    expect((await use(less)).status).toBe(404);
    const nothing = await make();
    expect((await standing(nothing)).body['amount']).toBe('200000.00');
    const said = await use(nothing, { said: 'non-receipt', ...who, checkedOn: '2025-03-06' });
    expect(said.body).toMatchObject({ said: 'non-receipt', amount: '200000.00' });
    expect(await places()).toMatchObject({ transit: '200000.00', held: '100000.00' });
  });

  it('is over when another is made, when it is taken back, and when its days have passed; all are told the same', async () => {
    const [first, second] = [await make(), await make()];
    expect((await use(first)).status).toBe(404);
    expect((await office.registrar.send('DELETE', `/disbursements/${giro}/receipt-link`, undefined, {})).status).toBe(
      204,
    );
    const third = await make();
    await service.database.query(
      'update receipt_link set expires_at = now() where used_at is null and revoked_at is null',
    );
    const invented = `https://trazagiro.example/recibo/${'a'.repeat(43)}`;
    const told = await Promise.all([first, second, third, invented].flatMap((link) => [use(link), standing(link)]));
    expect(
      new Set(told.map(({ status, body }) => `${status} ${String(body['code'])} ${String(body['detail'])}`)).size,
    ).toBe(1);
    expect((await links()).items.map(({ state }) => state)).toEqual(['revoked', 'revoked', 'expired']);
    const pages = await Promise.all(
      [third, invented, `${invented}x`].map((link) => browser.open(null, new URL(link).pathname)),
    );
    expect(new Set(pages.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
  });

  it('is made by a registrar who did not pay, for a giro that is on its way', async () => {
    const { paymaster, approver, recipient, auditor, registrar } = office;
    for (const other of [paymaster, approver, recipient, auditor])
      expect((await other.post(`/disbursements/${giro}/receipt-link`)).status).toBe(403);
    const both = await service.person(['registrar', 'paymaster']);
    const { id } = await registrar.must('POST', `/allocations/${line}/disbursements`, {
      amount: '100000.00',
      paymentOrder: 'EJEMPLO-2',
      orderedOn: '2025-03-03',
    });
    expect((await registrar.post(`/disbursements/${id}/receipt-link`)).body['code']).toBe('disbursement.wrong-state');
    await approver.must('POST', `/disbursements/${id}/approval`, {});
    await both.must('POST', `/disbursements/${id}/settlement`, { effectiveOn: '2025-03-05', reference: 'EJEMPLO-2' });
    expect((await both.post(`/disbursements/${id}/receipt-link`)).body['code']).toBe('receipt-link.payer-makes-it');
    expect((await registrar.post(`/disbursements/${id}/receipt-link`)).status).toBe(201);
  });

  it('opens nothing but its own act: no session, no other hospital, no other giro', async () => {
    const link = await make();
    for (const token of [tokenOf(link), `tgs_${tokenOf(link)}`]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await service.stranger.get('/me', headers)).status).toBe(401);
      expect((await service.stranger.post(`/disbursements/${giro}/receipt`, {}, headers)).status).toBe(401);
    }
    const neighbour = await service.person('recipient', [office.hospitals[1]!]);
    expect((await neighbour.get(`/disbursements/${giro}/receipt-links`)).status).toBe(404);
    const other = await use(link, { ...all, disbursementId: '00000000-0000-4000-8000-000000000000' });
    expect(other.status).toBe(422);
  });

  it('is acted on under an identity that never signs in, and that nobody can enable', async () => {
    await make();
    const [identity]: [{ id: string; email: string }] = await service.database.query(
      'select person.id, person.email from person join link_identity on link_identity.person_id = person.id',
    );
    const administrator = await service.person('administrator');
    expect((await administrator.patch(`/users/${identity.id}`, { disabled: false })).body).toMatchObject({
      status: 409,
      code: 'person.of-links',
    });
    const reset = await administrator.post<{ link: string }>(`/users/${identity.id}/reset-link`);
    const password = { token: reset.body.link.split('/').at(-1), password: 'pizarra tambor lluvia cobre' };
    expect((await service.stranger.post('/password-links/use', password)).status).toBe(404);
    const entered = await service.stranger.post('/sessions', { email: identity.email, password: testPassword });
    expect(entered.status).toBe(401);
  });

  it('leaves neither its secret nor the name in the record, in a log or in what is exported', async () => {
    const link = await make();
    await use(link);
    const rows: { text: string }[] = await service.database.query(
      `select row_to_json(receipt_link)::text as text from receipt_link
       union all select row_to_json(audit_event)::text from audit_event
       union all select row_to_json(idempotency_key)::text from idempotency_key`,
    );
    const kept = rows.map(({ text }) => text).join('\n');
    expect([kept.includes(tokenOf(link)), kept.includes('Ana Prueba')]).toEqual([false, false]);
    expect(kept).toMatch(/declaration/);
    const kit = await office.auditor.get('/audit/events?limit=200');
    expect(kit.text).not.toContain('Ana Prueba');
    const logged = requestForLog({ id: '1', method: 'GET', url: `/recibo/${tokenOf(link)}/menos` });
    expect(logged.path).toBe('/recibo/…');
  });

  it('asks for turns: who guesses waits', async () => {
    const guess = () => ask('standing', { token: 'b'.repeat(43) }, '203.0.113.77');
    const statuses = await Promise.all(Array.from({ length: 65 }, guess));
    expect(statuses.some(({ status }) => status === 429)).toBe(true);
  });

  it('has pages of its own: the least to see, no address told, nothing used by who only looks', async () => {
    const made = await browser.post(office.registrar, `/escritorio/recibos/${giro}/enlace`, { paso: 'hacer' });
    const link = /https:\/\/trazagiro\.example(\/recibo\/[\w-]{43})/.exec(made.html)![1]!;
    expect((await browser.open(office.registrar, `/escritorio/recibos/${giro}/enlace`)).html).not.toContain(link);
    const token = tokenOf(link);
    const paper = await browser.post(office.registrar, `/escritorio/recibos/${giro}/enlace/papel`, { token });
    expect([paper.status, paper.type]).toEqual([200, 'application/pdf']);
    for (const _ of [1, 2]) {
      const page = await browser.open(null, link);
      expect([page.status, page.headers['referrer-policy']]).toEqual([200, 'no-referrer']);
      for (const said of ['¿Llegaron los $300.000?', 'value="300000,00"']) expect(page.html).toContain(said);
      for (const unsaid of ['EJEMPLO-SIIF', 'NIT', await emailOf(office.registrar)])
        expect(page.html).not.toContain(unsaid);
    }
    const typed = { acto: crypto.randomUUID(), amount: '300000,00', receivedOn: '4 de marzo de 2025', ...who };
    const wrong = await browser.post(null, link, { ...typed, name: '' });
    expect([wrong.status, wrong.html.includes('id="name-problema"')]).toEqual([422, true]);
    const done = await browser.post(null, link, typed);
    expect([done.status, done.location]).toEqual([303, link]);
    expect((await browser.open(null, link)).html).toContain('quedó confirmado que llegaron $300.000');
    expect((await browser.post(null, link, { ...typed, acto: crypto.randomUUID() })).html).toContain(
      'ya no sirve para nada más',
    );
    expect((await browser.open(office.registrar, `/escritorio/recibos/${giro}/enlace`)).html).toContain('Ana Prueba');
  });
});

it('there are none until they are enabled', async () => {
  const service = await startTestService();
  const office = await openOffice(service);
  const giro = await disburse(office, (await publish(office, ['400000.00'])).lines[0]!.id, '300000.00');
  expect((await office.registrar.post(`/disbursements/${giro}/receipt-link`)).body['code']).toBe(
    'receipt-link.not-enabled',
  );
  expect((await service.stranger.post('/receipt-links/standing', { token: 'a'.repeat(43) })).status).toBe(404);
  const page = await new Browser(service.app).open(office.registrar, `/escritorio/recibos/${giro}/enlace`);
  expect(page.html).toContain('no ha habilitado los enlaces');
  await service.close();
});
