import { SignPdf, Signer } from '@signpdf/signpdf';
import { refusal } from '../../../kernel/errors';
import type { DocumentPlan } from '../blocks';
import { detachedSignature } from './cms';
import type { SigningIdentity } from './identity';
import { instantInSpanish } from './instants';
import type { SignaturePlace } from './signature-place';

/** When, why and where it is signed: printed in the visible block and written in the signature. */
export interface SigningOccasion {
  readonly at: Date;
  readonly reason: string;
  readonly location?: string;
}

export const CertificateNotValid = refusal<{ name: string; validFrom: string; validTo: string }>(
  'paper.signing-certificate-not-valid',
  'unavailable',
  { es: 'El certificado con el que se firma no está vigente', en: 'The signing certificate is not valid now' },
  {
    es: ({ name, validFrom, validTo }) =>
      `El certificado de ${name} rige del ${validFrom} al ${validTo}. Se firma cuando haya uno vigente.`,
    en: ({ name, validFrom, validTo }) =>
      `The certificate of ${name} is valid from ${validFrom} to ${validTo}. Signing needs a valid one.`,
  },
);

/**
 * The PDF of a plan, signed: a CAdES signature, detached (ETSI.CAdES.detached), over the whole file in its first revision.
 * Equal plans, certificates and occasions give equal bytes with an RSA key.
 * @throws CertificateNotValid when the certificate is not valid at the occasion
 */
export async function signDocument(
  plan: DocumentPlan,
  identity: SigningIdentity,
  occasion: SigningOccasion,
): Promise<Buffer> {
  // Who only seals what was drawn elsewhere has no use for what draws.
  const { drawDocument } = await import('../draw-document');
  return seal(await drawDocument(plan, signaturePlace(identity, occasion)), identity);
}

/** What the drawing must know to leave the place for the signature: words and a length, no key. @throws CertificateNotValid */
export function signaturePlace(identity: SigningIdentity, { at, reason, location }: SigningOccasion): SignaturePlace {
  const { name, organization, issuer, serial, validFrom, validTo, certificates } = identity;
  if (at < validFrom || at > validTo) {
    const [from, to] = [validFrom, validTo].map(instantInSpanish);
    throw new CertificateNotValid({ name, validFrom: from ?? '', validTo: to ?? '' });
  }
  // Attributes, algorithms and an RSA-8192 signature take less than two thousand bytes.
  const length = certificates.reduce((sum, { raw }) => sum + raw.length, 0) + 2_500;
  return { name, organization, issuer, serial, validTo, at, reason, location: location ?? null, length };
}

/** Puts the signature into the place that was left for it. */
export function seal(pdf: Buffer, identity: SigningIdentity): Promise<Buffer> {
  return new SignPdf().sign(pdf, new DetachedSigner(identity));
}

class DetachedSigner extends Signer {
  constructor(private readonly identity: SigningIdentity) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    return Promise.resolve(detachedSignature(content, this.identity));
  }
}
