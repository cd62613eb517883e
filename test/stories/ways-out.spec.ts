import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, linesOf, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** Nobody who tells the truth is left with money that no act can move any more. */
describe('ways out', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  async function withdrawnAndClosed(line: string): Promise<void> {
    const { id } = await office.recipient.must('POST', `/allocations/${line}/withdrawal`, {
      withdrawnOn: '2025-04-01',
      reason: 'EJEMPLO',
      payment: 'before',
      source: 'EJEMPLO',
    });
    await office.approver.must('POST', `/withdrawals/${id}/approval`, {});
    await office.approver.must('POST', `/allocations/${line}/closure`, { closedOn: '2025-04-30' });
  }

  const places = async (id: string) => (await linesOf(office, id)).map((line: Line) => line.places);

  describe('of a giro that arrived in part', () => {
    let line: string;
    let giro: string;
    const giroNow = async () => (await office.auditor.get(`/disbursements/${giro}`)).body;
    const entryOf = async (act: string): Promise<string> => {
      const { body } = await office.auditor.get<{ items: { id: string; act: string }[] }>(
        `/ledger/entries?allocation=${line}`,
      );
      return body.items.find((entry) => entry.act === act)!.id;
    };
    const reject = () =>
      office.paymaster.must('POST', `/disbursements/${giro}/rejection`, {
        effectiveOn: '2025-03-10',
        reason: 'EJEMPLO: el banco devolvió la diferencia',
      });

    beforeEach(async () => {
      line = (await publish(office, ['1000.00'])).lines[0]!.id;
      giro = await disburse(office, line, '1000.00');
      const receipt = { amount: '600.00', receivedOn: '2025-03-05' };
      await office.recipient.must('POST', `/disbursements/${giro}/receipt`, receipt);
    });

    it('the bank sends the rest back to the line, and the dispute is over', async () => {
      await reject();
      expect(await giroNow()).toMatchObject({ status: 'received', received: '600.00', places: { transit: '0.00' } });
      const { body } = await office.auditor.get<Line>(`/allocations/${line}`);
      expect(body).toMatchObject({ status: 'received-partly', places: { assigned: '400.00', held: '600.00' } });
    });

    it('and what arrived may still prove a mistake', async () => {
      await reject();
      await office.recipient.must('POST', `/ledger/entries/${await entryOf('confirm')}/reversal`, {
        reason: 'EJEMPLO',
      });
      expect(await giroNow()).toMatchObject({ status: 'in-transit', places: { transit: '600.00' } });
      await reject();
      expect(await giroNow()).toMatchObject({ status: 'rejected', received: '0.00', places: { transit: '0.00' } });
    });

    it('as may the rejection', async () => {
      await reject();
      await office.paymaster.must('POST', `/ledger/entries/${await entryOf('reject')}/reversal`, { reason: 'EJEMPLO' });
      expect(await giroNow()).toMatchObject({ status: 'received-partly', places: { transit: '400.00' } });
    });
  });

  it('of a payment recorded by mistake: it is paid again, and what each payment answers is what is read after it', async () => {
    const { lines } = await publish(office, ['1000.00']);
    const order = { amount: '1000.00', orderedOn: '2025-03-03', note: 'EJEMPLO', source: 'EJEMPLO' };
    const { id } = await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order);
    await office.approver.must('POST', `/disbursements/${id}/approval`, {});
    const done = async (path: string, form: object) => {
      const answered = await office.paymaster.post(`/disbursements/${id}/${path}`, form);
      const read = await office.paymaster.get(`/disbursements/${id}`);
      expect(answered.text).toBe(read.text);
      expect(answered.headers['etag']).toBe(read.headers['etag']);
      return answered.body;
    };
    const undone = async (act: string) => {
      const { body } = await office.auditor.get<{ items: { id: string; act: string }[] }>(
        `/ledger/entries?allocation=${lines[0]!.id}`,
      );
      const entry = body.items.findLast((entry) => entry.act === act)!;
      await office.paymaster.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    };
    const first = await done('settlement', {
      effectiveOn: '2025-03-10',
      datePrecision: 'month',
      reference: 'EJEMPLO-1',
    });
    expect(first).toMatchObject({ status: 'in-transit', places: { ordered: '0.00', transit: '1000.00' } });
    await undone('settle');
    await done('rejection', { effectiveOn: '2025-03-11', reason: 'EJEMPLO' });
    await undone('reject');
    const again = await done('settlement', { effectiveOn: '2025-03-12', source: 'EJEMPLO' });
    expect(again).toMatchObject({
      status: 'in-transit',
      settlement: { effectiveOn: '2025-03-12', datePrecision: 'exact', reference: null },
      rejection: null,
    });
  });

  it('of money that a closed line had released: it is reassigned', async () => {
    const { id, lines } = await publish(office, ['1000.00', '500.00']);
    await withdrawnAndClosed(lines[0]!.id);
    const form = { kind: 'amendment', amendsId: id, authorizedAmount: undefined, issuedOn: '2025-05-05' };
    const amendment = await office.registrar.must('POST', '/resolutions', resolutionForm(form));
    await office.registrar.must('PUT', `/resolutions/${amendment.id}/changes`, [
      { change: 'reassign', fromAllocationId: lines[0]!.id, toAllocationId: lines[1]!.id, amount: '1000.00' },
    ]);
    await office.approver.must('POST', `/resolutions/${amendment.id}/publication`, {});
    expect(await places(id)).toMatchObject([
      { assigned: '0.00', released: '0.00' },
      { assigned: '1500.00', released: '0.00' },
    ]);
  });

  it('of a lapse recorded by mistake, though a line whose released money it took is closed', async () => {
    const { id, lines } = await publish(office, ['1000.00', '500.00']);
    await withdrawnAndClosed(lines[0]!.id);
    const written = { actNumber: 'EJEMPLO', effectiveOn: '2025-12-31' };
    const lapse = await office.registrar.must('POST', `/resolutions/${id}/lapses`, written);
    const { entryId } = await office.approver.must('POST', `/lapses/${lapse.id}/approval`, {});
    expect(await places(id)).toMatchObject([{ released: '0.00' }, { assigned: '0.00' }]);

    const asked = await office.registrar.must('POST', `/ledger/entries/${String(entryId)}/reversal`, {
      reason: 'EJEMPLO',
    });
    await office.approver.must('POST', `/ledger/reversals/${asked.id}/approval`, {});
    expect(await places(id)).toMatchObject([{ released: '1000.00' }, { assigned: '500.00' }]);
  });
});
