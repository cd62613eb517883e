import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { tasksInShort, tasksOf } from '../support/tasks';
import type { Visitor } from '../support/visitor';

const day = (fromToday: number): string => {
  const bogota = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' }).format(
    new Date(Date.now() + fromToday * 86_400_000),
  );
  return bogota;
};

interface Delegated {
  readonly id: string;
  readonly state: string;
  readonly acts: number;
}

/** Somebody goes on vacation: what was theirs to do is another's for some days, and it never makes one person of two. */
describe('delegations', () => {
  let service: TestService;
  let office: Office;
  let lines: Line[];
  let deputy: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ lines } = await publish(office, ['300000.00', '300000.00', '300000.00']));
    deputy = await service.person('registrar');
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const form = (toPersonId: string | null, given: object = {}) => ({
    toPersonId,
    roles: ['approver'],
    from: day(0),
    until: day(14),
    reason: 'EJEMPLO: vacaciones',
    ...given,
  });
  const give = (by: Visitor, to: Visitor, given: object = {}) =>
    by.must<Delegated & Record<string, unknown>>('POST', '/delegations', form(to.id, given));
  const revoke = (by: Visitor, id: string) => by.must('POST', `/delegations/${id}/revocation`, { reason: 'EJEMPLO' });
  const order = async (by: Visitor, line = 0, amount = '1000.00') =>
    (
      await by.must('POST', `/allocations/${lines[line]!.id}/disbursements`, {
        amount,
        paymentOrder: 'EJEMPLO',
        orderedOn: '2025-03-03',
      })
    ).id;

  it('lets the delegate do it, says by whose delegation everywhere, and ends when it is revoked', async () => {
    const id = await order(office.registrar);
    expect((await deputy.post(`/disbursements/${id}/approval`)).status).toBe(403);
    const delegation = await give(office.approver, deputy);
    expect(delegation).toMatchObject({ state: 'running', acts: 0, roles: ['approver'], delegate: { id: deputy.id } });
    expect((await tasksInShort(deputy)).filter((task) => task.startsWith('disbursement'))).toEqual([
      'disbursement.approve 1',
    ]);
    const approved = await deputy.must<{ id: string; decision: object }>('POST', `/disbursements/${id}/approval`, {});
    expect(approved.decision).toMatchObject({
      outcome: 'approved',
      decidedBy: { id: deputy.id },
      byDelegationOf: { id: office.approver.id },
    });
    const entries = await office.auditor.get<{ items: { act: string; byDelegationOf: object | null }[] }>(
      `/ledger/entries?allocation=${lines[0]!.id}`,
    );
    const [publication, ordered] = entries.body.items;
    expect([publication!.byDelegationOf, ordered!.byDelegationOf]).toMatchObject([null, { id: office.approver.id }]);
    const events = await office.auditor.get<{ items: { act: string; content: { byDelegationOf?: object } }[] }>(
      `/audit/events?subject=${id}`,
    );
    const event = events.body.items.find(({ act }) => act === 'disbursement.approve')!;
    expect(event.content.byDelegationOf).toMatchObject({ id: office.approver.id, delegation: delegation.id });
    expect((await office.auditor.get(`/audit/verification`)).body['sound']).toBe(true);
    expect((await office.approver.get(`/delegations/${delegation.id}`)).body).toMatchObject({ acts: 1 });

    await revoke(office.approver, delegation.id);
    const other = await order(office.registrar);
    expect((await deputy.post(`/disbursements/${other}/approval`)).status).toBe(403);
    const twice = await office.approver.post<{ code: string }>(`/delegations/${delegation.id}/revocation`, {
      reason: 'EJEMPLO',
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'delegation.ended']);
    await office.approver.must('POST', `/disbursements/${other}/refusal`, { reason: 'EJEMPLO' });
  });

  it("an act of one's own role is one's own, whatever is lent", async () => {
    const { id } = await give(office.approver, deputy);
    const made = await order(deputy);
    const events = await office.auditor.get<{ items: { content: object }[] }>(`/audit/events?subject=${made}`);
    expect(events.body.items[0]!.content).not.toHaveProperty('byDelegationOf');
    const own = await deputy.post<{ code: string }>(`/disbursements/${made}/approval`);
    expect([own.status, own.body.code]).toEqual([409, 'disbursement.maker-is-checker']);
    expect(await tasksOf(deputy, '&kind=disbursement.approve&doable=true')).toEqual([]);
    await office.approver.must('POST', `/disbursements/${made}/refusal`, { reason: 'EJEMPLO' });
    await revoke(deputy, id);
  });

  it('who approved an order does not pay it: not by a role lent, nor for who lent theirs, nor with both roles', async () => {
    const payment = { effectiveOn: '2025-03-04', reference: 'EJEMPLO' };
    const payer = await service.person('paymaster');
    const both = await service.person(['approver', 'paymaster']);
    const lent = await give(office.approver, payer);
    const reversed = await give(both, deputy, { roles: ['paymaster'] });
    const refusedOf = async (by: Visitor, id: string) => {
      const reply = await by.post<{ code: string }>(`/disbursements/${id}/settlement`, payment);
      expect([reply.status, reply.body.code]).toEqual([409, 'disbursement.approver-pays']);
    };
    const made = await order(office.registrar, 2);
    await payer.must('POST', `/disbursements/${made}/approval`, {});
    await refusedOf(payer, made);
    expect(await tasksOf(payer, `&kind=disbursement.settle&doable=true&allocation=${lines[2]!.id}`)).toEqual([]);
    expect(await tasksOf(payer, `&kind=disbursement.settle&doable=false&allocation=${lines[2]!.id}`)).toHaveLength(1);
    await office.paymaster.must('POST', `/disbursements/${made}/settlement`, payment);
    const other = await order(office.registrar, 2);
    await both.must('POST', `/disbursements/${other}/approval`, {});
    await refusedOf(both, other);
    await refusedOf(deputy, other);
    await office.paymaster.must('POST', `/disbursements/${other}/settlement`, payment);
    await revoke(payer, lent.id);
    await revoke(both, reversed.id);
  });

  it('who acts for somebody decides nothing that somebody made', async () => {
    const both = await service.person(['registrar', 'approver']);
    const paymaster = await service.person('paymaster');
    const { id } = await give(both, paymaster);
    const refusedFor = async (path: string, body: object = {}) => {
      const reply = await paymaster.post<{ code: string }>(path, body);
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, 'delegation.maker-is-checker']);
    };
    const made = await order(both, 1);
    const [task] = await tasksOf(paymaster, '&kind=disbursement.approve');
    expect(task).toMatchObject({ doable: false, note: 'Lo hizo quien le delegó: lo decide otra persona.' });
    for (const act of ['approval', 'refusal', 'return']) {
      await refusedFor(`/disbursements/${made}/${act}`, act === 'approval' ? {} : { reason: 'EJEMPLO' });
    }
    await office.approver.must('POST', `/disbursements/${made}/refusal`, { reason: 'EJEMPLO' });
    const form = { reason: 'EJEMPLO', payment: 'unknown', withdrawnOn: '2025-04-01', source: 'EJEMPLO' };
    const withdrawal = await both.must('POST', `/allocations/${lines[1]!.id}/withdrawal`, form);
    await refusedFor(`/withdrawals/${withdrawal.id}/approval`);
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    await refusedFor(`/withdrawals/${withdrawal.id}/clarification`, { payment: 'before', evidence: 'EJEMPLO' });
    const draft = await both.must('POST', '/resolutions', {
      kind: 'strategy',
      issuer: 'EJEMPLO — Ministerio',
      number: 9401,
      year: 2025,
      issuedOn: '2025-02-03',
      title: 'EJEMPLO',
      fiscalYear: 2025,
    });
    await both.must('POST', `/resolutions/${draft.id}/review`, {});
    await refusedFor(`/resolutions/${draft.id}/publication`);
    const { items } = (
      await office.auditor.get<{ items: { id: string; act: string }[] }>(`/ledger/entries?allocation=${lines[1]!.id}`)
    ).body;
    const contest = items.find(({ act }) => act === 'contest')!;
    const reversal = await both.must('POST', `/ledger/entries/${contest.id}/reversal`, { reason: 'EJEMPLO' });
    await refusedFor(`/ledger/reversals/${reversal.id}/approval`);
    await revoke(both, id);
    await office.approver.must('POST', `/ledger/reversals/${reversal.id}/refusal`, { reason: 'EJEMPLO' });
  });

  it('a reversal is judged by the role that its act asks for, own or lent', async () => {
    await disburse(office, lines[2]!.id, '1000.00');
    const { items } = (
      await office.auditor.get<{ items: { id: string; act: string }[] }>(`/ledger/entries?allocation=${lines[2]!.id}`)
    ).body;
    const settle = items.find(({ act }) => act === 'settle')!;
    await office.paymaster.must('POST', `/ledger/entries/${settle.id}/reversal`, { reason: 'EJEMPLO' });
    const entry = items.find(({ act }) => act === 'order')!;
    const { id } = await office.registrar.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    // A paymaster may decide reversals, and not this one by a role of its own.
    const paymaster = await service.person('paymaster');
    expect((await paymaster.post(`/ledger/reversals/${id}/approval`)).status).toBe(403);
    const delegation = await give(office.approver, paymaster);
    await paymaster.must('POST', `/ledger/reversals/${id}/approval`, {});
    expect((await office.approver.get(`/delegations/${delegation.id}`)).body).toMatchObject({ acts: 1 });
    await revoke(office.approver, delegation.id);
  });

  it.each<[string, () => [Visitor, object] | Promise<[Visitor, object]>, number, string]>([
    ['a role that is not one’s own', () => [office.registrar, form(deputy.id)], 409, 'delegation.not-yours'],
    ['to oneself', () => [office.approver, form(office.approver.id)], 422, 'delegation.to-oneself'],
    ['to nobody', () => [office.approver, form(lines[0]!.id)], 422, 'delegation.unknown-person'],
    ['to somebody disabled', async () => [office.approver, form(await disabled())], 422, 'delegation.unknown-person'],
    [
      'to who has it already',
      async () => [office.approver, form((await service.person('approver')).id)],
      409,
      'delegation.already-has',
    ],
    ['to a hospital', () => [office.approver, form(office.recipient.id)], 422, 'person.roles-apart'],
    ['to an auditor', () => [office.approver, form(office.auditor.id)], 422, 'person.roles-apart'],
    ['since yesterday', () => [office.approver, form(deputy.id, { from: day(-1) })], 409, 'delegation.dates'],
    ['for too long', () => [office.approver, form(deputy.id, { until: day(90) })], 409, 'delegation.dates'],
    ['backwards', () => [office.approver, form(deputy.id, { from: day(3), until: day(2) })], 409, 'delegation.dates'],
    [
      'a role that cannot be lent',
      () => [office.approver, form(deputy.id, { roles: ['auditor'] })],
      422,
      'form.refused',
    ],
    ['no role', () => [office.approver, form(deputy.id, { roles: [] })], 422, 'form.refused'],
    ['to two at once', () => [office.approver, form(deputy.id, { toEmail: 'a@b' })], 422, 'form.refused'],
    ['a hospital’s role', () => [office.recipient, form(deputy.id)], 403, 'role.forbidden'],
    ['an administrator’s', async () => [await service.person('administrator'), form(deputy.id)], 403, 'role.forbidden'],
    ['what was lent, lent on', lentOn, 409, 'delegation.not-yours'],
  ])('refuses %s', async (_, made, status, code) => {
    const [by, body] = await made();
    const reply = await by.post<{ code: string }>('/delegations', body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  async function disabled(): Promise<string | null> {
    const { id } = await service.person('registrar');
    await service.database.query('update person set disabled_at = now() where id = $1', [id]);
    return id;
  }

  async function lentOn(): Promise<[Visitor, object]> {
    const [between, last] = [await service.person('paymaster'), await service.person('registrar')];
    await give(office.approver, between);
    return [between, form(last.id)];
  }

  it.each<[string, (id: string, delegator: Visitor) => Promise<unknown>]>([
    ['before its first day', (id) => dates(id, { starts: 1, ends: 5 })],
    ['after its last day', (id) => dates(id, { starts: -5, ends: -1 })],
    ['its delegator stops working here', (_, { id }) => set('disabled_at = now()', id)],
    ['its delegator has the role no longer', (_, { id }) => set(`roles = '{registrar}'`, id)],
  ])('lends nothing when %s', async (_, happens) => {
    const delegator = await service.person('approver');
    const delegate = await service.person('paymaster');
    const made = await order(office.registrar);
    const delegation = await give(delegator, delegate);
    expect((await delegate.post(`/disbursements/${made}/approval`, {}, { 'dry-run': 'true' })).status).toBe(200);
    await happens(delegation.id, delegator);
    expect((await delegate.post(`/disbursements/${made}/approval`)).status).toBe(403);
    expect(await tasksOf(delegate, '&kind=disbursement.approve')).toEqual([]);
    await office.approver.must('POST', `/disbursements/${made}/refusal`, { reason: 'EJEMPLO' });
  });

  // The calendar does not move for a test: the row does, past the trigger that forbids it.
  async function dates(id: string, { starts, ends }: { starts: number; ends: number }): Promise<void> {
    await service.database.query('alter table delegation disable trigger delegation_only_revoked');
    await service.database.query('update delegation set starts_on = $2, ends_on = $3 where id = $1', [
      id,
      day(starts),
      day(ends),
    ]);
    await service.database.query('alter table delegation enable trigger delegation_only_revoked');
  }

  function set(what: string, id: string | null): Promise<unknown> {
    return service.database.query(`update person set ${what} where id = $1`, [id]);
  }

  it('is seen by its two people, by auditors and by administrators, and never changed', async () => {
    const { id } = await give(office.approver, deputy, { from: day(2), until: day(4) });
    const administrator = await service.person('administrator');
    for (const person of [office.approver, deputy, office.auditor, administrator]) {
      expect((await person.get<Delegated>(`/delegations/${id}`)).body.state).toBe('coming');
    }
    const stranger = await service.person('registrar');
    expect((await stranger.get(`/delegations/${id}`)).status).toBe(404);
    expect((await stranger.get<{ items: unknown[] }>('/delegations')).body.items).toEqual([]);
    expect((await stranger.post(`/delegations/${id}/revocation`, { reason: 'EJEMPLO' })).status).toBe(404);
    const coming = await deputy.get<{ items: { id: string }[] }>('/delegations?state=coming');
    expect(coming.body.items.map((each) => each.id)).toEqual([id]);
    for (const attack of [
      `update delegation set ends_on = ends_on + 60 where id = '${id}'`,
      `update delegation set roles = '{paymaster}' where id = '${id}'`,
      `delete from delegation where id = '${id}'`,
      'truncate delegation cascade',
      'delete from delegated_act',
    ]) {
      await expect(service.database.query(attack)).rejects.toThrow();
    }
    await revoke(administrator, id);
    expect((await deputy.get<Delegated>(`/delegations/${id}`)).body.state).toBe('revoked');
  });
});
