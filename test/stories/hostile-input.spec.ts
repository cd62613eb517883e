import { Browser } from '../desk/browser';
import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply, Visitor } from '../support/visitor';

const NUL = '\u0000';
const half = '\ud800';
const most = '999999999999999999.99';

/** What nobody types and anybody can send: it is refused like any other mistake, never a failure of the service. */
describe('hostile input', () => {
  let service: TestService;
  let office: Office;
  let administrator: Visitor;
  let resolution: string;
  let line: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    administrator = await service.person('administrator');
    const published = await publish(office, ['1000.00']);
    resolution = published.id;
    line = published.lines[0]!.id;
  });
  afterAll(() => service.close());

  const cursorOf = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const account = (given: object) =>
    administrator.post('/users', {
      email: 'a@b.c',
      name: 'EJEMPLO',
      roles: ['auditor'],
      ...given,
    });
  const earned = (amount: string) =>
    office.recipient.post(`/allocations/${line}/yields`, { earnedOn: '2025-03-06', reference: 'EJEMPLO', amount });

  it.each<[string, () => Promise<Reply>]>([
    [
      'half a character in a number',
      () => office.recipient.post(`/allocations/${line}/acceptance`, { filingNumber: half, acceptedOn: '2025-03-01' }),
    ],
    [
      'half a character in a title',
      () => office.registrar.post('/resolutions', resolutionForm({ title: `EJEMPLO ${half}` })),
    ],
    [
      'half a character in a name',
      () => office.registrar.post('/hospitals', { name: `EJEMPLO ${half}`, divipola: '91001' }),
    ],
    [
      'half a character deep in a form',
      () =>
        office.registrar.put(`/resolutions/${resolution}/lines`, [{ divipola: '91001', amount: '1.00', source: half }]),
    ],
    ['a NUL where one signs in', () => service.stranger.post('/sessions', { email: `a${NUL}@b.c`, password: 'x' })],
    ['a NUL in an account', () => account({ email: `a${NUL}@b.c` })],
    ['half a character in an account', () => account({ name: half })],
    ['a NUL in a search', () => office.registrar.get('/hospitals?q=a%00')],
    ['a NUL in another search', () => office.registrar.get('/resolutions?q=a%00')],
    ['a NUL in a filter', () => office.registrar.get('/hospitals?divipola=%00')],
    ['a NUL in a cursor', () => administrator.get(`/users?cursor=${cursorOf(`a${NUL}`)}`)],
    ['a NUL in another cursor', () => office.registrar.get(`/unknowns?cursor=${cursorOf(NUL)}`)],
    ['a NUL in the cursor of hospitals', () => office.registrar.get(`/hospitals?cursor=${cursorOf(NUL, 'b')}`)],
    ['a year beyond the calendar', () => office.registrar.get('/resolutions?year=99999999999')],
  ])('%s: 422', async (_, send) => {
    const reply = await send();
    expect([reply.status, reply.body['code']]).toEqual([422, 'form.refused']);
  });

  it('says which field it is', async () => {
    const reply = await office.registrar.post<{ errors: object[] }>('/hospitals', { name: half, divipola: '91001' });
    expect(reply.body.errors).toEqual([expect.objectContaining({ field: 'name', code: 'text.unstorable' })]);
  });

  it.each([3_000, 200_000])('a body nested %i deep: 422', async (depth) => {
    const reply = await service.app.inject({
      method: 'POST',
      url: '/api/v1/resolutions',
      headers: { authorization: `Bearer ${office.registrar.token!}`, 'content-type': 'application/json' },
      payload: '['.repeat(depth) + ']'.repeat(depth),
    });
    expect(reply.statusCode).toBe(422);
  });

  it('a total beyond what an account can hold is refused, and nothing of it is kept', async () => {
    const { id } = await office.registrar.must('POST', `/allocations/${line}/disbursements`, {
      amount: '1000.00',
      paymentOrder: 'EJEMPLO',
      orderedOn: '2025-03-03',
    });
    await office.approver.must('POST', `/disbursements/${id}/approval`, {});
    await office.paymaster.must('POST', `/disbursements/${id}/settlement`, { effectiveOn: '2025-03-03' });
    await office.recipient.must('POST', `/disbursements/${id}/receipt`, {
      amount: '1000.00',
      receivedOn: '2025-03-05',
    });
    expect((await earned(most)).status).toBe(201);

    const refused = await earned(most);
    expect([refused.status, refused.body['code']]).toEqual([409, 'amount.total-too-large']);
    const { body } = await office.auditor.get<{ yields: object }>(`/allocations/${line}`);
    expect(body.yields).toMatchObject({ held: most });
  });

  it('two resolutions of as much as one can hold are told with their sum, which has a digit more', async () => {
    const huge = '900000000000000000.00';
    for (let made = 0; made < 2; made += 1) await publish(office, [huge], { authorizedAmount: huge });
    const browser = new Browser(service.app);
    for (const path of [
      '/resolutions',
      '/execution-status?by=department',
      '/allocations',
      '/pending',
      '/register',
      '/findings',
      '/ledger/audit',
      '/tasks',
    ]) {
      const { status } = await office.auditor.get(path);
      expect([path, status]).toEqual([path, 200]);
    }
    for (const page of ['/', '/escritorio/resoluciones', '/escritorio/giros', '/escritorio/hallazgos']) {
      const { status } = await browser.open(office.auditor, page);
      expect([page, status]).toEqual([page, 200]);
    }
    const { html } = await browser.open(office.auditor, '/escritorio/resoluciones');
    expect(html).toContain('$1.800.000.000.001.000.000');
  });
});
