import { randomUUID } from 'node:crypto';
import { permissions, type Permission } from '../../src/budget/permissions';
import { roles, type Role } from '../../src/platform/access/person';
import { contractOf } from '../../src/platform/http/openapi';
import { openOffice, publish } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permission: string;
}

/** Every route of the contract, called by nobody and by every role: the table of permissions is what happens. */
describe('role × act', () => {
  let service: TestService;
  let routes: Route[];
  const visitors = new Map<Role, Visitor>();

  beforeAll(async () => {
    service = await startTestService();
    for (const role of roles) visitors.set(role, await service.person(role));
    routes = Object.entries(contractOf(service.app).paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Record<string, string>>).map(([method, operation]) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.replace('/api/v1', '').replace(/\{\w+\}/g, randomUUID()),
        permission: operation['x-permission'] ?? 'none',
      })),
    );
  });
  afterAll(() => service.close());

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
      expect([route.method, route.path, reply.status]).toEqual([route.method, route.path, 401]);
    }
  });

  it.each(roles)('lets a %s do what the table says and nothing else', async (role) => {
    for (const route of guarded()) {
      const allowed = (permissions[route.permission as Permission] as readonly Role[]).includes(role);
      const reply = await call(visitors.get(role)!, route);
      const refusedForRole = reply.status === 403 && reply.body.code === 'role.forbidden';
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
    for (const { method, path } of routesOfLines(service)) {
      const reply = await neighbour.send(
        method,
        path.replace('{id}', foreign).replace('{kind}', 'bank-certificate').replace('why-not', 'why-not?act=order'),
        method === 'GET' ? undefined : validForm(path),
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

function routesOfLines(service: TestService): { method: Route['method']; path: string }[] {
  return Object.entries(contractOf(service.app).paths)
    .filter(([path]) => path.startsWith('/api/v1/allocations/{id}'))
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.replace('/api/v1', ''),
      })),
    );
}

/** A form that each act on a line accepts, so that the refusal is of the line and not of the form. */
function validForm(path: string): object {
  const forms: Record<string, object> = {
    acceptance: { filingNumber: 'EJEMPLO', acceptedOn: '2025-03-01' },
    withdrawal: { reason: 'EJEMPLO', payment: 'before', source: 'EJEMPLO' },
    incorporation: { actKind: 'Acuerdo', actNumber: '1', actOn: '2025-03-01', amount: '1.00' },
    'execution-reports': {
      cutoff: '2025-03-01',
      contracted: '1.00',
      obligated: '1.00',
      paid: '1.00',
      yieldsEarned: '0.00',
    },
    restitutions: { kind: 'principal', amount: '1.00', depositedOn: '2025-03-01', portfolio: '1', reference: '1' },
    yields: { amount: '1.00', earnedOn: '2025-03-01', reference: '1' },
    '{kind}': { document: 'EJEMPLO', documentOn: '2025-03-01' },
  };
  return forms[path.split('/').at(-1)!] ?? {};
}
