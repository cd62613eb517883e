import { appendOnly } from './append-only';
import { ForwardOnly } from './forward-only';

/**
 * The files that hospitals send to PISIS, as they were received, each record of them and the acts that they became. What
 * names people is apart, in a table that no list reads.
 */
export class Pisis1763683200130 extends ForwardOnly {
  protected readonly sql = `
    create table pisis_resource (
      id uuid not null,
      allocation_id uuid not null,
      resource text not null,
      document text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint pisis_resource_pk primary key (id),
      constraint pisis_resource_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint pisis_resource_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint pisis_resource_is_ten_digits check (resource ~ '^[0-9]{10}$')
    );
    create index pisis_resource_by_allocation on pisis_resource (allocation_id);

    create table pisis_file (
      id uuid not null,
      allocation_id uuid not null,
      name text not null,
      sha256 text not null,
      size integer not null,
      encoding text,
      line_end text not null,
      closed boolean not null,
      mark boolean not null,
      first_date date not null,
      cutoff date not null,
      outcome jsonb not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint pisis_file_pk primary key (id),
      constraint pisis_file_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint pisis_file_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint pisis_file_once unique (allocation_id, sha256),
      constraint pisis_file_hash_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint pisis_file_encoding_known check (encoding in ('windows-1252', 'utf-8')),
      constraint pisis_file_line_end_known check (line_end in ('crlf', 'lf')),
      constraint pisis_file_period_forwards check (first_date <= cutoff)
    );

    create table pisis_record (
      file_id uuid not null,
      line integer not null,
      allocation_id uuid not null,
      kind smallint not null,
      indicator text,
      period date not null,
      parts text[] not null,
      constraint pisis_record_pk primary key (file_id, line),
      constraint pisis_record_file_fk foreign key (file_id) references pisis_file (id),
      constraint pisis_record_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint pisis_record_kind_known check (kind between 1 and 7),
      constraint pisis_record_indicator_known check (indicator in ('I', 'A', 'E', 'NA')),
      constraint pisis_record_details_say_what check ((kind = 1) = (indicator is null))
    );
    create index pisis_record_by_allocation on pisis_record (allocation_id);

    create table pisis_party (
      file_id uuid not null,
      line integer not null,
      allocation_id uuid not null,
      parts text[] not null,
      constraint pisis_party_pk primary key (file_id, line),
      constraint pisis_party_record_fk foreign key (file_id, line) references pisis_record (file_id, line),
      constraint pisis_party_allocation_fk foreign key (allocation_id) references annex_line (id)
    );

    create table pisis_act (
      file_id uuid not null,
      line integer not null,
      allocation_id uuid not null,
      subject_kind text not null,
      subject_id uuid not null,
      constraint pisis_act_pk primary key (file_id, line, subject_id),
      constraint pisis_act_file_fk foreign key (file_id) references pisis_file (id),
      constraint pisis_act_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint pisis_act_kind_known check (
        subject_kind in ('incorporation', 'execution-report', 'yield-record', 'restitution')
      )
    );
    create index pisis_act_by_allocation on pisis_act (allocation_id);

    alter table evidence drop constraint evidence_type_known;
    alter table evidence add constraint evidence_type_known check (media_type in (
      'application/pdf', 'image/png', 'image/jpeg', 'image/webp',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/plain'
    ));
    ${['pisis_resource', 'pisis_file', 'pisis_record', 'pisis_party', 'pisis_act'].map(appendOnly).join('\n')}
  `;
}
