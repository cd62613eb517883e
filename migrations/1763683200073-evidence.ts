import { ForwardOnly } from './forward-only';

/** Files attached to acts: what they are is here, their bytes are outside, named by their hash. */
export class Evidence1763683200073 extends ForwardOnly {
  protected readonly sql = `
    create table evidence (
      id uuid not null,
      subject_kind text not null,
      subject_id uuid not null,
      resolution_id uuid,
      allocation_id uuid,
      title text not null,
      file_name text not null,
      media_type text not null,
      size integer not null,
      sha256 text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint evidence_pk primary key (id),
      constraint evidence_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint evidence_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint evidence_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint evidence_type_known check (media_type in (
        'application/pdf', 'image/png', 'image/jpeg', 'image/webp',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      )),
      constraint evidence_size_within_bounds check (size between 1 and 20000000),
      constraint evidence_hash_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint evidence_says_what_it_is check (title ~ '\\S' and file_name ~ '\\S')
    );
    create index evidence_by_subject on evidence (subject_id);
    create index evidence_by_allocation on evidence (allocation_id);
    create trigger evidence_append_only before update or delete on evidence
      for each row execute function refuse_change('evidence_append_only');
    create trigger evidence_not_truncated before truncate on evidence
      for each statement execute function refuse_change('evidence_append_only');
  `;
}
