import { disbursementStatuses } from '../../src/budget/disbursements/disbursement.rules';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Entry {
  readonly id: string;
  readonly act: string;
  readonly reversedBy: string | null;
}

interface Register {
  readonly items: { id: string; state: string; amount: string }[];
  readonly counts: { state: string; count: number; capital: string }[];
}

/** The state of a giro that is stored for the register, after each act that there is of it and each that undoes one. */
describe('the stored state of a giro', () => {
  let service: TestService;
  let office: Office;
  let line: string;
  const seen = new Set<string>();

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  beforeEach(async () => {
    line = (await publish(office, ['1000.00'])).lines[0]!.id;
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  const order = async (amount: string) => {
    const form = { amount, paymentOrder: 'EJEMPLO', orderedOn: '2025-03-03' };
    return (await office.registrar.must('POST', `/allocations/${line}/disbursements`, form)).id;
  };
  const act = (by: Visitor, giro: string, what: string, form: object = {}) =>
    by.must('POST', `/disbursements/${giro}/${what}`, form);
  const settle = (giro: string) => act(office.paymaster, giro, 'settlement', { effectiveOn: '2025-03-03' });
  const reject = (giro: string) =>
    act(office.paymaster, giro, 'rejection', { effectiveOn: '2025-03-20', reason: 'EJEMPLO' });
  const receive = (giro: string, amount: string) =>
    act(office.recipient, giro, 'receipt', { amount, receivedOn: '2025-03-20' });

  /** The last entry of this act that stands; by two people where it takes two. */
  async function undo(what: string, by: Visitor): Promise<void> {
    const { body } = await office.auditor.get<{ items: Entry[] }>(`/ledger/entries?allocation=${line}`);
    const entry = body.items.findLast((each) => each.act === what && each.reversedBy === null)!;
    const asked = await by.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    if (asked['state'] !== 'pending') return;
    await office.approver.must('POST', `/ledger/reversals/${asked.id}/approval`, {});
  }

  /** The register says it, the giro's own page says it, and the totals are those of the line's giros. */
  async function expectState(giro: string, state: string): Promise<void> {
    seen.add(state);
    const { items, counts } = (await office.auditor.get<Register>(`/register?allocation=${line}&limit=200`)).body;
    expect(items.find(({ id }) => id === giro)?.state).toBe(state);
    for (const { id, state: said } of items) {
      const { body } = await office.auditor.get<{ status: string }>(`/disbursements/${id}`);
      expect([id, said]).toEqual([id, body.status]);
    }
    const added = new Map<string, number[]>();
    for (const item of items) added.set(item.state, [...(added.get(item.state) ?? []), Number(item.amount)]);
    const sums = [...added].map(([name, amounts]) => [name, amounts.length, amounts.reduce((sum, each) => sum + each)]);
    expect(counts.map((each) => [each.state, each.count, Number(each.capital)])).toEqual(sums.sort());
    const { body } = await office.auditor.get<Register>(`/register?allocation=${line}&state=${state}`);
    expect(body.items.map(({ id }) => id)).toContain(giro);
  }

  it('follows an order that is turned down', async () => {
    const [refused, returned] = [await order('100.00'), await order('200.00')];
    await expectState(refused, 'pending');
    await act(office.approver, refused, 'refusal', { reason: 'EJEMPLO' });
    await expectState(refused, 'refused');
    await act(office.approver, returned, 'return', { reason: 'EJEMPLO' });
    await expectState(returned, 'returned');
  });

  it('follows a giro to the hospital, and all the way back', async () => {
    const giro = await order('600.00');
    const steps: [() => Promise<unknown>, string][] = [
      [() => act(office.approver, giro, 'approval'), 'ordered'],
      [() => settle(giro), 'in-transit'],
      [() => receive(giro, '200.00'), 'received-partly'],
      [() => receive(giro, '400.00'), 'received'],
      [() => undo('confirm', office.recipient), 'received-partly'],
      [() => reject(giro), 'received'],
      [() => undo('reject', office.paymaster), 'received-partly'],
      [() => undo('confirm', office.recipient), 'in-transit'],
      [() => reject(giro), 'rejected'],
      [() => undo('reject', office.paymaster), 'in-transit'],
      [() => undo('settle', office.paymaster), 'ordered'],
      [() => reject(giro), 'rejected'],
      [() => undo('reject', office.paymaster), 'ordered'],
      [() => undo('order', office.registrar), 'annulled'],
    ];
    for (const [step, state] of steps) {
      await step();
      await expectState(giro, state);
    }
  });

  it.each([
    ['arrived', '2025-04-20', 'received'],
    ['was paid', null, 'in-transit'],
  ])('follows what comes to light on a contested line: that it %s, and that it was a mistake', async (...given) => {
    const [, receivedOn, state] = given;
    const contested = { payment: 'unknown', withdrawnOn: '2025-04-01', reason: 'EJEMPLO', source: 'EJEMPLO' };
    const withdrawal = await office.registrar.must('POST', `/allocations/${line}/withdrawal`, contested);
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    const clarification = { payment: 'after', evidence: 'EJEMPLO', receivedOn };
    const giroOf = async () => {
      const { items } = (await office.auditor.get<Register>(`/register?allocation=${line}`)).body;
      return items.at(-1)!.id;
    };
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/clarification`, clarification);
    const first = await giroOf();
    await expectState(first, state);
    await undo('clarify', office.registrar);
    await expectState(first, 'annulled');
    await office.approver.must('POST', `/withdrawals/${withdrawal.id}/clarification`, clarification);
    await expectState(await giroOf(), state);
  });

  it('is none that nobody reached', () => {
    expect([...seen].sort()).toEqual([...disbursementStatuses].sort());
  });

  it('is told by a record that comes after its entry too', async () => {
    const giro = await disburse(office, line, '300.00');
    await receive(giro, '300.00');
    const runner = service.database.createQueryRunner();
    await runner.startTransaction();
    const state = async () => {
      const sql = 'select state from disbursement_state where disbursement_id = $1';
      return ((await runner.query(sql, [giro])) as { state: string }[])[0]?.state;
    };
    try {
      // As no act leaves it: the entry of a receipt, and nothing of the receipt.
      await runner.query('set local session_replication_role = replica');
      await runner.query(`update disbursement_state set state = 'rejected' where disbursement_id = $1`, [giro]);
      await runner.query(
        'create temporary table kept on commit drop as select * from receipt where disbursement_id = $1',
        [giro],
      );
      await runner.query('delete from receipt where disbursement_id = $1', [giro]);
      await runner.query('set local session_replication_role = origin');
      expect(await state()).toBe('rejected');
      await runner.query('insert into receipt select * from kept');
      expect(await state()).toBe('received');
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
