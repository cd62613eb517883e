import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../src/budget/audit/verification.service';
import { issueOf, paid, verifyCode, verifyFile } from '../support/certificates';
import type { Office } from '../support/office';
import { pdfOf, saysOf, textOf } from '../support/papers';
import { startTestService, type TestService } from '../support/service';

describe('what a certificate bears', () => {
  let folder: string;
  let service: TestService;
  let office: Office;
  let giro: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trazagiro-membrete-'));
    execFileSync('convert', ['-size', '120x60', 'xc:teal', join(folder, 'logo.png')]);
    const letterhead = {
      issuer: 'EJEMPLO de entidad',
      office: 'EJEMPLO de dependencia',
      city: 'Leticia',
      signatory: { name: 'EJEMPLO de nombre', position: 'EJEMPLO de cargo' },
      paper: 'oficio',
      logo: { file: 'logo.png', alternative: 'Un recuadro verde, de EJEMPLO' },
    };
    writeFileSync(join(folder, 'membrete.json'), JSON.stringify(letterhead));
    service = await startTestService({
      LETTERHEAD: join(folder, 'membrete.json'),
      PUBLIC_URL: 'https://trazagiro.example',
    });
    ({ office, giro } = await paid(service));
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  it('is the office’s paper, and stays when the setting and its file are gone', async () => {
    const { id } = await issueOf(office.registrar, giro);
    rmSync(join(folder, 'logo.png'));
    const pdf = await pdfOf(service, office.registrar, id);
    const words = textOf(pdf);
    expect(words).toContain('EJEMPLO de dependencia · Leticia');
    expect(words).toContain('Se expide en Leticia');
    expect(words).toContain('EJEMPLO de nombre');
    expect(saysOf(pdf, 'pdfinfo', 'PDF')).toContain('612.28 x 935.43 pts');
    expect(saysOf(pdf, 'pdfimages', '-list', 'PDF')).toMatch(/120\s+60/);
    expect((await pdfOf(service, office.registrar, id)).equals(pdf)).toBe(true);
  });

  it('opens the public page from its QR code', async () => {
    const { id, code } = await issueOf(office.registrar, giro, { cutoff: '2025-12-30' });
    const pdf = await pdfOf(service, office.registrar, id);
    const read = saysOf(pdf, 'sh', '-c', 'pdftoppm -r 150 -png PDF p && zbarimg -q --raw p*.png');
    expect(read.trim()).toBe(`https://trazagiro.example/verificar/${code}`);
    const page = await service.app.inject({ url: new URL(read.trim()).pathname, remoteAddress: '10.2.0.1' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1>Certificado vigente</h1>');
    expect(page.body).toContain('noindex');
  });

  it('is the root of the last seal, by which paper tells a history rewritten with all its hashes', async () => {
    const { seal } = (await office.auditor.post<{ seal: { root: string; size: number } }>('/audit/seals')).body;
    const { id, code } = await issueOf(office.registrar, giro, { cutoff: '2025-12-31' });
    const words = textOf(await pdfOf(service, office.registrar, id));
    expect(words).toContain(seal.root);
    const { root, size } = (await verifyCode(service, code)).certificate!.seal!;
    expect([root, size]).toEqual([seal.root, seal.size]);
    const asked = await office.auditor.get<Verdict>(`/audit/verification?root=${root}&size=${size}`);
    expect(asked.body).toMatchObject({ sound: true });
    const other = await office.auditor.get<Verdict>(`/audit/verification?root=${'ab'.repeat(32)}&size=${size}`);
    expect(other.body.breaks).toMatchObject([{ code: 'paper.root-differs' }]);
  });
});

describe('a certificate that is signed', () => {
  let folder: string;
  let service: TestService;
  let office: Office;
  let giro: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trazagiro-firma-'));
    const [key, certificate, p12] = ['k.pem', 'c.pem', 'f.p12'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const quiet = { stdio: 'ignore' as const };
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '3650',
        '-subj',
        '/CN=EJEMPLO de firma',
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      quiet,
    );
    execFileSync(
      'openssl',
      ['pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', p12, '-passout', 'pass:x'],
      quiet,
    );
    service = await startTestService({ SIGNATURE_P12: p12, SIGNATURE_PASSPHRASE: 'x' });
    ({ office, giro } = await paid(service));
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  it('is signed once, whoever asks first, and served as it was signed', async () => {
    const { id, code } = await issueOf(office.registrar, giro);
    const files = await Promise.all([1, 2, 3].map(() => pdfOf(service, office.registrar, id)));
    expect(files.every((each) => each.equals(files[0]!))).toBe(true);
    expect(saysOf(files[0]!, 'pdfsig', '-nocert', 'PDF')).toContain('Signature is Valid.');
    expect(textOf(files[0]!)).not.toContain('SIN FIRMA');
    const verdict = await verifyFile(service, files[0]!);
    expect(verdict).toMatchObject({
      state: 'valid',
      file: { comparison: 'identical' },
      certificate: { code, signature: 'Firma digital de EJEMPLO de firma' },
    });
    const changed = Buffer.from(files[0]!);
    changed[changed.length - 200] = changed[changed.length - 200]! ^ 1;
    expect(await verifyFile(service, changed)).toMatchObject({ state: 'altered', certificate: { code } });
  });
});
