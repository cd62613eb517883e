import { createHash } from 'node:crypto';
import { open, mkdtemp, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import { Transactions } from '../../platform/database/transactions';
import { momentOf, type MomentAsked } from '../ledger/moment.rules';
import { piecesOf, type Chunks } from './measure';
import { NothingPublishedYet, PastIsBusy } from './open-data.rules';
import { OpenFiles } from './open-files';
import type { Sum } from './package';
import { SnapshotQueries } from './snapshot.queries';

/** How many are written at once, in one instance: each holds a connection while it is written. */
const most = 2;

/** A file of another moment than the last publication's, written when it is asked for. */
@Injectable()
export class PastFiles {
  #writing = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly files: OpenFiles,
    private readonly snapshots: SnapshotQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * The file as of a date, as known at an instant: at the last publication unless an earlier one is given, so that
   * nothing is told here that was not published. It is written whole to the disk first: whoever reads slowly holds no
   * connection.
   * @throws NothingPublishedYet, MomentInTheFuture, PastIsBusy
   */
  async of(path: string, asked: MomentAsked): Promise<Sum & { readonly stream: () => Readable }> {
    return seeing('everything', async () => {
      const last = await this.transactions.read((tx) => this.snapshots.last(tx));
      if (!last) throw new NothingPublishedYet({});
      const moment = momentOf(asked, { today: this.clock.today(), now: last.knownAt });
      if (this.#writing >= most) throw new PastIsBusy({ retryAfterSeconds: 5 });
      this.#writing += 1;
      try {
        return await this.transactions.read((tx) => spooled(this.files.of(tx, path, { moment, sums: {} })));
      } finally {
        this.#writing -= 1;
      }
    });
  }
}

/** On the disk, in a file that has no name any more: it goes with whoever reads it last. */
async function spooled(chunks: Chunks): Promise<Sum & { readonly stream: () => Readable }> {
  const file = await nameless();
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
      stream: () => file.createReadStream({ start: 0, autoClose: true }),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function nameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-datos-'));
  try {
    return await open(join(folder, 'archivo'), 'w+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
