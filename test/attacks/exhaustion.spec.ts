import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readAmount } from '../../src/kernel/money-form';
import { foldSpanish, nearest } from '../../src/kernel/text';
import { filled, leastForm, routesOf, type Schema } from '../access/routes';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { attacks } from './attack';

let service: TestService;
let office: Office;
let line: string;

beforeAll(async () => {
  service = await startTestService({ BODY_LIMIT_BYTES: '100000' });
  office = await openOffice(service);
  line = (await publish(office, ['1000.00'])).lines[0]!.id;
});
afterAll(() => service.close());

attacks('Exhaustion', [
  { name: 'a body larger than the limit', stopped: largeBody },
  { name: 'a body that never ends its nesting', stopped: deepBody },
  { name: 'a text of a hundred thousand letters in every field', stopped: longTexts },
  { name: 'a text for which a pattern takes for ever (ReDoS)', stopped: slowPatterns },
  { name: 'a page of a million rows', stopped: largePage },
  { name: 'a list of a hundred thousand lines', stopped: longList },
  { name: 'a header as long as a book', stopped: longHeader },
]);

async function largeBody(): Promise<string> {
  const reply = await office.registrar.post('/resolutions', { title: 'x'.repeat(150_000) });
  expect([reply.status, reply.body['code']]).toEqual([413, 'body.too-large']);
  return '413 before it is read';
}

async function deepBody(): Promise<string> {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ]) {
    const reply = await service.app.inject({
      method: 'POST',
      url: '/api/v1/resolutions',
      headers: { authorization: `Bearer ${office.registrar.token!}`, 'content-type': 'application/json' },
      payload: `${open!.repeat(15_000)}1${close!.repeat(15_000)}`,
    });
    expect(reply.statusCode).toBe(422);
  }
  return '422: a form has its own depth';
}

async function longTexts(): Promise<string> {
  let tried = 0;
  for (const { method, path, form } of routesOf(service)) {
    if (form?.type !== 'object') continue;
    let asking = [office.registrar, office.approver, office.paymaster, office.recipient, office.auditor];
    for (const [name, schema] of Object.entries(form.properties ?? {})) {
      if (!takesText(schema)) continue;
      const body = { ...(leastForm(form) as object), [name]: 'a'.repeat(90_000) };
      for (const visitor of asking) {
        const reply = await visitor.send(method, filled(path, line), body, {});
        if (reply.status === 403) continue;
        expect([path, name, reply.status]).toEqual([path, name, path === '/sessions' ? reply.status : 422]);
        expect(reply.text.length).toBeLessThan(10_000);
        tried += 1;
        // Whoever may ask once may ask again.
        asking = [visitor];
        break;
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
  return `${tried} fields: 422, and none repeats what it was sent`;
}

function takesText(schema: Schema): boolean {
  return schema.type === 'string' || (schema.anyOf ?? []).some(({ type }) => type === 'string');
}

/** The patterns are judged by how their time grows, not by a clock: the linter's own rules, asked of the whole source. */
function slowPatterns(): string {
  const judge = join(__dirname, 'slow-patterns.mjs');
  const [sample, source] = JSON.parse(execFileSync(process.execPath, [judge], { encoding: 'utf8' })) as string[][];
  expect(sample).toEqual(['regexp/no-super-linear-backtracking', 'regexp/no-super-linear-move']);
  expect(source).toEqual([]);
  const long = '1'.repeat(90_000);
  expect(readAmount(`${long}.`, {})).toHaveProperty('problem');
  expect(readAmount(`${'1.'.repeat(45_000)}x`, {})).toHaveProperty('problem');
  expect(foldSpanish(`${' '.repeat(90_000)}x`)).toBe('x');
  expect(nearest('x'.repeat(90_000), ['Necoclí'], 3)).toEqual([]);
  return 'no pattern of the source takes time that grows faster than its text';
}

async function largePage(): Promise<string> {
  for (const limit of ['1000000', '201', '0', '-1', '1e9']) {
    expect((await office.auditor.get(`/resolutions?limit=${limit}`)).status).toBe(422);
  }
  return '422: 200 rows are the most';
}

async function longList(): Promise<string> {
  const draft = await office.registrar.must('POST', '/resolutions', {
    kind: 'allocation',
    issuer: 'EJEMPLO — Ministerio',
    number: 7777,
    year: 2025,
    issuedOn: '2025-02-03',
    title: 'EJEMPLO',
    fiscalYear: 2025,
    authorizedAmount: '1.00',
  });
  const lines = Array.from({ length: 100_000 }, () => 0);
  const reply = await office.registrar.put(`/resolutions/${draft.id}/lines`, lines);
  expect(reply.status).toBe(413);
  return '413: the limit of bodies';
}

async function longHeader(): Promise<string> {
  const reply = await office.registrar.post('/resolutions', {}, { 'idempotency-key': 'k'.repeat(10_000) });
  expect([reply.status, reply.body['code']]).toEqual([400, 'idempotency.wrong-key']);
  return '400';
}
