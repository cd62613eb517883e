import { invariant } from '../../kernel/errors';

/*
 * Between bytes and lines, so that the same lines in the same form are the same bytes again.
 */

export const encodings = ['windows-1252', 'utf-8'] as const;
export type Encoding = (typeof encodings)[number];

/** How the lines of a file are written down. */
export interface TextForm {
  /** Null where every character is ASCII: both encodings are the same then. */
  readonly encoding: Encoding | null;
  readonly lineEnd: '\r\n' | '\n';
  /** Whether a line end follows the last line too. */
  readonly closed: boolean;
  /** Whether it begins with the byte order mark of UTF-8. */
  readonly mark: boolean;
}

export type ReadText =
  | { readonly form: TextForm; readonly lines: readonly string[] }
  | { readonly wrong: 'signed' | 'utf-16' | 'mixed-line-ends' | 'binary' };

const latin = new TextDecoder('windows-1252');
const bytesOfLatin = new Map(
  Array.from({ length: 256 }, (_, byte) => [latin.decode(Uint8Array.of(byte)), byte] as const),
);

/** Reads the lines of a file, and how they are written. Cost: linear in the bytes. */
export function readText(bytes: Buffer): ReadText {
  if (isSigned(bytes)) return { wrong: 'signed' };
  if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2))) return { wrong: 'utf-16' };
  if (bytes.includes(0)) return { wrong: 'binary' };
  const { text, encoding, mark } = decoded(bytes);
  const windows = text.includes('\r\n');
  const lines = text.split(windows ? '\r\n' : '\n');
  if (windows && lines.some((line) => line.includes('\n'))) return { wrong: 'mixed-line-ends' };
  const closed = lines.length > 1 && lines.at(-1) === '';
  const form: TextForm = { encoding, lineEnd: windows ? '\r\n' : '\n', closed, mark };
  return { form, lines: closed ? lines.slice(0, -1) : lines };
}

/** @throws InvariantBroken when a character cannot be written in the encoding */
export function writeText(lines: readonly string[], { encoding, lineEnd, closed, mark }: TextForm): Buffer {
  const text = lines.join(lineEnd) + (closed ? lineEnd : '');
  if (encoding !== 'windows-1252') return Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf8');
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = bytesOfLatin.get(character);
      invariant(byte !== undefined, `«${character}» can be written in windows-1252`);
      return byte;
    }),
  );
}

function decoded(bytes: Buffer): { text: string; encoding: Encoding | null; mark: boolean } {
  const mark = bytes.toString('hex', 0, 3) === 'efbbbf';
  try {
    const content = mark ? bytes.subarray(3) : bytes;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    // Every byte below 128: nothing tells one encoding from the other.
    const plain = !mark && text.length === bytes.length;
    return { text, encoding: plain ? null : 'utf-8', mark };
  } catch {
    return { text: latin.decode(bytes), encoding: 'windows-1252', mark: false };
  }
}

/** A PKCS #7 envelope, in DER or in text: a sequence that names signedData, or its header. */
function isSigned(bytes: Buffer): boolean {
  if (/^-----BEGIN (PKCS7|CMS|PKCS #7)/.test(bytes.toString('latin1', 0, 24))) return true;
  return bytes[0] === 0x30 && bytes.subarray(0, 24).includes(Buffer.from('06092a864886f70d010702', 'hex'));
}
