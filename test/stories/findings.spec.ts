import fc from 'fast-check';
import { FindingsWorker } from '../../src/budget/reconciliation/findings-worker';
import { FindingRefresh } from '../../src/budget/reconciliation/refresh.service';
import { seeing } from '../../src/platform/database/scope';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { announced, FindingsDesk, type Finding } from '../support/findings';
import { expectLinesFoundAlone } from '../support/findings-of-lines';
import { disburse } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** What does not agree follows the acts, and the days. */
describe('findings', () => {
  let service: TestService;
  let desk: FindingsDesk;

  beforeAll(async () => {
    service = await startTestService();
    desk = await FindingsDesk.open(service);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.close());

  it('follow the acts: a giro that half arrived is a dispute until the rest does', async () => {
    const { id, lines } = await desk.allocation();
    expect(await desk.list(`resolution=${id}&code=receipt.disputed`)).toEqual([]);
    const giro = await disburse(desk.office, lines[0]!.id, '600000.00');
    expect(await desk.only(id, 'receipt.unconfirmed')).toMatchObject({
      difference: '600000.00',
      openSince: '2025-03-17',
    });
    const arrived = (amount: string, reference: string) =>
      desk.office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
        amount,
        receivedOn: '2025-03-05',
        reference,
      });
    await arrived('500000.00', 'EJEMPLO-1');
    const disputed = await desk.only(id, 'receipt.disputed');
    expect(disputed).toMatchObject({ expected: '600000.00', actual: '500000.00', difference: '100000.00' });
    expect(await desk.only(id, 'receipt.unconfirmed')).toMatchObject({
      state: 'resolved',
      resolvedAt: expect.any(String),
    });
    await arrived('100000.00', 'EJEMPLO-2');
    expect((await desk.one(disputed.id)).life.map(({ kind, by }) => [kind, by])).toEqual([
      ['opened', null],
      ['resolved', null],
    ]);
    await expectLedgerSound(service.database);
  });

  it('appear when only the day has changed', async () => {
    const { id, lines } = await desk.allocation({ executeBy: '2025-12-30' });
    desk.on('2025-03-17');
    await disburse(desk.office, lines[0]!.id, '600000.00');
    expect(await desk.list(`resolution=${id}&code=receipt.unconfirmed`)).toEqual([]);
    desk.on('2025-03-18');
    expect(await desk.only(id, 'receipt.unconfirmed')).toMatchObject({ openSince: '2025-03-17', ageDays: 1 });
  });

  it('say when a reported percentage is not of its own numbers', async () => {
    const { id } = await desk.allocation();
    const report = (percent: string) =>
      desk.office.registrar.post<{ id: string; percent: string }>(`/resolutions/${id}/reported-percentages`, {
        measures: 'hospitales con recibo confirmado',
        percent,
        numerator: '9',
        denominator: '11',
        text: `9 de 11 (${percent})`,
        source: 'EJEMPLO',
      });
    expect((await report('81,82 %')).body).toMatchObject({ percent: '81.82' });
    expect(await desk.list(`resolution=${id}&code=percentage.not-of-its-numbers`)).toEqual([]);
    expect((await report('80%')).status).toBe(201);
    expect((await report('casi todos')).status).toBe(422);
    expect(await desk.only(id, 'percentage.not-of-its-numbers')).toMatchObject({
      expected: '81.82',
      actual: '80',
      difference: '1.82',
    });
    const all = await desk.office.auditor.get<{ items: unknown[] }>(`/resolutions/${id}/reported-percentages`);
    expect(all.body.items).toHaveLength(2);
  });

  it('see one payment twice across two resolutions, wherever the second one is', async () => {
    const [first, second] = [await desk.allocation(), await desk.allocation()];
    const pay = async (line: string, amount: string, reference: string, day: string) => {
      const form = { amount, paymentOrder: `OP-${reference}-${amount}-${day}`, orderedOn: day };
      const { id } = await desk.office.registrar.must('POST', `/allocations/${line}/disbursements`, form);
      await desk.office.approver.must('POST', `/disbursements/${id}/approval`, {});
      await desk.office.paymaster.must('POST', `/disbursements/${id}/settlement`, { effectiveOn: day, reference });
      return id;
    };
    await pay(first.lines[0]!.id, '100000.00', 'SIIF-77', '2025-05-05');
    await pay(second.lines[1]!.id, '250000.00', 'siif-77', '2025-06-05');
    expect(await desk.list(`resolution=${first.id}&code=payment.same-reference`)).toEqual([]);
    expect(await desk.only(second.id, 'payment.same-reference')).toMatchObject({
      state: 'open',
      expected: '100000.00',
      actual: '350000.00',
      difference: '250000.00',
    });
    const copy = await pay(second.lines[0]!.id, '100000.00', 'SIIF-78', '2025-05-08');
    expect(await desk.only(second.id, 'payment.same-amount-near-date')).toMatchObject({ difference: '100000.00' });
    await desk.office.paymaster.must('POST', `/disbursements/${copy}/rejection`, {
      effectiveOn: '2025-05-09',
      reason: 'EJEMPLO',
    });
    expect(await desk.only(second.id, 'payment.same-amount-near-date')).toMatchObject({ state: 'resolved' });
  });

  it('see one order registered twice before it is paid, and say so to whoever registers it', async () => {
    const { id, lines } = await desk.allocation();
    const { registrar, approver } = desk.office;
    const code = `resolution=${id}&code=payment.same-order-number`;
    type Ordered = { id: string; sameNumber: { id: string; line: number; amount: string; status: string }[] };
    const order = async (line: number, amount: string, paymentOrder: string | null, to = lines) =>
      registrar.must<Ordered>('POST', `/allocations/${to[line]!.id}/disbursements`, {
        ...{ amount, paymentOrder, orderedOn: '2025-03-03' },
      });
    const first = await order(0, '1000.00', 'OP N.º 12-7');
    expect(first.sameNumber).toEqual([]);
    for (const [line, other] of [
      ['0', 'OP N.º 12-8'],
      ['0', 'OP N.º 1-27'],
      ['1', '—'],
      ['0', '—'],
      ['1', null],
    ] as const)
      expect((await order(Number(line), '10.00', other)).sameNumber).toEqual([]);
    expect(await desk.list(code)).toEqual([]);
    const copy = await order(1, '2500.00', ' op  nº 12/7 '.replace('nº', 'n.º'));
    expect(copy.sameNumber).toEqual([
      expect.objectContaining({ id: first.id, line: 1, amount: '1000.00', status: 'pending' }),
    ]);
    expect(await desk.only(id, 'payment.same-order-number')).toMatchObject({
      ...{ state: 'open', severity: 'high', openSince: '2025-03-03' },
      ...{ expected: '1000.00', actual: '3500.00', difference: '2500.00' },
    });
    // Of another year or of another issuer it is another order; of another resolution it is the same.
    const apart = [
      await desk.allocation({ issuer: 'EJEMPLO — Otro' }),
      await desk.allocation({ fiscalYear: 2024, year: 2024, issuedOn: '2024-02-03' }),
    ];
    expect((await order(0, '5.00', 'OP N.º 12-7', apart[0]!.lines)).sameNumber).toEqual([]);
    const older = { amount: '5.00', paymentOrder: 'OP N.º 12-7', orderedOn: '2024-03-04' };
    const ofYear = await registrar.must<Ordered>('POST', `/allocations/${apart[1]!.lines[0]!.id}/disbursements`, older);
    expect(ofYear.sameNumber).toEqual([]);
    const beside = await desk.allocation();
    expect((await order(0, '5.00', 'OP N.º 12-7', beside.lines)).sameNumber.map((each) => each.id)).toEqual([
      first.id,
      copy.id,
    ]);
    expect(await desk.only(beside.id, 'payment.same-order-number')).toMatchObject({
      state: 'open',
      expected: '1000.00',
    });
    // Sent back, its number is free: the finding goes, wherever it was.
    await approver.must('POST', `/disbursements/${first.id}/return`, { reason: 'EJEMPLO — el valor es otro' });
    expect(await desk.only(id, 'payment.same-order-number')).toMatchObject({ state: 'resolved' });
    expect(await desk.only(beside.id, 'payment.same-order-number')).toMatchObject({
      expected: '2500.00',
      actual: '2505.00',
    });
    await approver.must('POST', `/disbursements/${copy.id}/refusal`, { reason: 'EJEMPLO' });
    expect(await desk.only(beside.id, 'payment.same-order-number')).toMatchObject({ state: 'resolved' });
    expect((await order(0, '1000.00', 'OP N.º 12-7')).sameNumber).toHaveLength(1);
  });

  it('come the gravest first and page by page', async () => {
    const whole = await desk.list('limit=200');
    const ranks = ['critical', 'high', 'medium', 'low', 'notice'];
    const keys = whole.map(
      (each) => `${ranks.indexOf((each as unknown as { severity: string }).severity)} ${each.openSince}`,
    );
    expect(keys).toEqual([...keys].sort());
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await desk.office.auditor.get<{ items: Finding[]; nextCursor: string | null }>(
        `/findings?limit=3${cursor}`,
      );
      paged.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(whole.map(({ id }) => id));
    expect((await desk.office.auditor.get('/findings?cursor=x')).status).toBe(422);
  });

  it('are computed while nobody reads, and the worker stops with the service', async () => {
    const { id } = await desk.allocation({ ...announced('999999.00', '999.999') });
    const count = async () =>
      (
        await service.database.query<{ n: number }[]>(
          'select count(*)::int as n from finding where resolution_id = $1',
          [id],
        )
      )[0]!.n;
    expect(await count()).toBe(0);
    const worker = service.app.get(FindingsWorker);
    worker.start(1);
    for (let tries = 0; tries < 100 && (await count()) === 0; tries += 1) await new Promise((r) => setTimeout(r, 50));
    expect(await count()).toBeGreaterThan(0);
    await worker.onModuleDestroy();
  });

  it('are the same whether one or many compute them at once, and no act waits for it', async () => {
    const { id, lines } = await desk.allocation();
    const refresh = service.app.get(FindingRefresh);
    const pay = disburse(desk.office, lines[0]!.id, '600000.00', '2025-03-05');
    await Promise.all([
      pay,
      ...Array.from({ length: 6 }, () => seeing('everything', () => refresh.settle(desk.today, 'wait'))),
      ...Array.from({ length: 6 }, () => seeing('everything', () => refresh.settle(desk.today, 'skip'))),
      ...Array.from({ length: 6 }, () => desk.office.auditor.get(`/resolutions/${id}/reconciliation`)),
    ]);
    expect(await desk.only(id, 'receipt.unconfirmed')).toMatchObject({ state: 'open', difference: '600000.00' });
    expect(await service.database.query('select from finding_request')).toEqual([]);
    await expectLedgerSound(service.database);
  });

  it('of a line alone are those that its whole resolution has of it', async () => {
    const { registrar, approver, paymaster } = desk.office;
    const lines = [...(await desk.allocation()).lines, ...(await desk.allocation()).lines];
    const giro = fc.record({
      line: fc.nat(lines.length - 1),
      amount: fc.constantFrom('1000.00', '2000.00'),
      // Three that the rule takes for one, one of other letters, one without any, and none at all.
      reference: fc.constantFrom('SIIF Nº 7', '  siif  nº 7', 'Síif Nº 7', 'SIIF 8', '—', undefined),
      on: fc.constantFrom('2025-03-03', '2025-03-05', '2025-06-30'),
      number: fc.constantFrom('OP 7', 'op-7', 'Óp 7', 'OP 8', '—', undefined),
    });
    for (const { line, amount, reference, on, number } of fc.sample(giro, { seed: 11, numRuns: 24 })) {
      const order = { amount, paymentOrder: number, orderedOn: on };
      const { id } = await registrar.must('POST', `/allocations/${lines[line]!.id}/disbursements`, order);
      await approver.must('POST', `/disbursements/${id}/approval`, {});
      await paymaster.must('POST', `/disbursements/${id}/settlement`, { effectiveOn: on, reference });
    }
    await desk.list('limit=1');
    expect(await expectLinesFoundAlone(service)).toBeGreaterThan(40);
    await expectLedgerSound(service.database);
  });
});
