import { jpeg, pdf, png, xlsx, zip } from '../support/files';
import { attacks } from './attack';
import { hostilePdfs } from './hostile-pdfs';
import { openUploads, type Attempt, type Uploads } from './uploader';

let uploads: Uploads;
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

beforeAll(async () => {
  uploads = await openUploads();
});
afterAll(() => uploads.close());

attacks('Uploads: what is in the file', [
  { name: 'a page, a drawing or a program called a document', stopped: notWhatItSays },
  { name: 'a workbook with macros under another name', stopped: macros },
  { name: 'a file that is two things at once', stopped: polyglots },
  { name: 'a page inside a true PDF or picture', stopped: servedInert },
  { name: 'a workbook that inflates without end', stopped: zipBombs },
  { name: 'a hostile PDF at the public verification', stopped: verifiedPdfs },
]);

async function notWhatItSays(): Promise<string> {
  const contents: [string, Buffer][] = [
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a drawing behind a declaration', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ['a program of Windows', Buffer.from('MZ\u0090\u0000', 'latin1')],
    ['a program of Linux', Buffer.from('7f454c46', 'hex')],
    ['a script', Buffer.from('#!/bin/sh\nid\n')],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a page behind blanks', Buffer.from(`${' '.repeat(5000)}<html>`)],
  ];
  for (const { path } of uploads.routes) {
    const tried = contents.map(
      ([name, content]) => [name, () => uploads.send(path, { content, name: 'soporte.pdf' })] as Attempt,
    );
    // A document is known by its bytes; elsewhere what a text or a table says is refused, or that it comes too late.
    const documents = path === '/evidence' || path === '/verification';
    const asDocument = / 415 (evidence\.unsupported-type|verification\.not-a-pdf)$/;
    await uploads.refused(tried, documents ? asDocument : / (409|415|422) [a-z-]+\.[a-z-]+$/);
  }
  const asPdf = () => uploads.attach(png);
  const asPicture = () => uploads.attach(pdf(), { name: 'foto.png', type: 'image/png' });
  const asPage = () => uploads.attach(pdf(), { name: 'a.html', type: 'text/html' });
  await uploads.refused(
    [
      ['a picture called a PDF', asPdf],
      ['a PDF called a picture', asPicture],
      ['a PDF called a page', asPage],
    ],
    / 422 evidence\.type-differs$/,
  );
  return `${contents.length} at ${uploads.routes.length} routes: 415 by the content; 422 where it is not the type that was declared`;
}

async function macros(): Promise<string> {
  const types = '<Types>spreadsheetml.sheet.main+xml application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>';
  const books: [string, Buffer][] = [
    ['its program', xlsx({ 'xl/vbaProject.bin': 'x' })],
    ['its program elsewhere, in capitals', xlsx({ 'otra/VBAPROJECT.BIN': 'x' })],
    ['its declaration', xlsx({}, types)],
    ['macros of 1992', xlsx({ 'xl/macrosheets/sheet1.xml': '<x/>' })],
    ['controls', xlsx({ 'xl/activeX/activeX1.xml': '<x/>' })],
    ['a program inside', xlsx({ 'xl/embeddings/oleObject1.bin': 'MZ' })],
  ];
  const sent = books.map(
    ([name, content]) => [name, () => uploads.attach(content, { name: 'soporte.xlsx', type: sheet })] as Attempt,
  );
  await uploads.refused(sent, / 422 evidence\.spreadsheet-refused$/);
  return `${books.length} workbooks: 422 by what is in them`;
}

async function polyglots(): Promise<string> {
  const page = Buffer.from('<html><script>alert(1)</script>');
  const both: [string, Buffer, string][] = [
    ['a PDF and a ZIP', Buffer.concat([pdf(), zip({ a: 'b' })]), 'application/pdf'],
    ['a PDF with a page behind', Buffer.concat([pdf(), page]), 'application/pdf'],
    ['a page with a PDF behind', Buffer.concat([page, pdf()]), 'application/pdf'],
    ['a picture with a PDF behind', Buffer.concat([png, pdf()]), 'image/png'],
    ['a photograph with a page behind', Buffer.concat([jpeg, page]), 'image/jpeg'],
    ['a picture with a ZIP behind', Buffer.concat([png, zip({ a: 'b' })]), 'image/png'],
  ];
  const sent = both.map(([name, content, type]) => [name, () => uploads.attach(content, { type })] as Attempt);
  await uploads.refused(sent, / (415 evidence\.unsupported-type|422 evidence\.damaged)$/);
  return `${both.length} files: 415 or 422; a file begins and ends as what it is`;
}

async function servedInert(): Promise<string> {
  const page = '<html><script>alert(1)</script></html>';
  const carriers: [Buffer, string][] = [
    [pdf(page), 'application/pdf'],
    [Buffer.concat([jpeg.subarray(0, 20), Buffer.from(page), jpeg.subarray(20)]), 'image/jpeg'],
  ];
  for (const [bytes, type] of carriers) {
    const made = await uploads.attach(bytes, { name: 'pagina.html', type });
    expect(made.status).toBe(201);
    const { headers } = await uploads.office.auditor.get(`/evidence/${String(made.body['id'])}/file`);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="pagina\.html\.(pdf|jpg)"/);
  }
  return 'taken as what they are; saved, never shown: attachment, nosniff, sandbox, and their own extension';
}

async function zipBombs(): Promise<string> {
  const large = Buffer.alloc(30_000_000);
  const many = (count: number, content: string | Buffer) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`xl/p${index}.xml`, content]));
  const bombs: [string, () => Buffer][] = [
    ['one part', () => xlsx({ 'xl/a.xml': large })],
    ['many small parts', () => xlsx(many(250, Buffer.alloc(990_000)))],
    ['too many parts', () => xlsx(many(2001, ''))],
    ['a part that says it is small', () => zip({ 'xl/a.xml': large }, { 'xl/a.xml': 10 })],
    ['a part that leaves its folder', () => xlsx({ '../../../etc/cron.d/ejemplo': 'x' })],
    ['a ZIP that is no workbook', () => zip({ 'a.zip': zip({ 'b.zip': zip({ c: large }) }) })],
  ];
  const sent = bombs.map(
    ([name, made]) => [name, () => uploads.attach(made(), { name: 'soporte.xlsx', type: sheet })] as Attempt,
  );
  await uploads.refused(sent, / 422 evidence\.(spreadsheet-refused|damaged)$/);
  const nested = await uploads.attach(xlsx({ 'xl/media/a.zip': zip({ 'b.zip': zip({ c: large }) }) }), { type: sheet });
  expect(nested.status).toBe(201);
  return `${bombs.length} workbooks: 422, counted as they inflate; a ZIP inside one is never opened`;
}

async function verifiedPdfs(): Promise<string> {
  for (const [name, made] of hostilePdfs) {
    const { status, body } = await uploads.send('/verification', { content: made(), name: 'certificado.pdf' });
    expect([name, status, body['state']]).toEqual([name, 200, 'unknown']);
  }
  return `${hostilePdfs.length} files: an answer to each, and it is «unknown»`;
}
