import { ForwardOnly } from './forward-only';

/** A second factor (TOTP) and its recovery codes; a sign-in that waits for it; a link that the service itself made. */
export class SecondFactor1763683200062 extends ForwardOnly {
  protected readonly sql = `
    alter table session add column second_factor boolean not null default false;
    alter table password_link alter column made_by drop not null;

    create table second_factor (
      person_id uuid not null,
      secret bytea not null,
      last_step bigint not null default 0,
      made_at timestamptz not null default now(),
      confirmed_at timestamptz,
      constraint second_factor_pk primary key (person_id),
      constraint second_factor_person_fk foreign key (person_id) references person (id)
    );

    create table recovery_code (
      person_id uuid not null,
      code_hash bytea not null,
      used_at timestamptz,
      constraint recovery_code_pk primary key (person_id, code_hash),
      constraint recovery_code_factor_fk foreign key (person_id) references second_factor (person_id) on delete cascade
    );

    create table sign_in_challenge (
      id uuid not null,
      person_id uuid not null,
      token_hash bytea not null,
      how text not null,
      failures integer not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz,
      constraint sign_in_challenge_pk primary key (id),
      constraint sign_in_challenge_token_once unique (token_hash),
      constraint sign_in_challenge_person_fk foreign key (person_id) references person (id)
    );
    create index sign_in_challenge_by_time on sign_in_challenge (expires_at);
  `;
}
