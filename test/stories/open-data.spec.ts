import { hash } from 'node:crypto';
import { openTableNames } from '../../src/budget/open-data/contents';
import { Snapshots } from '../../src/budget/open-data/snapshots.service';
import { seeing } from '../../src/platform/database/scope';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

interface Figures {
  readonly asOf: string;
  readonly knownAt: string;
  readonly totals: Record<string, string>;
  readonly rows: { line: number; divipola: string; paid: string; places: Record<string, string> }[];
}

describe('open data', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  describe('the figures of a resolution', () => {
    it('are read by anybody, as of a date, and again the same', async () => {
      const { id, lines } = await publish(office, ['600000.00', '400000.00']);
      await disburse(office, lines[0]!.id, '250000.00', '2025-03-03');
      const now = await service.stranger.get<Figures>(`/open-data/resolutions/${id}`);
      expect(now.status).toBe(200);
      expect(now.body.rows.map(({ line, divipola, paid }) => [line, divipola, paid])).toEqual([
        [1, '91001', '250000.00'],
        [2, '27001', '0.00'],
      ]);
      const before = await service.stranger.get<Figures>(`/open-data/resolutions/${id}?asOf=2025-03-02`);
      expect(before.body.totals.paid).toBe('0.00');
      const { asOf, knownAt } = now.body;
      const moment = `asOf=${asOf}&knownAt=${knownAt}`;
      await disburse(office, lines[1]!.id, '100000.00', '2025-03-04');
      const again = await service.stranger.get(`/open-data/resolutions/${id}?${moment}`);
      expect(again.text).toBe(now.text);
    });

    it('tell who has them already that nothing changed, until something does', async () => {
      const { id, lines } = await publish(office, ['1000.00']);
      const { headers } = await service.stranger.get(`/open-data/resolutions/${id}`);
      expect(headers['cache-control']).toBe('public, max-age=60');
      const held = { 'if-none-match': `"another", W/${String(headers.etag)}` };
      expect((await service.stranger.get(`/open-data/resolutions/${id}`, held)).status).toBe(304);
      await disburse(office, lines[0]!.id, '1000.00');
      expect((await service.stranger.get(`/open-data/resolutions/${id}`, held)).status).toBe(200);
    });

    it('are of what is published and of nothing else: a draft does not exist', async () => {
      const draft = await office.registrar.must('POST', '/resolutions', resolutionForm());
      const strategy = await office.registrar.must(
        'POST',
        '/resolutions',
        resolutionForm({ kind: 'strategy', authorizedAmount: undefined }),
      );
      for (const { id } of [draft, strategy]) {
        expect((await service.stranger.get(`/open-data/resolutions/${id}`)).status).toBe(404);
      }
    });
  });

  describe('what is published', () => {
    it('is nothing until the first night, and then the same from every instance, made once', async () => {
      const nothing = await service.stranger.get<{ code: string }>('/open-data');
      expect([nothing.status, nothing.body.code]).toEqual([503, 'open-data.nothing-yet']);
      const other = await service.another();
      await Promise.all(
        [service.app, other].map((app) => seeing('everything', () => app.get(Snapshots).publishOfTheDay())),
      );
      const list = await service.stranger.get<{ items: { name: string; nightly: boolean }[] }>('/open-data/snapshots');
      expect(list.body.items.map(({ nightly }) => nightly)).toEqual([true]);
    });

    it('stays at its address, and is the last one at the address of today, until the ministry publishes again', async () => {
      const before = await lastPackage();
      const { id } = await publish(office, ['7000.00']);
      expect((await service.stranger.get('/open-data/resoluciones.csv')).text).not.toContain(id);
      const made = await office.registrar.post<Snapshot>('/open-data/snapshots');
      expect([made.status, made.body.name, made.body.nightly]).toEqual([201, `${before.name}.2`, false]);
      expect((await service.stranger.get('/open-data/resoluciones.csv')).text).toContain(id);
      const kept = await service.stranger.get(`/open-data/snapshots/${before.name}/package.zip`);
      expect(sha256(kept.bytes)).toBe(before.sha256);
      expect(kept.headers['content-length']).toBe(String(kept.bytes.length));
      expect((await lastPackage()).sha256).not.toBe(before.sha256);
    });

    it('is not kept twice when nothing happened, nor by whoever only tries', async () => {
      const count = async () =>
        (await service.database.query('select count(*)::int as files from open_data_file')) as unknown;
      const [files, last] = [await count(), await lastPackage()];
      const tried = await office.approver.post('/open-data/snapshots', {}, { 'dry-run': 'true' });
      expect([tried.status, (await lastPackage()).name]).toEqual([200, last.name]);
      const again = await office.approver.must<Snapshot>('POST', '/open-data/snapshots', {});
      expect(again.files.find(({ path }) => path === 'package.zip')?.sha256).toBe(last.sha256);
      expect(await count()).toEqual(files);
    });

    it('tells who has a file already that nothing changed, by its tag or by its date', async () => {
      const { headers, bytes } = await service.stranger.get('/open-data/movimientos.csv');
      expect(headers.etag).toBe(`"${sha256(bytes)}"`);
      expect(headers['cache-control']).toBe('public, max-age=3600');
      for (const held of <Record<string, string>[]>[
        { 'if-none-match': String(headers.etag) },
        { 'if-modified-since': String(headers['last-modified']) },
      ]) {
        const again = await service.stranger.get('/open-data/movimientos.csv', held);
        expect([again.status, again.text]).toEqual([304, '']);
      }
      const older = { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' };
      expect((await service.stranger.get('/open-data/movimientos.csv', older)).status).toBe(200);
    });

    it('answers any past moment, the same bytes whenever it is asked, and none that was not published', async () => {
      const { id, lines } = await publish(office, ['9000.00']);
      await disburse(office, lines[0]!.id, '9000.00', '2025-03-03');
      const unpublished = await service.stranger.get('/open-data/lineas.csv?asOf=2025-12-31');
      expect(unpublished.text).not.toContain(id);
      const { knownAt } = await office.registrar.must<Snapshot>('POST', '/open-data/snapshots', {});
      const asked = `asOf=2025-03-02&knownAt=${knownAt}`;
      const [lined, packed] = await Promise.all(
        ['lineas.json', 'package.zip'].map((file) => service.stranger.get(`/open-data/${file}?${asked}`)),
      );
      const line = (JSON.parse(lined!.text) as Record<string, string>[]).find(({ resolucion }) => resolucion === id);
      expect([line?.por_girar, line?.girado]).toEqual(['9000.00', '0.00']);
      await publish(office, ['1.00']);
      await office.registrar.must('POST', '/open-data/snapshots', {});
      const again = await service.stranger.get(`/open-data/package.zip?${asked}`);
      expect(sha256(again.bytes)).toBe(sha256(packed!.bytes));
      const later = await service.stranger.get<{ code: string }>('/open-data/lineas.csv?knownAt=2099-01-01T00:00:00Z');
      expect(later.body.code).toBe('report.moment-in-the-future');
    });

    it('says in its catalogue where everything is, how large and with which sum', async () => {
      const { body } = await service.stranger.get<Catalogue>('/open-data');
      expect(body.licence.name).toBe('CC-BY-4.0');
      expect(body.publisher).toBe('por confirmar');
      const files = body.tables.flatMap(({ csv, json }) => [csv, json]).concat(body.package, body.dataPackage);
      expect(files).toHaveLength(2 * openTableNames.length + 2);
      for (const { url, size, sha256: sum } of files) {
        const { bytes } = await service.stranger.get(new URL(url).pathname.replace('/api/v1', ''));
        expect([url, bytes.length, sha256(bytes)]).toEqual([url, size, sum]);
      }
    });

    it('holds nothing about people, nor what they wrote, nor the references of banks and papers', async () => {
      const said = await plant(office);
      const { files } = await office.registrar.must<Snapshot>('POST', '/open-data/snapshots', {});
      const people: { id: string; name: string; email: string }[] = await service.database.query(
        'select id, name, email from person',
      );
      const never = [...said, ...people.flatMap(({ id, name, email }) => [id, name, email])];
      for (const { path } of files.filter((each) => each.path !== 'package.zip')) {
        const { text } = await service.stranger.get(`/open-data/${path}`);
        expect([path, never.filter((each) => text.includes(each))]).toEqual([path, []]);
      }
      const figures = await service.stranger.get(`/open-data/resolutions/${await planted(service)}`);
      expect(never.filter((each) => figures.text.includes(each))).toEqual([]);
    });

    it('has no other address: what is not in the list does not exist', async () => {
      for (const path of ['personas.csv', 'constructor', 'snapshots/2020-01-01', 'snapshots/hoy/package.zip']) {
        expect([path, (await service.stranger.get(`/open-data/${path}`)).status]).toEqual([path, 404]);
      }
    });
  });

  async function lastPackage(): Promise<{ name: string; sha256: string }> {
    const { body } = await service.stranger.get<{ items: (Snapshot & { package: { sha256: string } })[] }>(
      '/open-data/snapshots?limit=1',
    );
    const [last] = body.items;
    return { name: last!.name, sha256: last!.package.sha256 };
  }
});

