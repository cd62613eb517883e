import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply, Visitor } from '../support/visitor';

interface Sum {
  readonly pending: string;
  readonly places: Record<string, string>;
}

interface Batch {
  readonly count: number;
  readonly total: string;
  readonly before: Sum;
  readonly after: Sum;
  readonly items: { id: string; line: number; amount: string; status: string; paymentOrder: string | null }[];
  readonly code: string;
  readonly params: { refused: number; of: number; acceptable: string[] };
  readonly errors: { field: string; code: string; detail: string; params: { line: number; maximum?: string } }[];
}

const dry = { 'dry-run': 'true' };

describe('many giros at once', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  const orderAll = (resolution: string, lines: readonly Line[], given: object = {}, headers = {}) =>
    office.registrar.post<Batch>(
      `/resolutions/${resolution}/disbursements`,
      {
        orderedOn: '2025-03-03',
        lines: lines.map(({ id, line }) => ({ allocationId: id, paymentOrder: `EJEMPLO-${line}` })),
        ...given,
      },
      headers,
    );
  const act = (who: Visitor, what: string, ids: readonly string[], given: object = {}, headers = {}) =>
    who.post<Batch>(`/disbursements/${what}`, { disbursements: ids.map((id) => ({ id })), ...given }, headers);
  const idsOf = ({ body }: Reply<Batch>) => body.items.map(({ id }) => id);
  const paid = { effectiveOn: '2025-03-10', reference: 'EJEMPLO-SIIF-7' };
  const ordered = async (amounts: readonly string[]) => {
    const made = await publish(office, amounts);
    return { ...made, ids: idsOf(await orderAll(made.id, made.lines)) };
  };
  const approved = async (amounts: readonly string[]) => {
    const made = await ordered(amounts);
    expect((await act(office.approver, 'approvals', made.ids)).status).toBe(201);
    return made;
  };

  it('orders, approves and pays a whole resolution, telling the effect of each before it is done', async () => {
    const { id, lines } = await publish(office, ['500000.00', '300000.00', '200000.00']);
    const tried = await orderAll(id, lines, {}, dry);
    expect([tried.status, tried.headers['dry-run']]).toEqual([200, 'true']);
    const order = await orderAll(id, lines);
    expect(order.status).toBe(201);
    expect(order.body).toMatchObject({
      count: 3,
      total: '1000000.00',
      before: { pending: '0.00', places: { assigned: '1000000.00', ordered: '0.00' } },
      after: { pending: '1000000.00', places: { assigned: '1000000.00', ordered: '0.00' } },
    });
    expect({ ...tried.body, items: [] }).toEqual({ ...order.body, items: [] });
    expect(order.body.items.map(({ line, amount, paymentOrder }) => [line, amount, paymentOrder])).toEqual([
      [1, '500000.00', 'EJEMPLO-1'],
      [2, '300000.00', 'EJEMPLO-2'],
      [3, '200000.00', 'EJEMPLO-3'],
    ]);

    const ids = idsOf(order);
    const approval = await act(office.approver, 'approvals', ids);
    expect(approval.body.after).toMatchObject({
      pending: '0.00',
      places: { assigned: '0.00', ordered: '1000000.00' },
    });
    const payment = await act(office.paymaster, 'settlements', ids.slice(0, 2), paid);
    expect(payment.body).toMatchObject({
      count: 2,
      before: { places: { ordered: '800000.00', transit: '0.00' } },
      after: { places: { ordered: '0.00', transit: '800000.00' } },
    });
    const rejection = await act(office.paymaster, 'rejections', ids, {
      effectiveOn: '2025-03-12',
      reason: 'EJEMPLO: cuenta inactiva',
    });
    expect(rejection.body.after).toMatchObject({
      places: { assigned: '1000000.00', ordered: '0.00', transit: '0.00' },
    });
    expect(rejection.body.items.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('without an amount takes what may still be ordered, and says which lines have none', async () => {
    const { id, lines } = await publish(office, ['500000.00', '300000.00', '200000.00']);
    const [first, second, third] = lines as [Line, Line, Line];
    await orderAll(id, [first], { lines: [{ allocationId: first.id, amount: '120000.00' }] });
    await orderAll(id, [third]);
    const refused = await orderAll(id, lines);
    expect([refused.status, refused.body.code]).toEqual([409, 'disbursement.batch-refused']);
    expect(refused.body.params).toMatchObject({ refused: 1, of: 3, acceptable: [first.id, second.id] });
    expect(refused.body.errors.map(({ field, code, params }) => [field, code, params.line])).toEqual([
      ['lines.2', 'disbursement.nothing-to-order', 3],
    ]);
    const rest = await orderAll(id, [first, second]);
    expect(rest.body.items.map(({ amount }) => amount)).toEqual(['380000.00', '300000.00']);
  });

  it('does the whole batch or nothing, and lists every refusal with its line', async () => {
    const { id, lines, ids } = await ordered(['500000.00', '300000.00', '200000.00']);
    const tooMuch = await orderAll(id, [], {
      orderedOn: '2025-03-04',
      lines: lines.map(({ id: allocationId }) => ({ allocationId, amount: '1.00' })),
    });
    expect(tooMuch.body.errors.map(({ code, detail, params }) => [code, detail.slice(0, 9), params.maximum])).toEqual([
      ['allocation.insufficient-funds', 'Línea 1: ', '0.00'],
      ['allocation.insufficient-funds', 'Línea 2: ', '0.00'],
      ['allocation.insufficient-funds', 'Línea 3: ', '0.00'],
    ]);
    await office.approver.must('POST', `/disbursements/${ids[1]!}/refusal`, { reason: 'EJEMPLO' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const refused = await act(office.approver, 'approvals', [...ids, nobody]);
    expect(refused.body.errors.map(({ field, code, params }) => [field, code, params.line])).toEqual([
      ['disbursements.1', 'disbursement.wrong-state', 2],
      ['disbursements.3', 'resource.not-found', null],
    ]);
    expect(refused.body.params.acceptable).toEqual([ids[0], ids[2]]);
    const still = await office.approver.get<{ status: string }>(`/disbursements/${ids[0]!}`);
    expect(still.body.status).toBe('pending');
    expect((await act(office.approver, 'approvals', refused.body.params.acceptable)).status).toBe(201);
    const early = await act(office.paymaster, 'settlements', [ids[0]!, ids[2]!], { effectiveOn: '2025-03-01' });
    expect(early.body.errors.map(({ code }) => code)).toEqual(['date.too-early', 'date.too-early']);
  });

  it('money that left a line meanwhile is missed by the approval of that line, with the most it could take', async () => {
    const { id: resolution, lines } = await publish(office, ['500000.00', '300000.00']);
    const order = await orderAll(resolution, lines);
    const form = resolutionForm({ kind: 'amendment', amendsId: resolution, issuedOn: '2025-03-20' });
    const draft = { ...form, authorizedAmount: undefined };
    const { id: amendment } = await office.registrar.must('POST', '/resolutions', draft);
    await office.registrar.must('PUT', `/resolutions/${amendment}/changes`, [
      { change: 'reduce', allocationId: lines[1]!.id, amount: '100000.00' },
    ]);
    await office.approver.must('POST', `/resolutions/${amendment}/publication`, {});
    const refused = await act(office.approver, 'approvals', idsOf(order));
    expect(refused.body.errors.map(({ code, params }) => [code, params.line, params.maximum])).toEqual([
      ['allocation.insufficient-funds', 2, '200000.00'],
    ]);
  });

  it('never lets who made it decide it, nor who approved it pay it, in a crowd either', async () => {
    const both = await service.person(['registrar', 'approver', 'paymaster']);
    const { id, lines } = await publish(office, ['500000.00', '300000.00']);
    const mine = await both.post<Batch>(`/resolutions/${id}/disbursements`, {
      orderedOn: '2025-03-03',
      lines: [{ allocationId: lines[0]!.id }],
    });
    const theirs = idsOf(await orderAll(id, [lines[1]!]));
    const own = await act(both, 'approvals', [...idsOf(mine), ...theirs]);
    expect(own.body.errors.map(({ code }) => code)).toEqual(['disbursement.maker-is-checker']);
    expect((await act(both, 'approvals', theirs)).status).toBe(201);
    const pays = await act(both, 'settlements', theirs, paid);
    expect(pays.body.errors.map(({ code }) => code)).toEqual(['disbursement.approver-pays']);
    expect((await act(office.recipient, 'approvals', theirs)).status).toBe(403);
  });

  it('decides on what was seen: a giro that changed since stops the batch', async () => {
    const { ids } = await ordered(['500000.00', '300000.00']);
    const seen = await office.approver.get(`/disbursements/${ids[0]!}`);
    const disbursements = [{ id: ids[0], etag: seen.headers.etag }, { id: ids[1] }];
    await act(office.approver, 'approvals', [ids[0]!]);
    const refused = await office.approver.post<Batch>('/disbursements/approvals', { disbursements });
    expect(refused.body.errors.map(({ code }) => code)).toEqual(['resource.changed']);
    const twice = await office.approver.post<Batch>('/disbursements/approvals', {
      disbursements: [{ id: ids[1] }, { id: ids[1]!.toUpperCase() }],
    });
    expect([twice.status, twice.body.errors.map(({ code }) => code)]).toEqual([422, ['list.repeated']]);
  });

  it('each act is an event of its own line, with the name of its group', async () => {
    const { ids } = await approved(['500000.00', '300000.00']);
    interface Event {
      readonly act: string;
      readonly subject: { id: string };
      readonly content: { together: { id: string; count: number } };
    }
    const events = await Promise.all(
      ids.map(async (id) => {
        const page = await office.auditor.get<{ items: Event[] }>(`/audit/events?subject=${id}`);
        return page.body.items.filter(({ act: done }) => done === 'disbursement.approve');
      }),
    );
    expect(events.map((each) => each.length)).toEqual([1, 1]);
    expect(new Set(events.flat().map(({ content }) => content.together.id)).size).toBe(1);
    expect(events.flat().map(({ content }) => content.together.count)).toEqual([2, 2]);
    const trace = await office.auditor.get<{ sound: boolean }>('/audit/verification');
    expect(trace.body.sound).toBe(true);
  });

  it('the same batch sent ten times at once with one key is done once', async () => {
    const { ids } = await ordered(['500000.00', '300000.00']);
    const key = { 'idempotency-key': 'el-mismo-lote' };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => act(office.approver, 'approvals', ids, {}, key)),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  it('overlapping batches at once: each order is approved once, and paid once', async () => {
    const other = { approver: await service.person('approver'), paymaster: await service.person('paymaster') };
    for (let round = 0; round < 3; round += 1) {
      const { ids } = await ordered(['500000.00', '300000.00', '200000.00']);
      const [a, b, c] = ids as [string, string, string];
      const pairs = [
        [a, b],
        [c, b],
        [c, a],
      ];
      const approvals = await Promise.all(
        pairs.map((pair, index) => act(index === 1 ? other.approver : office.approver, 'approvals', pair)),
      );
      expect(approvals.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const done = approvals.find(({ status }) => status === 201)!.body.items.map(({ id }) => id);
      await act(
        office.approver,
        'approvals',
        ids.filter((id) => !done.includes(id)),
      );
      const payments = await Promise.all(
        pairs.map((pair, index) => act(index === 1 ? other.paymaster : office.paymaster, 'settlements', pair, paid)),
      );
      expect(payments.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const [{ count }]: [{ count: string }] = await service.database.query(
        'select count(*) from settlement where disbursement_id = any($1)',
        [ids],
      );
      expect(count).toBe('2');
    }
  });
});
