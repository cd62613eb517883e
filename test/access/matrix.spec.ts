import { permissions, type Permission } from '../../src/budget/permissions';
import { roles, type Role } from '../../src/platform/access/person';
import { openOffice, publish } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { filled, leastForm, routesOf, type Route } from './routes';

/** Every route of the contract, called by nobody and by every role: the table of permissions is what happens. */
describe('role × act', () => {
  let service: TestService;
  let routes: Route[];
  const visitors = new Map<Role, Visitor>();
  /** What each call was answered, by route: printed at the end, so that a hole would be seen. */
  const outcomes = new Map<string, string[]>();

  beforeAll(async () => {
    service = await startTestService();
    for (const role of roles) visitors.set(role, await service.person(role));
    routes = routesOf(service).map((route) => ({ ...route, path: filled(route.path) }));
  });
  afterAll(async () => {
    await service.close();
    process.stdout.write(`${printed(outcomes)}\n`);
  });

  const note = ({ method, path, permission }: Route, outcome: string) => {
    const row = `${method} ${path.replace(uuid, '…')} ${permission}`;
    outcomes.set(row, [...(outcomes.get(row) ?? []), outcome]);
  };
  const call = (visitor: Visitor, { method, path }: Route) =>
    visitor.send<{ code: string }>(method, path, method === 'GET' || method === 'DELETE' ? undefined : {}, {});
  const guarded = () => routes.filter(({ permission }) => permission in permissions);

  it('covers the whole table, and every other route is for everyone or for whoever is signed in', () => {
    expect(Object.keys(permissions).filter((act) => !routes.some(({ permission }) => permission === act))).toEqual([]);
    const others = routes.filter(({ permission }) => !(permission in permissions)).map(({ permission }) => permission);
    expect([...new Set(others)].sort()).toEqual(['everyone', 'signed-in']);
  });

  it('answers 401 to who is not signed in', async () => {
    for (const route of routes.filter(({ permission }) => permission !== 'everyone')) {
      const reply = await call(service.stranger, route);
      if (route.permission in permissions) note(route, String(reply.status));
      expect([route.method, route.path, reply.status]).toEqual([route.method, route.path, 401]);
    }
  });

  it.each(roles)('lets a %s do what the table says and nothing else', async (role) => {
    for (const route of guarded()) {
      const allowed = (permissions[route.permission as Permission] as readonly Role[]).includes(role);
      const reply = await call(visitors.get(role)!, route);
      const refusedForRole = reply.status === 403 && reply.body.code === 'role.forbidden';
      note(route, refusedForRole ? '403' : 'sí');
      expect([route.method, route.path, refusedForRole]).toEqual([route.method, route.path, !allowed]);
      expect(reply.status).toBeLessThan(500);
    }
  });

  it("another hospital's line does not exist, whatever is asked of it", async () => {
    const office = await openOffice(service);
    const { id, lines } = await publish(office, ['1000.00', '2000.00']);
    const [, second] = office.hospitals;
    const neighbour = await service.person('recipient', [second!]);
    const foreign = lines[0]!.id;
    for (const { method, path, form } of routesOf(service).filter(({ path }) => path.startsWith('/allocations/{id}'))) {
      const reply = await neighbour.send(
        method,
        filled(path, foreign).replace('why-not', 'why-not?act=order'),
        method === 'GET' ? undefined : leastForm(form),
        {},
      );
      expect([method, path, reply.status]).toEqual([method, path, reply.status === 403 ? 403 : 404]);
    }
    const list = await neighbour.get<{ items: { id: string }[] }>(`/resolutions/${id}/allocations`);
    expect(list.body.items.map((line) => line.id)).toEqual([lines[1]!.id]);
    const report = await neighbour.get(`/resolutions/${id}/execution-status`);
    expect(report.text).not.toContain(foreign);
    expect(report.text).not.toContain('1000.00');
    const entries = await neighbour.get(`/ledger/entries?resolution=${id}`);
    expect(entries.text).not.toContain(foreign);
    expect((await neighbour.get(`/hospitals/${office.hospitals[0]!}`)).status).toBe(404);
  });
});

const uuid = /[\da-f]{8}-[\da-f-]{27}/;

/** Role × act × outcome: `sí` where the role is let in, else what it is answered. */
function printed(outcomes: ReadonlyMap<string, readonly string[]>): string {
  const head = ['sin sesión', ...roles];
  const width = Math.max(...[...outcomes.keys()].map((row) => row.length));
  return [
    `${'rol × acto'.padEnd(width)}  ${head.join('  ')}`,
    ...[...outcomes].map(
      ([row, said]) =>
        `${row.padEnd(width)}  ${said.map((each, index) => each.padEnd(head[index]!.length)).join('  ')}`,
    ),
  ].join('\n');
}
