import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UploadTooLarge } from '../../platform/http/upload';
import { newId } from '../../platform/ids';
import { largestEvidence } from './evidence.rules';

/** A file as it came: on disk, under a name of ours, not yet known to be anything. */
export interface Received {
  readonly path: string;
  readonly size: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Removes it, if it is still there. */
  discard(): Promise<void>;
}

/**
 * Writes a stream to a file that only this service may read, hashing as it comes: a few kilobytes are in memory at once.
 * What is cut short or too large leaves nothing behind.
 * @throws UploadTooLarge; what the stream throws
 */
export async function receive(stream: Readable, folder: string): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, newId());
  const discard = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let size = 0;
  const written = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  try {
    await pipeline(
      stream,
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > largestEvidence) throw new UploadTooLarge({ maximum: largestEvidence });
          hash.update(chunk);
          yield chunk;
        }
      },
      written,
    );
  } catch (error) {
    await closed(written);
    await discard();
    throw error;
  }
  return { path, size, sha256: hash.digest('hex'), discard };
}

/** A stream that fails early is still making its file: removed before that, the file would be there after. */
async function closed(written: WriteStream): Promise<void> {
  written.destroy();
  if (!written.closed) await new Promise<void>((resolve) => written.once('close', resolve));
}
