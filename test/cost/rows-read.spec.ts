import { FindingRefresh } from '../../src/budget/reconciliation/refresh.service';
import { Clock } from '../../src/platform/clock';
import { seeing } from '../../src/platform/database/scope';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { readBy, type Read } from '../support/rows-read';
import { startTestService, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';

/**
 * What acts and what follows from them read, counted in rows: it does not grow with the history.
 */
describe('rows read', () => {
  let service: TestService;
  let office: Office;
  let lines: readonly Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    lines = (await publish(office, ['400000.00', '300000.00', '250000.00'])).lines;
    await settle();
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  /** Less than one giro of the history adds. */
  const few = 5;

  const settle = () =>
    seeing('everything', () =>
      service.app.get(FindingRefresh).settle(service.app.get(Clock).today(), 'skip'),
    ) as Promise<unknown>;

  /** As the database does by itself after a while: a planner that knows nothing guesses. */
  const known = () => service.database.query('analyze');

  let number = 0;
  const asked = () => ({ amount: '1.00', orderedOn: '2025-06-30', paymentOrder: `EJEMPLO-${(number += 1)}` });
  const order = (line: Line): Promise<Read> =>
    readBy(() => office.registrar.must('POST', `/allocations/${line.id}/disbursements`, asked()));

  // Of what only grows; the rest is small here, and a planner may read it by any of its indexes.
  const ofHistory = ({ tables }: Read) =>
    ['ledger_posting', 'ledger_account', 'settlement', 'finding', 'finding_event', 'audit_event'].reduce(
      (sum, name) => sum + (tables[name]?.rows ?? 0),
      0,
    );

  /** More of everything: other hospitals of other resolutions, and another line of the same. */
  const history = async () => {
    const elsewhere = await openOffice(service);
    for (let more = 0; more < 4; more += 1) {
      const other = await publish(elsewhere, ['4000.00', '3000.00', '2500.00']);
      for (const line of other.lines) await disburse(elsewhere, line.id, '7.00');
      await disburse(office, lines[1]!.id, `${more + 1}.00`);
    }
    await settle();
  };

  it('an order reads as much on a line with many giros as on one with none', async () => {
    await order(lines[2]!);
    await known();
    const before = await order(lines[2]!);
    for (let more = 0; more < 8; more += 1) await disburse(office, lines[2]!.id, `${more + 1}.00`);
    await known();
    const after = await order(lines[2]!);
    expect(ofHistory(after)).toBeLessThanOrEqual(ofHistory(before) + few);
  });

  it('the findings after an act read the line, whatever else there is', async () => {
    const afterAct = async () => {
      await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, asked());
      return readBy(settle);
    };
    await settle();
    await known();
    const before = await afterAct();
    await history();
    await known();
    const after = await afterAct();
    expect(ofHistory(after)).toBeLessThanOrEqual(ofHistory(before) + few);
  });

  it('every rule of every resolution reads no table whole', async () => {
    await service.database.query('update finding_refresh set computed_on = null');
    const { tables } = await readBy(settle);
    const whole = Object.entries(tables).filter(([, { scans }]) => scans > 0);
    expect(whole).toEqual([]);
  });
});
