import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import { Transactions } from '../../platform/database/transactions';
import { momentOf, type MomentAsked } from '../ledger/moment.rules';
import { NothingPublishedYet, PastIsBusy } from './open-data.rules';
import { OpenFiles } from './open-files';
import { SnapshotQueries } from './snapshot.queries';
import { spooled, type Spooled } from './spool';

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
  async of(path: string, asked: MomentAsked): Promise<Spooled> {
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
