import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, testIdentity } from '../../../../test/support/identity';
import { readConfig } from '../../config';

const at = new Date('2026-11-26T17:00:00Z');

describe('the certificate that signs', () => {
  let folder: string;
  let path: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trazagiro-firma-'));
    path = join(folder, 'firma.p12');
    writeFileSync(path, testIdentity().p12);
    writeFileSync(join(folder, 'texto.p12'), 'no es un PKCS #12');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const problem = (settings: Record<string, string>, when = at) => {
    try {
      readConfig(settings, when);
    } catch (error) {
      return (error as Error).message;
    }
    return 'none';
  };

  it('is read with who signs, who issued it, and until when', () => {
    const identity = read(testIdentity({ name: 'Íñigo de EJEMPLO' }), at);
    expect(identity).toMatchObject({
      name: 'Íñigo de EJEMPLO',
      organization: 'EJEMPLO de ministerio',
      issuer: 'Autoridad de EJEMPLO',
      serial: '0A2B',
      validTo: new Date('2036-01-01'),
    });
    expect(identity.certificates).toHaveLength(2);
    expect(identity.certificates[0].verify(identity.certificates[1]!.publicKey)).toBe(true);
  });

  it('nobody signs unless it is configured, and then the settings keep the identity and no secret', () => {
    expect(readConfig({}, at).signer).toBeNull();
    const config = readConfig({ SIGNATURE_P12: path, SIGNATURE_PASSPHRASE: 'clave de EJEMPLO' }, at);
    expect(config.signer?.name).toBe('Ángela Ñáñez de EJEMPLO');
    expect(JSON.stringify(config)).not.toContain('clave de EJEMPLO');
  });

  it('says at the start what is wrong, and what is expected', () => {
    const passphrase = 'clave de EJEMPLO';
    expect(problem({ SIGNATURE_P12: join(folder, 'otra.p12') })).toContain('otra.p12: no existe');
    expect(problem({ SIGNATURE_P12: folder })).toContain('es una carpeta');
    expect(problem({ SIGNATURE_P12: join(folder, 'texto.p12') })).toContain('no es un archivo PKCS #12');
    expect(problem({ SIGNATURE_P12: path, SIGNATURE_PASSPHRASE: 'otra' })).toContain('SIGNATURE_PASSPHRASE: no abre');
    expect(problem({ SIGNATURE_P12: path })).toContain('SIGNATURE_PASSPHRASE: no abre');
    expect(problem({ SIGNATURE_PASSPHRASE: passphrase })).toContain('falta SIGNATURE_P12');
    const given = { SIGNATURE_P12: path, SIGNATURE_PASSPHRASE: passphrase };
    expect(problem(given, new Date('2036-02-01'))).toMatch(/venció el 31 de diciembre de 2035.*se espera uno vigente/);
    expect(problem(given, new Date('2025-02-01'))).toMatch(/rige desde el 31 de diciembre de 2025/);
    // With the other settings that are wrong, all at once.
    expect(problem({ ...given, SIGNATURE_P12: folder, PORT: 'x' })).toMatch(/PORT[\s\S]+SIGNATURE_P12/);
  });

  it('a file without a private key cannot sign', () => {
    const keyless = join(folder, 'sin-llave.p12');
    writeFileSync(keyless, testIdentity({ keyless: true }).p12);
    expect(problem({ SIGNATURE_P12: keyless, SIGNATURE_PASSPHRASE: 'clave de EJEMPLO' })).toContain(
      'no trae llave privada',
    );
  });
});
