import type { encodings } from './layout';

/*
 * The characters of Windows-1252 from byte 0x80 on, where it is not Latin-1; a blank is none. Written out, as nothing in
 * Node writes Windows-1252.
 */
const from0x80 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The first character that the encoding cannot write; null when it can write all. */
export function unwritableIn(text: string, encoding: (typeof encodings)[number]): string | null {
  if (encoding !== 'windows-1252') return null;
  for (const character of text) if (byteOf(character) === null) return character;
  return null;
}

/** @param text that the encoding can write */
export function encoded(text: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(Array.from(text, (character) => byteOf(character) ?? 0x3f));
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text, 'utf8');
}

function byteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const index = from0x80.indexOf(character);
  return index < 0 ? null : 0x80 + index;
}
