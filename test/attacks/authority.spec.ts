import { filled, leastForm, routesOf } from '../access/routes';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { attacks } from './attack';

let service: TestService;
let office: Office;
let administrator: Visitor;
let lines: { id: string }[];

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
  administrator = await service.person('administrator');
  ({ lines } = await publish(office, ['1000.00', '2000.00']));
});
afterAll(async () => {
  await expectLedgerSound(service.database);
  await service.close();
});

attacks('Authority', [
  { name: 'a service token beyond its acts', stopped: tokenBeyond },
  { name: 'a role lent to get around the two people', stopped: delegationAbused },
  { name: 'an administrator who gives themself a role over money', stopped: ownPromotion },
  { name: 'another hospital, by its identifier (IDOR)', stopped: anotherHospital },
  { name: 'the address of a route, written otherwise', stopped: addressOtherwise },
]);

async function tokenBeyond(): Promise<string> {
  const acts = ['resolution.read'];
  const made = await office.registrar.post<{ token: string }>('/service-tokens', {
    name: 'EJEMPLO',
    acts,
    days: 1,
    password: testPassword,
  });
  const program = new Visitor(service.app, made.body.token, null);
  let tried = 0;
  for (const { method, path, form, permission } of routesOf(service)) {
    if (permission === 'everyone' || acts.includes(permission) || path === '/me') continue;
    const body = method === 'GET' || method === 'DELETE' ? undefined : leastForm(form);
    const reply = await program.send<{ code: string }>(method, filled(path, lines[0]!.id), body, {});
    expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'service-token.forbidden']);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(80);
  return `${tried} routes: 403, also of what its owner may do`;
}

async function delegationAbused(): Promise<string> {
  const both = await service.person(['registrar', 'approver']);
  const deputy = await service.person('paymaster');
  const lend = async (by: Visitor, to: Visitor, roles: string[]) => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' }).format(new Date());
    const form = { toPersonId: to.id, roles, from: today, until: today, reason: 'EJEMPLO' };
    const { status, body } = await by.post<{ code?: string; errors?: { code: string }[] }>('/delegations', form);
    return body.errors?.[0]?.code ?? body.code ?? status;
  };
  const told = [
    await lend(office.registrar, deputy, ['approver']),
    await lend(both, both, ['approver']),
    await lend(both, deputy, ['administrator']),
    await lend(both, deputy, ['approver']),
    await lend(deputy, office.registrar, ['approver']),
  ];
  expect(told).toEqual([
    'delegation.not-yours',
    'delegation.to-oneself',
    'field.not-allowed',
    201,
    'delegation.not-yours',
  ]);
  const { id } = await both.must('POST', `/allocations/${lines[0]!.id}/disbursements`, {
    amount: '1.00',
    paymentOrder: 'EJEMPLO',
    orderedOn: '2025-03-03',
  });
  const approval = await deputy.post(`/disbursements/${id}/approval`);
  expect([approval.status, approval.body['code']]).toEqual([409, 'delegation.maker-is-checker']);
  return 'only one’s own, to another, never on from there; and for the maker it approves nothing of theirs';
}

async function ownPromotion(): Promise<string> {
  const tried = [['administrator', 'paymaster'], ['paymaster']];
  for (const roles of tried) {
    const reply = await administrator.patch(`/users/${administrator.id!}`, { roles });
    expect([roles, reply.status >= 400 ? 'refused' : reply.status]).toEqual([roles, 'refused']);
  }
  expect((await administrator.get<{ roles: string[] }>('/me')).body.roles).toEqual(['administrator']);
  return 'refused: whoever manages people holds no role over money, and the last one stays';
}

async function anotherHospital(): Promise<string> {
  const neighbour = await service.person('recipient', [office.hospitals[1]!]);
  const nothing = '00000000-0000-4000-8000-000000000000';
  for (const path of ['', '/events', '/why-not?act=order']) {
    const [foreign, absent] = [lines[0]!.id, nothing].map((id) => neighbour.get(`/allocations/${id}${path}`));
    const [there, none] = [await foreign!, await absent!];
    expect([path, there.status]).toEqual([path, 404]);
    expect(there.text.replaceAll(lines[0]!.id, nothing)).toBe(none.text);
  }
  expect((await neighbour.get(`/allocations/${lines[1]!.id}`)).status).toBe(200);
  return '404, word for word as what does not exist; test/access/walk.spec.ts asks every route';
}

async function addressOtherwise(): Promise<string> {
  const urls = [
    '/api/v1/resolutions/',
    '//api/v1/resolutions',
    '/API/V1/RESOLUTIONS',
    '/api/v1/%72esolutions',
    '/api/v1/./resolutions',
    '/api/v1/verification/../resolutions',
    '/api/v1/resolutions;a=b',
    '/api/v1/resolutions%00',
    '/api/v1/resolutions.json',
    '/recursos/estilo.css/../api/v1/resolutions',
  ];
  const overrides = {
    'x-original-url': '/health/live',
    'x-rewrite-url': '/health/live',
    'x-http-method-override': 'GET',
  };
  for (const url of urls) {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS'] as const) {
      const reply = await service.app.inject({ method, url, headers: overrides });
      expect([method, url, reply.statusCode >= 400 ? 'refused' : reply.body]).toEqual([method, url, 'refused']);
      expect(reply.statusCode).toBeLessThan(500);
    }
  }
  return `${urls.length} ways: 401, 404 or another refusal; the guard asks of the route and not of its address`;
}
