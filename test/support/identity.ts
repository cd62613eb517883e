import { asn1, md, pkcs12, pki } from 'node-forge';

import { readIdentity, type SigningIdentity } from '../../src/platform/paper/signature/identity';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate of an EJEMPLO authority with its key, made anew for the test. */
export interface TestIdentity {
  readonly p12: Buffer;
  readonly passphrase: string;
  /** Of the authority that issued it, in PEM. */
  readonly authority: string;
}

export interface Asked {
  readonly name?: string;
  readonly passphrase?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** A file with certificates and no key. */
  readonly keyless?: true;
}

export function testIdentity(asked: Asked = {}): TestIdentity {
  const { name = 'Ángela Ñáñez de EJEMPLO', passphrase = 'clave de EJEMPLO' } = asked;
  const validity = { from: asked.from ?? new Date('2026-01-01'), to: asked.to ?? new Date('2036-01-01') };
  const authority = certificate({ subject: 'Autoridad de EJEMPLO', serial: '01', validity, isAuthority: true });
  const own = certificate({ subject: name, serial: '0a2b', validity, issuer: authority });
  const file = pkcs12.toPkcs12Asn1(
    asked.keyless ? null : own.key,
    [own.certificate, authority.certificate],
    passphrase,
    {
      algorithm: 'aes256',
    },
  );
  return {
    p12: Buffer.from(asn1.toDer(file).getBytes(), 'binary'),
    passphrase,
    authority: pki.certificateToPem(authority.certificate),
  };
}

/** As the service reads it. */
export function read({ p12, passphrase }: TestIdentity, at: Date): SigningIdentity {
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-p12-'));
  try {
    const path = join(folder, 'firma.p12');
    writeFileSync(path, p12);
    return readIdentity(path, { passphrase, at });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Pair {
  readonly certificate: pki.Certificate;
  readonly key: pki.rsa.PrivateKey;
}

interface Wanted {
  readonly subject: string;
  readonly serial: string;
  readonly validity: { readonly from: Date; readonly to: Date };
  readonly issuer?: Pair;
  readonly isAuthority?: true;
}

function certificate({ subject, serial, validity, issuer, isAuthority }: Wanted): Pair {
  const keys = pki.rsa.generateKeyPair(2048);
  const made = pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = serial;
  made.validity.notBefore = validity.from;
  made.validity.notAfter = validity.to;
  const names = [
    { shortName: 'CN', value: subject, valueTagClass: asn1.Type.UTF8 as never },
    { shortName: 'O', value: 'EJEMPLO de ministerio', valueTagClass: asn1.Type.UTF8 as never },
  ];
  made.setSubject(names);
  made.setIssuer(issuer ? issuer.certificate.subject.attributes : names);
  made.setExtensions([
    { name: 'basicConstraints', cA: isAuthority ?? false },
    isAuthority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true }
      : { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
  ]);
  made.sign(issuer?.key ?? keys.privateKey, md.sha256.create());
  return { certificate: made, key: keys.privateKey };
}
