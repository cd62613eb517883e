import { ForwardOnly } from './forward-only';

/** Tokens for programs: each has its owner, its acts and its end. */
export class ServiceTokens1763683200063 extends ForwardOnly {
  protected readonly sql = `
    create table service_token (
      id uuid not null,
      owner_id uuid not null,
      name text not null,
      token_hash bytea not null,
      acts text[] not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      constraint service_token_pk primary key (id),
      constraint service_token_hash_once unique (token_hash),
      constraint service_token_owner_fk foreign key (owner_id) references person (id),
      constraint service_token_may_something check (cardinality(acts) > 0),
      constraint service_token_ends check (expires_at > created_at)
    );
    create index service_token_by_owner on service_token (owner_id);
  `;
}
