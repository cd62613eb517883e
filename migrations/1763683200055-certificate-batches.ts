import { ForwardOnly } from './forward-only';

/** Certificates asked for together: what was asked, what became of each, and the file, in pieces. */
export class CertificateBatches1763683200055 extends ForwardOnly {
  protected readonly sql = `
    create table certificate_batch (
      id uuid not null,
      resolution_id uuid not null,
      type text not null,
      form text not null,
      cutoff date not null,
      requested_by uuid not null,
      -- The token of the program that asked for that person, if one did; tokens came later, and are never deleted.
      service_token_id uuid,
      requested_at timestamptz not null default now(),
      listed boolean not null default false,
      -- The worker that has it: whoever no longer holds the claim changes nothing.
      claim uuid,
      claimed_until timestamptz,
      attempts integer not null default 0,
      finished_at timestamptz,
      failure text,
      file_size bigint,
      file_sha256 text,
      constraint certificate_batch_pk primary key (id),
      constraint certificate_batch_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint certificate_batch_requested_by_fk foreign key (requested_by) references person (id),
      constraint certificate_batch_form_known check (form in ('zip', 'merged')),
      constraint certificate_batch_file_has_its_hash check (num_nonnulls(file_size, file_sha256) <> 1),
      constraint certificate_batch_ends_once check (
        num_nonnulls(failure, file_size) = 0 or (finished_at is not null and num_nonnulls(failure, file_size) = 1)
      )
    );
    create unique index certificate_batch_one_open on certificate_batch (resolution_id, type, form, cutoff)
      where finished_at is null;
    create index certificate_batch_of_file on certificate_batch (file_sha256) where file_sha256 is not null;

    create table certificate_batch_item (
      batch_id uuid not null,
      position integer not null,
      subject_id uuid not null,
      label text not null,
      certificate_id uuid,
      is_new boolean not null default false,
      refusal jsonb,
      constraint certificate_batch_item_pk primary key (batch_id, position),
      constraint certificate_batch_item_batch_fk foreign key (batch_id) references certificate_batch (id),
      constraint certificate_batch_item_certificate_fk foreign key (certificate_id) references certificate (id),
      constraint certificate_batch_item_decided_once check (num_nonnulls(certificate_id, refusal) <= 1)
    );

    create table certificate_batch_piece (
      batch_id uuid not null,
      position integer not null,
      bytes bytea not null,
      constraint certificate_batch_piece_pk primary key (batch_id, position),
      constraint certificate_batch_piece_batch_fk foreign key (batch_id) references certificate_batch (id)
    );
  `;
}
