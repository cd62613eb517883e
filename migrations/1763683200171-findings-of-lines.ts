import { ForwardOnly } from './forward-only';

/** An act on a line asks for the findings of that line, not of its whole resolution. */
export class FindingsOfLines1763683200171 extends ForwardOnly {
  protected readonly sql = `
    -- Lines whose findings are to be computed anew, while the rest of their resolution is of its day. Whoever adds or
    -- takes away holds the resolution's row of finding_refresh.
    create table finding_refresh_line (
      resolution_id uuid not null,
      allocation_id uuid not null,
      constraint finding_refresh_line_pk primary key (resolution_id, allocation_id),
      constraint finding_refresh_line_refresh_fk foreign key (resolution_id) references finding_refresh (resolution_id),
      constraint finding_refresh_line_allocation_fk foreign key (allocation_id) references annex_line (id)
    );
    create index finding_refresh_by_day on finding_refresh (computed_on);
    create index finding_by_allocation on finding (allocation_id);
    -- The lines that an act brought: without it every line there is was read for each resolution.
    create index annex_line_by_act on annex_line (added_by_id);
  `;
}
