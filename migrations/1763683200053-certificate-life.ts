import { ForwardOnly } from './forward-only';

/**
 * What becomes of a certificate after its issue: another person annuls it, or a later one takes its place. And the PDF
 * files that left the building, by their SHA-256: the bytes of those that cannot be drawn again, because they are signed.
 */
export class CertificateLife1763683200053 extends ForwardOnly {
  protected readonly sql = `
    alter table certificate add constraint certificate_issuer_once unique (id, issued_by);

    create table certificate_annulment (
      certificate_id uuid not null,
      issued_by uuid not null,
      reason text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint certificate_annulment_pk primary key (certificate_id),
      constraint certificate_annulment_certificate_fk foreign key (certificate_id, issued_by)
        references certificate (id, issued_by),
      constraint certificate_annulment_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint certificate_annulment_not_by_its_issuer check (recorded_by <> issued_by),
      constraint certificate_annulment_says_why check (btrim(reason) <> '')
    );
    create trigger certificate_annulment_append_only before update or delete on certificate_annulment
      for each row execute function refuse_change('certificate_annulment_append_only');
    create trigger certificate_annulment_not_truncated before truncate on certificate_annulment
      for each statement execute function refuse_change('certificate_annulment_append_only');

    create table certificate_replacement (
      certificate_id uuid not null,
      supersedes_id uuid not null,
      reason text not null,
      recorded_at timestamptz not null default now(),
      constraint certificate_replacement_pk primary key (certificate_id),
      constraint certificate_replacement_once unique (supersedes_id),
      constraint certificate_replacement_certificate_fk foreign key (certificate_id) references certificate (id),
      constraint certificate_replacement_supersedes_fk foreign key (supersedes_id) references certificate (id),
      constraint certificate_replacement_is_another check (certificate_id <> supersedes_id),
      constraint certificate_replacement_says_why check (btrim(reason) <> '')
    );
    create trigger certificate_replacement_append_only before update or delete on certificate_replacement
      for each row execute function refuse_change('certificate_replacement_append_only');
    create trigger certificate_replacement_not_truncated before truncate on certificate_replacement
      for each statement execute function refuse_change('certificate_replacement_append_only');

    create table certificate_rendition (
      certificate_id uuid not null,
      sha256 text not null,
      signed boolean not null,
      bytes bytea,
      made_at timestamptz not null default now(),
      constraint certificate_rendition_pk primary key (certificate_id, sha256),
      constraint certificate_rendition_of_one unique (sha256),
      constraint certificate_rendition_certificate_fk foreign key (certificate_id) references certificate (id),
      constraint certificate_rendition_signed_is_kept check (bytes is not null or not signed),
      constraint certificate_rendition_hash_is_of_its_bytes check (sha256 = encode(sha256(bytes), 'hex'))
    );
    create unique index certificate_rendition_signed_once on certificate_rendition (certificate_id) where signed;
    create trigger certificate_rendition_append_only before update or delete on certificate_rendition
      for each row execute function refuse_change('certificate_rendition_append_only');
    create trigger certificate_rendition_not_truncated before truncate on certificate_rendition
      for each statement execute function refuse_change('certificate_rendition_append_only');
  `;
}
