import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { formFor, tasksInShort, tasksOf, thisYear, type Task, type TaskList } from '../support/tasks';
import type { Visitor } from '../support/visitor';

const deadlines = [
  { kind: 'acceptance', days: 10, unit: 'business-days' },
  { kind: 'incorporation', days: 15, unit: 'business-days' },
  { kind: 'final-report', days: 30, unit: 'calendar-days' },
  { kind: 'return-of-capital', days: 15, unit: 'business-days' },
];

const order = (amount: string) => ({ amount, paymentOrder: `EJEMPLO-${amount}`, orderedOn: '2025-03-03' });

/** What awaits whom, along a whole story: a task comes when it can be done, and goes when it has been. */
describe('tasks', () => {
  let service: TestService;
  let office: Office;
  let everybody: Visitor[];
  /** A person of the ministry with two roles: it makes and it decides, never the same. */
  let both: Visitor;
  let resolutionId: string;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    both = await service.person(['registrar', 'approver']);
    everybody = [office.registrar, office.approver, office.paymaster, office.recipient, office.auditor, both];
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const only = (kind: string) => (task: string) => task.startsWith(kind);

  it('a draft waits for who writes it, and in review for whoever did not write in it', async () => {
    const form = resolutionForm({ deadlines, requirements: ['bank-certificate'], executeBy: '2025-11-28' });
    ({ id: resolutionId } = await both.must('POST', '/resolutions', form));
    await both.must(
      'PUT',
      `/resolutions/${resolutionId}/lines`,
      ['91001', '27001', '86001'].map((divipola, index) => ({
        divipola,
        ...(index === 2 ? {} : { hospitalId: office.hospitals[index] }),
        amount: '300000.00',
      })),
    );
    expect(await tasksInShort(office.registrar)).toEqual(['resolution.finish']);
    expect(await tasksInShort(office.approver)).toEqual([]);
    await both.must('POST', `/resolutions/${resolutionId}/review`, {});
    expect(await tasksInShort(office.registrar)).toEqual([]);
    const [task] = await tasksOf(office.approver);
    expect(task).toMatchObject({
      kind: 'resolution.publish',
      todo: 'Publicar la resolución o devolverla',
      amount: '1000000.00',
      doable: true,
      age: { days: 0, businessDays: 0 },
      madeBy: { id: both.id },
      subject: { href: `/resolutions/${resolutionId}` },
      acts: [
        { method: 'POST', href: `/resolutions/${resolutionId}/publication` },
        { method: 'POST', href: `/resolutions/${resolutionId}/return` },
      ],
    });
    const [own] = await tasksOf(both);
    expect(own).toMatchObject({ doable: false, note: 'Lo hizo usted: lo decide otra persona.', acts: [] });
    await office.approver.must('POST', `/resolutions/${resolutionId}/return`, { reason: 'EJEMPLO: falta el CDP' });
    const [returned] = await tasksOf(office.registrar);
    expect(returned).toMatchObject({ kind: 'resolution.finish', reason: 'EJEMPLO: falta el CDP' });
    await both.must('POST', `/resolutions/${resolutionId}/review`, {});
    await office.approver.must('POST', `/resolutions/${resolutionId}/publication`, {});
    const page = await office.registrar.must<{ id: string; items: Line[] }>(
      'GET',
      `/resolutions/${resolutionId}/allocations`,
    );
    lines = page.items;
  });

  it('a line in force waits for its hospital to be named, to accept, and to hand in what is required', async () => {
    expect(await tasksInShort(office.registrar)).toEqual(['lapse.record', 'allocation.name-hospital 3']);
    expect((await tasksInShort(office.recipient)).sort()).toEqual(
      ['allocation.accept 1', 'allocation.accept 2', 'requirement.fulfil 1', 'requirement.fulfil 2'].sort(),
    );
    const [accept] = await tasksOf(office.recipient, '&kind=allocation.accept');
    expect(accept!.deadline).toEqual({
      kind: 'acceptance',
      dueOn: '2025-02-17',
      days: 10,
      unit: 'business-days',
      late: true,
    });
    await office.registrar.must('PUT', `/allocations/${lines[2]!.id}/hospital`, { hospitalId: office.hospitals[2] });
    const line = `/allocations/${lines[0]!.id}`;
    await office.recipient.must('POST', `${line}/acceptance`, { filingNumber: 'E-1', acceptedOn: '2025-02-10' });
    const document = { document: 'EJEMPLO: certificación', documentOn: '2025-02-10' };
    await office.recipient.must('POST', `${line}/requirements/bank-certificate`, document);
    const [decide] = await tasksOf(office.approver);
    expect(decide).toMatchObject({ kind: 'requirement.decide', detail: 'bank-certificate', doable: true });
    expect(decide!.todo).toBe('Aceptar el documento o devolverlo: certificación bancaria');
    const refused = { reason: 'EJEMPLO: la cuenta no es del hospital' };
    await office.approver.must('POST', `${line}/requirements/bank-certificate/refusal`, refused);
    const again = (await tasksOf(office.recipient, `&allocation=${lines[0]!.id}`))[0];
    expect(again).toMatchObject({ kind: 'requirement.fulfil', reason: refused.reason });
    for (const each of lines) {
      const address = `/allocations/${each.id}/requirements/bank-certificate`;
      await office.recipient.must('POST', address, document);
      await office.approver.must('POST', `${address}/acceptance`, {});
    }
    expect((await tasksInShort(office.recipient)).sort()).toEqual(['allocation.accept 2', 'allocation.accept 3']);
  });

  it('an order waits for another person, then for the paymaster, then for the hospital', async () => {
    const { id } = await both.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order('300000.00'));
    expect((await tasksInShort(office.approver)).filter(only('disbursement'))).toEqual(['disbursement.approve 1']);
    expect((await tasksInShort(both)).filter(only('disbursement'))).toEqual(['disbursement.approve 1 own']);
    expect(await tasksInShort(office.paymaster)).toEqual([]);
    await office.approver.must('POST', `/disbursements/${id}/approval`, {});
    const [settle] = await tasksOf(office.paymaster);
    expect(settle).toMatchObject({
      kind: 'disbursement.settle',
      amount: '300000.00',
      deadline: { kind: 'fiscal-year', dueOn: '2025-12-31', late: true },
    });
    const settled = { effectiveOn: '2025-03-05', reference: 'EJEMPLO' };
    await office.paymaster.must('POST', `/disbursements/${id}/settlement`, settled);
    expect(await tasksOf(office.paymaster)).toEqual([]);
    const receipt = { amount: '300000.00', receivedOn: '2025-03-07' };
    expect(await tasksInShort(office.recipient, '&kind=receipt.confirm')).toEqual(['receipt.confirm 1']);
    await office.recipient.must('POST', `/disbursements/${id}/receipt`, receipt);
    expect((await tasksInShort(office.recipient, `&allocation=${lines[0]!.id}`)).sort()).toEqual(
      ['incorporation.record 1', 'execution.report 1', 'restitution.report 1'].sort(),
    );
  });

  it('the hospital incorporates, reports, answers the observation and gives back what is left', async () => {
    const line = `/allocations/${lines[0]!.id}`;
    const ofLine = `&allocation=${lines[0]!.id}`;
    const act = { actKind: 'Acuerdo', actNumber: '7', actOn: '2025-03-10', amount: '300000.00' };
    await office.recipient.must('POST', `${line}/incorporation`, act);
    const report = {
      cutoff: '2025-11-28',
      contracted: '200000.00',
      obligated: '200000.00',
      paid: '200000.00',
      yieldsEarned: '0.00',
      final: true,
    };
    const first = await office.recipient.must('POST', `${line}/execution-reports`, report);
    expect(await tasksInShort(office.recipient, `${ofLine}&kind=execution.report`)).toEqual([]);
    expect((await tasksInShort(office.approver)).filter(only('execution'))).toEqual(['execution.decide 1']);
    const reason = 'EJEMPLO: falta el contrato';
    await office.approver.must('POST', `/execution-reports/${first.id}/observation`, { reason });
    const [correct] = await tasksOf(office.recipient, `${ofLine}&kind=execution.correct`);
    expect(correct).toMatchObject({ reason, subject: { id: first.id }, acts: [{ href: `${line}/execution-reports` }] });
    expect(correct!.deadline).toMatchObject({ kind: 'final-report', late: true });
    const second = await office.recipient.must('POST', `${line}/execution-reports`, report);
    await office.approver.must('POST', `/execution-reports/${second.id}/acceptance`, {});
    const [owed] = await tasksOf(office.recipient, ofLine);
    expect(owed).toMatchObject({ kind: 'restitution.report', detail: 'principal', amount: '100000.00' });
    const deposit = { kind: 'principal', amount: '100000.00', depositedOn: '2025-12-10' };
    const given = { ...deposit, portfolio: 'EJEMPLO', reference: 'EJEMPLO' };
    await office.recipient.must('POST', `${line}/restitutions`, given);
    expect(await tasksOf(office.recipient, ofLine)).toEqual([]);
    const [verify] = await tasksOf(office.paymaster);
    expect(verify).toMatchObject({ kind: 'restitution.verify', amount: '100000.00', doable: true });
    await office.paymaster.must('POST', verify!.acts[0]!.href, {});
    expect(await tasksInShort(office.approver)).toEqual(['allocation.close 1']);
    await office.approver.must('POST', `${line}/closure`, { closedOn: '2026-01-15' });
    expect(await tasksOf(office.approver)).toEqual([]);
  });

  it('withdrawals, clarifications, annulments, reversals and lapses wait for who did not ask for them', async () => {
    const line = `/allocations/${lines[1]!.id}`;
    const asked = { reason: 'EJEMPLO', payment: 'unknown', withdrawnOn: '2025-04-01', source: 'EJEMPLO' };
    const withdrawal = await both.must('POST', `${line}/withdrawal`, asked);
    expect(await tasksInShort(office.approver)).toEqual(['withdrawal.approve 2']);
    expect((await tasksOf(office.approver))[0]!.amount).toBe('300000.00');
    expect((await tasksInShort(both)).filter(only('withdrawal'))).toEqual(['withdrawal.approve 2 own']);
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    expect(await tasksInShort(office.approver)).toEqual(['withdrawal.clarify 2']);
    expect((await tasksInShort(both)).filter(only('withdrawal'))).toEqual(['withdrawal.clarify 2 own']);
    const after = { payment: 'after', evidence: 'EJEMPLO', effectiveOn: '2025-04-02', receivedOn: '2025-04-03' };
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/clarification`, after);
    expect(await tasksInShort(office.recipient, `&allocation=${lines[1]!.id}`)).toEqual(['restitution.report 2']);

    const paid = await disburse(office, lines[2]!.id, '300000.00', '2025-03-03');
    const { items } = (
      await office.auditor.get<{ items: { id: string; act: string }[] }>(`/ledger/entries?allocation=${lines[1]!.id}`)
    ).body;
    const entry = items.find(({ act }) => act === 'clarify')!;
    const reversal = await office.registrar.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    expect((await tasksInShort(office.approver)).filter(only('reversal'))).toEqual(['reversal.approve 2']);
    expect((await tasksInShort(office.paymaster)).filter(only('reversal'))).toEqual([]);
    await office.approver.must('POST', `/ledger/reversals/${reversal.id}/refusal`, { reason: 'EJEMPLO' });

    await office.recipient.must('POST', `/disbursements/${paid}/receipt`, {
      amount: '300000.00',
      receivedOn: '2025-03-04',
    });
    const third = `/allocations/${lines[2]!.id}`;
    const posterior = { reason: 'EJEMPLO', payment: 'after', withdrawnOn: '2025-05-02', source: 'EJEMPLO' };
    const later = await office.recipient.must('POST', `${third}/withdrawal`, posterior);
    await office.approver.must('POST', `/withdrawals/${later.id}/approval`, {});
    await both.must('POST', `/withdrawals/${later.id}/annulment`, { reason: 'EJEMPLO: era otra línea' });
    expect((await tasksInShort(both)).filter(only('annulment'))).toEqual(['annulment.approve 3 own']);
    const [annulment] = await tasksOf(office.approver, '&kind=annulment.approve');
    expect(annulment).toMatchObject({ doable: true, reason: 'EJEMPLO: era otra línea' });

    const [free] = await tasksOf(office.registrar, '&kind=lapse.record');
    expect(free).toMatchObject({ since: '2026-01-01', amount: '100000.00' });
    await office.registrar.must('POST', free!.acts[0]!.href, { actNumber: 'EJEMPLO', effectiveOn: '2025-12-31' });
    expect(await tasksOf(office.registrar, '&kind=lapse.record')).toEqual([]);
    expect((await tasksInShort(office.approver)).filter(only('lapse'))).toEqual(['lapse.approve']);
  });

  it('a waiver waits for who did not ask for it, until the day on which it would end', async () => {
    const { items } = (await office.registrar.get<{ items: { id: string }[] }>(`/findings?resolution=${resolutionId}`))
      .body;
    const finding = items[0]!.id;
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await both.must('POST', `/findings/${finding}/waiver`, { reason: 'EJEMPLO', until });
    const [waiver] = await tasksOf(office.approver, '&kind=waiver.approve');
    expect(waiver).toMatchObject({
      doable: true,
      subject: { id: finding },
      deadline: { kind: 'waiver', dueOn: until, late: false },
    });
    expect(await tasksInShort(both, '&kind=waiver.approve&doable=false')).toHaveLength(1);
    expect(await tasksOf(both, '&kind=waiver.approve&doable=true')).toEqual([]);
  });

  it('never offers what the act would refuse for its role or its maker', async () => {
    await publish(office, ['1000.00', '2000.00', '3000.00'], { executeBy: '2025-11-28' });
    const year = thisYear();
    await publish(office, ['1000.00'], { year, fiscalYear: year, issuedOn: `${year}-01-01` });
    expect((await tasksInShort(office.registrar)).filter(only('disbursement'))).toEqual(['disbursement.order 1']);
    let tried = 0;
    for (const person of everybody) {
      for (const task of await tasksOf(person)) {
        const reply = await tryOut(person, task);
        tried += task.doable ? 1 : 0;
        expect([task.kind, task.doable, reply]).toEqual([task.kind, task.doable, task.doable ? 200 : reply]);
        if (!task.doable) expect(reply).toMatch(/maker-is-checker$/);
      }
    }
    expect(tried).toBeGreaterThan(10);
  });

  /** What the usual act of the task answers now: 200, or the code of what refuses it. */
  async function tryOut(person: Visitor, task: Task): Promise<number | string> {
    const { method, href } = task.acts[0] ?? (await usualActOf(task));
    if (method === 'PUT') return (await person.put(href, { hospitalId: office.hospitals[2] })).status;
    const reply = await person.post<{ code: string }>(href, formFor(task), { 'dry-run': 'true' });
    return reply.status === 200 ? 200 : reply.body.code;
  }

  async function usualActOf(task: Task): Promise<Task['acts'][number]> {
    for (const person of everybody) {
      const same = (await tasksOf(person)).find(({ id, doable }) => id === task.id && doable);
      if (same) return same.acts[0]!;
    }
    throw new Error(`nobody can do ${task.id}`);
  }

  it('pages without losing or repeating any, and counts them', async () => {
    const whole = await tasksOf(both);
    const paged: Task[] = [];
    let cursor = '';
    do {
      const page: { body: TaskList } = await both.get<TaskList>(`/tasks?limit=2${cursor}`);
      paged.push(...page.body.items);
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
      const counted = page.body.counts.reduce((sum, { doable, own }) => sum + doable + own, 0);
      expect(counted).toBe(whole.length);
    } while (cursor !== '');
    expect(paged).toEqual(whole);
    expect((await office.auditor.get<TaskList>('/tasks')).body).toEqual({ items: [], nextCursor: null, counts: [] });
    const wrong = await both.get('/tasks?cursor=WyJ4IiwieSJd');
    expect(wrong.status).toBe(422);
  });

  it("shows a hospital its own lines alone, and never the ministry's", async () => {
    const neighbour = await service.person('recipient', [office.hospitals[0]!]);
    const tasks = await tasksOf(neighbour);
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every(({ allocation }) => allocation?.line === 1)).toBe(true);
    expect(await tasksOf(neighbour, `&allocation=${lines[1]!.id}`)).toEqual([]);
  });
});
