import { randomUUID } from 'node:crypto';
import { prepareAccounts } from '../../src/records/accounts';
import { DEMONSTRATION } from '../../src/records/demonstration';
import { readConfig } from '../../src/platform/config';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { filled, leastForm, everybodys, routesOf, type Route } from './routes';
import { belongings, type Belongings } from './belongings';

const password = 'demo-demo-demo';

/*
 * A walk over every route with every identifier that the records hold. The neighbour speaks for the sixth hospital of
 * the example: what belongs to any other must answer it exactly as what does not exist, word for word.
 */
describe('a walk over every route', () => {
  let service: TestService;
  let neighbour: Visitor;
  let routes: Route[];
  let others: Belongings;
  let insiders: Visitor[];
  /** By route that reads: the identifiers that exist for it, as the ministry and the auditor see. */
  const existing = new Map<string, Set<string>>();

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ TRAZAGIRO_RECORDS: 'load', DEMO_PASSWORD: password }));
    insiders = await Promise.all(
      DEMONSTRATION.filter(({ role }) => role === 'registrar' || role === 'auditor').map(({ email }) =>
        Visitor.signIn(service.app, email, password),
      ),
    );
    const [sixth]: { id: string }[] = await service.database.query(
      `select id from hospital where name = 'EJEMPLO — E.S.E. Hospital Seis'`,
    );
    neighbour = await service.person('recipient', [sixth!.id]);
    await certifyGiros();
    routes = routesOf(service).filter(({ path }) => !everybodys.has(path));
    others = await belongings(service.database, sixth!.id);
    await crawl();
  }, 240_000);
  afterAll(() => service.close());

  async function certifyGiros() {
    const giros: { id: string }[] = await service.database.query(
      'select distinct disbursement_id as id from settlement order by disbursement_id limit 3',
    );
    for (const { id } of giros) {
      await insiders[0]!.post('/certificates', { type: 'disbursement', subjectId: id });
    }
  }

  async function crawl() {
    for (const { path } of readingRoutes()) {
      // Who may not ask by role may not ask of any: one refusal is enough.
      const allowed = await Promise.all(insiders.map((insider) => insider.get(asked(path, randomUUID()))));
      const asking = insiders.filter((_, index) => allowed[index]!.status !== 403);
      const found = new Set<string>();
      for (const id of others.ids) {
        for (const insider of asking) {
          if (found.has(id)) break;
          const reply = await insider.get(asked(path, id));
          if (reply.status === 200) found.add(id);
        }
        if (found.size === 6) break;
      }
      existing.set(path, found);
    }
  }

  const readingRoutes = () => routes.filter(({ method, path }) => method === 'GET' && path.includes('{id}'));
  /** Every fifth: each kind of record is there, and the walk stays short. */
  const sampled = () => others.ids.filter((_, index) => index % 5 === 0);
  const asked = (path: string, id: string) => `${filled(path, id)}${path.endsWith('/why-not') ? '?act=order' : ''}`;

  it('shows the neighbour nothing of another hospital in what it may read', async () => {
    const leaks: string[] = [];
    const [own]: { id: string; resolution: string }[] = await service.database.query(
      `select line.id, line.resolution_id as resolution
       from annex_line line join hospital on hospital.id = line.hospital_id
       where hospital.name = 'EJEMPLO — E.S.E. Hospital Seis'`,
    );
    const hospital = (await neighbour.get<{ hospitalIds: string[] }>('/me')).body.hospitalIds[0]!;
    let read = 0;
    for (const { method, path } of routes) {
      if (method !== 'GET') continue;
      for (const id of [own!.id, own!.resolution, hospital]) {
        const reply = await neighbour.get(asked(path, id));
        if (reply.status === 200) read += 1;
        const seen = others.texts.filter((text) => reply.text.includes(text));
        if (seen.length > 0) leaks.push(`${path} ${reply.status}: ${seen.slice(0, 3).join(', ')}`);
        if (!path.includes('{id}')) break;
      }
    }
    expect(leaks).toEqual([]);
    expect(read).toBeGreaterThan(20);
  });

  it('answers what belongs to another hospital as what does not exist, reading', async () => {
    const told: string[] = [];
    let compared = 0;
    for (const { path } of readingRoutes()) {
      const nothing = randomUUID();
      const absent = said(await neighbour.get(asked(path, nothing)), nothing);
      for (const id of existing.get(path) ?? []) {
        if (others.shared.has(id)) continue;
        const foreign = said(await neighbour.get(asked(path, id)), id);
        compared += 1;
        if (foreign !== absent) told.push(`${path}: ${foreign}`);
      }
    }
    expect(told).toEqual([]);
    expect(compared).toBeGreaterThan(60);
  });

  it('answers what belongs to another hospital as what does not exist, acting', async () => {
    const told: string[] = [];
    let missing = 0;
    for (const route of routes.filter(({ method, path }) => method !== 'GET' && path.includes('{id}'))) {
      const form = leastForm(route.form);
      const nothing = randomUUID();
      const absent = said(await neighbour.send(route.method, filled(route.path, nothing), form, {}), nothing);
      for (const id of sampled()) {
        const foreign = await neighbour.send(route.method, filled(route.path, id), form, {});
        if (foreign.status === 404) missing += 1;
        if (said(foreign, id) !== absent) told.push(`${route.method} ${route.path}: ${said(foreign, id)} / ${absent}`);
      }
    }
    expect(told).toEqual([]);
    expect(missing).toBeGreaterThan(100);
  });

  const said = (reply: { status: number; text: string }, id: string) =>
    `${reply.status} ${reply.text.replaceAll(id, '{id}')}`;
});
