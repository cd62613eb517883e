import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fastify from 'fastify';
import { pino } from 'pino';
import { logging, logRequests } from '../../src/platform/logging';
import { filled, leastForm, routesOf } from '../access/routes';
import { Browser } from '../desk/browser';
import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { attacks } from './attack';

let service: TestService;
let office: Office;
let resolution: string;
let line: string;

const script = '<script>alert(1)</script>';
const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', "=cmd|' /C calc'!A0"];

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
  const published = await publish(office, ['1000.00', '2000.00', '3000.00']);
  resolution = published.id;
  line = published.lines[0]!.id;
});
afterAll(() => service.close());

attacks('Injection', [
  { name: 'SQL in every question of every route that reads', stopped: sqlInQuestions },
  { name: 'SQL in every identifier of every route', stopped: sqlInIdentifiers },
  { name: 'SQL in a text that is stored and searched', stopped: sqlInText },
  { name: 'a script in a name, on every page that says it', stopped: scriptInPages },
  { name: 'a formula in a name, in a table that a spreadsheet opens', stopped: formulaInCsv },
  { name: 'a field of the database in every form (mass assignment)', stopped: massAssignment },
  { name: 'the prototype of all objects, in every form', stopped: prototypePollution },
  { name: 'a new header in what becomes a header', stopped: headerInjection },
  { name: 'a new line, a token and an address in the log', stopped: logInjection },
  { name: 'an address to fetch (SSRF)', stopped: fetching },
]);

async function sqlInQuestions(): Promise<string> {
  const words = [
    'asOf',
    'knownAt',
    'cursor',
    'limit',
    'q',
    'department',
    'resolution',
    'state',
    'format',
    'act',
    'year',
  ];
  let tried = 0;
  for (const { method, path } of routesOf(service)) {
    if (method !== 'GET') continue;
    for (const word of words) {
      const reply = await office.auditor.get(`${filled(path, line)}?${word}=${encodeURIComponent("1' or '1'='1")}`);
      expect([path, word, reply.status]).toEqual([path, word, Math.min(reply.status, 499)]);
      tried += 1;
    }
  }
  return `${tried} questions: bound parameters; none answered 5xx`;
}

async function sqlInIdentifiers(): Promise<string> {
  const routes = routesOf(service).filter(({ path }) => path.includes('{id}'));
  const seen = new Set<number>();
  for (const { method, path, form } of routes) {
    const url = filled(path, encodeURIComponent("1'; drop table annex_line --"));
    seen.add((await office.registrar.send(method, url, method === 'GET' ? undefined : leastForm(form), {})).status);
  }
  expect([...seen].filter((status) => ![403, 404, 422].includes(status))).toEqual([]);
  expect((await office.registrar.get(`/allocations/${line}`)).status).toBe(200);
  return `${routes.length} routes: 403, 404 or 422; the tables stand`;
}

async function sqlInText(): Promise<string> {
  const title = "EJEMPLO'); delete from resolution; --";
  const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm({ title }));
  expect((await office.registrar.get(`/resolutions/${id}`)).body['title']).toBe(title);
  const found = await office.registrar.get<{ items: unknown[] }>(`/resolutions?q=${encodeURIComponent("' or ''='")}`);
  expect(found.body.items).toEqual([]);
  return 'stored and searched as the text that it is';
}

