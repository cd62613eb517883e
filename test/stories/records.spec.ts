import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareAccounts } from '../../src/records/accounts';
import { readConfig } from '../../src/platform/config';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Status {
  readonly totals: Record<string, string>;
  readonly proof: { authorized: string; holds: boolean; line: string };
  readonly departments: { name: string; amount: string }[];
  readonly rows: { allocationId: string; line: number; hospital: unknown }[];
  readonly ranges: Record<string, Record<'minimum' | 'reported' | 'maximum', string | null>>;
  readonly knownAt: string;
}

/** The records that the first command loads: resolutions 401 and 1409 of 2025, and the example beside them. */
describe('the records', () => {
  const config = readConfig({ DEMO_PASSWORD: 'demostración 1409', TRAZAGIRO_RECORDS: 'load' });
  let service: TestService;
  let auditor: Visitor;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    service = await startTestService();
    const accounts = await prepareAccounts(service.app, config);
    expect(accounts).toEqual({ kind: 'demonstration', password: 'demostración 1409' });
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', 'demostración 1409');
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    for (const { id, number } of body.items) ids[number] = id;
  });
  afterAll(() => service.close());

  it('are four resolutions and an amendment, all in force, over a sound ledger', async () => {
    expect(Object.keys(ids)).toEqual(['401', '1409', '9001', '9002', '9003']);
    await expectLedgerSound(service.database);
  });

  it('put every peso of resolution 1409 in its place', async () => {
    const { body } = await auditor.get<Status>(`/resolutions/${ids[1409]!}/execution-status`);
    expect(body.totals).toMatchObject({
      authorized: '2000000000.00',
      undistributed: '1792090.00',
      assigned: '0.00',
      ordered: '0.00',
      transit: '1588422540.00',
      held: '0.00',
      executed: '0.00',
      returned: '0.00',
      released: '0.00',
      contested: '409785370.00',
      lapsed: '0.00',
    });
    expect(body.proof).toMatchObject({ authorized: '2000000000.00', holds: true });
    // What the README's tour shows is what the service answers.
    expect(readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')).toContain(body.proof.line);
    expect(body.departments).toHaveLength(9);
    expect(body.departments.find(({ name }) => name === 'Norte de Santander')?.amount).toBe('604545010.00');
    expect(body.ranges.paid).toEqual({
      minimum: '1588422540.00',
      reported: '1998207910.00',
      maximum: '1998207910.00',
    });
  });

  it('say of each line what the source does not say', async () => {
    const { body } = await auditor.get<Status>(`/resolutions/${ids[1409]!}/execution-status`);
    expect(body.rows.every(({ hospital }) => hospital === null)).toBe(true);
    const unknown = await auditor.get<{ items: { field: string; source: string }[] }>(
      `/unknowns?resolution=${ids[1409]!}&limit=200`,
    );
    // Thirteen hospitals; three things of each giro; four of each withdrawal; three of the act itself.
    expect(unknown.body.items).toHaveLength(13 + 11 * 3 + 2 * 4 + 3);
    expect(unknown.body.items.every(({ source }) => source.includes('CNIM'))).toBe(true);
  });

  it('carry each part of the life once in the example', async () => {
    const { body } = await auditor.get<Status>(`/resolutions/${ids[9002]!}/execution-status`);
    expect(body.totals).toMatchObject({
      authorized: '450000000.00',
      undistributed: '10000000.00',
      assigned: '76000000.00',
      transit: '4000000.00',
      held: '195000000.00',
      executed: '115000000.00',
      returned: '35000000.00',
      released: '15000000.00',
    });
  });

  it('are not loaded twice, and the password may be changed at a later start', async () => {
    const events = 'select count(*)::int as n from audit_event';
    const before: unknown = await service.database.query(events);
    expect(await prepareAccounts(service.app, { ...config, DEMO_PASSWORD: undefined })).toEqual({
      kind: 'demonstration',
      password: null,
    });
    expect(await service.database.query(events)).toEqual(before);
    await prepareAccounts(service.app, { ...config, DEMO_PASSWORD: 'otra contraseña' });
    expect((await Visitor.signIn(service.app, 'admin@demo.localhost', 'otra contraseña')).token).toBeTruthy();
  });

  it('give the same report byte for byte when it is asked again, whatever is recorded later with older dates', async () => {
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', 'otra contraseña');
    const path = `/resolutions/${ids[1409]!}/execution-status`;
    const first = await auditor.get<Status>(`${path}?asOf=2025-12-31`);
    const again = `${path}?asOf=2025-12-31&knownAt=${encodeURIComponent(first.body.knownAt)}`;
    expect((await auditor.get(again)).text).toBe(first.text);
    const csv = (await auditor.get(`${again}&format=csv`)).text;

    const approver = await Visitor.signIn(service.app, 'aprobacion@demo.localhost', 'otra contraseña');
    const riohacha = first.body.rows.find(({ line }) => line === 5)!;
    const { body: line } = await auditor.get<{ withdrawal: { id: string } }>(`/allocations/${riohacha.allocationId}`);
    await approver.must('POST', `/withdrawals/${line.withdrawal.id}/clarification`, {
      payment: 'before',
      evidence: 'EJEMPLO: certificación de que no se giró',
      effectiveOn: '2025-12-01',
    });

    expect((await auditor.get<Status>(`${path}?asOf=2025-12-31`)).body.totals.contested).toBe('183987290.00');
    expect((await auditor.get(again)).text).toBe(first.text);
    expect((await auditor.get(`${again}&format=csv`)).text).toBe(csv);
    await expectLedgerSound(service.database);
  });
});
