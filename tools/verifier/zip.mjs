/* global TextDecoder */
// Reads a ZIP (APPNOTE 6.3): the central directory says what is in it; nothing is trusted that the sums do not prove.

/**
 * @param {Uint8Array} zip
 * @param {(deflated: Uint8Array) => Promise<Uint8Array> | Uint8Array} inflate
 * @returns {Promise<Map<string, Uint8Array>>} each file by its path
 * @throws Error in Spanish when it is not a ZIP that can be read
 */
export async function readZip(zip, inflate) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== 0x02014b50) throw unreadable();
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = zip.subarray(start, start + packed);
    if (method !== 0 && method !== 8) throw unreadable();
    // A folder has no bytes of its own.
    if (!name.endsWith('/')) files.set(name, method === 0 ? bytes : await inflate(bytes));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function endOfDirectory(view) {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 65_600; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw unreadable();
}

function unreadable() {
  return new Error('El archivo no es un ZIP que se pueda leer: está cortado o alterado.');
}
