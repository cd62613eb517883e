import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { VerificationView } from '../../src/budget/verification/verification.dto';
import { attached, pdfWith } from '../support/bare-pdf';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { issueOf } from '../support/certificates';
import { startTestService, type TestService } from '../support/service';
import { upload } from '../support/upload';

interface Issued extends Record<string, unknown> {
  readonly id: string;
  readonly code: string;
  readonly sha256: string;
}

let service: TestService;
let office: Office;
let giro: string;
let visitors = 0;

/** Everybody comes from an address of their own: the pace is of an address. */
async function bring(bytes: Buffer): Promise<VerificationView> {
  visitors += 1;
  const reply = await upload(service, '/api/v1/verification', { bytes, address: `10.0.0.${visitors}` });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as unknown as VerificationView;
}

async function ask(code: string): Promise<VerificationView> {
  visitors += 1;
  const reply = await service.app.inject({ url: `/api/v1/verification/${code}`, remoteAddress: `10.0.0.${visitors}` });
  return JSON.parse(reply.body) as VerificationView;
}

function issue(): Promise<Issued> {
  return issueOf(office.registrar, giro);
}

async function pdfOf(id: string): Promise<Buffer> {
  const reply = await service.app.inject({
    url: `/api/v1/certificates/${id}/pdf`,
    headers: { authorization: `Bearer ${office.registrar.token}` },
  });
  return reply.rawPayload;
}

/** Another program saves it again. */
function savedBy(program: (from: string, to: string) => [string, ...string[]], bytes: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-pdf-'));
  const [from, to] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
  writeFileSync(from, bytes);
  const [command, ...args] = program(from, to);
  execFileSync(command, args);
  const saved = readFileSync(to);
  rmSync(folder, { recursive: true });
  return saved;
}

beforeAll(async () => {
  service = await startTestService();
  office = await openOffice(service);
  const { lines } = await publish(office, ['60431400.00', '5000.00'], { authorizedAmount: '70000000.00' });
  giro = await disburse(office, lines[0]!.id, '60431400.00');
});
afterAll(() => service.close());
afterEach(() => expectLedgerSound(service.database));

describe('the file that was issued', () => {
  it('is known by its bytes, and says what the certificate says', async () => {
    const { id, code, sha256 } = await issue();
    const verdict = await bring(await pdfOf(id));
    expect(verdict).toMatchObject({ state: 'valid', file: { comparison: 'identical', differences: [] } });
    expect(verdict.certificate).toMatchObject({ code, sha256, state: 'valid' });
    expect(verdict.detail).toContain('byte por byte');
  });
});

describe('a file that is not the one', () => {
  let issued: Issued;
  let pdf: Buffer;
  beforeAll(async () => {
    issued = await issue();
    pdf = await pdfOf(issued.id);
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9, 0.999])('one byte changed at %d of it: altered, wherever it is', async (where) => {
    const changed = Buffer.from(pdf);
    const at = Math.floor(changed.length * where);
    changed[at] = changed[at]! ^ 1;
    expect(await bring(changed)).toMatchObject({ state: 'altered', certificate: { code: issued.code } });
  });

  it('a byte more at its end: altered, with its data intact', async () => {
    const verdict = await bring(Buffer.concat([pdf, Buffer.from('\n')]));
    expect(verdict).toMatchObject({ state: 'altered', file: { comparison: 'data-intact' } });
    expect(verdict.detail).toContain('están íntegros');
  });

  it.each([
    ['qpdf', (from: string, to: string) => ['qpdf', '--object-streams=generate', from, to]],
    ['qpdf, linearised', (from: string, to: string) => ['qpdf', '--linearize', from, to]],
    ['mutool', (from: string, to: string) => ['mutool', 'clean', '-gggg', '-z', from, to]],
    ['mutool, inflated', (from: string, to: string) => ['mutool', 'clean', '-d', from, to]],
  ] as const)('saved again by %s: its data are intact, and it is not the file', async (_, program) => {
    const verdict = await bring(savedBy(program as never, pdf));
    expect(verdict).toMatchObject({
      state: 'altered',
      file: { comparison: 'data-intact' },
      certificate: { code: issued.code, state: 'valid' },
    });
  });

  it('says which figure of its data was changed', async () => {
    const verdict = await bring(withData(pdf, (json) => json.replaceAll('60431400.00', '90431400.00')));
    expect(verdict).toMatchObject({ state: 'altered', file: { comparison: 'data-changed' } });
    expect(verdict.file?.differences).toContainEqual({
      field: 'dato disbursement.paid',
      said: '90431400.00',
      issued: '60431400.00',
    });
  });

  it('whose data name another code is still told by the name of its attachment', async () => {
    const verdict = await bring(withData(pdf, (json) => json.replaceAll(issued.code, 'ZZZZ-ZZZZ-ZZZZ')));
    expect(verdict).toMatchObject({ state: 'altered', certificate: { code: issued.code } });
    expect(verdict.file?.differences).toContainEqual({ field: 'código', said: 'ZZZZ-ZZZZ-ZZZZ', issued: issued.code });
  });

  it('whose data cannot be read', async () => {
    const verdict = await bring(withData(pdf, () => 'esto no es JSON'));
    expect(verdict).toMatchObject({ state: 'altered', file: { comparison: 'data-unreadable' } });
  });
});

