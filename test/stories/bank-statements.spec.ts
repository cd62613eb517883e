import { expectLedgerSound } from '../support/expect-ledger-sound';
import { expectLinesFoundAlone } from '../support/findings-of-lines';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { upload } from '../support/upload';

interface Loaded {
  readonly id: string;
  readonly repeated: boolean;
  readonly rows: number;
  readonly added: number;
  readonly matched: number;
  readonly skipped: number[];
  readonly from: string;
  readonly to: string;
  readonly accountLastFour: string | null;
  readonly code: string;
  readonly errors: { line: number; code: string }[];
}

interface Line {
  readonly id: string;
  readonly line: number;
  readonly direction: string;
  readonly description: string | null;
  readonly match: { id: string; how: string; kind: string; subjectId: string } | null;
  readonly suggestions: { target: { id: string; label: string }; reasons: string[] }[];
}

interface Found {
  readonly code: string;
  readonly expected: string;
  readonly actual: string;
  readonly detail: string;
  readonly state: string;
}

describe('the bank’s statement', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    await office.registrar.must('PATCH', `/hospitals/${office.hospitals[0]!}`, { nit: '899999034', checkDigit: 1 });
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  const load = async (text: string, { query = '', headers = {}, who = office.paymaster } = {}) => {
    const reply = await upload(service, `/api/v1/bank-statements${query}`, {
      bytes: Buffer.from(text),
      name: 'extracto.csv',
      headers: { authorization: `Bearer ${who.token}`, ...headers },
    });
    return { ...reply, body: reply.body as unknown as Loaded };
  };
  const head = 'Fecha;Valor;Referencia;NIT;Beneficiario;Descripción;Cuenta';
  const csv = (rows: readonly string[]) => [head, ...rows].join('\n');
  const linesOf = async (id: string, query = '') =>
    (await office.auditor.get<{ items: Line[] }>(`/bank-statements/${id}/lines${query}`)).body.items;
  const bankFindings = async (resolution: string) => {
    const page = await office.auditor.get<{ items: Found[] }>(`/findings?resolution=${resolution}&limit=200`);
    return page.body.items.filter(({ code, state }) => code.startsWith('bank.') && state !== 'resolved');
  };
  const pay = async (
    allocation: string,
    { amount, on, reference }: { amount: string; on: string; reference: string },
  ) => {
    const { id } = await office.registrar.must('POST', `/allocations/${allocation}/disbursements`, {
      amount,
      paymentOrder: `OP-${reference}`,
      orderedOn: on,
    });
    await office.approver.must('POST', `/disbursements/${id}/approval`, {});
    await office.paymaster.must('POST', `/disbursements/${id}/settlement`, { effectiveOn: on, reference });
    return id;
  };

  it('is read once: exact matches by themselves, the rest suggested, the leftovers of both sides found', async () => {
    const { id: resolution, lines } = await publish(office, ['500000.00', '300000.00', '200000.00']);
    const [first, second, third] = lines.map(({ id }) => id) as [string, string, string];
    const exact = await pay(first, { amount: '100000.00', on: '2025-03-03', reference: 'S-1' });
    const near = await pay(second, { amount: '70000.00', on: '2025-03-04', reference: 'S-2' });
    const other = await pay(third, { amount: '50000.00', on: '2025-03-05', reference: 'S-3' });
    await pay(first, { amount: '1000.00', on: '2025-03-06', reference: 'S-4' });
    expect(await bankFindings(resolution)).toEqual([]);
    const text = csv([
      'SALDO INICIAL;;;;;;',
      ';900000;;;;SALDO;',
      '03/03/2025;-100.000,00;S-1;;EJEMPLO;;12345678901',
      '05/03/2025;-70000;;;EJEMPLO — E.S.E. 27001;TRANSFERENCIA A 9876543210123;12345678901',
      '06/03/2025;-49000.00;S-3;;;;12345678901',
      '12/03/2025;-7000;X-1;899.999.034-1;EJEMPLO;PAGO;12345678901',
      '13/03/2025;-8000;X-2;;;COMISIÓN;12345678901',
    ]);
    const tried = await load(text, { headers: { 'dry-run': 'true' }, query: '?from=2025-03-01&to=2025-03-31' });
    expect([tried.status, tried.body.added, tried.body.matched]).toEqual([200, 5, 1]);
    const loaded = await load(text, { query: '?from=2025-03-01&to=2025-03-31' });
    expect(loaded.body).toMatchObject({
      repeated: false,
      rows: 5,
      added: 5,
      matched: 1,
      skipped: [2, 3],
      accountLastFour: '8901',
      from: '2025-03-01',
      to: '2025-03-31',
    });
    const [one, two, three] = (await linesOf(loaded.body.id)) as [Line, Line, Line];
    expect(one.match).toMatchObject({ how: 'exact', kind: 'disbursement', subjectId: exact });
    expect(two.suggestions[0]).toMatchObject({ target: { id: near }, reasons: ['name', 'amount'] });
    expect(three.suggestions[0]).toMatchObject({ target: { id: other }, reasons: ['reference'] });
    expect(two.description).toBe('TRANSFERENCIA A …0123');

    const missing = await office.auditor.get<{ items: { id: string }[] }>(`/bank-statements/${loaded.body.id}/missing`);
    expect(missing.body.items).toHaveLength(3);
    expect((await bankFindings(resolution)).map(({ code }) => code).sort()).toEqual([
      'bank.line-unmatched',
      'bank.payment-missing',
      'bank.payment-missing',
      'bank.payment-missing',
    ]);
    const confirm = (line: string, disbursementId: string) =>
      office.paymaster.post<{ code: string; match: { id: string } }>(`/bank-lines/${line}/match`, { disbursementId });
    expect((await confirm(two.id, near)).status).toBe(201);
    const matched = await confirm(three.id, other);
    expect((await confirm(two.id, other)).body.code).toBe('bank-match.already-matched');
    const findings = await bankFindings(resolution);
    expect(findings.map(({ code, expected, actual }) => [code, expected, actual]).sort()).toEqual([
      ['bank.amount-differs', '50000.00', '49000.00'],
      ['bank.line-unmatched', '0.00', '7000.00'],
      ['bank.payment-missing', '1000.00', '0.00'],
    ]);
    const undone = await office.paymaster.post(`/bank-matches/${matched.body.match.id}/undoing`, { reason: 'EJEMPLO' });
    expect(undone.status).toBe(201);
    const twice = await office.paymaster.post<{ code: string }>(`/bank-matches/${matched.body.match.id}/undoing`, {
      reason: 'EJEMPLO',
    });
    expect(twice.body.code).toBe('bank-match.undone');
    expect((await bankFindings(resolution)).map(({ code }) => code).sort()).toEqual([
      'bank.line-unmatched',
      'bank.payment-missing',
      'bank.payment-missing',
    ]);
    expect((await office.auditor.get<{ sound: boolean }>('/audit/verification')).body.sound).toBe(true);
  });

  it('twice is the same, one that overlaps adds what is new, and equal movements of a day are two', async () => {
    const row = (day: string, value: string) => `${day}/04/2025;-${value};;;;PAGO;55554444`;
    const april = csv([row('01', '10'), row('02', '20'), row('02', '20')]);
    const first = await load(april);
    expect(first.body).toMatchObject({ added: 3, repeated: false, from: '2025-04-01', to: '2025-04-02' });
    expect((await load(april)).body).toMatchObject({ id: first.body.id, repeated: true, added: 3 });
    const overlapping = await load(csv([row('02', '20'), row('02', '20'), row('02', '20'), row('03', '30')]));
    expect(overlapping.body).toMatchObject({ repeated: false, rows: 4, added: 2 });
    const race = await Promise.all(Array.from({ length: 6 }, () => load(csv([row('09', '99')]))));
    expect(race.map(({ body }) => body.repeated).sort()).toEqual([false, true, true, true, true, true]);
  });

  it('a deposit is matched as well, and one that was verified and the bank does not show is found', async () => {
    const { id: resolution, lines } = await publish(office, ['500000.00']);
    const giro = await disburse(office, lines[0]!.id, '500000.00', '2025-05-05');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '500000.00',
      receivedOn: '2025-05-06',
    });
    const deposit = async (amount: string, reference: string) => {
      const form = { kind: 'principal', amount, depositedOn: '2025-06-03', portfolio: 'EJEMPLO', reference };
      const { id } = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/restitutions`, form);
      await office.paymaster.must('POST', `/restitutions/${id}/verification`, {});
      return id;
    };
    const shown = await deposit('1000.00', 'DEP-1');
    await deposit('2000.00', 'DEP-2');
    const loaded = await load(csv(['03/06/2025;1000;DEP-1;;;;1111']), { query: '?from=2025-06-01&to=2025-06-30' });
    const [line] = (await linesOf(loaded.body.id)) as [Line];
    expect([line.direction, line.match]).toMatchObject(['in', { how: 'exact', kind: 'restitution', subjectId: shown }]);
    expect((await bankFindings(resolution)).map(({ code, expected }) => [code, expected])).toEqual([
      ['bank.return-missing', '2000.00'],
    ]);
    const wrong = await office.paymaster.post<{ code: string }>(`/bank-lines/${line.id}/match`, {
      disbursementId: giro,
    });
    expect(wrong.body.code).toBe('bank-match.wrong-direction');
    expect(await linesOf(loaded.body.id, '?unmatched=true')).toEqual([]);
    expect(await expectLinesFoundAlone(service)).toBeGreaterThan(0);
  });

  it('keeps no account, refuses whole what cannot be read, and is the paymaster’s', async () => {
    const refused = await load(csv(['ayer;-10;;;;;', '01/04/2025;mucho;;;;;', '02/04/2025;-10;;;;;']));
    expect([refused.status, refused.body.errors.map(({ line, code }) => [line, code])]).toEqual([
      422,
      [
        [2, 'bank-statement.date'],
        [3, 'bank-statement.amount'],
      ],
    ]);
    expect((await load('Fecha;Concepto\n01/04/2025;x')).body.code).toBe('payment-layout.headings-missing');
    const narrow = await load(csv(['05/04/2025;-10;;;;;']), { query: '?from=2025-04-06' });
    expect(narrow.body.code).toBe('bank-statement.period');
    expect((await load(csv(['05/04/2025;-10;;;;;']), { who: office.approver })).status).toBe(403);
    expect((await office.recipient.get('/bank-statements')).status).toBe(403);
    for (const table of ['bank_statement', 'bank_line', 'audit_event', 'idempotency_key']) {
      const rows: { text: string }[] = await service.database.query(`select ${table}::text as text from ${table}`);
      const said = rows.map(({ text }) => text).join('\n');
      expect([table, /12345678901|9876543210123|55554444/.test(said)]).toEqual([table, false]);
    }
  });
});
