import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { jpeg, pdf, png, sendFile, webp, xlsx, zip, type Sent } from '../support/files';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Attached {
  readonly id: string;
  readonly code?: string;
  readonly detail?: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Files that prove acts: what they are by their content, seen by whoever may see the act, and never lost unnoticed. */
describe('evidence', () => {
  let service: TestService;
  let office: Office;
  let lines: Line[];
  let giro: string;
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-evidence-'));

  beforeAll(async () => {
    service = await startTestService({ TRAZAGIRO_DATA: folder });
    office = await openOffice(service);
    ({ lines } = await publish(office, ['300000.00', '200000.00']));
    giro = await disburse(office, lines[0]!.id, '300000.00');
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const about = (subjectKind: string, subjectId: string, title = 'EJEMPLO: soporte') => ({
    subjectKind,
    subjectId,
    title,
  });
  const send = (by: Visitor, sent: Sent, fields = about('disbursement', giro), headers: Record<string, string> = {}) =>
    sendFile<Attached>(service.app, by, fields, sent, headers);
  const attach = async (by: Visitor, sent: Sent, fields = about('disbursement', giro)): Promise<Attached> => {
    const reply = await send(by, sent, fields);
    if (reply.status !== 201) throw new Error(`${reply.status}: ${reply.text}`);
    return reply.body;
  };
  const pathOf = (sha256: string) => join(folder, 'evidence', sha256.slice(0, 2), sha256);
  const stored = () =>
    readdirSync(join(folder, 'evidence'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
      .length;

  it('is kept under its hash, readable by nobody else, and given back byte for byte', async () => {
    const bytes = pdf('orden de pago');
    const made = await attach(office.registrar, { bytes, name: 'Orden Nº 7 «copia».pdf' });
    expect(made).toMatchObject({
      subjectKind: 'disbursement',
      subjectId: giro,
      allocationId: lines[0]!.id,
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: hashOf(bytes),
      recordedBy: { id: office.registrar.id },
    });
    expect(statSync(pathOf(made.sha256)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'evidence')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'evidence', 'incoming'))).toEqual([]);
    const file = await office.recipient.get(`/evidence/${made.id}/file`);
    expect([file.status, file.text]).toEqual([200, bytes.toString()]);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(String(file.headers['content-disposition'])).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''Orden%20N/,
    );
    const { items } = (
      await office.auditor.get<{ items: { act: string; content: object }[] }>(`/audit/events?subject=${made.id}`)
    ).body;
    expect(items.map(({ act }) => act)).toEqual(expect.arrayContaining(['evidence.attach', 'evidence.download']));
    expect(items.find(({ act }) => act === 'evidence.attach')!.content).toMatchObject({ sha256: made.sha256 });
    const list = await office.recipient.get<{ items: Attached[] }>(`/evidence?subject=${giro}`);
    expect(list.body.items.map(({ id }) => id)).toEqual([made.id]);
  });

  it.each<[string, Sent, string]>([
    ['a PDF', { bytes: pdf('a') }, 'application/pdf'],
    [
      'a PDF declared as nothing in particular',
      { bytes: pdf('b'), type: 'application/octet-stream' },
      'application/pdf',
    ],
    ['a PNG', { bytes: png, name: 'foto.png', type: 'image/png' }, 'image/png'],
    ['a JPEG', { bytes: jpeg, name: 'foto.jpg', type: 'image/jpg' }, 'image/jpeg'],
    ['a WebP', { bytes: webp, name: 'foto.webp', type: 'image/webp' }, 'image/webp'],
    ['a spreadsheet', { bytes: xlsx({ 'xl/worksheets/sheet1.xml': '<c/>' }), name: 'hoja.xlsx', type: sheet }, sheet],
  ])('takes %s', async (_, sent, mediaType) => {
    expect((await attach(office.registrar, sent)).mediaType).toBe(mediaType);
  });

  it.each<[string, () => Sent, number, string]>([
    [
      'a page',
      () => ({ bytes: Buffer.from('<!doctype html><script>alert(1)</script>') }),
      415,
      'evidence.unsupported-type',
    ],
    [
      'an SVG',
      () => ({ bytes: Buffer.from('<svg onload="alert(1)"/>'), type: 'image/svg+xml' }),
      415,
      'evidence.unsupported-type',
    ],
    ['a program', () => ({ bytes: Buffer.from('7f454c46', 'hex') }), 415, 'evidence.unsupported-type'],
    ['an old Office file', () => ({ bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') }), 415, 'evidence.unsupported-type'],
    [
      'a PDF that is also a ZIP',
      () => ({ bytes: Buffer.concat([pdf(), zip({ a: 'b' })]) }),
      415,
      'evidence.unsupported-type',
    ],
    [
      'a PDF behind something else',
      () => ({ bytes: Buffer.concat([Buffer.from('x'), pdf()]) }),
      415,
      'evidence.unsupported-type',
    ],
    [
      'a PDF with a page behind it',
      () => ({ bytes: Buffer.concat([pdf(), Buffer.from('<html>')]) }),
      422,
      'evidence.damaged',
    ],
    ['a PDF cut short', () => ({ bytes: pdf().subarray(0, 20) }), 422, 'evidence.damaged'],
    [
      'an image with something behind it',
      () => ({ bytes: Buffer.concat([png, pdf()]), type: 'image/png' }),
      422,
      'evidence.damaged',
    ],
    [
      'a WebP of another size',
      () => ({ bytes: Buffer.concat([webp, webp]), type: 'image/webp' }),
      422,
      'evidence.damaged',
    ],
    ['an image called a PDF', () => ({ bytes: png }), 422, 'evidence.type-differs'],
    ['a PDF called an image', () => ({ bytes: pdf(), type: 'image/png' }), 422, 'evidence.type-differs'],
    ['a ZIP', () => ({ bytes: zip({ 'a.txt': 'b' }), type: sheet }), 422, 'evidence.spreadsheet-refused'],
    [
      'a Word document',
      () => ({ bytes: xlsx({}, '<Types>wordprocessingml</Types>'), type: sheet }),
      422,
      'evidence.spreadsheet-refused',
    ],
    ['macros', () => ({ bytes: xlsx({ 'xl/vbaProject.bin': 'x' }), type: sheet }), 422, 'evidence.spreadsheet-refused'],
    [
      'macros without their part',
      () => ({ bytes: xlsx({}, 'spreadsheetml.sheet.main+xml macroEnabled'), type: sheet }),
      422,
      'evidence.spreadsheet-refused',
    ],
    [
      'embedded files',
      () => ({ bytes: xlsx({ 'xl/embeddings/a.bin': 'x' }), type: sheet }),
      422,
      'evidence.spreadsheet-refused',
    ],
    [
      'a bomb',
      () => ({ bytes: xlsx({ 'xl/a.xml': Buffer.alloc(30_000_000) }), type: sheet }),
      422,
      'evidence.spreadsheet-refused',
    ],
    [
      'a bomb that claims little',
      () => ({ bytes: zip({ 'xl/a.xml': Buffer.alloc(30_000_000) }, { 'xl/a.xml': 10 }), type: sheet }),
      422,
      'evidence.damaged',
    ],
    [
      'too many parts',
      () => ({ bytes: xlsx(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`p${i}`, '']))), type: sheet }),
      422,
      'evidence.spreadsheet-refused',
    ],
    [
      'a part that leaves its folder',
      () => ({ bytes: xlsx({ '../../etc/x': 'y' }), type: sheet }),
      422,
      'evidence.damaged',
    ],
    ['a spreadsheet cut short', () => ({ bytes: xlsx().subarray(0, 90), type: sheet }), 422, 'evidence.damaged'],
    ['more than 20 MB', () => ({ bytes: Buffer.concat([pdf(), Buffer.alloc(20_000_000)]) }), 413, 'upload.too-large'],
    ['nothing', () => ({ bytes: Buffer.alloc(0) }), 422, 'upload.missing'],
    ['an upload cut short', () => ({ bytes: pdf(), cut: -25 }), 422, 'upload.missing'],
  ])('refuses %s and leaves nothing behind', async (_, sent, status, code) => {
    const before = stored();
    const reply = await send(office.registrar, sent());
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.detail).not.toBe('');
    expect(stored()).toBe(before);
  });

  it('is of an act that is there, of the hospital whose it is, and is seen by nobody else', async () => {
    const neighbour = await service.person('recipient', [office.hospitals[1]!]);
    expect((await send(neighbour, { bytes: pdf() })).status).toBe(404);
    const nowhere = about('disbursement', lines[0]!.id);
    expect((await send(office.registrar, { bytes: pdf() }, nowhere)).status).toBe(404);
    const unknown = await send(office.registrar, { bytes: pdf() }, about('session', giro));
    expect([unknown.status, unknown.body.code]).toEqual([422, 'form.refused']);
    const own = await attach(office.recipient, { bytes: pdf('abono') });
    for (const address of [`/evidence/${own.id}`, `/evidence/${own.id}/file`]) {
      expect((await neighbour.get(address)).status).toBe(404);
    }
    expect((await neighbour.get<{ items: unknown[] }>(`/evidence?allocation=${lines[0]!.id}`)).body.items).toEqual([]);
    expect((await send(office.auditor, { bytes: pdf() })).status).toBe(403);
    const resolution = (lines[0] as unknown as { resolutionId: string }).resolutionId;
    const act = await attach(office.registrar, { bytes: pdf('acto') }, about('resolution', resolution));
    expect((await neighbour.get(`/evidence/${act.id}`)).status).toBe(200);
    expect((await send(neighbour, { bytes: pdf() }, about('resolution', resolution))).status).toBe(403);
    expect((await service.stranger.get(`/evidence/${own.id}/file`)).status).toBe(401);
  });

  it('the same file twice, and at once, is kept once', async () => {
    const bytes = pdf('el mismo');
    const before = stored();
    const both = await Promise.all([1, 2, 3, 4].map(() => send(office.registrar, { bytes })));
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(stored()).toBe(before + 1);
    const key = { 'idempotency-key': 'EJEMPLO-archivo' };
    const first = await send(office.registrar, { bytes }, undefined, key);
    const again = await send(office.registrar, { bytes }, undefined, key);
    expect([again.headers['idempotency-replayed'], again.body.id]).toEqual(['true', first.body.id]);
    const other = await send(office.registrar, { bytes: pdf('otro') }, undefined, key);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.key-reused']);
  });

  it('bytes whose recording failed stay unnamed, and are found by whoever sends them again', async () => {
    const bytes = pdf('huérfano');
    const key = { 'idempotency-key': 'EJEMPLO-huérfano'.normalize('NFD').replace(/[^\x21-\x7e]/g, '') };
    await send(office.registrar, { bytes: pdf('antes') }, undefined, key);
    expect((await send(office.registrar, { bytes }, undefined, key)).status).toBe(409);
    expect(readFileSync(pathOf(hashOf(bytes)))).toEqual(bytes);
    const { items } = (await office.auditor.get<{ items: Attached[] }>('/evidence?limit=200')).body;
    expect(items.some(({ sha256 }) => sha256 === hashOf(bytes))).toBe(false);
    expect((await attach(office.registrar, { bytes })).sha256).toBe(hashOf(bytes));
    const dry = await send(office.registrar, { bytes: pdf('ensayo') }, undefined, { 'dry-run': 'true' });
    expect(dry.status).toBe(200);
    expect(() => statSync(pathOf(hashOf(pdf('ensayo'))))).toThrow();
  });

  it('what is missing, altered, rewritten or deleted is found and named, and never handed out', async () => {
    const verify = async () =>
      (
        await office.auditor.get<{ sound: boolean; problems: { evidenceId: string; code: string }[] }>(
          '/evidence/verification',
        )
      ).body;
    expect(await verify()).toMatchObject({ sound: true, problems: [] });
    const [lost, altered, rewritten, deleted] = [
      await attach(office.registrar, { bytes: pdf('se pierde') }),
      await attach(office.registrar, { bytes: pdf('se altera') }),
      await attach(office.registrar, { bytes: pdf('se reescribe') }),
      await attach(office.registrar, { bytes: pdf('se borra') }),
    ];
    rmSync(pathOf(lost.sha256));
    writeFileSync(pathOf(altered.sha256), pdf('se alteró'));
    await service.database.query('alter table evidence disable trigger evidence_append_only');
    await service.database.query('update evidence set sha256 = $2 where id = $1', [rewritten.id, deleted.sha256]);
    await service.database.query('delete from evidence where id = $1', [deleted.id]);
    await service.database.query('alter table evidence enable trigger evidence_append_only');
    const { sound, problems } = await verify();
    expect(sound).toBe(false);
    expect(problems.map(({ evidenceId, code }) => [evidenceId, code]).sort()).toEqual(
      [
        [lost.id, 'evidence.missing'],
        [altered.id, 'evidence.altered'],
        [rewritten.id, 'evidence.rewritten'],
        [deleted.id, 'evidence.deleted'],
      ].sort(),
    );
    for (const { id } of [lost, altered]) {
      const file = await office.registrar.get<{ code: string }>(`/evidence/${id}/file`);
      expect([file.status, file.body.code]).toEqual([409, 'evidence.gone']);
    }
    await attach(office.registrar, { bytes: pdf('se altera') });
    expect((await office.registrar.get(`/evidence/${altered.id}/file`)).status).toBe(200);
    await expect(service.database.query('delete from evidence')).rejects.toThrow();
  });
});
