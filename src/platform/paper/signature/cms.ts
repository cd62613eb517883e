import { createHash, sign } from 'node:crypto';
import { asn1 } from 'node-forge';
import type { SigningIdentity } from './identity';

/*
 * A detached CMS signature with the signed attributes of CAdES (RFC 5652, RFC 5035, ETSI EN 319 122-1):
 *
 *   ContentInfo ─ SignedData ─┬─ digestAlgorithms   SHA-256
 *                             ├─ encapContentInfo   data, without the data: they are the file
 *                             ├─ certificates       the signer's and its issuers'
 *                             └─ signerInfo         contentType, messageDigest, signing-certificate-v2
 *
 * No signing-time: in a PDF the time stands in the signature dictionary (/M), and ETSI EN 319 142-1 forbids it here. The
 * library has the grammar of ASN.1; its own SignedData knows neither the attribute that CAdES asks for nor elliptic curves.
 */

const { Class, Type } = asn1;

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** DER of the signature over the content. Equal content gives equal bytes with RSA; with curves, ones as good. */
export function detachedSignature(content: Buffer, { key, certificates }: SigningIdentity): Buffer {
  const [own] = certificates;
  const attributes = signedAttributes(content, own.raw);
  const signature = sign('sha256', bytesOf(set(attributes)), key);
  const { issuer, serial } = identifierOf(own.raw);
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? sequence(objectId(oid.ecdsaWithSha256))
      : sequence(objectId(oid.rsaWithSha256), nothing());
  const signer = sequence(
    whole(1),
    sequence(issuer, serial),
    sequence(objectId(oid.sha256)),
    tagged(attributes),
    algorithm,
    octets(signature),
  );
  const signedData = sequence(
    whole(1),
    set([sequence(objectId(oid.sha256))]),
    sequence(objectId(oid.data)),
    tagged(certificates.map(({ raw }) => parsed(raw))),
    set([signer]),
  );
  return bytesOf(sequence(objectId(oid.signedData), tagged([signedData])));
}

/** In the order that DER asks of a set: of their bytes. */
function signedAttributes(content: Buffer, certificate: Buffer): asn1.Asn1[] {
  // ESSCertIDv2 with its default digest, SHA-256: the certificate cannot be changed for another of the same key.
  const certificateId = sequence(octets(sha256(certificate)));
  return [
    attribute(oid.contentType, objectId(oid.data)),
    attribute(oid.messageDigest, octets(sha256(content))),
    attribute(oid.signingCertificateV2, sequence(sequence(certificateId))),
  ].sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
}

/** Issuer and serial number as they stand in the certificate, byte for byte. */
function identifierOf(certificate: Buffer): { issuer: asn1.Asn1; serial: asn1.Asn1 } {
  const [toBeSigned] = childrenOf(parsed(certificate));
  const parts = toBeSigned ? childrenOf(toBeSigned) : [];
  // The version comes first, and only version 1 leaves it out.
  const start = parts[0]?.tagClass === Class.CONTEXT_SPECIFIC ? 1 : 0;
  const [serial, , issuer] = parts.slice(start);
  if (!serial || !issuer) throw new TypeError('a certificate has a serial number and an issuer');
  return { issuer, serial };
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function attribute(type: string, value: asn1.Asn1): asn1.Asn1 {
  return sequence(objectId(type), set([value]));
}

function sequence(...children: asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, children);
}

function set(children: asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, children);
}

/** The first optional field of a structure, which is all that is needed here. */
function tagged(children: asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(Class.CONTEXT_SPECIFIC, Type.NONE, true, children);
}

function objectId(id: string): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(id).getBytes());
}

function octets(bytes: Buffer): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('binary'));
}

function whole(number: number): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(number).getBytes());
}

function nothing(): asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.NULL, false, '');
}

function parsed(der: Buffer): asn1.Asn1 {
  return asn1.fromDer(der.toString('binary'));
}

function childrenOf({ value }: asn1.Asn1): asn1.Asn1[] {
  return Array.isArray(value) ? value : [];
}

function bytesOf(node: asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'binary');
}
