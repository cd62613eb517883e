import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { invariant } from '../kernel/errors';

/*
 * A ZIP written as its files are made (APPNOTE 6.3): sizes and sums follow each file, the directory follows them all.
 * Memory is flat, whatever the size; 4 GiB is the most that this form of it can say, of a file and of the whole.
 */

export interface ZipFile {
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

interface Written {
  readonly path: Buffer;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const most = 0xffff_ffff;
const version = 20;
// The sum and the sizes follow the file (bit 3); its name is in UTF-8 (bit 11).
const flags = 0x0808;
const deflated = 8;
// Another thread deflates, while what comes next is made: to wake it for each small piece would cost more than the piece.
const atOnce = 131_072;
const buffers = { chunkSize: 65_536, highWaterMark: 4 * atOnce };

/**
 * @param when the date and time that every file bears, of Bogotá, as `YYYY-MM-DDTHH:MM:SS`
 * @param level of compression, 1 to 9: what is made for one reader is not worth as much as what is kept
 */
export async function* zipOf(
  files: AsyncIterable<ZipFile>,
  when: string,
  level: number = constants.Z_DEFAULT_COMPRESSION,
): AsyncGenerator<Uint8Array> {
  const stamp = stampOf(when);
  const written: Written[] = [];
  let at = 0;
  for await (const { path, bytes } of files) {
    const name = Buffer.from(path, 'utf8');
    const head = localHeader(name, stamp);
    const file = { path: name, sum: 0, packed: 0, size: 0, at };
    yield head;
    const counted = counting(bytes, file);
    const deflate = createDeflateRaw({ level, ...buffers });
    const source = Readable.from(counted, { objectMode: false, highWaterMark: buffers.highWaterMark });
    source.on('error', (error) => deflate.destroy(error));
    for await (const chunk of source.pipe(deflate) as AsyncIterable<Buffer>) {
      file.packed += chunk.length;
      yield chunk;
    }
    yield descriptor(file);
    at += head.length + file.packed + 16;
    invariant(at <= most && file.size <= most, 'more than 4 GiB is made in parts');
    written.push(file);
  }
  const directory = Buffer.concat(written.map((file) => directoryEntry(file, stamp)));
  yield directory;
  yield directoryEnd({ files: written.length, size: directory.length, at });
}

async function* counting(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: { sum: number; size: number },
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    file.sum = crc32(chunk, file.sum);
    file.size += chunk.length;
    held.push(chunk);
    size += chunk.length;
    if (size < atOnce) continue;
    yield Buffer.concat(held, size);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held, size);
}

function localHeader(name: Buffer, stamp: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  stamp.copy(head, 10);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ sum, packed, size }: Written): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(sum, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function directoryEntry({ path, sum, packed, size, at }: Written, stamp: Buffer): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  stamp.copy(entry, 12);
  entry.writeUInt32LE(sum, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(path.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, path]);
}

function directoryEnd({ files, size, at }: { files: number; size: number; at: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

/** The time and date of MS-DOS: two seconds are its grain. */
function stampOf(when: string): Buffer {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = when.split(/\D/).map(Number);
  const stamp = Buffer.alloc(4);
  stamp.writeUInt16LE((hour << 11) | (minute << 5) | (second >> 1), 0);
  stamp.writeUInt16LE(((year - 1980) << 9) | (month << 5) | day, 2);
  return stamp;
}
