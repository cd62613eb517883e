import { Buffer, isUtf8 } from 'node:buffer';
import * as crypto from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// What the engine needs of Node.

export const piece = 64 * 1024;

// What is read is forgotten at once, but Node would rather let it lie in a hundred megabytes than clear it away: told to
// keep little, it takes no longer.
for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag);

// One call where Node has it (20.12 on): most of what is hashed is short.
const hashes = crypto.hash !== undefined;

export const platformOfNode = {
  sha256: hashes
    ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
    : (bytes) => crypto.createHash('sha256').update(bytes).digest(),
  newBytes: (length) => Buffer.alloc(length),
  isText: isUtf8,
  textAt: (bytes, from, to) => bytes.toString('utf8', from, to),
  hashOf: hashes
    ? (written) => crypto.hash('sha256', written, 'hex')
    : (written) => crypto.createHash('sha256').update(written).digest('hex'),
  newSum: () => crypto.createHash('sha256'),
  random: () => crypto.randomBytes(32).toString('hex'),
  verifySignature: (spki, signature, message) => {
    try {
      const key = crypto.createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      return Promise.resolve(key.asymmetricKeyType === 'ed25519' && crypto.verify(null, message, key, signature));
    } catch {
      return Promise.resolve(false);
    }
  },
};

/** The bytes of a file, always in the same piece of memory: whoever keeps some copies them. */
export async function* piecesOf(path, start, end) {
  const bytes = new Uint8Array(piece);
  const file = openSync(path, 'r');
  try {
    for (let at = start; at < end;) {
      const read = readSync(file, bytes, 0, Math.min(piece, end - at), at);
      if (read === 0) return;
      at += read;
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
