import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { hasReaderOfPdf, printedIn } from '../support/printed';
import { startTestService, type TestService } from '../support/service';
import type { Reply, Visitor } from '../support/visitor';

interface Status {
  readonly asOf: string;
  readonly knownAt: string;
  readonly proof: { holds: boolean; line: string; authorized: string };
  readonly totals: Record<string, string | null>;
  readonly percentages: Record<string, { numerator: string; denominator: string; percent: string | null }>;
  readonly rows: {
    readonly allocationId: string;
    readonly amount: string;
    readonly paid: string;
    readonly restored: string;
    readonly places: Record<string, string>;
    readonly entries: Record<string, string[]>;
  }[];
  readonly sums: Record<string, string[]>;
  readonly entriesAt: string;
  readonly notes: string[];
}

interface Consolidated extends Omit<Status, 'rows'> {
  readonly lines: number;
  readonly groups: (Record<string, unknown> & { key: string; name: string; amount: string; proof: Status['proof'] })[];
}

const formats = ['json', 'csv', 'xlsx', 'pdf'] as const;
/** Papers are read where there is a reader of PDF; in CI there must be one. */
const readable = hasReaderOfPdf() || process.env.CI ? formats : formats.filter((format) => format !== 'pdf');

describe('reports', () => {
  let service: TestService;
  let office: Office;
  let [first, second, strategy] = ['', '', ''];
  let lines: string[] = [];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ id: strategy } = await office.registrar.must(
      'POST',
      '/resolutions',
      resolutionForm({ kind: 'strategy', authorizedAmount: undefined }),
    ));
    await office.approver.must('POST', `/resolutions/${strategy}/publication`, {});
    const published = await publish(office, ['1000.00', '2000.00', '3000.00'], {
      authorizedAmount: '6500.00',
      strategyId: strategy,
    });
    first = published.id;
    lines = published.lines.map(({ id }) => id);
    ({ id: second } = await publish(office, ['400.00'], { authorizedAmount: '400.00' }));
    const giro = await disburse(office, lines[0]!, '1000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '1000.00',
      receivedOn: '2025-03-10',
    });
    await disburse(office, lines[1]!, '1500.50');
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const status = (who: Visitor, query = '') => who.get<Status>(`/resolutions/${first}/execution-status${query}`);

  it('counts in a line what is in its places, and what was restored apart: as its own page does', async () => {
    await restore('250.00');
    const { body } = await status(office.auditor);
    const row = body.rows.find(({ allocationId }) => allocationId === lines[0])!;
    const { body: own } = await office.auditor.get<{ amount: string }>(`/allocations/${lines[0]!}`);
    expect([row.amount, row.paid, row.restored, own.amount]).toEqual(['750.00', '750.00', '250.00', '750.00']);
    expect(body.percentages.paidOfAssigned).toMatchObject({ numerator: '2250.50', denominator: '5750.00' });
    expect(body.totals).toMatchObject({ amount: '5750.00', undistributed: '750.00', authorized: '6500.00' });
    expect(body.proof.holds).toBe(true);
    expect(body.notes.join()).toContain('$250 reintegrados se restablecieron');
    const { body: recipient } = await status(office.recipient);
    expect(recipient.proof).toMatchObject({ holds: true, authorized: '6000.00' });
  });

  it('gives the entries behind every figure, which sum to it', async () => {
    const { body } = await status(office.auditor);
    const { items } = (
      await office.auditor.get<{ items: { id: string; postings: { account: unknown; amount: string }[] }[] }>(
        `${body.entriesAt.replace('/api/v1', '')}&limit=200`,
      )
    ).body;
    const known = new Set(items.map(({ id }) => id));
    for (const row of body.rows) {
      for (const [place, amount] of Object.entries(row.places)) {
        const behind = row.entries[place] ?? [];
        expect(behind.every((id) => known.has(id))).toBe(true);
        if (amount !== '0.00') expect(behind.length).toBeGreaterThan(0);
      }
    }
    expect(body.rows[0]!.entries['restored']).toHaveLength(1);
    expect(body.sums['paid']).toEqual(['transit', 'held', 'executed', 'returned']);
  });

  it.each([
    ['json', 'application/json; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['pdf', 'application/pdf'],
  ])('is given as %s, the same bytes whenever the same moment is asked', async (format, type) => {
    const { body: now } = await status(office.auditor);
    for (const path of [`/resolutions/${first}/execution-status`, '/execution-status']) {
      const asked = `${path}?format=${format}&asOf=${now.asOf}&knownAt=${now.knownAt}`;
      const given = await office.auditor.get(asked);
      expect([given.status, given.headers['content-type'], given.headers['vary']]).toEqual([
        200,
        type,
        'accept, accept-language',
      ]);
      await disburse(office, lines[2]!, '1.00');
      const again = await office.auditor.get(asked);
      expect(again.bytes.equals(given.bytes)).toBe(true);
      const known = await office.auditor.get(asked, { 'if-none-match': String(given.headers['etag']) });
      expect([known.status, known.bytes.length]).toEqual([304, 0]);
    }
  });

  it('is told with less where less is asked for: the same figures, without lines or without entries', async () => {
    const { knownAt } = (await status(office.auditor)).body;
    const of = async (detail: string) =>
      (await status(office.auditor, `?asOf=2025-12-31&knownAt=${knownAt}${detail}`)).body;
    const whole = await of('');
    expect(await of('&detail=entries')).toEqual(whole);
    expect(await of('&detail=totals')).toEqual({ ...whole, rows: [] });
    const withoutEntries = whole.rows.map((row) => ({ ...row, entries: undefined }));
    expect(await of('&detail=lines')).toEqual({ ...whole, rows: withoutEntries });
  });

  it('follows Accept, and refuses what it has no form for', async () => {
    const asked = (accept: string) => office.auditor.get(`/resolutions/${first}/execution-status`, { accept });
    expect((await asked('application/pdf, application/json;q=0.5')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await asked('text/csv')).text).toMatch(/^fila,/);
    const refused = await asked('image/png');
    expect([refused.status, refused.body['code']]).toEqual([406, 'report.not-acceptable']);
    const bom = await office.auditor.get(`/resolutions/${first}/execution-status?format=csv&bom=true`);
    expect([...bom.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bom.headers['content-disposition']).toMatch(
      /^attachment; filename="resolucion-\d+-de-2025-ejecucion-a-.*csv"$/,
    );
  });

  it('records what leaves as a file: which report, of which moment, with the hash of its bytes', async () => {
    const given = await office.approver.get(`/resolutions/${first}/execution-status`, { accept: 'application/pdf' });
    const events = await office.auditor.get<{ items: { act: string; content: { file?: Record<string, string> } }[] }>(
      `/audit/events?person=${office.approver.id}&act=record.export&limit=1`,
    );
    expect(events.body.items[0]?.content.file).toMatchObject({
      report: 'execution-status',
      format: 'pdf',
      sha256: createHash('sha256').update(given.bytes).digest('hex'),
    });
  });

  describe('consolidated', () => {
    const by = (who: Visitor, query: string) => who.get<Consolidated>(`/execution-status?${query}`);

    it.each`
      grouping         | groups
      ${'resolution'}  | ${2}
      ${'strategy'}    | ${2}
      ${'fiscal-year'} | ${1}
      ${'department'}  | ${3}
      ${'hospital'}    | ${3}
    `('by $grouping: $groups groups, each line once, each with its proof', async ({ grouping, groups }) => {
      const { body } = await by(office.auditor, `by=${grouping as string}`);
      expect([body.groups.length, body.lines]).toEqual([groups, 4]);
      expect(body.totals).toMatchObject({ authorized: '6900.00', amount: '6150.00', undistributed: '750.00' });
      expect(sum(body.groups.map(({ amount }) => amount))).toBe('6150.00');
      expect([body.proof, ...body.groups.map(({ proof }) => proof)].map(({ holds }) => holds)).not.toContain(false);
      expect(body.percentages.paidOfAssigned).toMatchObject({ denominator: '6150.00' });
    });

    it('of a strategy, of a year, of a department', async () => {
      const ofStrategy = await by(office.auditor, `by=department&strategy=${strategy}`);
      expect(ofStrategy.body.totals).toMatchObject({ authorized: '6500.00', amount: '5750.00' });
      const ofYear = await by(office.auditor, 'by=resolution&fiscalYear=2024');
      expect([ofYear.body.groups, ofYear.body.totals.amount]).toEqual([[], '0.00']);
      const ofDepartment = await by(office.auditor, 'by=resolution&department=91');
      expect(ofDepartment.body.totals).toMatchObject({ authorized: null, undistributed: null, amount: '1150.00' });
      expect(ofDepartment.body.groups.map(({ amount }) => amount)).toEqual(['750.00', '400.00']);
    });

    it('is empty before anything moved, and says so', async () => {
      const { body } = await by(office.auditor, 'by=hospital&asOf=2024-12-31');
      expect([body.groups, body.proof.line]).toEqual([[], '0 = 0']);
      expect(body.notes).toEqual(['A esta fecha, y con lo registrado hasta ese instante, no hay líneas con dinero.']);
      for (const format of formats) {
        expect((await by(office.auditor, `by=hospital&asOf=2024-12-31&format=${format}`)).status).toBe(200);
      }
    });

    it('refuses what it cannot be asked', async () => {
      for (const query of ['by=colour', 'fiscalYear=x', 'department=9', 'strategy=1', 'colour=red']) {
        expect((await by(office.auditor, query)).status).toBe(422);
      }
    });
  });

  it('shows a hospital its own lines and nothing of the others, in every form', async () => {
    const recipient = await service.person('recipient', [office.hospitals[0]!]);
    const paths = [`/resolutions/${first}/execution-status`, '/execution-status?by=hospital', '/execution-status'];
    for (const path of paths) {
      const asked = (format: string) =>
        recipient.get<Status>(`${path}${path.includes('?') ? '&' : '?'}format=${format}`);
      const { body } = await asked('json');
      const amount = path.startsWith('/resolutions') ? '750.00' : '1150.00';
      expect(body.totals).toMatchObject({ authorized: null, undistributed: null, amount });
      const replies = await Promise.all(readable.map(asked));
      for (const words of await Promise.all(replies.map(wordsOf))) {
        if (path !== '/execution-status') expect(words.replace(/\s+/g, ' ')).toContain('E.S.E. 91001');
        for (const others of ['E.S.E. 27001', 'E.S.E. 86001', '6.500', '1.500,50', '1500.5', lines[1]!]) {
          expect(words).not.toContain(others);
        }
        expect(words).not.toMatch(/(^|[^-\w])6500([^-\w]|$)/m);
      }
    }
    const stranger = await service.person('recipient', []);
    expect((await stranger.get(`/resolutions/${first}/execution-status`)).status).toBe(404);
    expect((await stranger.get<Consolidated>('/execution-status')).body.groups).toEqual([]);
  });

  it('has one row a line, a subtotal a department and a total, in CSV too', async () => {
    const { text } = await office.auditor.get(`/execution-status?by=resolution&format=csv`, {
      'accept-language': 'en',
    });
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(rows.map(({ row, key }) => [row, key])).toEqual([
      ['group', first],
      ['group', second],
      ['total', ''],
    ]);
    expect(rows[0]?.['proof']).toContain('6.500 = ');
  });

  async function restore(amount: string): Promise<void> {
    const { id } = await office.recipient.must('POST', `/allocations/${lines[0]!}/restitutions`, {
      kind: 'principal',
      amount,
      depositedOn: '2025-05-02',
      portfolio: 'EJEMPLO',
      reference: 'EJEMPLO-1',
    });
    await office.paymaster.must('POST', `/restitutions/${id}/verification`, {});
    const restored = await office.registrar.must('POST', `/allocations/${lines[0]!}/restorations`, {
      amount,
      actNumber: 'EJEMPLO-2',
      effectiveOn: '2025-06-03',
    });
    await office.approver.must('POST', `/restorations/${restored.id}/approval`, {});
  }
});

function sum(amounts: readonly string[]): string {
  const centavos = amounts.reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n);
  return `${centavos / 100n}.${String(centavos % 100n).padStart(2, '0')}`;
}

/** Everything that can be read in an answer, whatever its form. */
async function wordsOf({ headers, text, bytes }: Reply<unknown>): Promise<string> {
  const type = String(headers['content-type']);
  if (type.includes('spreadsheet')) {
    const { sheets } = await readXlsx(bytes);
    return sheets.flatMap(({ rows }) => rows.flat().map(String)).join('\n');
  }
  return type.includes('pdf') ? printedIn(bytes) : text;
}
