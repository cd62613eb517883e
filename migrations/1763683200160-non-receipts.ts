import { ForwardOnly } from './forward-only';

/** The hospital says that nothing, or nothing more, of a giro had arrived on the day on which it looked. */
export class NonReceipts1763683200160 extends ForwardOnly {
  protected readonly sql = `
    create table non_receipt (
      id uuid not null,
      disbursement_id uuid not null,
      missing numeric(20,2) not null,
      checked_on date not null,
      note text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint non_receipt_pk primary key (id),
      constraint non_receipt_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint non_receipt_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint non_receipt_missing_positive check (missing > 0)
    );
    create index non_receipt_by_disbursement on non_receipt (disbursement_id);
  `;
}
