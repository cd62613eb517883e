import { createHash } from 'node:crypto';
import type { Sum } from './package';

export type Chunks = AsyncIterable<string | Uint8Array>;

/** How much it is, in bytes, and its SHA-256, without keeping any of it. */
export async function measure(chunks: Chunks): Promise<Sum> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** The same bytes in pieces of this size, the last one shorter. */
export async function* piecesOf(chunks: Chunks, size = 262_144): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk as string);
    while (held + bytes.length >= size) {
      yield Buffer.concat([...waiting, bytes.subarray(0, size - held)]);
      bytes = bytes.subarray(size - held);
      waiting = [];
      held = 0;
    }
    if (bytes.length > 0) waiting.push(bytes);
    held += bytes.length;
  }
  if (held > 0) yield Buffer.concat(waiting);
}
