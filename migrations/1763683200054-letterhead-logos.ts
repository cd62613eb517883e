import { ForwardOnly } from './forward-only';

/** The logos of the letterheads, each once and for ever: a certificate says which one it bears by its SHA-256. */
export class LetterheadLogos1763683200054 extends ForwardOnly {
  protected readonly sql = `
    create table letterhead_logo (
      sha256 text not null,
      png bytea not null,
      kept_at timestamptz not null default now(),
      constraint letterhead_logo_pk primary key (sha256),
      constraint letterhead_logo_hash_is_of_its_bytes check (sha256 = encode(sha256(png), 'hex'))
    );
    create trigger letterhead_logo_append_only before update or delete on letterhead_logo
      for each row execute function refuse_change('letterhead_logo_append_only');
    create trigger letterhead_logo_not_truncated before truncate on letterhead_logo
      for each statement execute function refuse_change('letterhead_logo_append_only');
  `;
}
