import { contractOf } from '../../src/platform/http/openapi';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface WhyNot {
  readonly tried: { amount: string | null };
  readonly youMay: boolean;
  readonly refusal: { code: string; params: Record<string, unknown> } | null;
  readonly answer: string;
}

const dry = { 'dry-run': 'true' };

/** Whether an act would be refused now, asked of the act itself: done whole, undone whole. */
describe('trying an act', () => {
  let service: TestService;
  let office: Office;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ lines } = await publish(office, ['400000.00', '300000.00', '300000.00']));
  });
  afterAll(() => service.close());

  const order = (amount: string) => ({ amount, paymentOrder: 'EJEMPLO', orderedOn: '2025-03-03' });

  /** How many rows each table has; what an auditor reads is an event of the record, so that others ask here. */
  async function rows(): Promise<unknown> {
    const tables: { name: string }[] = await service.database.query(
      `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    const counted = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`);
    return service.database.query(counted.join(' union all '));
  }

  it('answers what the act would answer, and keeps nothing', async () => {
    const before = await rows();
    const reply = await office.registrar.post(`/allocations/${lines[0]!.id}/disbursements`, order('1.00'), dry);
    expect([reply.status, reply.headers['dry-run'], reply.headers['etag']]).toEqual([200, 'true', undefined]);
    expect(reply.body).toMatchObject({ status: 'pending', amount: '1.00' });
    expect((await office.registrar.get(`/disbursements/${reply.body['id'] as string}`)).status).toBe(404);
    const refused = await office.registrar.post<{ code: string; params: { maximum: string } }>(
      `/allocations/${lines[0]!.id}/disbursements`,
      order('400000.01'),
      dry,
    );
    expect([refused.status, refused.body.code]).toEqual([409, 'allocation.insufficient-funds']);
    expect(refused.body.params.maximum).toBe('400000.00');
    expect(await rows()).toEqual(before);
  });

  it('moves money only to move it back: an approval, a payment, a whole publication', async () => {
    const { id } = await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order('10.00'));
    const draft = await office.registrar.must('POST', '/resolutions', resolutionForm({ authorizedAmount: '10.00' }));
    await office.registrar.must('PUT', `/resolutions/${draft.id}/lines`, [{ divipola: '91001', amount: '10.00' }]);
    const before = await rows();
    expect((await office.approver.post(`/disbursements/${id}/approval`, {}, dry)).body['status']).toBe('ordered');
    expect((await office.approver.post(`/resolutions/${draft.id}/publication`, {}, dry)).body['status']).toBe(
      'in-force',
    );
    const own = await office.registrar.post<{ code: string }>(`/disbursements/${id}/approval`, {}, dry);
    expect([own.status, own.body.code]).toEqual([403, 'role.forbidden']);
    expect(await rows()).toEqual(before);
    await expectLedgerSound(service.database);
  });

  it('keeps no key: the same key does the act afterwards, and what was done is not what is tried', async () => {
    const key = { 'idempotency-key': 'EJEMPLO-ensayo' };
    const path = `/allocations/${lines[1]!.id}/disbursements`;
    await office.registrar.post(path, order('5.00'), { ...key, ...dry });
    const done = await office.registrar.post(path, order('5.00'), key);
    expect([done.status, done.headers['idempotency-replayed']]).toEqual([201, undefined]);
    const tried = await office.registrar.post(path, order('5.00'), { ...key, ...dry });
    expect([tried.status, tried.headers['idempotency-replayed']]).toEqual([200, undefined]);
    expect(tried.body['id']).not.toBe(done.body['id']);
  });

  it('tells, where it is asked to, what an act would move', async () => {
    const { id } = await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order('10.00'));
    const before = await rows();
    const tried = await office.approver.post<{ answer: { status: string }; effects: object[] }>(
      `/disbursements/${id}/approval`,
      {},
      { 'dry-run': 'effects' },
    );
    expect([tried.status, tried.headers['dry-run'], tried.body.answer.status]).toEqual([200, 'true', 'ordered']);
    const place = { kind: 'capital', allocationId: lines[0]!.id };
    expect(tried.body.effects).toEqual([
      expect.objectContaining({
        ...place,
        place: 'assigned',
        before: '400000.00',
        after: '399990.00',
        change: '-10.00',
      }),
      expect.objectContaining({ ...place, place: 'ordered', before: '0.00', after: '10.00', change: '10.00' }),
    ]);
    expect(await rows()).toEqual(before);
  });

  it('is told of every act in the contract, and an address that cannot try refuses instead of doing', async () => {
    const operations = Object.values(contractOf(service.app).paths).flatMap((path) =>
      Object.values(path as Record<string, Record<string, unknown>>),
    );
    const acts = operations.filter((operation) => operation['x-idempotent'] === true);
    expect(acts.length).toBeGreaterThan(30);
    expect(acts.every((operation) => operation['x-dry-run'] === true)).toBe(true);

    const { id } = await office.registrar.must('POST', '/hospitals', { name: 'EJEMPLO', divipola: '05490' });
    const patch = await office.registrar.send<{ code: string }>('PATCH', `/hospitals/${id}`, { name: 'Otro' }, dry);
    expect([patch.status, patch.body.code]).toEqual([400, 'dry-run.not-here']);
    expect((await office.registrar.get(`/hospitals/${id}`)).body['name']).toBe('EJEMPLO');
    const wrong = await office.registrar.post<{ code: string }>('/hospitals', {}, { 'dry-run': 'yes' });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'dry-run.wrong-value']);
  });

  describe('why not?', () => {
    const ask = async (by: Visitor, line: number, query: string) =>
      (await by.get<WhyNot>(`/allocations/${lines[line]!.id}/why-not?${query}`)).body;

    it.each`
      query                                         | code
      ${'act=order&on=2025-03-03'}                  | ${null}
      ${'act=order&on=2025-03-03&amount=300000'}    | ${null}
      ${'act=order&on=2025-03-03&amount=300000.01'} | ${'allocation.insufficient-funds'}
      ${'act=order&on=2024-12-31'}                  | ${'date.too-early'}
      ${'act=order'}                                | ${'date.outside-fiscal-year'}
      ${'act=settle&on=2025-03-03'}                 | ${'why-not.nothing-to-act-on'}
      ${'act=confirm&on=2025-03-03'}                | ${'why-not.nothing-to-act-on'}
      ${'act=clarify&on=2025-03-03'}                | ${'why-not.nothing-to-act-on'}
      ${'act=withdraw&on=2025-03-03'}               | ${null}
      ${'act=contest&on=2025-03-03'}                | ${null}
    `(
      '$query on a line that nobody touched: $code',
      async ({ query, code }: { query: string; code: string | null }) => {
        const before = await rows();
        expect((await ask(office.registrar, 2, query)).refusal?.code ?? null).toBe(code);
        expect(await rows()).toEqual(before);
      },
    );

    it('gives the figures, and the rule in words', async () => {
      const { refusal, answer, youMay } = await ask(office.auditor, 2, 'act=order&on=2025-03-03&amount=300000.01');
      expect(refusal!.params).toMatchObject({ requested: '300000.01', maximum: '300000.00' });
      expect(answer).toBe('Se piden $300.000,01 y en «por girar» se puede disponer de $300.000.');
      expect(youMay).toBe(false);
      const may = await ask(office.registrar, 2, 'act=order&on=2025-03-03');
      expect(may).toMatchObject({ youMay: true, answer: 'Nada lo impide.', tried: { amount: '300000.00' } });
    });

    it('every act of the table can be asked, and none ever fails', async () => {
      await disburse(office, lines[2]!.id, '100.00');
      for (const act of [
        ...['order', 'settle', 'reject', 'confirm', 'execute', 'withdraw', 'contest', 'clarify', 'return', 'restore'],
        ...['earn', 'lapse', 'close'],
      ]) {
        const reply = await office.auditor.get<WhyNot>(`/allocations/${lines[2]!.id}/why-not?act=${act}&on=2025-12-31`);
        expect([act, reply.status]).toEqual([act, 200]);
      }
      expect((await ask(office.recipient, 2, 'act=confirm&on=2025-03-04')).refusal).toBeNull();
      expect((await ask(office.recipient, 2, 'act=confirm&on=2025-03-04&amount=100.01')).refusal).toMatchObject({
        params: { maximum: '100.00' },
      });
      await expectLedgerSound(service.database);
    });

    it("another hospital's line does not exist", async () => {
      const neighbour = await service.person('recipient', [office.hospitals[0]!]);
      expect((await neighbour.get(`/allocations/${lines[2]!.id}/why-not?act=order`)).status).toBe(404);
    });
  });
});
