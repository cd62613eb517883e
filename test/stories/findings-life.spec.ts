import { RefreshQueries } from '../../src/budget/reconciliation/refresh.queries';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { announced, FindingsDesk, type Finding } from '../support/findings';
import { disburse } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** People answer for what does not agree: with a document, or two of them until a date. */
describe('the life of a finding', () => {
  let service: TestService;
  let desk: FindingsDesk;

  beforeAll(async () => {
    service = await startTestService();
    desk = await FindingsDesk.open(service);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.close());

  it('are explained with a document, and open again when the figures are others', async () => {
    const { id, lines } = await desk.allocation({ executeBy: '2025-11-28' });
    const giro = await disburse(desk.office, lines[0]!.id, '600000.00', '2025-03-04');
    await desk.office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '500000.00',
      receivedOn: '2025-03-05',
    });
    const { id: finding } = await desk.only(id, 'receipt.disputed');
    const form = { explanation: 'EJEMPLO: el banco retuvo 100.000.', document: 'EJEMPLO-NOTA-1' };
    const explained = await desk.office.paymaster.post<Finding>(`/findings/${finding}/explanation`, form);
    expect([explained.status, explained.body]).toMatchObject([
      201,
      { state: 'explained', explanation: { explanation: form.explanation, document: 'EJEMPLO-NOTA-1' } },
    ]);
    expect(await desk.only(id, 'receipt.disputed')).toMatchObject({ state: 'explained' });

    await desk.office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '40000.00',
      receivedOn: '2025-03-10',
    });
    const changed = await desk.one(finding);
    expect(changed).toMatchObject({ state: 'open', actual: '540000.00', difference: '60000.00', explanation: null });
    expect(changed.life.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'opened open',
      'explained explained',
      'changed open',
    ]);
    expect(changed.life[2]!.reason).toBe(
      'Las cifras cambiaron: eran esperado $600.000, encontrado $500.000; son esperado $600.000, encontrado $540.000. La explicación era de las anteriores.',
    );
  });

  it('are waived by two people until a date, and open again on it', async () => {
    const { id } = await desk.allocation({ ...announced('1100000.00', '1,1 millones de pesos') });
    const { id: finding } = await desk.only(id, 'resolution.announced-total');
    const until = desk.inDays(30);
    expect((await desk.office.approver.post(`/findings/${finding}/waiver/approval`)).body).toMatchObject({
      code: 'finding.no-waiver-pending',
    });
    await desk.office.approver.must('POST', `/findings/${finding}/waiver`, { reason: 'EJEMPLO', until });
    expect(
      (await desk.office.registrar.post(`/findings/${finding}/waiver`, { reason: 'EJEMPLO', until })).body,
    ).toMatchObject({
      code: 'finding.waiver-pending',
    });
    const alone = await desk.office.approver.post(`/findings/${finding}/waiver/approval`);
    expect([alone.status, alone.body]).toMatchObject([409, { code: 'finding.maker-is-checker' }]);
    expect(await desk.one(finding)).toMatchObject({ state: 'open', waiver: { state: 'requested', until } });
    const second = await service.person('approver');
    expect((await second.post<Finding>(`/findings/${finding}/waiver/approval`)).body).toMatchObject({
      state: 'waived',
      waiver: { state: 'approved', until },
    });
    expect(
      (await desk.office.registrar.post(`/findings/${finding}/explanation`, { explanation: 'x', document: 'x' })).body,
    ).toMatchObject({ code: 'finding.wrong-state' });

    desk.on(desk.inDays(29));
    expect(await desk.one(finding)).toMatchObject({ state: 'waived' });
    desk.on(until);
    const expired = await desk.one(finding);
    expect(expired).toMatchObject({ state: 'open', waiver: null, period: 1 });
    expect(expired.life.map(({ kind }) => kind)).toEqual([
      'opened',
      'waiver-requested',
      'waiver-approved',
      'waiver-expired',
    ]);
  });

  it('stay as they were when a waiver is refused', async () => {
    const { id } = await desk.allocation({ ...announced('1000000.50', '1.000.000,50') });
    const { id: finding } = await desk.only(id, 'resolution.announced-total');
    await desk.office.registrar.must('POST', `/findings/${finding}/waiver`, {
      reason: 'EJEMPLO',
      until: desk.inDays(2),
    });
    await desk.office.approver.must('POST', `/findings/${finding}/waiver/refusal`, { reason: 'EJEMPLO: explíquese.' });
    expect(await desk.one(finding)).toMatchObject({ state: 'open', waiver: null, difference: '0.50' });
    const late = await desk.office.registrar.post(`/findings/${finding}/waiver`, {
      reason: 'EJEMPLO',
      until: desk.today,
    });
    expect([late.status, late.body]).toMatchObject([409, { code: 'finding.waiver-date' }]);
  });

  it('come back in a new period when what was mended breaks again', async () => {
    const { id, lines } = await desk.allocation();
    const withdrawal = await desk.office.recipient.must('POST', `/allocations/${lines[1]!.id}/withdrawal`, {
      reason: 'EJEMPLO',
      withdrawnOn: '2025-03-10',
      payment: 'unknown',
      source: 'EJEMPLO',
    });
    await desk.office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    const { id: finding } = await desk.only(id, 'withdrawal.payment-unknown');
    const clarification = await desk.office.approver.must('POST', `/withdrawals/${withdrawal.id}/clarification`, {
      payment: 'before',
      evidence: 'EJEMPLO',
      effectiveOn: '2025-04-01',
    });
    expect(clarification).toBeTruthy();
    expect(await desk.one(finding)).toMatchObject({ state: 'resolved', period: 1 });
    const { body } = await desk.office.auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?allocation=${lines[1]!.id}&limit=200`,
    );
    const entry = body.items.find(({ act }) => act === 'clarify')!;
    const reversal = await desk.office.registrar.must('POST', `/ledger/entries/${entry.id}/reversal`, {
      reason: 'EJEMPLO',
    });
    const second = await service.person('approver');
    await second.must('POST', `/ledger/reversals/${reversal.id}/approval`, {});
    const again = await desk.one(finding);
    expect(again).toMatchObject({ state: 'open', period: 2, resolvedAt: null, difference: '400000.00' });
    expect(again.life.map(({ kind }) => kind)).toEqual(['opened', 'resolved', 'opened']);
  });

  it('are computed some lines at a time, and no more once those have many giros', async () => {
    const { id, lines } = await desk.allocation();
    const ids = lines.slice(0, 2).map((line) => line.id);
    for (const line of ids) await disburse(desk.office, line, '1000.00', '2025-03-04');
    const queries = service.app.get(RefreshQueries, { strict: false });
    const taken = (giros: number) =>
      seeing('everything', () =>
        service.app.get(Transactions).attempt(async (tx) => {
          await queries.mark(tx, ids);
          const most = { resolutions: 100, lines: 100, giros };
          const first = await queries.takeLines(tx, [id], most);
          return [first.length, (await queries.takeLines(tx, [id], most)).length];
        }),
      );
    expect(await taken(2)).toEqual([2, 0]);
    expect(await taken(1)).toEqual([1, 1]);
  });

  it('are not for hospitals, and nobody explains what is not there', async () => {
    const { id } = await desk.allocation();
    for (const path of [`/resolutions/${id}/reconciliation`, '/findings', '/findings/catalogue']) {
      expect((await desk.office.recipient.get(path)).status).toBe(403);
    }
    const nowhere = `/findings/${id}`;
    expect((await desk.office.auditor.get(nowhere)).status).toBe(404);
    expect(
      (await desk.office.registrar.post(`${nowhere}/explanation`, { explanation: 'x', document: 'x' })).status,
    ).toBe(404);
    expect((await desk.office.auditor.post(`${nowhere}/explanation`, { explanation: 'x', document: 'x' })).status).toBe(
      403,
    );
    const draft = await desk.office.registrar.must('POST', '/resolutions', {
      kind: 'strategy',
      issuer: 'EJEMPLO',
      number: 9,
      year: 2025,
      issuedOn: '2025-01-02',
      title: 'EJEMPLO',
      fiscalYear: 2025,
    });
    expect((await desk.office.auditor.get(`/resolutions/${draft.id}/reconciliation`)).body).toMatchObject({
      code: 'reconciliation.not-in-force',
    });
  });

  it('leave every step in the record of acts', async () => {
    const events = await service.database.query<{ act: string }[]>(
      `select distinct act from audit_event where subject_kind in ('finding', 'reconciliation') order by 1`,
    );
    expect(events.map(({ act }) => act)).toEqual([
      'finding.approve-waiver',
      'finding.compute',
      'finding.explain',
      'finding.refuse-waiver',
      'finding.waive',
    ]);
    await expect(service.database.query(`update finding_event set state = 'resolved'`)).rejects.toThrow(/refused/);
    await expect(service.database.query('delete from finding')).rejects.toThrow(/refused/);
  });
});
