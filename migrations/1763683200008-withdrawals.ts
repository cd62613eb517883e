import { ForwardOnly } from './forward-only';

/** Desistimientos and their clarification; money that lapses at the close of the fiscal year. */
export class Withdrawals1763683200008 extends ForwardOnly {
  protected readonly sql = `
    create table withdrawal (
      id uuid not null,
      allocation_id uuid not null,
      filing_number text,
      withdrawn_on date,
      source_cutoff date,
      reason text not null,
      payment text not null,
      reported_paid boolean,
      source text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint withdrawal_pk primary key (id),
      constraint withdrawal_allocation_fk foreign key (allocation_id) references annex_line (id),
      constraint withdrawal_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint withdrawal_decided_by_fk foreign key (decided_by) references person (id),
      constraint withdrawal_payment_known check (payment in ('before', 'after', 'unknown')),
      constraint withdrawal_decision_known check (decision in ('approved', 'refused')),
      constraint withdrawal_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint withdrawal_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index withdrawal_by_allocation on withdrawal (allocation_id);

    create table clarification (
      id uuid not null,
      withdrawal_id uuid not null,
      payment text not null,
      evidence text not null,
      effective_on date not null,
      date_precision text not null,
      disbursement_id uuid,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint clarification_pk primary key (id),
      constraint clarification_withdrawal_fk foreign key (withdrawal_id) references withdrawal (id),
      constraint clarification_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint clarification_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint clarification_payment_known check (payment in ('before', 'after')),
      constraint clarification_payment_has_its_disbursement check ((payment = 'after') = (disbursement_id is not null))
    );
    create index clarification_by_withdrawal on clarification (withdrawal_id);

    create view standing_withdrawal as
      select distinct on (withdrawal.allocation_id)
        withdrawal.allocation_id,
        withdrawal.id,
        coalesce(settled.payment, withdrawal.payment) as payment
      from withdrawal
      left join ledger_entry moved on moved.subject_id = withdrawal.id and moved.act in ('withdraw', 'contest')
      left join ledger_entry undone on undone.reverses_id = moved.id
      left join lateral (
        select clarification.payment
        from clarification
        join ledger_entry entry on entry.subject_id = clarification.id and entry.act = 'clarify'
        left join ledger_entry inverse on inverse.reverses_id = entry.id
        where clarification.withdrawal_id = withdrawal.id and inverse.id is null
        order by clarification.recorded_at desc
        limit 1
      ) settled on true
      where withdrawal.decision = 'approved' and undone.id is null
      order by withdrawal.allocation_id, withdrawal.decided_at desc;

    create table lapse (
      id uuid not null,
      resolution_id uuid not null,
      act_number text not null,
      effective_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint lapse_pk primary key (id),
      constraint lapse_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint lapse_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint lapse_decided_by_fk foreign key (decided_by) references person (id),
      constraint lapse_decision_known check (decision in ('approved', 'refused')),
      constraint lapse_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint lapse_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index lapse_by_resolution on lapse (resolution_id);
  `;
}
