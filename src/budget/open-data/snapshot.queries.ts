import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import { newId } from '../../platform/ids';
import type { Sum } from './package';

export interface Snapshot {
  readonly id: string;
  /** The day, and of the second of a day on «.2»: by this it is found for ever. */
  readonly name: string;
  readonly madeOn: CalendarDate;
  readonly madeAt: string;
  readonly knownAt: string;
  readonly nightly: boolean;
}

export interface SnapshotFile extends Sum {
  readonly path: string;
  readonly fileId: string;
  readonly since: string;
}

const snapshot = `
  id,
  concat(made_on, case when ordinal > 1 then concat('.', ordinal) end) as name,
  made_on as "madeOn",
  to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeAt",
  to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "knownAt",
  requested_by is null as nightly`;

/** What was published, and when. Only ever added to. */
@Injectable()
export class SnapshotQueries {
  /** The last one, or null before the first. */
  async last(tx: Tx): Promise<Snapshot | null> {
    const [row]: Snapshot[] = await tx.query(
      `select ${snapshot} from open_data_snapshot order by made_on desc, ordinal desc limit 1`,
    );
    return row ?? null;
  }

  async named(tx: Tx, name: string): Promise<Snapshot | null> {
    const [, day, ordinal = '1'] = /^(\d{4}-\d\d-\d\d)(?:\.([2-9]|[1-9]\d{1,3}))?$/.exec(name) ?? [];
    if (day === undefined) return null;
    const [row]: Snapshot[] = await tx.query(
      `select ${snapshot} from open_data_snapshot where made_on::text = $1 and ordinal = $2`,
      [day, Number(ordinal)],
    );
    return row ?? null;
  }

  /** From the last one back. */
  list(tx: Tx, before: { day: string; ordinal: number } | null, limit: number): Promise<(Snapshot & Keyed)[]> {
    return tx.query(
      `select ${snapshot}, ordinal
       from open_data_snapshot
       where $1::date is null or (made_on, ordinal) < ($1::date, $2::integer)
       order by made_on desc, ordinal desc
       limit $3`,
      [before?.day ?? null, before?.ordinal ?? null, limit],
    );
  }

  /** Nobody else makes one until this transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('open data snapshots', 0))`);
  }

  async isMadeOn(tx: Tx, day: CalendarDate): Promise<boolean> {
    const rows: unknown[] = await tx.query('select from open_data_snapshot where made_on = $1 limit 1', [day]);
    return rows.length > 0;
  }

  /** Under the lock. */
  async add(tx: Tx, made: { day: CalendarDate; knownAt: string; requestedBy: string | null }): Promise<Snapshot> {
    const [row]: [Snapshot] = await tx.query(
      `insert into open_data_snapshot (id, made_on, ordinal, known_at, requested_by)
       select $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4
       from open_data_snapshot
       where made_on = $2
       returning ${snapshot}`,
      [newId(), made.day, made.knownAt, made.requestedBy],
    );
    return row;
  }

  /** The files of a snapshot, in the order of their paths. */
  files(tx: Tx, snapshotId: string): Promise<SnapshotFile[]> {
    return tx.query(
      `select
         content.path,
         content.file_id as "fileId",
         file.sha256,
         file.size::float8 as size,
         to_char(content.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from open_data_content content
       join open_data_file file on file.id = content.file_id
       where content.snapshot_id = $1
       order by content.path collate "C"`,
      [snapshotId],
    );
  }

  /** The file with these bytes, if they are kept already. */
  async kept(tx: Tx, sha256: string): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query('select id from open_data_file where sha256 = $1', [sha256]);
    return row?.id ?? null;
  }

  async keep(tx: Tx, { sha256, size }: Sum, pieces: AsyncIterable<Buffer>): Promise<string> {
    const id = newId();
    await tx.query('insert into open_data_file (id, sha256, size) values ($1, $2, $3)', [id, sha256, size]);
    let position = 0;
    for await (const bytes of pieces) {
      await tx.query('insert into open_data_piece (file_id, position, bytes) values ($1, $2, $3)', [
        id,
        position,
        bytes,
      ]);
      position += 1;
    }
    return id;
  }

  /** In this snapshot the path says this file; since when, if the one before said the same. */
  async say(tx: Tx, of: { snapshot: Snapshot; before: string | null; path: string; fileId: string }): Promise<void> {
    await tx.query(
      `insert into open_data_content (snapshot_id, path, file_id, since)
       select $1, $2, $3, coalesce(
         (
           select since
           from open_data_content
           where snapshot_id = $4::uuid and path = $2 and file_id = $3
         ),
         $5::timestamptz
       )`,
      [of.snapshot.id, of.path, of.fileId, of.before, of.snapshot.knownAt],
    );
  }

  /** One piece of a file; null past the last. */
  async piece(tx: Tx, fileId: string, position: number): Promise<Buffer | null> {
    const [row]: { bytes: Buffer }[] = await tx.query(
      'select bytes from open_data_piece where file_id = $1 and position = $2',
      [fileId, position],
    );
    return row?.bytes ?? null;
  }
}

interface Keyed {
  readonly ordinal: number;
}
