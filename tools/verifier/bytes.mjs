/* global TextEncoder, TextDecoder, atob */
// Bytes and texts without anybody's help: the verifier must run where there is nothing but a language.

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A text in UTF-8. */
export function bytesOf(text) {
  return utf8.encode(text);
}

/** The text of bytes in UTF-8. @throws TypeError when they are not */
export function textOf(bytes) {
  return strictUtf8.decode(bytes);
}

/** The bytes of these ASCII signs, by which they are looked for. */
export function signsOf(text) {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

export function hexOf(bytes) {
  let hex = '';
  for (const byte of bytes) hex += hexDigits[byte];
  return hex;
}

/** Writes a hash in hexadecimal, lower case, as the bytes that it is. */
export function setHex(bytes, at, hex) {
  for (let digit = 0; digit < hex.length; digit += 2)
    bytes[at + digit / 2] = valueOfHex(hex.charCodeAt(digit)) * 16 + valueOfHex(hex.charCodeAt(digit + 1));
}

function valueOfHex(sign) {
  return sign < 58 ? sign - 48 : sign - 87;
}

export function bytesOfBase64(text) {
  return Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** All the bytes of a stream. */
export async function allOf(chunks) {
  const parts = [];
  // A piece may be written over by the next.
  for await (const chunk of chunks) parts.push(chunk.slice());
  return joined(...parts);
}