describe('a file that is nobody’s', () => {
  it('a PDF of somebody else is unknown, and nothing is said of anybody', async () => {
    const verdict = await bring(pdfWith(attached(JSON.stringify({ nota: 'otra cosa' }))));
    expect(verdict).toMatchObject({ state: 'unknown', certificate: null });
  });

  it('a certificate that says it is ours and was never issued', async () => {
    const made = JSON.stringify({ schema: 'trazagiro/certificate/1', code: 'ABCD-EFGH-JKMN' });
    const verdict = await bring(pdfWith(attached(made)));
    expect(verdict).toMatchObject({ state: 'unknown', certificate: null });
    expect(verdict.detail).toContain('ABCD-EFGH-JKMN');
  });
});

describe('what becomes of a certificate', () => {
  it('is annulled by somebody who did not issue it, for ever, and whoever checks it is told when and why', async () => {
    const { id, code } = await issue();
    const pdf = await pdfOf(id);
    const own = await office.registrar.post(`/certificates/${id}/annulment`, { reason: 'Se expidió por error' });
    expect(own).toMatchObject({ status: 409, body: { code: 'certificate.annulled-by-its-issuer' } });
    expect((await ask(code)).state).toBe('valid');

    const reply = await office.approver.post(`/certificates/${id}/annulment`, { reason: 'Se expidió por error' });
    expect(reply).toMatchObject({
      status: 201,
      body: { state: 'annulled', annulment: { reason: 'Se expidió por error' } },
    });
    for (const verdict of [await ask(code), await bring(pdf)]) {
      expect(verdict).toMatchObject({
        state: 'annulled',
        certificate: { annulment: { reason: 'Se expidió por error' } },
      });
      expect(verdict.detail).toContain('Se expidió por error');
      expect(JSON.stringify(verdict)).not.toContain('Prueba approver');
    }
    expect(await office.paymaster.post(`/certificates/${id}/annulment`, { reason: 'Otra vez' })).toMatchObject({
      status: 409,
      body: { code: 'certificate.annulled' },
    });
    // The file is still drawn, and its number is never another's.
    expect((await pdfOf(id)).equals(pdf)).toBe(true);
    expect((await issue()).number).toBeGreaterThan(1);
  });

  it('is on record', async () => {
    const { id } = await issue();
    await office.approver.must('POST', `/certificates/${id}/annulment`, { reason: 'EJEMPLO' });
    const events = await office.auditor.get<{ items: { act: string; content: object }[] }>(
      `/audit/events?subject=${id}&act=certificate.annul`,
    );
    expect(events.body.items).toMatchObject([{ content: { reason: 'EJEMPLO' } }]);
  });

  it.each(['recipient', 'auditor', 'administrator'] as const)('is not annulled by %s', async (role) => {
    const { id } = await issue();
    const reply = await (await service.person(role)).post(`/certificates/${id}/annulment`, { reason: 'EJEMPLO' });
    expect(reply.status).toBe(403);
  });
});

