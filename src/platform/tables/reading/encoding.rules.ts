import { TableUnsupported } from './table.refusals';
import type { Encoding } from './table-file';
import { pieceOf, piecesOf, type TableSource } from './table-source';

/*
 * Which letters the bytes of a text are. A mark at the beginning says it; without one, what is not UTF-8 throughout is
 * Windows-1252, in which Spanish spreadsheets wrote CSV for thirty years, and every second byte zero is UTF-16.
 */

export interface TextForm {
  readonly encoding: Encoding;
  /** Bytes of the mark, which are no text. */
  readonly mark: number;
}

/** @throws TableUnsupported for what is no text at all */
export function textForm(source: TableSource): TextForm {
  const head = pieceOf(source, 0, 4096);
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const zeros = zerosByParity(head);
  if (zeros.even + zeros.odd > 0) return { encoding: wideEncoding(zeros), mark: 0 };
  return { encoding: isUtf8(source) ? 'utf-8' : 'windows-1252', mark: 0 };
}

/** The text in pieces, so that it is never in memory twice. */
export function* decoded(source: TableSource, { encoding, mark }: TextForm): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (const piece of piecesOf(source, mark)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function isUtf8(source: TableSource): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of piecesOf(source)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function zerosByParity(bytes: Uint8Array): { even: number; odd: number; length: number } {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd, length: bytes.length };
}

/** Latin letters in UTF-16 have their zeros on one side. @throws TableUnsupported */
function wideEncoding({ even, odd, length }: { even: number; odd: number; length: number }): Encoding {
  if (even === 0 && odd > length / 4) return 'utf-16le';
  if (odd === 0 && even > length / 4) return 'utf-16be';
  throw new TableUnsupported({ found: { es: 'no es texto', en: 'is no text' } });
}
