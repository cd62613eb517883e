import { readSync } from 'node:fs';

/** Where the bytes of a file are: in memory, or in a file that stays open, read as they are asked for. */
export type TableSource = Uint8Array | { readonly fd: number; readonly size: number };

const pieceBytes = 65_536;

export function sizeOf(source: TableSource): number {
  return source instanceof Uint8Array ? source.length : source.size;
}

/** So many bytes from there, or as many as there are. */
export function pieceOf(source: TableSource, at: number, length: number): Uint8Array {
  if (source instanceof Uint8Array) return source.subarray(at, at + length);
  const piece = Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - at)));
  let read = 0;
  while (read < piece.length) {
    const more = readSync(source.fd, piece, read, piece.length - read, at + read);
    if (more === 0) break;
    read += more;
  }
  return piece.subarray(0, read);
}

/** The whole, from there on, a piece at a time. */
export function* piecesOf(source: TableSource, from = 0): Generator<Uint8Array> {
  for (let at = from; at < sizeOf(source); at += pieceBytes) yield pieceOf(source, at, pieceBytes);
}
