import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filled, routesOf } from '../access/routes';
import { pdf } from '../support/files';
import { attacks } from './attack';
import { bodyOf, sendForm, type Part } from './forms';
import { openUploads, type Attempt, type Uploads } from './uploader';

let uploads: Uploads;

beforeAll(async () => {
  uploads = await openUploads();
});
afterAll(() => uploads.close());

attacks('Uploads', [
  { name: 'a name that leaves its folder', stopped: namesThatLeave },
  { name: 'a header in the name that is given back', stopped: headerInName },
  { name: 'a file larger than is taken', stopped: oversize },
  { name: 'a form cut short, anywhere', stopped: cutShort },
  { name: 'a form of many parts', stopped: manyParts },
  { name: 'a file under the name of another field', stopped: wrongFields },
  { name: 'a form sent to who takes none', stopped: toOthers },
  { name: 'the file of another hospital', stopped: ofAnother },
  { name: 'the bytes by the address of a folder', stopped: byAddress },
]);

async function namesThatLeave(): Promise<string> {
  const names = [
    '../../../../etc/cron.d/ejemplo',
    '..\\..\\windows\\system32\\ejemplo.pdf',
    '/etc/passwd',
    'C:\\ejemplo.pdf',
    '....//....//ejemplo.pdf',
    '%2e%2e%2fejemplo.pdf',
    '.htaccess',
    '..',
    'ejemplo\u202Efdp.exe',
    'ejemplo\u0000.pdf',
    'x'.repeat(3000),
  ];
  for (const [index, name] of names.entries()) {
    const { status, body } = await uploads.attach(pdf(`nombre ${index}`), { name });
    expect([name, status]).toEqual([name, 201]);
    expect(body['fileName']).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\./u);
    expect(body['fileName']).toMatch(/^.{1,150}\.pdf$/u);
  }
  const misplaced = uploads.kept().filter((path) => !/^evidence\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/.test(path));
  expect(misplaced).toEqual([]);
  return `${names.length} names: read as names; a file is kept under the hash of its bytes`;
}

async function headerInName(): Promise<string> {
  const names = [
    'a.pdf%0d%0aset-cookie: propia=1',
    'a\r\n set-cookie: propia=1',
    'a\u2028set-cookie: propia=1',
    'a\\"; filename=\\"pagina.html',
    'a;filename=pagina.html',
  ];
  for (const [index, name] of names.entries()) {
    const made = await uploads.attach(pdf(`cabecera ${index}`), { name });
    expect([name, made.status, made.code]).toEqual([name, 201, '']);
    const { headers } = await uploads.office.auditor.get(`/evidence/${String(made.body['id'])}/file`);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\\r\n;%]*"; filename\*=UTF-8''[\w.!~%-]+$/,
    );
  }
  const broken = '; filename="a\rset-cookie: propia=1"';
  const encoded = `; filename*=UTF-8''a.pdf%0D%0Aset-cookie%3A%20propia%3D1`;
  await uploads.refused(
    [broken, encoded].map((disposition) => [disposition, () => uploads.attach(pdf(), { disposition })]),
    / 422 upload\.missing$/,
  );
  return `${names.length} names: no control character in it, quotation marks replaced, the rest in percents`;
}

async function oversize(): Promise<string> {
  const bytes = Buffer.concat([pdf(), Buffer.alloc(20_000_000)]);
  expect(uploads.routes.map(({ path }) => path)).toEqual([
    '/payment-answers',
    '/bank-statements',
    '/resolutions/{id}/annex',
    '/evidence',
    '/allocations/{id}/pisis-files',
    '/verification',
  ]);
  for (const { path } of uploads.routes) {
    await uploads.refused(
      [[path, () => uploads.send(path, { content: bytes, name: 'soporte.pdf' })]],
      // An annex may be larger than this; what is no table is refused before its size is known.
      path.endsWith('/annex') ? / 415 table\.unsupported$/ : / 413 upload\.too-large$/,
    );
  }
  return '413 at 20 MB; nothing of it stays';
}

async function cutShort(): Promise<string> {
  let tried = 0;
  for (const { path, fields } of uploads.routes) {
    const parts = fields.map((field) => ({ field, content: uploads.aboutLine()[field]! }));
    const { length } = bodyOf([...parts, { field: 'file', content: pdf(), name: 'soporte.pdf' }]);
    for (let sent = 0; sent < length - 4; sent += 31) {
      tried += 1;
      await uploads.refused(
        [[`${path} at ${sent}`, () => uploads.send(path, { content: pdf(), name: 'soporte.pdf' }, { sent })]],
        / 422 (upload\.missing|form\.refused)$/,
      );
    }
  }
  return `${tried} places: 422 before anything is kept`;
}