async function scriptInPages(): Promise<string> {
  const [first] = office.hospitals;
  await office.registrar.must('PATCH', `/hospitals/${first!}`, { name: `EJEMPLO ${script}`, reason: 'EJEMPLO' });
  const browser = new Browser(service.app);
  const pages = ['/', `/escritorio/resoluciones/${resolution}`, `/escritorio/lineas/${line}`];
  let said = 0;
  for (const page of pages) {
    const { html, headers } = await browser.open(office.auditor, page);
    expect(html).not.toContain(script);
    if (html.includes('&lt;script>') || html.includes('&lt;script&gt;')) said += 1;
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|script-src [^']*http/);
  }
  expect(said).toBeGreaterThan(0);
  return 'escaped where it is written; no script of a page may run (CSP)';
}

async function formulaInCsv(): Promise<string> {
  let stored = 0;
  for (const formula of formulas) {
    const reply = await office.registrar.patch(`/hospitals/${office.hospitals[1]!}`, {
      name: formula,
      reason: 'EJEMPLO',
    });
    if (reply.status === 200) stored += 1;
    const { text } = await office.auditor.get(`/resolutions/${resolution}/execution-status?format=csv`);
    const cells = text.split('\r\n').flatMap((row) => row.split(','));
    expect(cells.filter((cell) => /^"?[=+@\t]|^"?-(?![\d.]+$)/.test(cell))).toEqual([]);
  }
  expect(stored).toBeGreaterThan(3);
  return 'written as text: a quotation mark before what would be run';
}

async function massAssignment(): Promise<string> {
  const smuggled = { id: line, status: 'in-force', roles: ['administrator'], decision: 'approved', createdBy: line };
  let tried = 0;
  for (const { method, path, form } of routesOf(service)) {
    if (form?.type !== 'object') continue;
    const body = { ...(leastForm(form) as object), ...smuggled };
    const known = Object.keys(form.properties ?? {});
    const unknown = Object.keys(smuggled).filter((field) => !known.includes(field));
    for (const visitor of [office.registrar, office.approver, office.paymaster, office.recipient]) {
      const reply = await visitor.send<{ errors?: { field?: string }[] }>(method, filled(path, line), body, {});
      if (reply.status === 403 || reply.status === 401) continue;
      expect([path, reply.status]).toEqual([path, 422]);
      const fields = reply.body.errors?.map(({ field }) => field) ?? [];
      expect(unknown.filter((field) => !fields.some((each) => each?.startsWith(field)))).toEqual([]);
      tried += 1;
      break;
    }
  }
  expect(tried).toBeGreaterThan(25);
  return `${tried} forms: 422, each field that is not of the form named`;
}

async function prototypePollution(): Promise<string> {
  let tried = 0;
  for (const { method, path, form } of routesOf(service)) {
    if (form === null) continue;
    for (const payload of ['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}']) {
      const reply = await service.app.inject({
        method,
        url: `/api/v1${filled(path, line)}`,
        headers: { authorization: `Bearer ${office.registrar.token!}`, 'content-type': 'application/json' },
        payload,
      });
      expect([path, reply.statusCode]).toEqual([path, Math.min(reply.statusCode, 499)]);
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      tried += 1;
    }
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  return `${tried} bodies: 400 or 422 before anything read them; no object has it`;
}

async function headerInjection(): Promise<string> {
  const broken = 'a\r\nset-cookie: own=1';
  const keyed = await office.registrar.post('/resolutions', resolutionForm(), { 'idempotency-key': 'a b\tc' });
  expect(keyed.status).toBe(400);
  const issuer = await office.registrar.post('/resolutions', resolutionForm({ issuer: broken }));
  expect(issuer.status).toBe(422);
  const file = await office.auditor.get(
    `/resolutions/${resolution}/execution-status?format=csv&asOf=${encodeURIComponent('2025-03-01\r\nx: y')}`,
  );
  expect(file.status).toBe(422);
  const named = await office.auditor.get(`/resolutions/${resolution}/execution-status?format=csv`);
  expect(String(named.headers['content-disposition'])).toMatch(/^attachment; filename="[\w.-]+"$/);
  return 'refused as a form (422) or a header (400); names of files are letters, digits and hyphens';
}

async function logInjection(): Promise<string> {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const { pinoHttp: options } = logging({ LOG_LEVEL: 'debug' });
  const server = fastify();
  logRequests(server, pino(options as object, stream));
  server.get('/*', () => 'leído');
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await fetch(`${address}/a%0a{"level":60}?token=secreto&correo=persona@example.org`, {
    headers: { authorization: 'Bearer secreto-de-nadie', cookie: 'trazagiro_session=secreto', 'user-agent': 'espia' },
  });
  await server.close();
  expect(lines).toHaveLength(1);
  expect(lines[0]!.trim().split('\n')).toHaveLength(1);
  expect(lines[0]).not.toMatch(/secreto|persona@|espia|127\.0\.0\.1/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ req: { method: 'GET' } });
  return 'one line of JSON a request: no question, header, address or body in it';
}

const fetches = /\bfetch\(|\bundici\b|https?\.(request|get)\(|from 'node:https?'|client-s3|openid-client/;

/** What fetches an address at all: two files, each of which takes it from the settings. */
function fetching(): string {
  const root = join(__dirname, '..', '..', 'src');
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .filter((file) => fetches.test(readFileSync(join(root, file), 'utf8')));
  // The command line is no part of the service: it goes where whoever runs it says.
  expect(found.sort()).toEqual(['budget/evidence/s3-store.ts', 'cli/client.ts', 'platform/oidc/provider.ts']);
  return 'no form takes an address: only the store of files and the identity provider do, from the settings';
}