describe('hostile files', () => {
  it.each([
    ['what is no PDF', Buffer.from('PK\u0003\u0004 no soy'), 415, 'verification.not-a-pdf'],
    ['nothing', Buffer.alloc(0), 422, 'upload.missing'],
    [
      'more than is taken',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20_000_001)]),
      413,
      'upload.too-large',
    ],
  ])('%s', async (_, bytes, status, code) => {
    visitors += 1;
    const reply = await upload(service, '/api/v1/verification', { bytes, address: `10.0.1.${visitors}` });
    expect(reply).toMatchObject({ status, body: { code } });
  });

  it('a body that is no form', async () => {
    const reply = await service.app.inject({
      method: 'POST',
      url: '/api/v1/verification',
      payload: { a: 1 },
      remoteAddress: '10.0.2.1',
    });
    expect([reply.statusCode, (JSON.parse(reply.body) as { code: string }).code]).toEqual([
      415,
      'upload.unsupported-type',
    ]);
  });

  it('a form that is sent to who takes none', async () => {
    const reply = await upload(service, '/api/v1/sessions', { bytes: Buffer.from('x') });
    expect(reply).toMatchObject({ status: 415 });
  });

  it('a PDF behind a password', async () => {
    const { id } = await issue();
    const locked = savedBy((from, to) => ['qpdf', '--encrypt', 'a', 'b', '256', '--', from, to], await pdfOf(id));
    visitors += 1;
    const reply = await upload(service, '/api/v1/verification', { bytes: locked, address: `10.0.1.${visitors}` });
    expect(reply).toMatchObject({ status: 422, body: { code: 'verification.protected-pdf' } });
  });

  it.each([
    ['a stream that inflates without end', () => pdfWith(attached(deflateSync(Buffer.alloc(200_000_000)), true))],
    ['a thousand such streams', () => pdfWith(attached(deflateSync(Buffer.alloc(5_000_000)), true).repeat(1_000))],
    ['a million streams', () => pdfWith('<</Type/EmbeddedFile>>stream\n\nendstream\n'.repeat(400_000))],
    ['streams that never end', () => pdfWith('>>stream\n'.repeat(2_000_000))],
    ['words that look like streams', () => pdfWith('stream\r'.repeat(2_500_000))],
    ['JSON of a hundred thousand levels', () => pdfWith(attached('['.repeat(100_000) + ']'.repeat(100_000)))],
    ['names of a million files', () => pdfWith('/F(certificado-7Q4K-M2XD-P9RT.json)'.repeat(400_000))],
  ])('%s: an answer, and it is unknown', async (_, made) => {
    expect(await bring(made())).toMatchObject({ state: 'unknown', certificate: null });
  });

  it('is asked at a person’s pace', async () => {
    const from = { bytes: Buffer.from('%PDF-1.7\n'), address: '10.9.9.9' };
    const answers: number[] = [];
    for (let each = 0; each < 13; each += 1) answers.push((await upload(service, '/api/v1/verification', from)).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(12);
    expect(answers.at(-1)).toBe(429);
  });
});

/** The same PDF with other data in its attachment: what somebody with an editor of PDF does. */
function withData(pdf: Buffer, change: (json: string) => string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-pdf-'));
  const [from, json, to] = ['a.pdf', 'data.json', 'b.pdf'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(from, pdf);
  const [key = ''] = execFileSync('qpdf', ['--list-attachments', from], { encoding: 'utf8' }).split(' ->');
  const data = execFileSync('qpdf', [`--show-attachment=${key}`, from], { encoding: 'utf8' });
  writeFileSync(json, change(data));
  execFileSync('qpdf', [from, '--add-attachment', json, `--key=${key}`, `--filename=${key}`, '--replace', '--', to]);
  const made = readFileSync(to);
  rmSync(folder, { recursive: true });
  return made;
}
