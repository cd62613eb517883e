/* global TextDecoder */
import { allOf } from './bytes.mjs';

// Reads a ZIP (APPNOTE 6.3): the central directory says what is in it; nothing is trusted that the sums do not prove.

/**
 * @param {{ size: number, slice(start: number, end: number): AsyncIterable<Uint8Array> }} zip
 * @param {(deflated: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>} inflate
 * @returns {Promise<Map<string, () => AsyncIterable<Uint8Array>>>} each file by its path, to be read piece by piece
 * @throws Error in Spanish when it is not a ZIP that can be read
 */
export async function readZip(zip, inflate) {
  const tail = await allOf(zip.slice(Math.max(0, zip.size - 65_600), zip.size));
  const end = endOfDirectory(tail);
  const read = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const start = read.getUint32(16, true);
  const directory = await allOf(zip.slice(start, start + read.getUint32(12, true)));
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const files = new Map();
  let at = 0;
  for (let left = read.getUint16(10, true); left > 0; left -= 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) throw unreadableZip();
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw unreadableZip();
    const packed = view.getUint32(at + 20, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength));
    const stored = () => contentOf(zip, { local, packed });
    // A folder has no bytes of its own.
    if (!name.endsWith('/')) files.set(name, method === 0 ? stored : () => inflate(stored()));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

/** The name and the extra field stand before the bytes a second time, and may be of another length there. */
async function* contentOf(zip, { local, packed }) {
  const head = await allOf(zip.slice(local, local + 30));
  if (head.length < 30) throw unreadableZip();
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = local + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  yield* zip.slice(start, start + packed);
}

function endOfDirectory(tail) {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6)
      return tail.subarray(at);
  }
  throw unreadableZip();
}

function unreadableZip() {
  return new Error('El archivo no es un ZIP que se pueda leer: está cortado o alterado.');
}
