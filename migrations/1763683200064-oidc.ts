import { ForwardOnly } from './forward-only';

/** Signing in through an identity provider: who is whom there, who may be linked, and the journeys under way. */
export class Oidc1763683200064 extends ForwardOnly {
  protected readonly sql = `
    create table oidc_identity (
      issuer text not null,
      subject text not null,
      person_id uuid not null,
      linked_at timestamptz not null default now(),
      constraint oidc_identity_pk primary key (issuer, subject),
      constraint oidc_identity_one_a_person unique (person_id, issuer),
      constraint oidc_identity_person_fk foreign key (person_id) references person (id)
    );

    create table oidc_permission (
      person_id uuid not null,
      allowed_by uuid not null,
      allowed_at timestamptz not null default now(),
      constraint oidc_permission_pk primary key (person_id),
      constraint oidc_permission_person_fk foreign key (person_id) references person (id),
      constraint oidc_permission_allowed_by_fk foreign key (allowed_by) references person (id)
    );

    create table oidc_journey (
      state_hash bytea not null,
      browser_hash bytea not null,
      nonce text not null,
      code_verifier text not null,
      destination text not null,
      expires_at timestamptz not null,
      constraint oidc_journey_pk primary key (state_hash)
    );
    create index oidc_journey_by_time on oidc_journey (expires_at);
  `;
}
