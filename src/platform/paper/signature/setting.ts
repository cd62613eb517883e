import { readIdentity, SignatureProblem, type SigningIdentity } from './identity';

/** Who signs by the settings, null where nobody does; or why they cannot be followed. */
export function readSigner(
  { SIGNATURE_P12: path, SIGNATURE_PASSPHRASE: passphrase }: Record<string, string | undefined>,
  at: Date,
): SigningIdentity | SignatureProblem | null {
  if (path === undefined) {
    return passphrase === undefined
      ? null
      : new SignatureProblem('SIGNATURE_PASSPHRASE: falta SIGNATURE_P12, el archivo que abre');
  }
  try {
    return readIdentity(path, { passphrase: passphrase ?? '', at });
  } catch (error) {
    if (error instanceof SignatureProblem) return error;
    throw error;
  }
}
