import { ForwardOnly } from './forward-only';

/** What a hospital does with the money: incorporation, reports, yields, what goes back, and the closure. */
export class Execution1763683200009 extends ForwardOnly {
  protected readonly sql = `
    create table incorporation (
      id uuid not null,
      allocation_id uuid not null,
      act_kind text not null,
      act_number text not null,
      act_on date not null,
      amount numeric(20,2) not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint incorporation_pk primary key (id),
      constraint incorporation_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint incorporation_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint incorporation_amount_positive check (amount > 0)
    );
    create index incorporation_by_allocation on incorporation (allocation_id);

    create table execution_report (
      id uuid not null,
      allocation_id uuid not null,
      cutoff date not null,
      filed_on date not null,
      filing_number text,
      contracted numeric(20,2) not null,
      obligated numeric(20,2) not null,
      paid numeric(20,2) not null,
      yields_earned numeric(20,2) not null,
      final boolean not null,
      correction boolean not null,
      note text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint execution_report_pk primary key (id),
      constraint execution_report_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint execution_report_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint execution_report_decided_by_fk foreign key (decided_by) references person (id),
      constraint execution_report_is_a_chain check (
        0 <= paid and paid <= obligated and obligated <= contracted and yields_earned >= 0
      ),
      constraint execution_report_decision_known check (decision in ('accepted', 'observed')),
      constraint execution_report_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint execution_report_observation_says_why check (decision <> 'observed' or decision_reason is not null),
      constraint execution_report_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index execution_report_by_allocation on execution_report (allocation_id);

    create table yield_record (
      id uuid not null,
      allocation_id uuid not null,
      amount numeric(20,2) not null,
      earned_on date not null,
      reference text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint yield_record_pk primary key (id),
      constraint yield_record_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint yield_record_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint yield_record_amount_positive check (amount > 0)
    );
    create index yield_record_by_allocation on yield_record (allocation_id);

    create table restitution (
      id uuid not null,
      allocation_id uuid not null,
      kind text not null,
      amount numeric(20,2) not null,
      deposited_on date not null,
      portfolio text not null,
      reference text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint restitution_pk primary key (id),
      constraint restitution_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint restitution_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint restitution_decided_by_fk foreign key (decided_by) references person (id),
      constraint restitution_kind_known check (kind in ('principal', 'yields')),
      constraint restitution_amount_positive check (amount > 0),
      constraint restitution_decision_known check (decision in ('verified', 'refused')),
      constraint restitution_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint restitution_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index restitution_by_allocation on restitution (allocation_id);

    create table restoration (
      id uuid not null,
      allocation_id uuid not null,
      amount numeric(20,2) not null,
      act_number text not null,
      effective_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint restoration_pk primary key (id),
      constraint restoration_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint restoration_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint restoration_decided_by_fk foreign key (decided_by) references person (id),
      constraint restoration_amount_positive check (amount > 0),
      constraint restoration_decision_known check (decision in ('approved', 'refused')),
      constraint restoration_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint restoration_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index restoration_by_allocation on restoration (allocation_id);

    create table closure (
      id uuid not null,
      allocation_id uuid not null,
      closed_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint closure_pk primary key (id),
      constraint closure_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint closure_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint closure_once unique (allocation_id)
    );

    create table reversal (
      id uuid not null,
      entry_id uuid not null,
      reason text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint reversal_pk primary key (id),
      constraint reversal_entry_fk foreign key (entry_id) references ledger_entry (id),
      constraint reversal_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint reversal_decided_by_fk foreign key (decided_by) references person (id),
      constraint reversal_decision_known check (decision in ('approved', 'refused')),
      constraint reversal_decision_whole check (num_nonnulls(decision, decided_at) in (0, 2)),
      constraint reversal_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create unique index reversal_open_once on reversal (entry_id) where decision is distinct from 'refused';
  `;
}
