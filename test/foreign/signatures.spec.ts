import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIdentity, type SigningIdentity } from '../../src/platform/paper/signature/identity';
import { CertificateNotValid, signDocument } from '../../src/platform/paper/signature/sign-document';
import { PaperPool } from '../../src/platform/paper/paper-pool';
import { read, testIdentity } from '../support/identity';
import { everything } from '../support/paper-plans';
import { missingTools, runTool as run } from './tools';

const missing = missingTools({ pdfsig: 'poppler-utils', qpdf: 'qpdf', openssl: 'openssl' });
const absence = `Sin ${missing.join(', ')} (paquetes de Debian): ningún programa ajeno comprueba las firmas.`;
if (missing.length > 0 && !process.env.CI) process.stdout.write(`${absence}\n`);
const describeIfInstalled = missing.length > 0 && !process.env.CI ? describe.skip : describe;

const occasion = { at: new Date('2026-11-26T21:05:09Z'), reason: 'Expedición del EJEMPLO', location: 'Bogotá D.C.' };

/** What programs that are not ours say of a signature. */
describeIfInstalled('signed papers, checked by others', () => {
  let folder: string;
  let identity: SigningIdentity;
  let signed: Buffer;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    if (missing.length > 0) throw new Error(absence);
    folder = await mkdtemp(join(tmpdir(), 'trazagiro-signatures-'));
    const made = testIdentity();
    await writeFile(file('authority.pem'), made.authority);
    identity = read(made, occasion.at);
    signed = await signDocument(everything, identity, occasion);
    await writeFile(file('signed.pdf'), signed);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('pdfsig: valid, over the whole document, by whom and when', async () => {
    const said = await run('pdfsig', ['-nocert', file('signed.pdf')]);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('Signature Type: ETSI.CAdES.detached');
    expect(said).toContain('Signer Certificate Common Name: Ángela Ñáñez de EJEMPLO');
    expect(said).toMatch(/Signing Time: Nov 26 2026 (21:05|16:05):09/);
  });

  it('openssl: a CAdES signature, by a certificate of the authority', async () => {
    await writeFile(file('content'), contentOf(signed));
    await writeFile(file('signature.der'), signatureOf(signed));
    const trusted = ['-CAfile', file('authority.pem'), '-purpose', 'any', '-attime', '1795000000'];
    const given = ['-inform', 'DER', '-in', file('signature.der'), '-binary', '-content', file('content')];
    await run('openssl', ['cms', '-verify', '-cades', ...given, ...trusted, '-out', file('out')]);
    const printed = await run('openssl', ['cms', '-cmsout', '-print', ...given.slice(0, 4)]);
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
    // In a PDF its place is the dictionary, and ETSI EN 319 142-1 forbids it here.
    expect(printed).not.toContain('signingTime');
  });

  it('one byte changed, anywhere that is signed: not valid', async () => {
    const { start, end } = gapIn(signed);
    for (const position of [20, start - 400, end + 400, signed.length - 40]) {
      const changed = Buffer.from(signed);
      changed[position] = (changed[position] ?? 0) ^ 1;
      await writeFile(file('changed.pdf'), changed);
      const said = await run('pdfsig', ['-nocert', file('changed.pdf')]).catch((error: unknown) => String(error));
      expect(said).not.toContain('Signature is Valid');
    }
  });

  it('is one revision, with its identifier, its form and its data, and says on the page who signed', async () => {
    const raw = signed.toString('latin1');
    expect(raw.match(/%%EOF/g)).toHaveLength(1);
    expect(raw).toMatch(/\/ID \[<\w+> <\w+>\]/);
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).not.toContain('NeedAppearances');
    expect(await run('qpdf', ['--check', file('signed.pdf')])).toContain('No syntax or stream encoding errors');
    const text = (await run('pdftotext', [file('signed.pdf'), '-'])).replace(/\s+/g, ' ');
    expect(text).toContain('FIRMADO DIGITALMENTE');
    expect(text).toContain('Firma: Ángela Ñáñez de EJEMPLO, EJEMPLO de ministerio');
    expect(text).toContain('Fecha: 26 de noviembre de 2026, 16:05:09, hora de Colombia (UTC-5)');
    expect(text).toContain('Motivo: Expedición del EJEMPLO · Lugar: Bogotá D.C.');
    expect(text).not.toContain('SIN FIRMA');
    expect(await run('pdfinfo', ['-struct-text', file('signed.pdf')])).toMatch(/Form[\s\S]*Object/);
  });

  it.each`
    key                                                         | passphrase
    ${['-newkey', 'rsa:2048']}                                  | ${'clave'}
    ${['-newkey', 'rsa:2048']}                                  | ${'contraseña en español'}
    ${['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']} | ${'contraseña en español'}
  `('signs with what openssl makes: $key, «$passphrase»', async ({ key, passphrase }: Made) => {
    const [keyFile, certificate] = [file('key.pem'), file('certificate.pem')];
    const subject = ['-subj', '/CN=Julián de EJEMPLO', '-utf8', '-days', '3650'];
    await run('openssl', ['req', '-x509', '-nodes', ...key, '-keyout', keyFile, '-out', certificate, ...subject]);
    const out = ['-out', file('made.p12'), '-passout', `pass:${passphrase}`];
    await run('openssl', ['pkcs12', '-export', '-inkey', keyFile, '-in', certificate, ...out]);
    const now = new Date();
    const made = readIdentity(file('made.p12'), { passphrase, at: now });
    await writeFile(file('made.pdf'), await signDocument(everything, made, { ...occasion, at: now }));
    const said = await run('pdfsig', ['-nocert', file('made.pdf')]);
    expect(said).toContain('Signer Certificate Common Name: Julián de EJEMPLO');
    expect(said).toContain('Signature is Valid');
  });

  it('a pool signs the same bytes, and its threads never see the key', async () => {
    const papers = new PaperPool({ PAPER_WORKERS: 1, signer: identity });
    expect((await papers.sign(everything, occasion)).equals(signed)).toBe(true);
    await papers.onApplicationShutdown();
  });

  it('a plan without a block for it is signed where all can see it', async () => {
    const bare = { ...everything, blocks: everything.blocks.slice(0, 2) };
    await writeFile(file('bare.pdf'), await signDocument(bare, identity, occasion));
    expect(await run('pdftotext', [file('bare.pdf'), '-'])).toContain('FIRMADO DIGITALMENTE');
    expect(await run('pdfsig', ['-nocert', file('bare.pdf')])).toContain('Signature is Valid');
  });

  it('nobody signs with a certificate that is not valid then', async () => {
    const late = { ...occasion, at: new Date('2036-06-01') };
    await expect(signDocument(everything, identity, late)).rejects.toBeInstanceOf(CertificateNotValid);
  });
});

interface Made {
  readonly key: string[];
  readonly passphrase: string;
}

/** Where the signature itself stands, which is all that it does not cover. */
function gapIn(pdf: Buffer): { start: number; end: number } {
  const [, start, end] = /\/ByteRange \[0 (\d+) (\d+) \d+\]/.exec(pdf.toString('latin1')) ?? [];
  return { start: Number(start), end: Number(end) };
}

function contentOf(pdf: Buffer): Buffer {
  const { start, end } = gapIn(pdf);
  return Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]);
}

/** Without the zeros that fill its place up: the length of the outermost sequence says where it ends. */
function signatureOf(pdf: Buffer): Buffer {
  const { start, end } = gapIn(pdf);
  const der = Buffer.from(pdf.subarray(start + 1, end - 1).toString('latin1'), 'hex');
  return der.subarray(0, 4 + der.readUInt16BE(2));
}
