import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { asn1, pkcs12, pki } from 'node-forge';

/** What a PKCS #12 file holds, still in no order. */
export interface Pkcs12 {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly X509Certificate[];
}

export class WrongPassphrase extends Error {}

/**
 * Opens a PKCS #12 file (RSA or elliptic curves, today's encryption or yesterday's).
 * @throws WrongPassphrase; any other error when the bytes are no PKCS #12
 */
export function openPkcs12(bytes: Buffer, passphrase: string): Pkcs12 {
  const file = decrypted(bytes, passphrase);
  const bags = (oid: string | undefined) => (oid === undefined ? [] : (file.getBags({ bagType: oid })[oid] ?? []));
  const keys = [...bags(pki.oids.pkcs8ShroudedKeyBag), ...bags(pki.oids.keyBag)];
  return {
    keys: keys.map(({ key, asn1: raw }) =>
      key
        ? createPrivateKey({ key: der(pki.privateKeyToAsn1(key)), format: 'der', type: 'pkcs1' })
        : createPrivateKey({ key: der(raw), format: 'der', type: 'pkcs8' }),
    ),
    certificates: bags(pki.oids.certBag).map(
      ({ cert, asn1: raw }) => new X509Certificate(der(cert ? pki.certificateToAsn1(cert) : raw)),
    ),
  };
}

function decrypted(bytes: Buffer, passphrase: string): pkcs12.Pkcs12Pfx {
  const parse = () => asn1.fromDer(bytes.toString('binary'));
  try {
    return pkcs12.pkcs12FromAsn1(parse(), false, passphrase);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (said.includes('MAC could not be verified')) throw new WrongPassphrase();
    if (isPlain(passphrase)) throw error;
  }
  // The passphrase is right, for the seal of the file was verified with it, but the library hands its letters to PBES2 as
  // they are, where the standard means their UTF-8: «contraseña» opens only so, and the seal must not be tried with that.
  // What the wrong letters decrypt is mostly refused for its padding; once in 256 files it passes, and is nonsense.
  const file = parse();
  if (Array.isArray(file.value)) file.value.splice(2);
  return pkcs12.pkcs12FromAsn1(file, false, Buffer.from(passphrase, 'utf8').toString('latin1'));
}

/** The same letters in either writing. */
function isPlain(passphrase: string): boolean {
  return Buffer.byteLength(passphrase, 'utf8') === passphrase.length;
}

function der(node: asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'binary');
}
