import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { tasksInShort, tasksOf } from '../support/tasks';
import type { Visitor } from '../support/visitor';

const reason = 'EJEMPLO: el número no es el del documento';

/** What somebody else decides can come back to its maker, who answers with another. Nothing that was recorded changes. */
describe('returned to the maker', () => {
  let service: TestService;
  let office: Office;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ lines } = await publish(office, ['400000.00', '300000.00', '200000.00']));
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const line = (number: number) => `/allocations/${lines[number - 1]!.id}`;

  async function comesBack(checker: Visitor, record: string): Promise<void> {
    expect((await checker.post(`${record}/return`, {})).status).toBe(422);
    const returned = await checker.post<{ status?: string; state?: string }>(`${record}/return`, { reason });
    expect([returned.status, returned.body.status ?? returned.body.state]).toEqual([201, 'returned']);
    for (const act of ['return', 'refusal']) {
      expect((await checker.post(`${record}/${act}`, { reason })).status).toBe(409);
    }
  }

  it('an order: what it promised is free again, and the next order of the line answers it', async () => {
    const order = { amount: '400000.00', paymentOrder: 'EJEMPLO-1', orderedOn: '2025-03-03' };
    const { id } = await office.registrar.must('POST', `${line(1)}/disbursements`, order);
    await comesBack(office.approver, `/disbursements/${id}`);
    const [task] = await tasksOf(office.registrar, '&kind=disbursement.correct');
    expect(task).toMatchObject({ reason, doable: true, acts: [{ method: 'POST', href: `${line(1)}/disbursements` }] });
    expect(task!.subject.href).toBe(`/disbursements/${id}`);
    expect(await tasksOf(office.approver)).toEqual([]);
    await office.registrar.must('POST', `${line(1)}/disbursements`, { ...order, paymentOrder: 'EJEMPLO-2' });
    expect(await tasksOf(office.registrar, '&kind=disbursement.correct')).toEqual([]);
    expect(await tasksInShort(office.approver)).toEqual(['disbursement.approve 1']);
    const kept = await office.registrar.must<{ id: string; paymentOrder: string; decision: object }>(
      'GET',
      `/disbursements/${id}`,
    );
    expect(kept).toMatchObject({ paymentOrder: 'EJEMPLO-1', decision: { outcome: 'returned', reason } });
  });

  it('a withdrawal: to the hospital that wrote it, or to the registrar who had the letter', async () => {
    const form = { reason: 'EJEMPLO', payment: 'before', withdrawnOn: '2025-03-01', source: 'EJEMPLO' };
    const own = await office.recipient.must('POST', `${line(2)}/withdrawal`, form);
    const letter = await office.registrar.must('POST', `${line(3)}/withdrawal`, form);
    await comesBack(office.approver, `/withdrawals/${own.id}`);
    await comesBack(office.approver, `/withdrawals/${letter.id}`);
    expect(await tasksInShort(office.recipient, '&kind=withdrawal.correct')).toEqual(['withdrawal.correct 2']);
    expect(await tasksInShort(office.registrar, '&kind=withdrawal.correct')).toEqual(['withdrawal.correct 3']);
    await office.recipient.must('POST', `${line(2)}/withdrawal`, { ...form, filingNumber: 'EJEMPLO-R-2' });
    expect(await tasksOf(office.recipient, '&kind=withdrawal.correct')).toEqual([]);
  });

  it('a deposit: what it had spoken for is owed again', async () => {
    const { lines: others } = await publish(office, ['100000.00'], { executeBy: '2025-11-28' });
    const other = `/allocations/${others[0]!.id}`;
    const giro = await disburse(office, others[0]!.id, '100000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '100000.00',
      receivedOn: '2025-03-04',
    });
    const deposit = { kind: 'principal', amount: '100000.00', depositedOn: '2025-06-02', portfolio: 'EJEMPLO' };
    const { id } = await office.recipient.must('POST', `${other}/restitutions`, { ...deposit, reference: 'E-1' });
    await comesBack(office.paymaster, `/restitutions/${id}`);
    const kinds = async () =>
      (await tasksOf(office.recipient, `&allocation=${others[0]!.id}`))
        .filter(({ kind }) => kind.startsWith('restitution'))
        .map(({ kind, detail, amount }) => `${kind} ${detail ?? ''} ${amount ?? ''}`);
    expect(await kinds()).toEqual(['restitution.correct principal 100000.00']);
    const again = await office.recipient.must('POST', `${other}/restitutions`, { ...deposit, reference: 'E-2' });
    expect(await kinds()).toEqual([]);
    await office.paymaster.must('POST', `/restitutions/${again.id}/verification`, {});

    const act = { amount: '100000.00', actNumber: 'EJEMPLO-1', effectiveOn: '2025-07-01' };
    const restoration = await office.registrar.must('POST', `${other}/restorations`, act);
    await comesBack(office.approver, `/restorations/${restoration.id}`);
    expect(await tasksInShort(office.registrar, '&kind=restoration.correct')).toEqual(['restoration.correct 1']);
    await office.registrar.must('POST', `${other}/restorations`, { ...act, actNumber: 'EJEMPLO-2' });
    expect(await tasksOf(office.registrar, '&kind=restoration.correct')).toEqual([]);
  });

  it('a lapse', async () => {
    const { id: other } = await publish(office, ['100000.00']);
    const form = { actNumber: 'EJEMPLO-1', effectiveOn: '2025-12-31' };
    const { id } = await office.registrar.must('POST', `/resolutions/${other}/lapses`, form);
    await comesBack(office.approver, `/lapses/${id}`);
    const [task] = await tasksOf(office.registrar, `&resolution=${other}`);
    expect(task).toMatchObject({ kind: 'lapse.correct', reason, acts: [{ href: `/resolutions/${other}/lapses` }] });
    await office.registrar.must('POST', `/resolutions/${other}/lapses`, { ...form, actNumber: 'EJEMPLO-2' });
    expect(await tasksOf(office.registrar, `&resolution=${other}`)).toEqual([]);
  });

  it('a resolution too is given back by another person', async () => {
    const both = await service.person(['registrar', 'approver']);
    const { id } = await both.must('POST', '/resolutions', resolutionForm());
    await both.must('PUT', `/resolutions/${id}/lines`, [{ divipola: '91001', amount: '1.00' }]);
    await office.registrar.must('POST', `/resolutions/${id}/review`);
    const own = await both.post<{ code: string }>(`/resolutions/${id}/return`, { reason });
    expect([own.status, own.body.code]).toEqual([409, 'resolution.maker-is-checker']);
    await office.approver.must('POST', `/resolutions/${id}/return`, { reason });
  });

  it('is for another person to do, and is in the record with its reason', async () => {
    const both = await service.person(['registrar', 'approver']);
    const order = { amount: '1.00', paymentOrder: 'EJEMPLO-3', orderedOn: '2025-03-03' };
    const { lines: others } = await publish(office, ['100000.00']);
    const { id } = await both.must('POST', `/allocations/${others[0]!.id}/disbursements`, order);
    const own = await both.post<{ code: string }>(`/disbursements/${id}/return`, { reason });
    expect([own.status, own.body.code]).toEqual([409, 'disbursement.maker-is-checker']);
    expect((await office.registrar.post(`/disbursements/${id}/return`, { reason })).status).toBe(403);
    await office.approver.must('POST', `/disbursements/${id}/return`, { reason });
    const { items } = (
      await office.auditor.get<{ items: { act: string; content: { reason?: string } }[] }>(
        `/audit/events?subject=${id}`,
      )
    ).body;
    expect(items.map(({ act, content }) => [act, content.reason])).toContainEqual(['disbursement.return', reason]);
  });
});
