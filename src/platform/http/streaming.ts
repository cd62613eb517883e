import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transactions, Tx } from '../database/transactions';

/**
 * A stream of what one moment of the database says, written as it is read and no faster than it is taken. The reading
 * transaction ends with the stream, also when whoever asked goes away. A failure half way cuts the stream short.
 */
export function streamOf(transactions: Transactions, chunks: (tx: Tx) => AsyncIterable<string | Uint8Array>): Readable {
  const stream = new PassThrough();
  const bytes = (tx: Tx) => Readable.from(chunks(tx), { objectMode: false });
  transactions
    .read((tx) => pipeline(bytes(tx), stream), { again: false })
    .catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  return stream;
}
