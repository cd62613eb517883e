import { verify } from '@node-rs/argon2';
import { codeOf, stopClock } from '../access/authenticator';
import { enter } from '../access/entrance';
import { filled, leastForm, routesOf } from '../access/routes';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { attacks } from './attack';

// The true one: only how often it is asked is counted.
jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  return { ...real, verify: jest.fn(real.verify) };
});

let service: TestService;
let other: TestService['app'];
let office: Office;
let administrator: Visitor;
let lines: { id: string }[];
let places = 0;

beforeAll(async () => {
  service = await startTestService();
  other = await service.another();
  office = await openOffice(service);
  administrator = await service.person('administrator');
  ({ lines } = await publish(office, ['1000.00', '2000.00']));
});
afterAll(() => service.close());

attacks('Doors', [
  { name: 'who has an account here (enumeration)', stopped: enumeration },
  { name: 'a session put in the browser beforehand (fixation)', stopped: fixation },
  { name: 'guessing a password, at two instances (brute force)', stopped: bruteForce },
  { name: 'one password at every account (spraying)', stopped: spraying },
  { name: 'another address in every request (X-Forwarded-For)', stopped: forgedAddress },
  { name: 'asking without rest, from one address', stopped: paceOfAddress },
  { name: 'asking without rest, from one account', stopped: paceOfAccount },
  { name: 'a stolen cookie, after it was changed', stopped: stolenCookie },
  { name: 'a code of the second factor, seen and used again', stopped: codeAgain },
  { name: 'a link for one use, used again', stopped: linkAgain },
  { name: 'a service token beyond its acts', stopped: tokenBeyond },
  { name: 'a role lent to get around the two people', stopped: delegationAbused },
  { name: 'an administrator who gives themself a role over money', stopped: ownPromotion },
  { name: 'another hospital, by its identifier (IDOR)', stopped: anotherHospital },
  { name: 'the address of a route, written otherwise', stopped: addressOtherwise },
]);

const emailOf = async (person: Visitor) => (await person.get<{ email: string }>('/me')).body.email;
const from = () => `198.18.${Math.floor((places += 1) / 250)}.${1 + (places % 250)}`;
const wrong = 'EJEMPLO de clave equivocada';
const asBearer = (token: string, app = service.app) => new Visitor(app, token, null);

async function enumeration(): Promise<string> {
  const [there, disabled, linkless] = [1, 2, 3].map(() => service.person('auditor'));
  const emails = await Promise.all([there!, disabled!, linkless!].map(async (person) => emailOf(await person)));
  await service.database.query('update person set disabled_at = now() where email = $1', [emails[1]]);
  await service.database.query('update person set password_hash = null where email = $1', [emails[2]]);
  const answers: string[] = [];
  for (const [email, password] of [
    [emails[0], wrong],
    [emails[1], wrong],
    [emails[1], testPassword],
    [emails[2], testPassword],
    ['nadie@prueba.localhost', wrong],
  ] as const) {
    jest.mocked(verify).mockClear();
    const { status, body, headers } = await enter(service.app, { email: email!, password, from: from() });
    const { date: _, ...told } = headers;
    answers.push(JSON.stringify({ status, body, told, hashes: jest.mocked(verify).mock.calls.length }));
  }
  expect(new Set(answers)).toEqual(new Set([answers[0]]));
  expect(JSON.parse(answers[0]!)).toMatchObject({ status: 401, hashes: 1 });
  return `${answers.length} ways to be wrong: the same status, body and headers, after one Argon2 each`;
}

async function fixation(): Promise<string> {
  const email = await emailOf(await service.person('auditor'));
  const attacker = await service.person('auditor');
  const made = await office.registrar.post<{ token: string }>('/service-tokens', {
    name: 'EJEMPLO',
    acts: ['hospital.read'],
    days: 1,
  });
  const planted = ['a'.repeat(43), attacker.token!, made.body.token];
  for (const token of planted) {
    const cookies = { trazagiro_session: token };
    const { body } = await enter(service.app, { email, password: testPassword, from: from(), cookies });
    expect(planted).not.toContain(body.token);
    const who = await asBearer(token).get<{ email?: string }>('/me');
    expect(who.body.email).not.toBe(email);
  }
  expect((await attacker.get('/me')).status).toBe(401);
  return `${planted.length} tokens: whoever enters gets one of their own, and the session that was planted ends`;
}

async function bruteForce(): Promise<string> {
  const email = await emailOf(await service.person('approver'));
  const { cookies } = await enter(service.app, { email, password: testPassword, from: from() });
  const place = from();
  jest.mocked(verify).mockClear();
  const statuses: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const app = turn % 2 === 0 ? service.app : other;
    statuses.push((await enter(app, { email, password: wrong, from: place })).status);
  }
  expect(statuses.slice(5)).toEqual(Array<number>(15).fill(429));
  expect(jest.mocked(verify).mock.calls).toHaveLength(5);
  expect((await enter(other, { email, password: testPassword, from: place })).status).toBe(429);
  const device = { trazagiro_device: cookies['trazagiro_device']! };
  const own = await enter(other, { email, password: testPassword, from: place, cookies: device });
  expect(own.status).toBe(201);
  return '429 after five, counted by both; not even compared then; the device that knows the account enters';
}