/** The free texts, references and filing numbers of every kind of act, each marked, on one line that went all the way. */
async function plant(office: Office): Promise<string[]> {
  let marks = 0;
  const mark = (): string => `PLANTADO-${(marks += 1)}`;
  const { lines } = await publish(office, ['500.00', '300.00', '200.00'], { source: mark() });
  const [first, second, third] = lines.map(({ id }) => `/allocations/${id}`);
  const { registrar, approver, paymaster, recipient } = office;
  await recipient.must('POST', `${first!}/acceptance`, { filingNumber: mark(), acceptedOn: '2025-02-10' });
  const giro = await registrar.must('POST', `${first!}/disbursements`, {
    amount: '500.00',
    paymentOrder: mark(),
    orderedOn: '2025-03-03',
    note: mark(),
  });
  await approver.must('POST', `/disbursements/${giro.id}/approval`, {});
  await paymaster.must('POST', `/disbursements/${giro.id}/settlement`, {
    effectiveOn: '2025-03-04',
    reference: mark(),
  });
  await recipient.must('POST', `/disbursements/${giro.id}/receipt`, {
    amount: '500.00',
    receivedOn: '2025-03-05',
    reference: mark(),
    note: mark(),
  });
  await recipient.must('POST', `${first!}/incorporation`, {
    actKind: mark(),
    actNumber: mark(),
    actOn: '2025-03-06',
    amount: '500.00',
  });
  const report = await recipient.must('POST', `${first!}/execution-reports`, {
    cutoff: '2025-04-30',
    contracted: '100.00',
    obligated: '100.00',
    paid: '100.00',
    yieldsEarned: '0.00',
    note: mark(),
  });
  await approver.must('POST', `/execution-reports/${report.id}/acceptance`, {});
  const back = await recipient.must('POST', `${first!}/restitutions`, {
    kind: 'principal',
    amount: '400.00',
    depositedOn: '2025-05-05',
    portfolio: mark(),
    reference: mark(),
  });
  await paymaster.must('POST', `/restitutions/${back.id}/verification`, {});
  const withdrawal = await recipient.must('POST', `${second!}/withdrawal`, {
    filingNumber: mark(),
    withdrawnOn: '2025-04-01',
    reason: mark(),
    payment: 'before',
    source: mark(),
  });
  await approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
  const rejected = await registrar.must('POST', `${third!}/disbursements`, {
    amount: '200.00',
    paymentOrder: mark(),
    orderedOn: '2025-03-03',
  });
  await approver.must('POST', `/disbursements/${rejected.id}/approval`, {});
  await paymaster.must('POST', `/disbursements/${rejected.id}/rejection`, {
    effectiveOn: '2025-03-05',
    reason: mark(),
  });
  return Array.from({ length: marks }, (_, index) => `PLANTADO-${index + 1}`);
}

/** The resolution on which they were planted. */
async function planted(service: TestService): Promise<string> {
  const [row]: { id: string }[] = await service.database.query(
    `select id from resolution where source = 'PLANTADO-1' and published_at is not null`,
  );
  return row!.id;
}

interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly nightly: boolean;
  readonly knownAt: string;
  readonly files: { path: string; sha256: string }[];
  readonly [field: string]: unknown;
}

interface Found {
  readonly url: string;
  readonly size: number;
  readonly sha256: string;
}

interface Catalogue {
  readonly publisher: string;
  readonly licence: { name: string };
  readonly package: Found;
  readonly dataPackage: Found;
  readonly tables: { csv: Found; json: Found }[];
}

function sha256(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex');
}
