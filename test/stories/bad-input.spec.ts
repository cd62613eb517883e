import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply } from '../support/visitor';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly errors?: { field?: string; line?: number; code: string; detail: string }[];
}

/** What bad input gets: 4xx, a stable code, Spanish words that say what would be accepted, and nothing half written. */
describe('bad input', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let line: string;
  let draft: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    const published = await publish(office, ['500000.00', '300000.00']);
    resolution = published.id;
    line = published.lines[0]!.id;
    draft = (await office.registrar.must('POST', '/resolutions', resolutionForm({ printedAnnexTotal: '1000.00' }))).id;
  });
  afterAll(() => service.close());

  const rows = async (): Promise<unknown> => {
    const tables = ['disbursement', 'annex_line', 'resolution', 'hospital', 'ledger_posting'];
    const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ');
    // That it was refused is all that stays.
    const acts = `(select count(*) from audit_event where act <> 'request.refuse') as acts`;
    return service.database.query(`select ${counts}, ${acts}`);
  };

  const order = (amount: unknown, more: object = {}): Promise<Reply<Problem>> =>
    office.registrar.post(`/allocations/${line}/disbursements`, {
      amount,
      paymentOrder: 'EJEMPLO',
      orderedOn: '2025-03-03',
      ...more,
    });
  const annex = (...lines: object[]): Promise<Reply<Problem>> =>
    office.registrar.put(`/resolutions/${draft}/lines`, lines);
  const hospital = (form: object): Promise<Reply<Problem>> =>
    office.registrar.post('/hospitals', { name: 'EJEMPLO', divipola: '05490', ...form });
  const draftOf = (form: object): Promise<Reply<Problem>> =>
    office.registrar.post('/resolutions', resolutionForm(form));

  const cases: [string, () => Promise<Reply<Problem>>, number, string, RegExp][] = [
    ['an amount as a number', () => order(1000), 422, 'amount.not-text', /texto/],
    ['an amount with three decimals', () => order('1000.001'), 422, 'amount.too-many-decimals', /dos decimales/],
    ['a negative amount', () => order('-1000.00'), 422, 'amount.not-positive', /mayor/],
    ['a zero amount', () => order('0.00'), 422, 'amount.not-positive', /mayor/],
    ['an ambiguous amount', () => order('60.431'), 422, 'amount.ambiguous', /60431/],
    ['an amount beyond the column', () => order('1'.repeat(19)), 422, 'amount.too-large', /18/],
    [
      'a sign that turns the writing',
      () => order('1.00', { paymentOrder: 'EJEMPLO \u202e54' }),
      422,
      'text.unseen-character',
      /no se ve/,
    ],
    [
      'a title that no paper can print',
      () => draftOf({ title: 'EJEMPLO 漢 😀' }),
      422,
      'text.unprintable-character',
      /«漢» \(U\+6F22\), «😀» \(U\+1F600\)/,
    ],
    ['not an amount', () => order('mil pesos'), 422, 'amount.not-an-amount', /mil pesos/],
    ['more than the line has', () => order('500000.01'), 409, 'allocation.insufficient-funds', /500\.000/],
    [
      'a date that does not exist',
      () => order('1.00', { orderedOn: '2025-02-29' }),
      422,
      'date.not-a-date',
      /2025-02-29/,
    ],
    ['a date outside the fiscal year', () => order('1.00', { orderedOn: '2026-01-15' }), 409, '', /2025/],
    ['a date in the future', () => order('1.00', { orderedOn: '2999-01-01' }), 409, '', /./],
    ['an unknown field', () => order('1.00', { monto: '2.00' }), 422, 'field.unknown', /no existe/],
    [
      'a missing field',
      () => office.registrar.post(`/allocations/${line}/disbursements`, {}),
      422,
      'amount.not-text',
      /./,
    ],
    [
      'an unknown municipality',
      () => annex({ divipola: '05491', amount: '1000.00' }),
      422,
      'territory.unknown',
      /05490/,
    ],
    [
      'a code without its zero',
      () => annex({ divipola: '5490', amount: '1000.00' }),
      422,
      'territory.unknown',
      /05490/,
    ],
    [
      'a department that contradicts the municipality',
      () => annex({ divipola: '05490', department: 'La Guajira', amount: '1000.00' }),
      422,
      'territory.department-contradicts',
      /Antioquia/,
    ],
    [
      'the same hospital twice',
      () =>
        annex(
          { divipola: '91001', hospitalId: office.hospitals[0], amount: '500.00' },
          { divipola: '91001', hospitalId: office.hospitals[0], amount: '500.00' },
        ),
      422,
      '',
      /línea|hospital/i,
    ],
    [
      'a total that differs from the printed one',
      () => annex({ divipola: '05490', amount: '999.00' }),
      409,
      'annex.total-differs',
      /1\.000/,
    ],
    ['a NIT with a wrong check digit', () => hospital({ nit: '900474727-5' }), 422, 'nit.wrong-check-digit', /4/],
    ['an issue date outside its fiscal year', () => draftOf({ fiscalYear: 2024 }), 422, '', /2024/],
    [
      'an id of another type',
      () => office.registrar.get(`/allocations/${resolution}`),
      404,
      'resource.not-found',
      /No existe/,
    ],
    ['an id that is none', () => office.registrar.get('/allocations/1409'), 404, 'resource.not-found', /No existe/],
    ['an address that is none', () => office.registrar.get('/resoluciones'), 404, 'route.not-found', /dirección/],
  ];

  it.each(cases)('%s', async (_, send, status, code, words) => {
    const before = await rows();
    const reply = await send();
    expect([reply.status, reply.headers['content-type']]).toEqual([status, expect.stringContaining('problem+json')]);
    const codes = [reply.body.code, ...(reply.body.errors ?? []).map((each) => each.code)];
    if (code !== '') expect(codes).toContain(code);
    expect(`${reply.body.detail} ${(reply.body.errors ?? []).map(({ detail }) => detail).join(' ')}`).toMatch(words);
    expect(await rows()).toEqual(before);
  });

  it('says the largest amount that would be accepted', async () => {
    expect((await order('500000.01')).body.params).toMatchObject({ maximum: '500000.00', requested: '500000.01' });
  });

  it('says every wrong line of an annex at once, and keeps none', async () => {
    const reply = await annex(
      { divipola: '05490', amount: '60.431' },
      { divipola: '99999', amount: '1000.00' },
      { divipola: '05837', amount: '1000.00' },
    );
    expect(reply.status).toBe(422);
    const lines = await office.registrar.get<{ items: unknown[] }>(`/resolutions/${draft}/lines`);
    expect(lines.body.items).toEqual([]);
  });

  it('answers in English to who asks for it', async () => {
    const reply = await office.registrar.get<Problem>('/allocations/1409', { 'accept-language': 'en' });
    expect(reply.body.detail).toMatch(/does not exist/);
  });

  describe('on the wire', () => {
    const raw = (payload: string, type = 'application/json') =>
      service.app.inject({
        method: 'POST',
        url: '/api/v1/resolutions',
        headers: { authorization: `Bearer ${office.registrar.token!}`, 'content-type': type },
        payload,
      });

    it.each([
      ['broken JSON', '{"kind":', 'application/json', 400, 'body.malformed'],
      ['no JSON at all', 'hola', 'application/json', 400, 'body.malformed'],
      ['a body of another type', '<a/>', 'application/xml', 415, 'body.unsupported-type'],
      ['a body too large', `{"title":"${'x'.repeat(2_100_000)}"}`, 'application/json', 413, 'body.too-large'],
      ['a poisoned prototype', '{"__proto__":{"admin":true}}', 'application/json', 400, 'body.malformed'],
    ])('%s', async (_, payload, type, status, code) => {
      const reply = await raw(payload, type);
      expect([reply.statusCode, reply.json<Problem>().code]).toEqual([status, code]);
      expect(reply.headers['content-type']).toContain('application/problem+json');
    });
  });
});
