import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { seeing } from '../../platform/database/scope';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { MomentAsked } from '../ledger/moment.rules';
import type { Published } from './catalogue';
import { NothingPublishedYet } from './open-data.rules';
import { openFileTypes } from './open-files';
import { PastFiles } from './past-files';
import { PublicationSettings } from './publication';
import { viewFile, viewSnapshot, type SnapshotsAsked, type SnapshotView } from './snapshot.dto';
import { SnapshotQueries, type Snapshot } from './snapshot.queries';
import { Snapshots } from './snapshots.service';

/** A file as anybody gets it. */
export interface OpenFile {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** Since when it says this; null of a moment that was asked for. */
  readonly since: string | null;
  readonly stream: () => Readable;
  /** When it is not sent after all. */
  readonly discard: () => Promise<void>;
}

/** What anybody may ask of what was published. It sees what is published and no other table. */
@Injectable()
export class OpenData {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: SnapshotQueries,
    private readonly snapshots: Snapshots,
    private readonly past: PastFiles,
    private readonly publication: PublicationSettings,
  ) {}

  /** The last publication. @throws NothingPublishedYet */
  published(base: string): Promise<Published> {
    return this.read(async (tx) => {
      const snapshot = await this.queries.last(tx);
      if (!snapshot) throw new NothingPublishedYet({});
      const files = await this.queries.files(tx, snapshot.id);
      return { base, publication: this.publication.all, snapshot, files };
    });
  }

  /**
   * A file of the last publication, or, where a moment is asked for, of that moment.
   * @throws NotFound, NothingPublishedYet; of a moment: MomentInTheFuture, PastIsBusy
   */
  async file(path: string, asked: MomentAsked): Promise<OpenFile> {
    const type = typeOf(path);
    if (asked.asOf === undefined && asked.knownAt === undefined) return this.kept(null, path);
    const { size, sha256, stream, discard } = await this.past.of(path, asked);
    return { path, type, size, sha256, since: null, stream: () => stream('last'), discard };
  }

  /** A file as it was published that day. @throws NotFound */
  fileOf(name: string, path: string): Promise<OpenFile> {
    return this.kept(name, path);
  }

  /** @throws NotFound */
  snapshot(name: string): Promise<SnapshotView> {
    return this.read(async (tx) => {
      const snapshot = await this.named(tx, name);
      return viewSnapshot(snapshot, await this.queries.files(tx, snapshot.id));
    });
  }

  list({ limit, cursor }: SnapshotsAsked): Promise<Page<Omit<SnapshotView, 'files'>>> {
    return this.read(async (tx) => {
      const before = cursor ? { day: cursor[0] ?? '', ordinal: Number(cursor[1]) } : null;
      const rows = await this.queries.list(tx, before, limit + 1);
      const { items, nextCursor } = pageOf(rows, limit, ({ madeOn, ordinal }) => [madeOn, String(ordinal)]);
      const views = [];
      for (const snapshot of items) {
        const { files: _, ...view } = viewSnapshot(snapshot, []);
        const files = await this.queries.files(tx, snapshot.id);
        views.push({ ...view, package: files.filter(({ path }) => path === 'package.zip').map(viewFile)[0] });
      }
      return { items: views, nextCursor };
    });
  }

  private async kept(name: string | null, path: string): Promise<OpenFile> {
    const type = typeOf(path);
    return this.read(async (tx) => {
      const snapshot = name === null ? await this.queries.last(tx) : await this.named(tx, name);
      if (!snapshot) throw new NothingPublishedYet({});
      const file = (await this.queries.files(tx, snapshot.id)).find((each) => each.path === path);
      if (!file) throw new NotFound({});
      const { size, sha256, since } = file;
      return {
        path,
        type,
        size,
        sha256,
        since,
        stream: () => this.snapshots.stream(file),
        discard: () => Promise.resolve(),
      };
    });
  }

  private async named(tx: Tx, name: string): Promise<Snapshot> {
    const snapshot = await this.queries.named(tx, name);
    if (!snapshot) throw new NotFound({});
    return snapshot;
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return seeing('nothing', () => this.transactions.read(work));
  }
}

function typeOf(path: string): string {
  const type = Object.hasOwn(openFileTypes, path) ? openFileTypes[path] : undefined;
  if (type === undefined) throw new NotFound({});
  return type;
}