async function manyParts(): Promise<string> {
  const file = (index: number): Part => ({ field: 'file', content: pdf(`${index}`), name: `${index}.pdf` });
  const field = (index: number): Part => ({ field: `campo${index}`, content: 'x' });
  const forms: [string, Part[]][] = [
    ['a thousand fields', Array.from({ length: 1000 }, (_, index) => field(index))],
    ['a hundred files', Array.from({ length: 100 }, (_, index) => file(index))],
    ['a field of a megabyte', [{ field: 'title', content: 'x'.repeat(1_000_000) }, file(0)]],
    ['a name of a field of a megabyte', [{ field: 'x'.repeat(1_000_000), content: 'x' }, file(0)]],
    ['the prototype of all objects', [{ field: '__proto__', content: '{"polluted":true}' }, file(0)]],
    ['a constructor', [{ field: 'constructor[prototype][polluted]', content: 'true' }, file(0)]],
  ];
  const before = uploads.kept();
  for (const { path, fields } of uploads.routes) {
    for (const [name, parts] of forms) {
      const asked = fields.map((each) => ({ field: each, content: uploads.aboutLine()[each]! }));
      const { status } = await sendForm(uploads.service, uploads.addressOf(path), {
        by: uploads.whoMay(path),
        parts: [...asked, ...parts],
      });
      // Whoever only checks a file is given fields that nobody asked for, and they are not read.
      // Whoever reads a table says that a PDF is none.
      const expected = path === '/verification' ? [200, 413, 422] : [413, 415, 422];
      expect([path, name, expected.includes(status) ? 'stopped' : status]).toEqual([path, name, 'stopped']);
    }
  }
  expect(uploads.kept()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  return `${forms.length} forms at ${uploads.routes.length} routes: 413 or 422; one file, ten short fields`;
}

async function wrongFields(): Promise<string> {
  const fields = ['archivo', 'file[]', 'file.0', 'FILE', '__proto__', '', 'title'];
  for (const { path } of uploads.routes) {
    const tried = fields.map(
      (field) =>
        [`${path} ${field}`, () => uploads.send(path, { content: pdf(), name: 'soporte.pdf' }, { field })] as Attempt,
    );
    await uploads.refused(tried, / 422 upload\.missing$/);
  }
  return `${fields.length} names at ${uploads.routes.length} routes: 422, the field is «file»`;
}

async function toOthers(): Promise<string> {
  const others = routesOf(uploads.service).filter(
    ({ method, path }) => method === 'POST' && !uploads.routes.some((route) => route.path === path),
  );
  for (const { path } of others) {
    const parts = [{ field: 'file', content: pdf(), name: 'soporte.pdf' }];
    const { status } = await sendForm(uploads.service, filled(path, uploads.lines[0]!.id), {
      by: uploads.office.registrar,
      parts,
    });
    expect([path, [403, 415, 429].includes(status) ? 'refused' : status]).toEqual([path, 'refused']);
  }
  return `${others.length} routes: 415, or 403 before the body is looked at`;
}

async function ofAnother(): Promise<string> {
  const { body } = await uploads.attach(pdf('de otro'));
  const neighbour = await uploads.service.person('recipient', [uploads.office.hospitals[1]!]);
  for (const path of [`/evidence/${String(body['id'])}`, `/evidence/${String(body['id'])}/file`]) {
    expect([(await neighbour.get(path)).status, (await uploads.service.stranger.get(path)).status]).toEqual([404, 401]);
  }
  const parts = (line: { id: string }): Part[] => [
    ...Object.entries(uploads.aboutLine(line)).map(([field, content]) => ({ field, content })),
    { field: 'file', content: pdf('de otro'), name: 'soporte.pdf' },
  ];
  expect(
    (await sendForm(uploads.service, '/evidence', { by: neighbour, parts: parts(uploads.lines[0]!) })).status,
  ).toBe(404);
  // The same bytes of one's own: that they were already kept is told nobody.
  expect(
    (await sendForm(uploads.service, '/evidence', { by: neighbour, parts: parts(uploads.lines[1]!) })).status,
  ).toBe(201);
  const list = await neighbour.get<{ items: { allocationId: string }[] }>('/evidence');
  expect(new Set(list.body.items.map(({ allocationId }) => allocationId))).toEqual(new Set([uploads.lines[1]!.id]));
  return '404 to read, to take and to add; the same bytes of one’s own are one’s own';
}

async function byAddress(): Promise<string> {
  const paths = uploads.kept().filter((path) => path.startsWith('evidence/'));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => (statSync(join(uploads.folder, path)).mode & 0o177) !== 0)).toEqual([]);
  const path = paths[0]!;
  for (const url of [
    `/${path}`,
    `/.data/${path}`,
    `/api/v1/${path}`,
    `/../${path}`,
    `/recursos/estilo.css/..%2f${path}`,
  ]) {
    const { statusCode } = await uploads.service.app.inject({ url });
    expect([url, [401, 404].includes(statusCode) ? 'nothing' : statusCode]).toEqual([url, 'nothing']);
  }
  return `${paths.length} files: read by the service's account alone, at no address, never executable`;
}
