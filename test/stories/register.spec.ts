import { registers, type RegisterKind } from '../../src/budget/register/register.kinds';
import { prepareAccounts } from '../../src/records/accounts';
import { readConfig } from '../../src/platform/config';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Item {
  readonly id: string;
  readonly state: string;
  readonly amount: string | null;
  readonly document: string | null;
  readonly allocation: {
    readonly id: string;
    readonly municipality: string;
    readonly department: { readonly code: string };
    readonly hospital: string | null;
  } | null;
  readonly resolution: { readonly id: string };
}

interface Register {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly counts: { readonly state: string; readonly count: number; readonly capital: string }[];
  readonly resolutions: { readonly id: string; readonly count: number }[];
  readonly departments: { readonly code: string; readonly count: number }[];
}

/** What an office works through, over the records of the demonstration: every giro, withdrawal, report and deposit. */
describe('the registers', () => {
  let service: TestService;
  let registrar: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ TRAZAGIRO_RECORDS: 'load', DEMO_PASSWORD: 'demo-demo-demo' }));
    registrar = await Visitor.signIn(service.app, 'registro@demo.localhost', 'demo-demo-demo');
  });
  afterAll(() => service.close());

  const read = async (query: string, by = registrar) => (await by.get<Register>(`/register?${query}`)).body;

  it.each([
    ['disbursement', '/disbursements'],
    ['withdrawal', '/withdrawals'],
    ['execution-report', '/execution-reports'],
    ['restitution', '/restitutions'],
    ['restoration', '/restorations'],
    ['lapse', '/lapses'],
  ])('say of each %s the state that its own page says', async (kind, path) => {
    const { items, counts } = await read(`kind=${kind}&limit=200`);
    expect(items.length).toBe(counts.reduce((sum, { count }) => sum + count, 0));
    for (const { id, state } of items) {
      const { body } = await registrar.get<{ state?: string; status?: string }>(`${path}/${id}`);
      expect([id, state]).toEqual([id, body.state ?? body.status]);
      expect(registers[kind as RegisterKind]).toContain(state);
    }
  });

  it('count what the filters leave, and offer to choose among all', async () => {
    const all = await read('kind=disbursement&limit=200');
    const { allocation, resolution } = all.items.find((item) => item.allocation !== null)!;
    const some = await read(`kind=disbursement&department=${allocation!.department.code}&resolution=${resolution.id}`);
    expect(some.items.every((item) => item.allocation?.department.code === allocation!.department.code)).toBe(true);
    expect(some.counts.reduce((sum, { count }) => sum + count, 0)).toBe(some.items.length);
    expect(some.resolutions.length).toBeGreaterThanOrEqual(1);
    const { state } = all.items[0]!;
    const [first] = (await read(`kind=disbursement&state=${state}&limit=1`)).items;
    expect(first?.state).toBe(state);
    const ofState = await read(`kind=disbursement&state=${state}`);
    const count = all.counts.find((each) => each.state === state)!.count;
    for (const list of ['resolutions', 'departments'] as const) {
      expect([list, ofState[list].length]).toEqual([list, all[list].length]);
      expect([list, ofState[list].reduce((sum, each) => sum + each.count, 0)]).toEqual([list, count]);
    }
    const page = await read('kind=disbursement&limit=1');
    const next = await read(`kind=disbursement&limit=1&cursor=${page.nextCursor}`);
    expect(next.items[0]!.id > page.items[0]!.id).toBe(true);
    expect((await read('kind=disbursement&q=ninguna%20parte')).items).toEqual([]);
    expect((await registrar.get('/register?kind=nada')).status).toBe(422);
    const foreign = await registrar.get<{ detail: string; errors: object[] }>(
      '/register?kind=requirement&state=ordered',
    );
    expect(foreign.body.detail).toBe('Hay un dato por corregir en lo que se pide.');
    expect(foreign.body.errors).toMatchObject([
      { field: 'state', detail: 'Se acepta uno de: submitted, accepted, refused.' },
    ]);
  });

  it.each<[what: string, of: (item: Item) => string | null | undefined]>([
    ['municipality', ({ allocation }) => allocation?.municipality],
    ['hospital', ({ allocation }) => allocation?.hospital],
    ['document', ({ document }) => document],
  ])('are looked through by %s, whatever its accents and case, and counted so', async (_, of) => {
    const { items } = await read('kind=disbursement&limit=200');
    const said = of(items.find((item) => Boolean(of(item)))!)!;
    const text = said.slice(1).toUpperCase();
    const found = await read(`kind=disbursement&limit=200&q=${encodeURIComponent(text)}`);
    const ids = (some: readonly Item[]) => some.map(({ id }) => id);
    expect(ids(found.items)).toEqual(
      expect.arrayContaining(ids(items.filter((item) => of(item)?.toUpperCase().includes(text)))),
    );
    expect(found.items.length).toBeGreaterThan(0);
    expect(found.counts.reduce((sum, { count }) => sum + count, 0)).toBe(found.items.length);
    expect(found.resolutions.reduce((sum, { count }) => sum + count, 0)).toBe(found.items.length);
  });

  it('leave out what is promised to an order, and say which document is missing', async () => {
    const { items } = await read('kind=orderable&limit=200');
    expect(items.length).toBeGreaterThan(0);
    for (const { state, amount, id } of items) {
      expect(Number(amount)).toBeGreaterThan(0);
      const { body } = await registrar.get<{ requirements: { state: string }[] }>(`/allocations/${id}`);
      expect(state).toBe(body.requirements.every((each) => each.state === 'accepted') ? 'ready' : 'waiting');
    }
  });

  it('show a hospital its own lines only, and nothing to who has none', async () => {
    const all = (await read('kind=disbursement&limit=200')).items;
    const hospitalOf = async ({ allocation }: Item) =>
      (await registrar.get<{ hospital: { id: string } | null }>(`/allocations/${allocation!.id}`)).body.hospital?.id;
    const hospitals = await Promise.all(all.map(hospitalOf));
    const own = hospitals.find((id) => id !== undefined)!;
    const recipient = await service.person('recipient', [own]);
    const seen = await read('kind=disbursement&limit=200', recipient);
    expect(seen.items.map(({ id }) => id)).toEqual(all.filter((_, at) => hospitals[at] === own).map(({ id }) => id));
    expect(seen.items.length).toBeLessThan(all.length);
    expect(seen.counts.reduce((sum, { count }) => sum + count, 0)).toBe(seen.items.length);
    expect((await read('kind=lapse', recipient)).items).toEqual([]);
    expect((await registrar.get('/register?kind=lapse')).status).toBe(200);
  });
});
