import { createPrivateKey, type KeyObject } from 'node:crypto';

/** An Ed25519 private key out of PKCS #8, in PEM or in base64 of its DER; null when the text is nothing of the kind. */
export function readSealKey(text: string): KeyObject | null {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
