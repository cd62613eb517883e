import { Readable } from 'node:stream';
import type { Socket } from 'node:net';
import type { Connection, Submittable } from 'pg';

/** Bytes that go on together: rows are small, and each piece costs a turn of the loop. */
const pieceBytes = 65_536;

/**
 * What `COPY … TO STDOUT` says, in pieces of whole rows, each row ended as is asked. What nobody takes is not read: the
 * socket is left alone until somebody does, so that PostgreSQL waits too, and two pieces are held at most.
 */
export class CopyOut extends Readable implements Submittable {
  #socket: Socket | null = null;
  #piece = Buffer.allocUnsafe(pieceBytes);
  #used = 0;
  readonly #rowEnd: Buffer;

  constructor(
    private readonly sql: string,
    rowEnd: string,
  ) {
    super({ highWaterMark: 2 * pieceBytes });
    this.#rowEnd = Buffer.from(rowEnd, 'utf8');
  }

  submit(connection: Connection): void {
    this.#socket = connection.stream as Socket;
    connection.query(this.sql);
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket?.resume();
    done(error);
  }

  /** One row, which the protocol ends with a line feed. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const length = chunk.length - 1;
    const needed = length + this.#rowEnd.length;
    if (this.#used + needed > this.#piece.length) this.#give(needed);
    chunk.copy(this.#piece, this.#used, 0, length);
    this.#rowEnd.copy(this.#piece, this.#used + length);
    this.#used += needed;
  }

  handleCommandComplete(): void {
    this.#give(0);
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  #give(next: number): void {
    if (this.destroyed) {
      this.#used = 0;
      return;
    }
    if (this.#used > 0 && !this.push(this.#piece.subarray(0, this.#used))) this.#socket?.pause();
    this.#piece = Buffer.allocUnsafe(Math.max(pieceBytes, next));
    this.#used = 0;
  }
}
