import { ForwardOnly } from './forward-only';

/**
 * Whether a hospital was paid the same amount elsewhere is answered by indexes: of its lines the identifiers, of each line
 * the giros of that amount alone.
 */
export class GirosByAmount1763683200370 extends ForwardOnly {
  protected readonly sql = `
    create index disbursement_by_amount on disbursement (allocation_id, amount);
    drop index disbursement_by_allocation;
    alter table annex_line drop constraint annex_line_hospital_once;
    alter table annex_line add constraint annex_line_hospital_once unique (hospital_id, resolution_id) include (id);
  `;
}
