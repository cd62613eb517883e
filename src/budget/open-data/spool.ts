import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { namelessFile } from '../../platform/nameless-file';
import { piecesOf, type Chunks } from './measure';
import type { Sum } from './package';

/** A file that is being made, on the disk: written once, its sum known, read as often as it takes, in flat memory. */
export interface Spooled extends Sum {
  /** From its beginning; `last` lets the disk go when it has been read. */
  readonly stream: (use: 'again' | 'last') => Readable;
  readonly discard: () => Promise<void>;
}

/** It has no name any more, so that it goes with whoever reads it last, or with the process. */
export async function spooled(chunks: Chunks): Promise<Spooled> {
  const file = await namelessFile();
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const bytes of piecesOf(chunks)) {
      hash.update(bytes);
      await file.write(bytes, 0, bytes.length, size);
      size += bytes.length;
    }
    return {
      size,
      sha256: hash.digest('hex'),
      stream: (use) => file.createReadStream({ start: 0, autoClose: use === 'last' }),
      discard: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
