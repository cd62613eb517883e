import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { Audit } from '../audit/audit.service';
import { ConsolidatedService } from '../reports/consolidated.service';
import { openTableNames } from './contents';
import { piecesOf } from './measure';
import { openFilePaths, OpenFiles, type SeenTables } from './open-files';
import { viewSnapshot, type SnapshotView } from './snapshot.dto';
import { SnapshotQueries, type SnapshotFile } from './snapshot.queries';
import { spooled } from './spool';

/** What is published, kept as it was: one each night, and one whenever the ministry asks. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly transactions: Transactions,
    private readonly useCases: UseCases,
    private readonly reports: ConsolidatedService,
    private readonly files: OpenFiles,
    private readonly queries: SnapshotQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Publishes what is known now, for the ministry. */
  async publish(by: Caller): Promise<Answer<SnapshotView>> {
    const { knownAt } = await this.reports.moment(by.today, {});
    return this.useCases.once(by, (tx) => this.make(tx, by, { asOf: by.today, knownAt }));
  }

  /** Publishes the night's, unless the day has one already: of two instances, one makes it and the other finds it. */
  async publishOfTheDay(): Promise<void> {
    const today = this.clock.today();
    const isMade = (tx: Tx): Promise<boolean> => this.queries.isMadeOn(tx, today);
    if (await this.transactions.read(isMade)) return;
    const { knownAt } = await this.reports.moment(today, {});
    await this.transactions.run(async (tx) => {
      await this.queries.lock(tx);
      if (!(await isMade(tx))) await this.make(tx, null, { asOf: today, knownAt });
    });
  }

  /** The bytes of a file that is kept, read no faster than they are taken, and holding no connection meanwhile. */
  stream({ fileId }: SnapshotFile): Readable {
    return Readable.from(this.pieces(fileId), { objectMode: false });
  }

  /** Each file is written to the disk to know its hash, and kept only when no day had it. */
  private async make(
    tx: Tx,
    by: Caller | null,
    moment: { asOf: CalendarDate; knownAt: string },
  ): Promise<SnapshotView> {
    await this.queries.lock(tx);
    const before = await this.queries.last(tx);
    const snapshot = await this.queries.add(tx, {
      day: moment.asOf,
      knownAt: moment.knownAt,
      requestedBy: by?.person.id ?? null,
    });
    const seen: SeenTables = { moment, sums: {} };
    for (const path of openFilePaths) {
      const fileId = await this.kept(tx, path, seen);
      await this.queries.say(tx, { snapshot, before: before?.id ?? null, path, fileId });
    }
    const view = viewSnapshot(snapshot, await this.queries.files(tx, snapshot.id));
    await this.audit.record(tx, by, {
      act: 'open-data.publish',
      subjectKind: 'open-data',
      subjectId: snapshot.id,
      content: { name: snapshot.name, knownAt: snapshot.knownAt, files: view.files },
    });
    return view;
  }

  private async kept(tx: Tx, path: string, seen: SeenTables): Promise<string> {
    const file = await spooled(this.files.of(tx, path, seen));
    try {
      const { size, sha256 } = file;
      const name = openTableNames.find((each) => path === `${each}.csv`);
      if (name) seen.sums[name] = { size, sha256 };
      const kept = await this.queries.kept(tx, sha256);
      return kept ?? (await this.queries.keep(tx, { size, sha256 }, piecesOf(file.stream('again'))));
    } finally {
      await file.discard();
    }
  }

  private async *pieces(fileId: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position += 1) {
      const at = position;
      const bytes = await seeing('nothing', () => this.transactions.read((tx) => this.queries.piece(tx, fileId, at)));
      invariant(bytes !== null || position > 0, 'a file is kept with its bytes');
      if (bytes === null) return;
      yield bytes;
    }
  }
}
