import { createHash } from 'node:crypto';
import { prepareAccounts } from '../../src/records/accounts';
import { readConfig } from '../../src/platform/config';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Sample {
  readonly id: string;
  readonly seed: string;
  readonly population: { entries: number; amount: string };
  readonly items: { entryId: string; act: string; amount: string; hash: string | null; hits: string[] }[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What an auditor draws, writes and asks of the unknown, on the records of 1409. */
describe("the auditor's tools", () => {
  let service: TestService;
  let auditor: Visitor;
  let registrar: Visitor;
  let resolution: string;

  beforeAll(async () => {
    service = await startTestService();
    const password = 'demostración 1409';
    await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' }));
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    registrar = await Visitor.signIn(service.app, 'registro@demo.localhost', password);
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    resolution = body.items.find(({ number }) => number === 1409)!.id;
  });
  afterAll(() => service.close());

  async function entries(): Promise<string[]> {
    const { body } = await auditor.get<{ items: { id: string }[] }>(
      `/ledger/entries?resolution=${resolution}&limit=200`,
    );
    return body.items.map(({ id }) => id);
  }

  it('a random sample is drawn again by hand from its seed', async () => {
    const sample = await auditor.must<Sample>('POST', '/samples', {
      resolution,
      method: 'random',
      size: 5,
      seed: '1409',
    });
    const byHand = (await entries()).sort((a, b) => (sha256(`1409:${a}`) < sha256(`1409:${b}`) ? -1 : 1)).slice(0, 5);
    expect(sample.items.map(({ entryId }) => entryId)).toEqual(byHand);
    expect(sample.population).toEqual({ entries: (await entries()).length, amount: expect.any(String) as string });
    const again = await auditor.must<Sample>('POST', '/samples', {
      resolution,
      method: 'random',
      size: 5,
      seed: '1409',
    });
    expect(again.items).toEqual(sample.items);
    expect((await auditor.get<Sample>(`/samples/${sample.id}`)).body).toEqual(sample);
  });

  it('an unseeded one records the seed that it was drawn with', async () => {
    const sample = await auditor.must<Sample>('POST', '/samples', { method: 'random', size: 1 });
    expect(sample.seed).toMatch(/^[0-9a-f]{32}$/);
    const { body } = await auditor.get<{ items: Sample[] }>('/samples?limit=1');
    expect(body.items.map(({ id }) => id)).toEqual([sample.id]);
  });

  it('by amount, the whole of the publication is in every sample: it is larger than any interval', async () => {
    const sample = await auditor.must<Sample>('POST', '/samples', {
      resolution,
      method: 'amount',
      size: 10,
      seed: 'x',
    });
    expect(sample.items.map(({ act }) => act)).toContain('publish');
    expect(sample.items.flatMap(({ hits }) => hits)).toHaveLength(10);
  });

  it('by rule, only what meets it: the dates that the source does not give whole', async () => {
    const { items, population } = await auditor.must<Sample>('POST', '/samples', {
      resolution,
      method: 'rule',
      rule: 'inexact-date',
      size: 3,
    });
    expect(items.every(({ act }) => act !== 'publish')).toBe(true);
    expect(population.entries).toBe((await entries()).length - 1);
    const none = await auditor.post<{ code: string }>('/samples', {
      resolution,
      method: 'rule',
      rule: 'reversal',
      size: 1,
    });
    expect([none.status, none.body.code]).toEqual([409, 'sample.nothing-to-draw']);
  });

  it.each([
    [{ method: 'rule', size: 1 }, 422, 'form.refused'],
    [{ method: 'random', size: 1, rule: 'reversal' }, 422, 'form.refused'],
    [{ method: 'random', size: 0 }, 422, 'form.refused'],
    [{ method: 'amount', size: 1000 }, 409, 'sample.too-large'],
    [{ method: 'random', size: 1, resolution: '01a1fc6e-1705-7768-bb08-a6681b1fa9c9' }, 404, 'resource.not-found'],
  ])('refuses %j with %i', async (form, status, code) => {
    const reply = await auditor.post<{ code: string }>('/samples', form);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('a note is for auditors alone, also in the record of every act', async () => {
    const words = 'Pedir a pagaduría el comprobante de Necoclí';
    const note = await auditor.must('POST', '/notes', {
      subjectKind: 'resolution',
      subjectId: resolution,
      text: words,
    });
    const listed = await auditor.get<{ items: object[] }>(`/notes?subject=${resolution}`);
    expect(listed.body.items).toEqual([note]);
    const colleague = await service.person('auditor');
    expect((await colleague.get<{ items: object[] }>('/notes')).body.items).toEqual([note]);
    for (const method of ['GET', 'POST'] as const)
      expect((await registrar.send(method, '/notes', {}, {})).status).toBe(403);
    const told: { content: unknown }[] = await service.database.query(
      `select content from audit_event where act = 'note.write'`,
    );
    expect(told).toEqual([{ content: { sha256: sha256(words) } }]);
    const attack = service.database.query(`update working_note set text = 'otra'`);
    await expect(attack).rejects.toThrow('what is recorded stays recorded');
    const nowhere = { subjectKind: 'entry', subjectId: resolution, text: words };
    expect((await auditor.post('/notes', nowhere)).status).toBe(404);
  });

  it('the unknown is listed by age, with who could settle it and the totals under each reading', async () => {
    const { body } = await auditor.get<{
      items: {
        field: string;
        line: { municipality: string } | null;
        settledBy: { roles: string[] };
        effect: unknown;
      }[];
      totals: unknown;
    }>(`/unknowns/ageing?resolution=${resolution}&limit=200`);
    expect(body.items).toHaveLength(13 + 11 * 3 + 2 * 4 + 3);
    expect(body.totals).toMatchObject({
      paid: { minimum: '1588422540.00', reported: '1998207910.00', maximum: '1998207910.00' },
      released: { minimum: '0.00', reported: '0.00', maximum: '409785370.00' },
    });
    const withEffect = body.items.filter(({ effect }) => effect !== null);
    expect(withEffect.map(({ line, field, settledBy }) => [line!.municipality, field, settledBy.roles])).toEqual([
      ['Riohacha', 'payment', ['approver']],
      ['Maicao', 'payment', ['approver']],
    ]);
    expect(withEffect[0]!.effect).toEqual({
      paid: { minimum: '0.00', reported: '225798080.00', maximum: '225798080.00' },
      released: { minimum: '0.00', reported: '0.00', maximum: '225798080.00' },
    });
    const page = await auditor.get<{ items: object[]; nextCursor: string }>('/unknowns/ageing?limit=2');
    const next = await auditor.get<{ items: object[] }>(`/unknowns/ageing?limit=200&cursor=${page.body.nextCursor}`);
    const all = await auditor.get<{ items: object[] }>('/unknowns/ageing?limit=200');
    expect([...page.body.items, ...next.body.items]).toEqual(all.body.items);
    await expectLedgerSound(service.database);
  });
});
