import { verify } from '@node-rs/argon2';
import { codeOf, stopClock } from '../access/authenticator';
import { enter } from '../access/entrance';
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
let administrator: Visitor;
let places = 0;

beforeAll(async () => {
  service = await startTestService();
  other = await service.another();
  administrator = await service.person('administrator');
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
  const made = await (
    await service.person('registrar')
  ).post<{ token: string }>('/service-tokens', {
    name: 'EJEMPLO',
    acts: ['hospital.read'],
    days: 1,
    password: testPassword,
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
