import { Client } from 'pg';
import { openOffice, publish, resolutionForm, type Office } from '../../../test/support/office';
import { startTestService, type TestService } from '../../../test/support/service';

interface Lines extends Record<string, unknown> {
  id: string;
  items: { id: string; line: number; amount: string }[];
}

interface Difference extends Record<string, unknown> {
  id: string;
  lines: { line: number; before: string; change: string; after: string }[];
}

describe('resolutions, over HTTP', () => {
  let service: TestService;
  let office: Office;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(() => service.close());

  it('keeps what a draft says, with its number read as the ministry prints it', async () => {
    const form = {
      number: '00001409',
      issuedOn: '2025-07-07',
      authorizedAmount: '$ 2.000.000.000,00',
      announcedAmounts: [{ amount: '2000000000', text: 'dos mil millones', source: 'EJEMPLO' }],
      availabilityCertificate: { number: '77', issuedOn: '2025-07-01', amount: '500.00' },
      disburseFrom: '2025-08-01',
      executeBy: '2025-12-30',
      deadlines: [{ kind: 'acceptance', days: 5, unit: 'business-days' }],
      requirements: ['tax-registration'],
    };
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm(form));
    await office.registrar.must('PATCH', `/resolutions/${id}`, { title: 'EJEMPLO — otro título', executeBy: null });
    expect((await office.auditor.get(`/resolutions/${id}`)).body).toMatchObject({
      label: 'Resolución 1409 de 2025',
      numberAsPrinted: '00001409',
      title: 'EJEMPLO — otro título',
      status: 'draft',
      authorizedAmount: '2000000000.00',
      announcedAmounts: [{ amount: '2000000000.00', text: 'dos mil millones', source: 'EJEMPLO' }],
      availabilityCertificate: { number: '77', issuedOn: '2025-07-01', amount: '500.00' },
      disburseFrom: '2025-08-01',
      executeBy: null,
      deadlines: [{ kind: 'acceptance', days: 5, unit: 'business-days' }],
      requirements: ['tax-registration'],
      lines: 0,
    });
    const again = await office.registrar.post('/resolutions', resolutionForm({ number: 1409 }));
    expect(again.body).toMatchObject({ status: 409, code: 'resolution.duplicate' });
    await office.registrar.must('POST', `/resolutions/${id}/annulment`, { reason: 'EJEMPLO' });
    await office.registrar.must('POST', '/resolutions', resolutionForm({ number: 1409 }));
  });

  it('says every wrong line at once and keeps none', async () => {
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    const refused = await office.registrar.put(`/resolutions/${id}/lines`, [
      { divipola: '5490', amount: '60.431' },
      { divipola: '05491', amount: '1.00' },
      { divipola: '91001', amount: '1.00', department: 'Chocó' },
      { divipola: '27001', hospitalId: office.hospitals[0], amount: '1.00' },
      { divipola: '91001', hospitalId: office.hospitals[0], amount: '1.00' },
    ]);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'annex.refused',
      errors: [
        { line: 1, field: 'amount', code: 'amount.ambiguous' },
        { line: 2, field: 'divipola', code: 'territory.unknown' },
        { line: 3, field: 'department', code: 'territory.department-contradicts' },
        { line: 4, field: 'hospitalId', code: 'annex.hospital-elsewhere' },
        { line: 5, field: 'hospitalId', code: 'annex.hospital-twice' },
      ],
    });
    expect((await office.registrar.get(`/resolutions/${id}/lines`)).body).toMatchObject({ lines: 0, items: [] });
  });

  it('publishes what the approver read, never by who wrote in it, and once', async () => {
    const both = await service.person(['registrar', 'approver']);
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    const lines = (amounts: string[]) =>
      office.registrar.must('PUT', `/resolutions/${id}/lines`, [
        { divipola: '91001', amount: amounts[0] },
        { divipola: '27001', amount: amounts[1] },
      ]);
    await lines(['10.00', '20.00']);
    const read = await office.approver.get(`/resolutions/${id}`);
    await lines(['20.00', '10.00']);
    await both.must('POST', `/resolutions/${id}/review`, {});
    const tag = { 'if-match': String(read.headers['etag']) };
    const publication = `/resolutions/${id}/publication`;
    expect((await office.approver.post(publication, {}, tag)).status).toBe(412);
    expect((await both.post(publication)).body).toMatchObject({ status: 409, code: 'resolution.maker-is-checker' });
    const replies = await Promise.all([1, 2, 3, 4].map(() => office.approver.post(publication)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await office.auditor.get(`/resolutions/${id}`)).body).toMatchObject({
      status: 'in-force',
      authorizedNow: '1000000.00',
      totals: { undistributed: '999970.00', assigned: '30.00', contested: '0.00' },
    });
  });

  it('rests on a strategy in force, which ends when nothing stands under it', async () => {
    const form = resolutionForm({ kind: 'strategy', authorizedAmount: null, issuedOn: '2025-01-15' });
    const strategy = await office.registrar.must('POST', '/resolutions', form);
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm({ strategyId: strategy.id }));
    await office.registrar.must('PUT', `/resolutions/${id}/lines`, [{ divipola: '91001', amount: '10.00' }]);
    const early = await office.approver.post(`/resolutions/${id}/publication`);
    expect(early.body).toMatchObject({ status: 409, code: 'resolution.reference-not-in-force' });
    await office.approver.must('POST', `/resolutions/${strategy.id}/publication`, {});
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
    const repeal = { repealedById: id, reason: 'EJEMPLO' };
    expect((await office.approver.post(`/resolutions/${strategy.id}/repeal`, repeal)).body).toMatchObject({
      code: 'resolution.money-stands',
      params: { amount: '1000000.00' },
    });
    const lines = await office.registrar.must<Lines>('GET', `/resolutions/${id}/lines`);
    await amend(id, [
      { change: 'reduce', allocationId: lines.items[0]?.id, amount: '10.00' },
      { change: 'authorize-less', amount: '1000000.00' },
    ]);
    const repealed = await office.approver.post(`/resolutions/${strategy.id}/repeal`, repeal);
    expect(repealed.body).toMatchObject({ status: 'repealed' });
    const sought = await office.auditor.get(`/resolutions?strategy=${strategy.id}`);
    expect(sought.body).toMatchObject({ items: [{ id }] });
  });

  it('an amendment changes the annex by its own act, which can be read before and after, and as of a date', async () => {
    const { id, lines } = await publish(office, ['100.00', '40.00']);
    const [first, second] = lines;
    const amendment = await amend(
      id,
      [
        { change: 'increase', allocationId: first?.id, amount: '30.00' },
        { change: 'reduce', allocationId: second?.id, amount: '15.00' },
        { change: 'add-line', divipola: '86001', hospitalId: office.hospitals[2], amount: '5.00' },
        { change: 'authorize-more', amount: '1.00' },
      ],
      async (draft) => {
        expect(await difference(draft)).toMatchObject({ state: 'planned', authorized: { after: '1000001.00' } });
      },
    );
    const done = await difference(amendment);
    expect(done).toMatchObject({
      state: 'done',
      authorized: { before: '1000000.00', change: '1.00', after: '1000001.00' },
      total: { before: '140.00', change: '20.00', after: '160.00' },
    });
    expect(done.lines.map(({ line, before, change, after }) => [line, before, change, after])).toEqual([
      [1, '100.00', '30.00', '130.00'],
      [2, '40.00', '-15.00', '25.00'],
      [3, '0.00', '5.00', '5.00'],
    ]);
    const annex = async (asked: string) => (await office.auditor.get(`/resolutions/${id}/annex${asked}`)).body;
    expect(await annex('?asOf=2025-03-31')).toMatchObject({ total: '140.00', authorized: '1000000.00' });
    expect(await annex('')).toMatchObject({
      total: '160.00',
      authorized: '1000001.00',
      items: [
        { line: 1, published: '100.00', changes: [{ act: 'amend', amount: '30.00' }], amount: '130.00' },
        { line: 2, published: '40.00', changes: [{ act: 'amend', amount: '-15.00' }], amount: '25.00' },
        { line: 3, published: '0.00', addedBy: { id: amendment }, amount: '5.00' },
      ],
    });
  });

  it('names the change that there is no money for, and the most that there is', async () => {
    const { id, lines } = await publish(office, ['100.00']);
    const form = resolutionForm({ kind: 'amendment', amendsId: id, authorizedAmount: null, issuedOn: '2025-04-01' });
    const draft = await office.registrar.must('POST', '/resolutions', form);
    await office.registrar.must('PUT', `/resolutions/${draft.id}/changes`, [
      { change: 'authorize-more', amount: '1.00' },
      { change: 'reduce', allocationId: lines[0]?.id, amount: '100.01' },
    ]);
    expect((await office.approver.post(`/resolutions/${draft.id}/publication`)).body).toMatchObject({
      status: 409,
      code: 'amendment.insufficient-funds',
      params: { position: 2, line: 1, place: 'assigned', requested: '100.01', maximum: '100.00' },
    });
  });

  it('a recipient sees its own lines, and nothing of others', async () => {
    const recipient = await service.person('recipient', [office.hospitals[1] ?? '']);
    const { id } = await publish(office, ['100.00', '40.00']);
    const other = await publish(office, ['100.00']);
    const { body } = await recipient.get<{ totals: object }>(`/resolutions/${id}`);
    expect(body).toMatchObject({
      lines: 1,
      authorizedNow: null,
      draftedBy: { id: expect.any(String) as string },
      totals: { assigned: '40.00' },
    });
    expect(body.totals).not.toHaveProperty('undistributed');
    expect((await recipient.get(`/resolutions/${id}/annex`)).body).toMatchObject({ total: '40.00', authorized: null });
    expect((await recipient.get(`/resolutions/${id}/lines`)).body).toMatchObject({ lines: 1, undistributed: null });
    for (const path of ['', '/lines', '/annex', '/changes']) {
      expect((await recipient.get(`/resolutions/${other.id}${path}`)).status).toBe(404);
    }
  });

  it('publishes an annex of all the country in as many statements as one of a line', async () => {
    const codes: { code: string }[] = await service.database.query('select code from municipality order by code');
    const statements = async (divipolas: string[]) => {
      const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
      const lines = divipolas.map((divipola) => ({ divipola, amount: '100.00' }));
      await office.registrar.must('PUT', `/resolutions/${id}/lines`, lines);
      const query = jest.spyOn(Client.prototype, 'query');
      await office.approver.must('POST', `/resolutions/${id}/publication`, {});
      const { length } = query.mock.calls;
      query.mockRestore();
      expect((await office.auditor.get(`/resolutions/${id}`)).body).toMatchObject({ lines: divipolas.length });
      return length;
    };
    const one = await statements(['05490']);
    expect(codes).toHaveLength(1122);
    expect(await statements(codes.map(({ code }) => code))).toBe(one);
  });

  async function amend(
    id: string,
    changes: object[],
    meanwhile: (draft: string) => Promise<void> = async () => {},
  ): Promise<string> {
    const form = resolutionForm({ kind: 'amendment', amendsId: id, authorizedAmount: null, issuedOn: '2025-04-01' });
    const amendment = await office.registrar.must('POST', '/resolutions', form);
    await office.registrar.must('PUT', `/resolutions/${amendment.id}/changes`, changes);
    await meanwhile(amendment.id);
    await office.approver.must('POST', `/resolutions/${amendment.id}/publication`, {});
    return amendment.id;
  }

  async function difference(amendmentId: string): Promise<Difference> {
    return (await office.auditor.get<Difference>(`/resolutions/${amendmentId}/difference`)).body;
  }
});