async function spraying(): Promise<string> {
  const place = from();
  const statuses: number[] = [];
  for (let account = 0; account < 45; account += 1) {
    const email = `nadie-${account}@prueba.localhost`;
    statuses.push(
      (await enter(account % 2 === 0 ? service.app : other, { email, password: wrong, from: place })).status,
    );
  }
  expect(statuses.slice(40)).toEqual(Array<number>(5).fill(429));
  return '429 after forty of one network, whichever the accounts';
}

async function forgedAddress(): Promise<string> {
  const email = await emailOf(await service.person('auditor'));
  const statuses: number[] = [];
  for (let turn = 1; turn <= 8; turn += 1) {
    const reply = await service.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      remoteAddress: '198.19.0.1',
      headers: {
        'x-forwarded-for': `203.0.113.${turn}`,
        forwarded: `for=203.0.113.${turn}`,
        'x-real-ip': '203.0.113.9',
      },
      payload: { email, password: wrong },
    });
    statuses.push(reply.statusCode);
  }
  expect(statuses.slice(5)).toEqual([429, 429, 429]);
  return '429: an address is believed of the proxies that the settings name, and of nobody else';
}

async function paceOfAddress(): Promise<string> {
  const place = from();
  const ask = async (app: TestService['app']) =>
    (await app.inject({ url: '/api/v1/verification/AAAA-AAAA-AAAA', remoteAddress: place })).statusCode;
  // Turns come back with time: enough are asked to spend them all, half at each instance.
  const statuses = await Promise.all(
    Array.from({ length: 60 }, (_, turn) => ask(turn % 2 === 0 ? service.app : other)),
  );
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(20);
  return '429: the turns of an address are one account, in the database, for both instances';
}

async function paceOfAccount(): Promise<string> {
  const person = await service.person('registrar');
  const guess = async (turn: number) => {
    const reply = await (turn % 2 === 0 ? service.app : other).inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      remoteAddress: from(),
      headers: { authorization: `Bearer ${person.token!}` },
      payload: { current: wrong, password: 'pizarra tambor lluvia cobre' },
    });
    return reply.statusCode;
  };
  const statuses = await Promise.all(Array.from({ length: 20 }, (_, turn) => guess(turn)));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(8);
  return '429 at both instances, from whichever address: with a session one guesses no password';
}

async function stolenCookie(): Promise<string> {
  const person = await service.person('paymaster');
  const age = (interval: string) =>
    service.database.query(`update session set rotated_at = now() - $2::interval where person_id = $1`, [
      person.id,
      interval,
    ]);
  await age('1 hour');
  const page = await service.app.inject({ url: '/', cookies: { trazagiro_session: person.token! } });
  const next = page.cookies.find(({ name }) => name === 'trazagiro_session')!.value;
  expect((await asBearer(next).get('/me')).status).toBe(200);
  await age('2 minutes');
  const [thief, owner] = [await asBearer(person.token!, other).get('/me'), await asBearer(next).get('/me')];
  expect([thief.status, owner.status]).toEqual([401, 401]);
  return 'the cookie from before closes the session for both, and it is on record';
}

async function codeAgain(): Promise<string> {
  stopClock();
  try {
    const person = await service.person('paymaster');
    const email = await emailOf(person);
    const { body } = await person.post<{ secret: string }>('/me/second-factor', { password: testPassword });
    await person.must('POST', '/me/second-factor/confirmation', { code: codeOf(body.secret, -1) });
    const finish = async (app: TestService['app']) => {
      const { body: asked } = await enter(app, { email, password: testPassword, from: from() });
      const form = { challenge: asked.params['challenge'], code: codeOf(body.secret) };
      return (await new Visitor(app, null, null).post('/sessions/second-factor', form)).status;
    };
    expect([await finish(service.app), await finish(other), await finish(service.app)]).toEqual([201, 401, 401]);
  } finally {
    jest.restoreAllMocks();
  }
  return '401: a step of thirty seconds is taken once, by whichever instance';
}

async function linkAgain(): Promise<string> {
  const person = await service.person('registrar');
  const { link } = (await administrator.post<{ link: string }>(`/users/${person.id!}/reset-link`)).body;
  const form = { token: link.split('/').at(-1), password: 'pizarra tambor lluvia cobre' };
  const use = async (app: TestService['app']) =>
    (await new Visitor(app, null, null).post('/password-links/use', form)).status;
  const both = await Promise.all([use(service.app), use(other)]);
  expect([...both.sort(), await use(service.app)]).toEqual([204, 404, 404]);
  return '404: it is used up by the first, also of two at once';
}

async function tokenBeyond(): Promise<string> {
  const acts = ['resolution.read'];
  const made = await office.registrar.post<{ token: string }>('/service-tokens', { name: 'EJEMPLO', acts, days: 1 });
  const program = asBearer(made.body.token);
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
    'form.invalid-value',
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
    '/api/v1/verification/..%2fresolutions',
    '/api/v1/resolutions;a=b',
    '/api/v1/resolutions%00',
    '/api/v1/resolutions.json',
    '/estilo.css/../api/v1/resolutions',
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
