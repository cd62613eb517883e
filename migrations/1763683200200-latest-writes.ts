import { ForwardOnly } from './forward-only';

/**
 * Where in the log each person's last act is, so that they read it back also where reads come from a replica. It is worth
 * nothing after a crash, and so is not logged; and it asks no foreign key, which would lock the person for each act.
 */
export class LatestWrites1763683200200 extends ForwardOnly {
  protected readonly sql = `
    create unlogged table latest_write (
      person_id uuid not null,
      position pg_lsn not null,
      constraint latest_write_pk primary key (person_id)
    ) with (fillfactor = 50);
  `;
}
