import { ForwardOnly } from './forward-only';

/** People, the hospitals that they speak for, and their sessions; answers kept for repeated requests. */
export class People1763683200002 extends ForwardOnly {
  protected readonly sql = `
    create table person (
      id uuid not null,
      email text not null,
      name text not null,
      password_hash text not null,
      roles text[] not null,
      created_at timestamptz not null default now(),
      disabled_at timestamptz,
      constraint person_pk primary key (id),
      constraint person_email_once unique (email),
      constraint person_email_is_lower_case check (email = lower(email)),
      constraint person_roles_known check (
        roles <@ array['registrar', 'approver', 'paymaster', 'recipient', 'auditor', 'administrator']
      )
    );

    create table session (
      id uuid not null,
      person_id uuid not null,
      token_hash bytea not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      constraint session_pk primary key (id),
      constraint session_token_once unique (token_hash),
      constraint session_person_fk foreign key (person_id) references person (id)
    );
    create index session_by_person on session (person_id);

    create table idempotency_key (
      person_id uuid not null,
      key text not null,
      request_hash text not null,
      answer text,
      recorded_at timestamptz not null default now(),
      constraint idempotency_key_pk primary key (person_id, key),
      constraint idempotency_key_person_fk foreign key (person_id) references person (id),
      constraint idempotency_key_length check (length(key) between 1 and 200)
    );
  `;
}
