import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WriteOptions } from 'hucre';

/** Up to here a workbook is written in less time than a thread takes to begin. */
const mostCellsHere = 4_000;

/** The large workbooks that wait are written one after the other: two at once would take both processors. */
let queue: Promise<unknown> = Promise.resolve();

/** The bytes of a workbook; a large one is written in a thread of its own, byte for byte the same. */
export async function written(options: WriteOptions): Promise<Buffer> {
  const cells = options.sheets.reduce((sum, sheet) => sum + (sheet.cells?.size ?? 0), 0);
  if (cells <= mostCellsHere) {
    const { writeXlsx } = await import('hucre');
    return Buffer.from(await writeXlsx(options));
  }
  const mine = queue.then(() => inThread(options));
  queue = mine.catch(() => undefined);
  return mine;
}

function inThread(options: WriteOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'xlsx-worker.cjs'), { workerData: options });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that wrote a workbook ended without it'));
    });
  });
}
