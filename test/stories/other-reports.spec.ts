import { prepareAccounts } from '../../src/records/accounts';
import { readConfig } from '../../src/platform/config';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Line {
  readonly id: string;
  readonly line: number;
  readonly hospital: { id: string } | null;
}

interface Moment {
  readonly asOf: string;
  readonly knownAt: string;
}

/** The reports besides the execution status, on the records that the first command loads. */
describe('the other reports', () => {
  const password = 'demostración 1409';
  const config = readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' });
  let service: TestService;
  let auditor: Visitor;
  let hospital: Visitor;
  const ids: Record<string, string> = {};
  const lines: Record<string, Line[]> = {};

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, config);
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    hospital = await Visitor.signIn(service.app, 'hospital@demo.localhost', password);
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    for (const { id, number } of body.items) ids[number] = id;
    for (const number of [1409, 9002]) {
      const page = await auditor.get<{ items: Line[] }>(`/resolutions/${ids[number]!}/allocations`);
      lines[number] = page.body.items;
    }
  }, 120_000);
  afterAll(() => service.close());

  const line = (number: number, resolution = 9002) => lines[resolution]!.find((each) => each.line === number)!;

  it('the statement of a line ends in the balances of its line, and tells what was undone', async () => {
    const { body } = await auditor.get<{
      closing: { capital: string; places: Record<string, string>; yields: Record<string, string> };
      lines: { movements: { act: string; document: string; recordedBy: { name: string | null } }[] }[];
    }>(`/allocations/${line(1).id}/statement`);
    expect(body.closing).toMatchObject({
      capital: '120000000.00',
      places: { executed: '115000000.00', returned: '5000000.00', held: '0.00' },
      yields: { earned: '312450.75', held: '0.00', returned: '312450.75' },
    });
    expect(body.lines[0]!.movements.map(({ act }) => act)).toEqual([
      ...['publish', 'order', 'settle', 'confirm', 'order', 'settle', 'confirm'],
      ...['execute', 'earn', 'execute', 'execute', 'earn', 'return', 'return'],
    ]);
    const own = await hospital.get<typeof body>(`/allocations/${line(1).id}/statement`);
    const names = own.body.lines[0]!.movements.map(({ recordedBy }) => recordedBy.name);
    expect([...new Set(names)].sort()).toEqual(['Hospital (demostración)', null]);
  });

  it('the statement of a period opens where the one before closes', async () => {
    type Body = { opening: object; closing: object };
    const of = (query: string) => auditor.get<Body>(`/hospitals/${line(2).hospital!.id}/statement?${query}`);
    const [first, second] = [await of('to=2025-03-04'), await of('from=2025-03-05&to=2025-12-31')];
    expect(second.body.opening).toEqual(first.body.closing);
    expect((await of('from=2025-03-05&to=2025-03-01')).body).toMatchObject({ code: 'statement.period-backwards' });
    expect((await of('to=2025-03-05&asOf=2025-03-01')).body).toMatchObject({ code: 'statement.period-ends-twice' });
  });

  it('what is pending of 1409 is no delay of a hospital: thirteen lines, eleven giros nobody has confirmed', async () => {
    const { body } = await auditor.get<{
      counts: Record<string, Record<string, number>>;
      items: { line: { line: number }; due: { code: string; who: string; state: string } }[];
      unconfirmed: { total: string; giros: { ageDays: number; datePrecision: string }[] };
    }>(`/resolutions/${ids[1409]!}/pending?asOf=2025-12-31`);
    expect(body.counts).toEqual({
      hospital: { overdue: 0, inTime: 0, noTerm: 11 },
      ministry: { overdue: 0, inTime: 0, noTerm: 2 },
    });
    expect(body.items.filter(({ due }) => due.code === 'clarify').map((item) => item.line.line)).toEqual([5, 6]);
    expect(body.unconfirmed.total).toBe('1588422540.00');
    expect(body.unconfirmed.giros.map(({ ageDays }) => ageDays)).toEqual(Array<number>(11).fill(152));
  });

  it('what is pending of everything holds, for a hospital, its own lines alone', async () => {
    const own = await hospital.get<{ items: { line: { line: number; resolutionId: string } }[] }>('/pending');
    const resolutions = new Set(own.body.items.map((item) => item.line.resolutionId));
    expect([...resolutions]).toEqual([ids[9002]]);
    expect(own.body.items.some((item) => item.line.line === 6)).toBe(false);
    const all = await auditor.get<typeof own.body>('/pending');
    expect(all.body.items.length).toBeGreaterThan(own.body.items.length);
    expect((await auditor.get<typeof own.body>('/pending?who=ministry')).text).not.toContain('confirm-receipt');
  });

  it('restitutions and yields stand apart, and add up each by itself', async () => {
    const { body } = await auditor.get<{ totals: Record<string, Record<string, string>> }>(
      `/resolutions/${ids[9002]!}/restitution-status`,
    );
    expect(body.totals).toEqual({
      capital: {
        base: '345000000.00',
        dueBack: '195000000.00',
        reported: '0.00',
        pending: '195000000.00',
        verified: '35000000.00',
      },
      yields: { base: '312450.75', dueBack: '0.00', reported: '0.00', pending: '0.00', verified: '312450.75' },
      restored: '0.00',
    });
  });

  it('1409: its term of execution is over, which is said; what may have to come back is said too', async () => {
    const of = (report: string) =>
      auditor.get<{ notes: string[]; endedTerms: object[] }>(`/resolutions/${ids[1409]!}/${report}?asOf=2026-01-09`);
    const pending = (await of('pending')).body;
    expect(pending.endedTerms).toEqual([
      { label: 'Resolución 1409 de 2025', executeBy: '2025-12-30', days: 10, lines: 13 },
    ]);
    expect(pending.notes.join(' ')).toContain('terminó el 30 de diciembre de 2025 (hace 10 días)');
    expect((await of('restitution-status')).body.notes.at(-1)).toBe(
      '$409.785.370 de 2 líneas desistidas tienen el giro por establecer y no están en las cifras: de ellos deben volver, como mínimo, $0; según la fuente, $409.785.370; como máximo, $409.785.370.',
    );
  });

  it('the narrative tells 1409 with its figures and its contradictions', async () => {
    const path = `/resolutions/${ids[1409]!}/narrative?asOf=2025-11-30`;
    const { body } = await auditor.get<{
      figures: Record<string, { lines: number; amount: string; entries: string[] }>;
      lines: { amount: string; entries: string[] }[];
      notes: { kind: string; text: string }[];
    }>(path);
    expect(body.figures).toMatchObject({
      all: { lines: 13, amount: '1998207910.00' },
      standing: { lines: 11, amount: '1588422540.00' },
      withdrawn: { lines: 2, amount: '409785370.00' },
      paid: { amount: '1588422540.00' },
    });
    expect(body.lines.every(({ entries }) => entries.length > 0)).toBe(true);
    expect(body.figures['paid']!.entries).toHaveLength(11);
    expect(body.notes.filter(({ kind }) => kind === 'contradiction')).toHaveLength(2);
    const { text } = await auditor.get(`${path}&format=text`);
    for (const words of [
      'Resolución 401 de 2025, del 10 de marzo de 2025',
      'Necoclí (Antioquia): $60.431.400',
      '$1.792.090',
    ]) {
      expect(text).toContain(words);
    }
    expect((await hospital.get(path)).status).toBe(403);
  });

  it('the difference names the entry that did it, and a correction to the past as such', async () => {
    const before = await auditor.get<Moment>(`/resolutions/${ids[1409]!}/execution-status?asOf=2025-11-30`);
    const approver = await Visitor.signIn(service.app, 'aprobacion@demo.localhost', password);
    const { body: withdrawn } = await auditor.get<{ withdrawal: { id: string } }>(`/allocations/${line(5, 1409).id}`);
    await approver.must('POST', `/withdrawals/${withdrawn.withdrawal.id}/clarification`, {
      payment: 'before',
      evidence: 'EJEMPLO: certificación de que no se giró',
      effectiveOn: '2025-11-30',
    });
    const since = `fromAsOf=2025-11-30&fromKnownAt=${before.body.knownAt}&toAsOf=2025-11-30`;
    const path = `/resolutions/${ids[1409]!}/execution-status/difference`;
    const { body } = await auditor.get<{
      proof: { holds: boolean };
      totals: { place: string; difference: string }[];
      lines: { line: number; changes: { inWords: string }[] }[];
      entries: { kind: string; act: string }[];
      otherChanges: string[];
    }>(`${path}?${since}`);
    expect(body.proof.holds).toBe(true);
    expect(body.totals.map(({ place, difference }) => `${place} ${difference}`)).toEqual([
      'released 225798080.00',
      'contested -225798080.00',
    ]);
    expect(body.entries.map(({ kind, act }) => `${kind} ${act}`)).toEqual(['correction clarify']);
    expect(body.lines[0]!.changes[1]!.inWords).toMatch(
      /^Desistido, giro por establecer de Riohacha \(línea 5\) bajó \$225\.798\.080, de \$225\.798\.080 a \$0: esclarecimiento del 30 de noviembre de 2025, registrado el .*, y corrige el pasado\.$/,
    );
    expect(body.otherChanges).toHaveLength(1);
    expect((await auditor.get(`${path}?${since}&format=text`)).text).toContain('Hay correcciones al pasado');
    expect((await auditor.get(path)).body).toMatchObject({ code: 'form.refused' });
    await expectLedgerSound(service.database);
  });

  const reports = (): [string, string[]][] => [
    [`/allocations/${line(1).id}/statement`, ['csv', 'xlsx', 'pdf']],
    [`/hospitals/${line(1).hospital!.id}/statement`, ['csv', 'xlsx', 'pdf']],
    [`/resolutions/${ids[9002]!}/pending`, ['csv', 'xlsx', 'pdf']],
    ['/pending', ['csv', 'xlsx', 'pdf']],
    [`/resolutions/${ids[9002]!}/restitution-status`, ['csv', 'xlsx', 'pdf']],
    [`/resolutions/${ids[1409]!}/narrative`, ['text', 'pdf']],
    [`/allocations/${line(5).id}/letter`, ['pdf']],
    [`/resolutions/${ids[9002]!}/letters`, ['pdf']],
  ];

  it('each comes in every form, and for one moment is the same bytes', async () => {
    for (const [path, formats] of reports()) {
      const json = await auditor.get<Moment & { letters?: Moment[] }>(`${path}?format=json`);
      const { asOf, knownAt } = json.body.letters?.[0] ?? json.body;
      const moment = `asOf=${asOf}&knownAt=${knownAt}`;
      expect((await auditor.get(`${path}?format=json&${moment}`)).text).toBe(json.text);
      for (const format of formats) {
        const [one, other] = [
          await auditor.get(`${path}?format=${format}&${moment}`),
          await auditor.get(`${path}?format=${format}&${moment}`),
        ];
        expect([path, format, one.status]).toEqual([path, format, 200]);
        expect(one.headers['etag']).toBe(other.headers['etag']);
        const signature = { csv: '', text: '', xlsx: 'PK', pdf: '%PDF-' }[format] ?? '';
        expect(one.text.startsWith(signature)).toBe(true);
        expect(String(one.headers['content-disposition'])).toMatch(
          /^attachment; filename="[a-z0-9-]+\.(csv|txt|xlsx|pdf)"$/,
        );
      }
    }
  }, 120_000);

  it('the act of reconciliation comes in every form, each difference with both figures', async () => {
    const path = `/resolutions/${ids[1409]!}/reconciliation`;
    const csv = (await auditor.get(`${path}?format=csv`)).text;
    expect(csv).toContain('2000000000.00,1998207910.00,1792090.00');
    for (const format of ['xlsx', 'pdf']) expect((await auditor.get(`${path}?format=${format}`)).status).toBe(200);
    expect((await auditor.get(`${path}?format=pdf`)).headers['etag']).toBe(
      (await auditor.get(`${path}?format=pdf`)).headers['etag'],
    );
  });

  it('what is not a hospital’s does not exist for it', async () => {
    const others = [
      `/allocations/${line(6).id}/statement`,
      `/allocations/${line(6).id}/letter`,
      `/hospitals/${line(6).hospital!.id}/statement`,
      `/resolutions/${ids[1409]!}/pending`,
      `/resolutions/${ids[1409]!}/restitution-status`,
      `/resolutions/${ids[1409]!}/letters`,
      `/resolutions/${ids[1409]!}/execution-status/difference?fromAsOf=2025-11-30`,
    ];
    for (const path of others) expect([path, (await hospital.get(path)).status]).toEqual([path, 404]);
    const letters = await hospital.get<{ letters: { line: { line: number } }[] }>(
      `/resolutions/${ids[9002]!}/letters?format=json`,
    );
    expect(letters.body.letters.map((letter) => letter.line.line)).toEqual([1, 2, 3, 4, 5]);
    const difference = await hospital.get(`/resolutions/${ids[9002]!}/execution-status/difference?fromAsOf=2025-02-01`);
    expect(difference.text).not.toContain(line(6).id);
    expect(difference.body).toMatchObject({ scope: 'own-lines', proof: { holds: true }, ofResolution: [] });
  });
});
