import { ForwardOnly } from './forward-only';

/** A password is chosen by its owner, through a link that works once; an account may have none yet. */
export class PasswordLinks1763683200061 extends ForwardOnly {
  protected readonly sql = `
    alter table person alter column password_hash drop not null;

    create table password_link (
      id uuid not null,
      person_id uuid not null,
      token_hash bytea not null,
      made_by uuid not null,
      made_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      constraint password_link_pk primary key (id),
      constraint password_link_token_once unique (token_hash),
      constraint password_link_person_fk foreign key (person_id) references person (id),
      constraint password_link_made_by_fk foreign key (made_by) references person (id)
    );
    create unique index password_link_one_open on password_link (person_id)
      where used_at is null and revoked_at is null;
  `;
}
