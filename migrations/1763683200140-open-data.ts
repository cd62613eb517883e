import { ForwardOnly } from './forward-only';

/** What was published, day by day: each file once, under the hash of its bytes, however many days say the same. */
export class OpenData1763683200140 extends ForwardOnly {
  protected readonly sql = `
    create table open_data_file (
      id uuid not null,
      sha256 text not null,
      size bigint not null,
      constraint open_data_file_pk primary key (id),
      constraint open_data_file_once unique (sha256),
      constraint open_data_file_sha256_is_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint open_data_file_not_empty check (size > 0)
    );

    create table open_data_piece (
      file_id uuid not null,
      position integer not null,
      bytes bytea not null,
      constraint open_data_piece_pk primary key (file_id, position),
      constraint open_data_piece_file_fk foreign key (file_id) references open_data_file (id)
    );

    create table open_data_snapshot (
      id uuid not null,
      -- The day in Bogotá, and which of that day: the first is the night's, the others were asked for.
      made_on date not null,
      ordinal integer not null,
      known_at timestamptz not null,
      made_at timestamptz not null default now(),
      -- Who asked for it; null for the night's.
      requested_by uuid,
      constraint open_data_snapshot_pk primary key (id),
      constraint open_data_snapshot_one_of_each_day unique (made_on, ordinal),
      constraint open_data_snapshot_requested_by_fk foreign key (requested_by) references person (id),
      constraint open_data_snapshot_ordinal_positive check (ordinal >= 1)
    );

    create table open_data_content (
      snapshot_id uuid not null,
      path text not null,
      file_id uuid not null,
      -- The instant of the first snapshot of a row of snapshots in which the path says this.
      since timestamptz not null,
      constraint open_data_content_pk primary key (snapshot_id, path),
      constraint open_data_content_snapshot_fk foreign key (snapshot_id) references open_data_snapshot (id),
      constraint open_data_content_file_fk foreign key (file_id) references open_data_file (id)
    );
  `;
}
