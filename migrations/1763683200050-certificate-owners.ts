import { ForwardOnly } from './forward-only';

/** Whose a certificate is: of a line, or of a whole resolution. Who may read it, and which list it stands in. */
export class CertificateOwners1763683200050 extends ForwardOnly {
  protected readonly sql = `
    alter table certificate add column resolution_id uuid;
    alter table certificate add column allocation_id uuid;

    -- What was issued before this was of giros. Its content stays as it is.
    alter table certificate disable trigger certificate_append_only;
    update certificate
      set resolution_id = line.resolution_id, allocation_id = line.id
      from disbursement
      join annex_line line on line.id = disbursement.allocation_id
      where disbursement.id = certificate.subject_id;
    alter table certificate enable trigger certificate_append_only;

    alter table certificate alter column resolution_id set not null;
    alter table certificate add constraint certificate_resolution_fk
      foreign key (resolution_id) references resolution (id);
    alter table certificate add constraint certificate_allocation_fk
      foreign key (allocation_id) references annex_line (id);
    create index certificate_by_resolution on certificate (resolution_id, id);
    create index certificate_by_allocation on certificate (allocation_id, id);
  `;
}
