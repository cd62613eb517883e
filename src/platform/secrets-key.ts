/** Thirty-two bytes out of base64; null when the text is nothing of the kind. */
export function readSecretsKey(text: string): Buffer | null {
  const written = text.trim();
  if (!/^[A-Za-z0-9+/]{43}=$/.test(written)) return null;
  return Buffer.from(written, 'base64');
}
