import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

interface Trace {
  readonly figure: { amount: string | null; place: string | null };
  readonly entries: {
    entry: { id: string; act: string; document: string; recordedBy: { id: string }; approvedBy: { id: string } | null };
    amount: string | null;
    events: { act: string; person: { id: string }; wroteTheEntry: boolean }[];
  }[];
  readonly nextCursor: string | null;
  readonly flow: { cameFrom: Parcel[]; wentTo: Parcel[]; convention: string } | null;
}

interface Parcel {
  readonly amount: string;
  readonly now: { place: string; line: number | null };
  readonly steps: { act: string; from: { place: string }; to: { place: string } }[];
}

/** From any figure to who said it; from a withdrawn peso to where it went. */
describe('the trace of a figure', () => {
  let service: TestService;
  let office: Office;
  let resolutionId: string;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ id: resolutionId, lines } = await publish(office, ['500000.00', '300000.00', '200000.00']));
    // The first line gives up before it is paid; 350.000 of it go to the second and 100.000 to the third.
    const { id } = await office.registrar.must('POST', `/allocations/${lines[0]!.id}/withdrawal`, {
      filingNumber: 'EJEMPLO-1',
      withdrawnOn: '2025-04-01',
      reason: 'EJEMPLO',
      payment: 'before',
      source: 'EJEMPLO',
    });
    await office.approver.must('POST', `/withdrawals/${id}/approval`, {});
    await reassign();
    await disburse(office, lines[1]!.id, '400000.00', '2025-06-02');
  });
  afterAll(() => service.close());

  async function reassign(): Promise<void> {
    const { id } = await office.registrar.must('POST', '/resolutions', {
      kind: 'amendment',
      issuer: 'EJEMPLO — Ministerio',
      number: 9999,
      year: 2025,
      issuedOn: '2025-05-05',
      title: 'EJEMPLO — Reasigna',
      fiscalYear: 2025,
      amendsId: resolutionId,
    });
    const [from, second, third] = lines.map((line) => line.id);
    await office.registrar.must('PUT', `/resolutions/${id}/changes`, [
      { change: 'reassign', fromAllocationId: from, toAllocationId: second, amount: '350000.00' },
      { change: 'reassign', fromAllocationId: from, toAllocationId: third, amount: '100000.00' },
    ] as never);
    await office.approver.must('POST', `/resolutions/${id}/publication`, {});
  }

  const trace = async (query: string) => (await office.auditor.get<Trace>(`/ledger/trace?${query}`)).body;

  it('says where each withdrawn peso is, first in first out, and that this is a convention', async () => {
    const { figure, entries, flow } = await trace(`allocation=${lines[0]!.id}&place=released`);
    expect(figure).toMatchObject({ amount: '50000.00', place: 'released' });
    expect(entries.map(({ entry, amount }) => [entry.act, amount])).toEqual([
      ['withdraw', '500000.00'],
      ['reassign', '-450000.00'],
    ]);
    const told = flow!.wentTo.map(({ amount, now, steps }) => [
      amount,
      now.line,
      now.place,
      steps.map((step) => step.act).join(' '),
    ]);
    expect(told.sort()).toEqual([
      // The second line had 300.000 of its own, which were paid first.
      ['100000.00', 2, 'transit', 'reassign order settle'],
      ['100000.00', 3, 'assigned', 'reassign'],
      ['250000.00', 2, 'assigned', 'reassign'],
      ['50000.00', 1, 'released', ''],
    ]);
    expect(flow!.convention).toContain('primero en entrar, primero en salir');
  });

  it('says where what is in transit came from, step by step', async () => {
    const { flow } = await trace(`allocation=${lines[1]!.id}&place=transit`);
    expect(flow!.cameFrom.map(({ amount, steps }) => [amount, steps.map((step) => step.act).join(' ')])).toEqual([
      ['300000.00', 'publish order settle'],
      ['100000.00', 'publish withdraw reassign order settle'],
    ]);
  });

  it('goes from an entry to its document, its maker, its checker and the event that wrote it', async () => {
    const { entries } = await trace(`allocation=${lines[1]!.id}&place=ordered`);
    const [ordered, settled] = entries;
    expect(ordered!.entry).toMatchObject({
      document: 'Orden de pago EJEMPLO-400000.00',
      recordedBy: { id: office.registrar.id },
      approvedBy: { id: office.approver.id },
    });
    expect(ordered!.events.map(({ act, person, wroteTheEntry }) => [act, person.id, wroteTheEntry])).toEqual([
      ['disbursement.order', office.registrar.id, false],
      ['disbursement.approve', office.approver.id, true],
      ['disbursement.settle', office.paymaster.id, false],
    ]);
    expect(settled!.events.find(({ wroteTheEntry }) => wroteTheEntry)!.act).toBe('disbursement.settle');
    const one = await trace(`entry=${ordered!.entry.id}`);
    expect(one.entries).toEqual([{ ...ordered, amount: null }]);
    const posting = await trace(`posting=${ordered!.entry.id}.2`);
    expect(posting.figure).toMatchObject({ amount: '400000.00', place: 'ordered' });
    expect(posting.entries.map(({ entry }) => entry.id)).toEqual([ordered!.entry.id]);
  });

  it('gives the entries of a total of the whole resolution, a page at a time', async () => {
    const first = await trace(`resolution=${resolutionId}&place=assigned&limit=2`);
    expect(first.figure.amount).toBe('550000.00');
    const rest = await trace(`resolution=${resolutionId}&place=assigned&limit=2&cursor=${first.nextCursor!}`);
    const acts = [...first.entries, ...rest.entries].map(({ entry }) => entry.act);
    expect(acts).toEqual(['publish', 'withdraw', 'reassign', 'order']);
    expect(first.flow).toBeNull();
    const before = await trace(`resolution=${resolutionId}&place=assigned&asOf=2025-04-30`);
    expect(before.figure.amount).toBe('500000.00');
  });

  it.each(['', 'place=held', 'entry=1', 'posting=1.1', 'allocation=01a1fc6e-1705-7768-bb08-a6681b1fa9c9'])(
    'refuses a question that names no figure: «%s»',
    async (query) => {
      expect((await office.auditor.get(`/ledger/trace?${query}`)).status).toBe(422);
    },
  );

  it('does not find what is not there', async () => {
    const nobody = '01a1fc6e-1705-7768-bb08-a6681b1fa9c9';
    for (const query of [`entry=${nobody}`, `posting=${nobody}.1`, `allocation=${nobody}&place=held`]) {
      expect((await office.auditor.get(`/ledger/trace?${query}`)).status).toBe(404);
    }
    await expectLedgerSound(service.database);
  });
});
