import { ForwardOnly } from './forward-only';

/** A hospital's line in force: acceptance, requirements before a giro, payment orders, giros and receipts. */
export class Allocations1763683200007 extends ForwardOnly {
  protected readonly sql = `
    create table acceptance (
      allocation_id uuid not null,
      filing_number text not null,
      accepted_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint acceptance_pk primary key (allocation_id),
      constraint acceptance_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint acceptance_recorded_by_fk foreign key (recorded_by) references person (id)
    );

    create table fulfilment (
      id uuid not null,
      allocation_id uuid not null,
      requirement text not null,
      document text not null,
      document_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint fulfilment_pk primary key (id),
      constraint fulfilment_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint fulfilment_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint fulfilment_decided_by_fk foreign key (decided_by) references person (id),
      constraint fulfilment_requirement_known check (requirement in (
        'bank-certificate', 'tax-registration', 'manager-appointment', 'acceptance-letter', 'incorporation-act'
      )),
      constraint fulfilment_decision_known check (decision in ('accepted', 'refused')),
      constraint fulfilment_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint fulfilment_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create unique index fulfilment_open_once on fulfilment (allocation_id, requirement)
      where decision is distinct from 'refused';

    create table disbursement (
      id uuid not null,
      allocation_id uuid not null,
      amount numeric(20,2) not null,
      payment_order text,
      ordered_on date not null,
      date_precision text not null default 'exact',
      note text,
      source text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint disbursement_pk primary key (id),
      constraint disbursement_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint disbursement_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint disbursement_decided_by_fk foreign key (decided_by) references person (id),
      constraint disbursement_amount_positive check (amount > 0),
      constraint disbursement_decision_known check (decision in ('approved', 'refused')),
      constraint disbursement_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint disbursement_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index disbursement_by_allocation on disbursement (allocation_id);

    create table settlement (
      id uuid not null,
      disbursement_id uuid not null,
      effective_on date not null,
      date_precision text not null,
      reference text,
      source text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint settlement_pk primary key (id),
      constraint settlement_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint settlement_recorded_by_fk foreign key (recorded_by) references person (id)
    );
    create index settlement_by_disbursement on settlement (disbursement_id);

    create table bank_rejection (
      id uuid not null,
      disbursement_id uuid not null,
      effective_on date not null,
      reason text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint bank_rejection_pk primary key (id),
      constraint bank_rejection_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint bank_rejection_recorded_by_fk foreign key (recorded_by) references person (id)
    );
    create index bank_rejection_by_disbursement on bank_rejection (disbursement_id);

    create table receipt (
      id uuid not null,
      disbursement_id uuid not null,
      amount numeric(20,2) not null,
      received_on date not null,
      reference text,
      note text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint receipt_pk primary key (id),
      constraint receipt_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint receipt_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint receipt_amount_positive check (amount > 0)
    );
    create index receipt_by_disbursement on receipt (disbursement_id);

    alter table ledger_account add constraint ledger_account_disbursement_fk
      foreign key (disbursement_id) references disbursement (id);
  `;
}
