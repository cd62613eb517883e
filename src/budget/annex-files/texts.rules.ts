/** A text that the export made inert with an apostrophe, so that no spreadsheet runs it, as it was. */
export function uninert(text: string): string {
  return couldRun.test(text) ? text.slice(1) : text;
}

/** A spreadsheet runs a text that begins so, in half or full width, blanks before it or not. */
export function inert(text: string): string {
  return couldRun.test(`'${text}`) ? `'${text}` : text;
}

const couldRun = /^'('*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n])/;

/** «NecoclÃ­» was UTF-8 read as Windows-1252 and saved again: its bytes, read as what they are. */
export function withRightLetters(text: string): string {
  if (!/[ÂÃ][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text;
  const bytes = Array.from(text, (letter) => windows1252.get(letter) ?? letter.charCodeAt(0));
  if (bytes.some((byte) => byte > 255)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

/** The letters of Windows-1252 whose byte is not their code. */
const windows1252 = new Map(
  Array.from({ length: 32 }, (_, index) => 128 + index).map((byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);
