import { ForwardOnly } from './forward-only';

/** Sessions know when they were last used and change their token; attempts and requests are counted for all instances. */
export class SessionsAndLimits1763683200060 extends ForwardOnly {
  protected readonly sql = `
    alter table session
      add column last_seen_at timestamptz not null default now(),
      add column rotated_at timestamptz not null default now(),
      add column previous_token_hash bytea,
      add column agent text not null default 'desconocido',
      add column address text not null default 'desconocida',
      add constraint session_previous_token_once unique (previous_token_hash);

    create table sign_in_failure (
      key bytea not null,
      failures integer not null,
      failed_at timestamptz not null default now(),
      blocked_until timestamptz not null default now(),
      constraint sign_in_failure_pk primary key (key),
      constraint sign_in_failure_counted check (failures >= 0)
    );
    create index sign_in_failure_by_time on sign_in_failure (failed_at);

    create table rate_limit (
      key bytea not null,
      free_at timestamptz not null,
      constraint rate_limit_pk primary key (key)
    );
    create index rate_limit_by_time on rate_limit (free_at);
  `;
}
