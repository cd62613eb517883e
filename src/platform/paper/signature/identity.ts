import { readFileSync } from 'node:fs';
import type { KeyObject, X509Certificate } from 'node:crypto';
import { instantInSpanish } from './instants';
import { openPkcs12, WrongPassphrase, type Pkcs12 } from './pkcs12';

/** Who signs, and with what. The key never leaves the process that read it. */
export interface SigningIdentity {
  /** The subject's common name. */
  readonly name: string;
  readonly organization: string | null;
  /** The common name of who issued the certificate. */
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly key: KeyObject;
  /** The signer's own first, then those that the file has of who issued it. */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]];
}

/** The certificate that was configured cannot sign; says in Spanish why, and what would be accepted. */
export class SignatureProblem extends Error {}

/** @throws SignatureProblem when the file cannot be read or cannot sign at the instant */
export function readIdentity(path: string, { passphrase, at }: { passphrase: string; at: Date }): SigningIdentity {
  const { keys, certificates } = open(readBytes(path), { path, passphrase });
  if (keys.length === 0) throw new SignatureProblem(`SIGNATURE_P12: ${path} no trae llave privada; se espera con ella`);
  for (const key of keys) {
    const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (own) return requireValid(identityOf(key, own, certificates), at);
  }
  throw new SignatureProblem(`SIGNATURE_P12: ninguno de los certificados de ${path} es el de su llave privada`);
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why: Record<string, string> = {
      ENOENT: 'no existe',
      EACCES: 'falta el permiso de lectura',
      EISDIR: 'es una carpeta',
    };
    throw new SignatureProblem(`SIGNATURE_P12: no se puede leer ${path}: ${why[code] ?? code}`);
  }
}

function open(bytes: Buffer, { path, passphrase }: { path: string; passphrase: string }): Pkcs12 {
  try {
    return openPkcs12(bytes, passphrase);
  } catch (error) {
    if (error instanceof WrongPassphrase) {
      throw new SignatureProblem(`SIGNATURE_PASSPHRASE: no abre ${path}; se espera la contraseña de ese archivo`);
    }
    throw new SignatureProblem(`SIGNATURE_P12: ${path} no es un archivo PKCS #12 (.p12 o .pfx) que se pueda abrir`);
  }
}

function identityOf(key: KeyObject, own: X509Certificate, all: readonly X509Certificate[]): SigningIdentity {
  const subject = namesIn(own.subject);
  return {
    name: subject.CN ?? subject.O ?? own.subject.replace(/\n/g, ', '),
    organization: subject.O ?? null,
    issuer: namesIn(own.issuer).CN ?? namesIn(own.issuer).O ?? own.issuer.replace(/\n/g, ', '),
    serial: own.serialNumber,
    validFrom: new Date(own.validFrom),
    validTo: new Date(own.validTo),
    key,
    certificates: [own, ...all.filter((each) => each !== own)],
  };
}

/** «CN=…\nO=…», the first of each kind. */
function namesIn(distinguished: string): Partial<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const line of distinguished.split('\n')) {
    const [, kind, name] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (kind !== undefined && name !== undefined) names[kind] ??= name.replace(/\\(.)/g, '$1');
  }
  return names;
}

function requireValid(identity: SigningIdentity, at: Date): SigningIdentity {
  if (at > identity.validTo) {
    throw new SignatureProblem(
      `SIGNATURE_P12: el certificado de ${identity.name} venció el ${instantInSpanish(identity.validTo)}; se espera uno vigente`,
    );
  }
  if (at < identity.validFrom) {
    throw new SignatureProblem(
      `SIGNATURE_P12: el certificado de ${identity.name} rige desde el ${instantInSpanish(identity.validFrom)}; se espera uno vigente`,
    );
  }
  return identity;
}
