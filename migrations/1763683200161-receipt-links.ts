import { ForwardOnly } from './forward-only';

/**
 * Links by which a hospital without an account says what became of one giro, once; and who it is that acts by them: one
 * identity a hospital, which never signs in.
 */
export class ReceiptLinks1763683200161 extends ForwardOnly {
  protected readonly sql = `
    create table link_identity (
      hospital_id uuid not null,
      person_id uuid not null,
      constraint link_identity_pk primary key (hospital_id),
      constraint link_identity_person_once unique (person_id),
      constraint link_identity_hospital_fk foreign key (hospital_id) references hospital (id),
      constraint link_identity_person_fk foreign key (person_id) references person (id)
    );

    create table receipt_link (
      id uuid not null,
      disbursement_id uuid not null,
      hospital_id uuid not null,
      person_id uuid not null,
      token_hash bytea not null,
      made_by uuid not null,
      made_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      constraint receipt_link_pk primary key (id),
      constraint receipt_link_token_once unique (token_hash),
      constraint receipt_link_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint receipt_link_hospital_fk foreign key (hospital_id) references link_identity (hospital_id),
      constraint receipt_link_person_fk foreign key (person_id) references person (id),
      constraint receipt_link_made_by_fk foreign key (made_by) references person (id),
      constraint receipt_link_used_or_revoked check (num_nonnulls(used_at, revoked_at) <= 1)
    );
    create unique index receipt_link_one_open on receipt_link (disbursement_id)
      where used_at is null and revoked_at is null;
    create index receipt_link_by_disbursement on receipt_link (disbursement_id);

    -- Personal data: what somebody typed of themselves. It is in no export; the record binds it by its hash.
    create table receipt_link_use (
      link_id uuid not null,
      name text not null,
      office text not null,
      salt text not null,
      said text not null,
      record_id uuid not null,
      recorded_at timestamptz not null default now(),
      constraint receipt_link_use_pk primary key (link_id),
      constraint receipt_link_use_link_fk foreign key (link_id) references receipt_link (id),
      constraint receipt_link_use_said_known check (said in ('receipt', 'non-receipt'))
    );

    create function person_of_links_never_signs_in() returns trigger language plpgsql as $$
    begin
      if (new.disabled_at is null or new.password_hash is not null or new.roles <> array['recipient'])
        and exists (select from link_identity where link_identity.person_id = new.id)
      then
        raise exception 'who acts by links has no account'
          using errcode = 'integrity_constraint_violation', constraint = 'person_of_links_never_signs_in',
                table = tg_table_name;
      end if;
      return new;
    end $$;
    create trigger person_of_links_never_signs_in before update on person
      for each row execute function person_of_links_never_signs_in();
  `;
}
