import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply, Visitor } from '../support/visitor';

interface Status {
  readonly knownAt: string;
  readonly proof: { readonly line: string; readonly holds: boolean };
  readonly totals: Record<string, string>;
}

interface Entry {
  readonly id: string;
  readonly act: string;
  readonly effectiveOn: string;
  readonly reversedBy: string | null;
}

/**
 * Most data are entered in retrospect: in November somebody enters a giro of August. Any past date can be asked for as
 * it is known now and as it was known then, and nothing can be entered that would overdraw a date that has passed.
 */
describe('in retrospect', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let lines: string[];
  const giros: Record<string, string> = {};
  /** The reports as they were before the giro of August was known, byte for byte. */
  const before = new Map<string, Reply<Status>>();
  /** And before its receipt was annulled. */
  let august: Reply<Status>;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    const published = await publish(office, ['500000.00', '300000.00', '150000.50']);
    resolution = published.id;
    lines = published.lines.map(({ id }) => id);
    giros['march'] = await disburse(office, lines[0]!, '200000.00', '2025-03-03');
    await receive(giros['march'], '200000.00', '2025-03-05');
    giros['september'] = await disburse(office, lines[2]!, '100000.00', '2025-09-01');
    giros['october'] = await disburse(office, lines[1]!, '300000.00', '2025-10-06');
    await report(lines[0]!, '2025-06-30', '150000.00');
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  function receive(disbursement: string, amount: string, receivedOn: string) {
    return office.recipient.must('POST', `/disbursements/${disbursement}/receipt`, { amount, receivedOn });
  }

  async function report(allocation: string, cutoff: string, paid: string): Promise<void> {
    const incorporation = { actKind: 'Acuerdo', actNumber: 'EJEMPLO', actOn: '2025-03-06', amount: paid };
    await office.recipient.must('POST', `/allocations/${allocation}/incorporation`, incorporation);
    const sent = await office.recipient.must('POST', `/allocations/${allocation}/execution-reports`, {
      cutoff,
      filingNumber: 'EJEMPLO-R-1',
      contracted: paid,
      obligated: paid,
      paid,
      yieldsEarned: '0.00',
    });
    await office.approver.must('POST', `/execution-reports/${sent.id}/acceptance`, {});
  }

  const ask = (asOf: string, knownAt = ''): Promise<Reply<Status>> =>
    office.auditor.get<Status>(
      `/resolutions/${resolution}/execution-status?asOf=${asOf}${knownAt && `&knownAt=${encodeURIComponent(knownAt)}`}`,
    );

  async function expectProof(asOf: string, line: string): Promise<Reply<Status>> {
    const reply = await ask(asOf);
    expect([asOf, reply.body.proof]).toEqual([asOf, expect.objectContaining({ line, holds: true })]);
    return reply;
  }

  async function expectMaximum(asked: Promise<Reply>, expected: { code: string; maximum: string }): Promise<void> {
    const { status, body } = await asked;
    expect([status, body['code'], (body['params'] as { maximum?: string } | undefined)?.maximum]).toEqual([
      409,
      expected.code,
      expected.maximum,
    ]);
  }

  function order(allocation: string, amount: string, orderedOn: string): Promise<Reply> {
    return office.registrar.post(`/allocations/${allocation}/disbursements`, { amount, orderedOn });
  }

  async function entries(knownAt = ''): Promise<Entry[]> {
    const asked = `resolution=${resolution}${knownAt && `&knownAt=${encodeURIComponent(knownAt)}`}`;
    return (await office.auditor.get<{ items: Entry[] }>(`/ledger/entries?${asked}`)).body.items;
  }

  describe('before the giro of August is entered', () => {
    it.each([
      ['2025-02-02', '0 = 0'],
      ['2025-02-03', '1.000.000 = 49.999,50 por distribuir + 950.000,50 por girar'],
      ['2025-03-03', '1.000.000 = 49.999,50 por distribuir + 750.000,50 por girar + 200.000 girado sin confirmar'],
      ['2025-03-05', '1.000.000 = 49.999,50 por distribuir + 750.000,50 por girar + 200.000 en caja de la E.S.E.'],
      [
        '2025-06-30',
        '1.000.000 = 49.999,50 por distribuir + 750.000,50 por girar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-09-01',
        '1.000.000 = 49.999,50 por distribuir + 650.000,50 por girar + 100.000 girado sin confirmar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-10-06',
        '1.000.000 = 49.999,50 por distribuir + 350.000,50 por girar + 400.000 girado sin confirmar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
    ])('%s stands as %s', async (asOf, line) => {
      before.set(asOf, await expectProof(asOf, line));
    });
  });

  describe('what would overdraw a date that has passed is refused, with the largest amount that would not', () => {
    it('an order before the one that took all of it', async () => {
      const asked = order(lines[1]!, '0.01', '2025-05-05');
      await expectMaximum(asked, { code: 'allocation.insufficient-funds', maximum: '0.00' });
    });

    it('an order before the one that took most of it', async () => {
      const asked = order(lines[2]!, '60000.00', '2025-04-01');
      await expectMaximum(asked, { code: 'allocation.insufficient-funds', maximum: '50000.50' });
    });

    it('a deposit of money that was spent later', async () => {
      const form = { kind: 'principal', depositedOn: '2025-04-10', portfolio: 'EJEMPLO', reference: 'EJEMPLO' };
      const asked = office.recipient.post(`/allocations/${lines[0]!}/restitutions`, { ...form, amount: '50000.01' });
      await expectMaximum(asked, { code: 'restitution.exceeds-held', maximum: '50000.00' });
    });

    it('a reduction of what was ordered later', async () => {
      const form = resolutionForm({ kind: 'amendment', amendsId: resolution, issuedOn: '2025-03-10' });
      const draft = { ...form, authorizedAmount: undefined };
      const { id } = await office.registrar.must('POST', '/resolutions', draft);
      const reduction = { change: 'reduce', allocationId: lines[2], amount: '50000.51' };
      await office.registrar.must('PUT', `/resolutions/${id}/changes`, [reduction]);
      const asked = office.approver.post(`/resolutions/${id}/publication`);
      await expectMaximum(asked, { code: 'amendment.insufficient-funds', maximum: '50000.50' });
    });

    it('the annulment of a receipt that was spent', async () => {
      const receipt = (await entries()).find(({ act }) => act === 'confirm')!;
      const asked = office.recipient.post(`/ledger/entries/${receipt.id}/reversal`, { reason: 'EJEMPLO' });
      await expectMaximum(asked, { code: 'allocation.insufficient-funds', maximum: '50000.00' });
    });

    it('nothing of it was kept', async () => {
      const reply = await expectProof('2025-10-06', before.get('2025-10-06')!.body.proof.line);
      expect(reply.body.totals).toEqual(before.get('2025-10-06')!.body.totals);
      expect((await entries()).map(({ act }) => act).filter((act) => act === 'reverse' || act === 'amend')).toEqual([]);
    });
  });

  describe('once the giro of August is entered, in November', () => {
    beforeAll(async () => {
      giros['august'] = await disburse(office, lines[0]!, '250000.00', '2025-08-04');
      await receive(giros['august'], '240000.00', '2025-08-06');
    });

    it.each([
      [
        '2025-08-03',
        '1.000.000 = 49.999,50 por distribuir + 750.000,50 por girar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-08-04',
        '1.000.000 = 49.999,50 por distribuir + 500.000,50 por girar + 250.000 girado sin confirmar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-08-06',
        '1.000.000 = 49.999,50 por distribuir + 500.000,50 por girar + 10.000 girado sin confirmar + 290.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-09-01',
        '1.000.000 = 49.999,50 por distribuir + 400.000,50 por girar + 110.000 girado sin confirmar + 290.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
      [
        '2025-10-06',
        '1.000.000 = 49.999,50 por distribuir + 100.000,50 por girar + 410.000 girado sin confirmar + 290.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)',
      ],
    ])('%s stands as %s', async (asOf, line) => {
      august = await expectProof(asOf, line);
    });

    it('the dates before it stand as they did', async () => {
      for (const asOf of ['2025-02-02', '2025-02-03', '2025-03-03', '2025-03-05', '2025-06-30']) {
        await expectProof(asOf, before.get(asOf)!.body.proof.line);
      }
    });

    it('what was known before it was entered is the same, byte for byte', async () => {
      for (const [asOf, { body, text }] of before) expect((await ask(asOf, body.knownAt)).text).toBe(text);
    });

    it('an older order still counts it', async () => {
      const asked = order(lines[0]!, '50000.01', '2025-02-10');
      await expectMaximum(asked, { code: 'allocation.insufficient-funds', maximum: '50000.00' });
    });
  });

  describe('once its receipt is annulled', () => {
    beforeAll(async () => {
      const receipts = (await entries()).filter(({ act }) => act === 'confirm');
      const late = receipts.find(({ effectiveOn }) => effectiveOn === '2025-08-06')!;
      const asked = await office.recipient.must('POST', `/ledger/entries/${late.id}/reversal`, {
        reason: 'EJEMPLO: el abono era de otra cuenta',
      });
      expect(asked).toMatchObject({ state: 'posted', act: 'confirm' });
    });

    it('no date shows it any more', async () => {
      const line =
        '1.000.000 = 49.999,50 por distribuir + 500.000,50 por girar + 250.000 girado sin confirmar + 50.000 en caja de la E.S.E. + 150.000 ejecutado (pagado)';
      for (const asOf of ['2025-08-04', '2025-08-06', '2025-08-31']) await expectProof(asOf, line);
    });

    it('what was known before shows it still, byte for byte', async () => {
      const { body, text } = august;
      expect((await ask('2025-10-06', body.knownAt)).text).toBe(text);
      for (const [asOf, { body: old, text: same }] of before) expect((await ask(asOf, old.knownAt)).text).toBe(same);
    });

    it('the entry says that it was annulled, and said nothing of it then', async () => {
      const find = (all: Entry[]) =>
        all.find(({ act, effectiveOn }) => act === 'confirm' && effectiveOn === '2025-08-06');
      const [now, then] = [await entries(), await entries(august.body.knownAt)];
      const inverse = now.find(({ act }) => act === 'reverse');
      expect(inverse).toMatchObject({ effectiveOn: '2025-08-06' });
      expect(find(now)?.reversedBy).toBe(inverse?.id);
      expect(find(then)?.reversedBy).toBeNull();
      expect(then.map(({ act }) => act)).not.toContain('reverse');
    });

    it('it is confirmed again, later, and each date follows', async () => {
      await receive(giros['august']!, '250000.00', '2025-11-10');
      const rest = '1.000.000 = 49.999,50 por distribuir + 100.000,50 por girar + ';
      const executed = '150.000 ejecutado (pagado)';
      await expectProof(
        '2025-11-09',
        `${rest}650.000 girado sin confirmar + 50.000 en caja de la E.S.E. + ${executed}`,
      );
      await expectProof(
        '2025-11-10',
        `${rest}400.000 girado sin confirmar + 300.000 en caja de la E.S.E. + ${executed}`,
      );
    });
  });

  describe('dates follow one another', () => {
    it('no date before the fact it follows is accepted, and no date that has not come', async () => {
      const { paymaster, recipient }: Record<'paymaster' | 'recipient', Visitor> = office;
      const receipt = { amount: '1.00', receivedOn: '2025-08-31' };
      const early = await recipient.post(`/disbursements/${giros['september']!}/receipt`, receipt);
      expect([early.status, early.body['code']]).toEqual([409, 'date.too-early']);
      const { id } = await office.registrar.must('POST', `/allocations/${lines[2]!}/disbursements`, {
        amount: '50000.50',
        orderedOn: '2025-11-17',
      });
      await office.approver.must('POST', `/disbursements/${id}/approval`, {});
      for (const [effectiveOn, code] of [
        ['2025-11-16', 'date.too-early'],
        ['2099-01-01', 'date.in-the-future'],
      ]) {
        const settled = await paymaster.post(`/disbursements/${id}/settlement`, { effectiveOn });
        expect([effectiveOn, settled.status, settled.body['code']]).toEqual([effectiveOn, 409, code]);
      }
    });
  });
});
