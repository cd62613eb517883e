import { ForwardOnly } from './forward-only';

/** A withdrawal after payment has no entry to reverse: two people annul it in its own words. */
export class WithdrawalAnnulment1763683200012 extends ForwardOnly {
  protected readonly sql = `
    create table withdrawal_annulment (
      id uuid not null,
      withdrawal_id uuid not null,
      reason text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      constraint withdrawal_annulment_pk primary key (id),
      constraint withdrawal_annulment_withdrawal_fk foreign key (withdrawal_id) references withdrawal (id),
      constraint withdrawal_annulment_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint withdrawal_annulment_decided_by_fk foreign key (decided_by) references person (id),
      constraint withdrawal_annulment_decision_known check (decision in ('approved', 'refused')),
      constraint withdrawal_annulment_decision_whole check (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
      constraint withdrawal_annulment_maker_is_not_checker check (decided_by <> recorded_by)
    );
    create index withdrawal_annulment_by_withdrawal on withdrawal_annulment (withdrawal_id);
    create unique index withdrawal_annulment_open_once on withdrawal_annulment (withdrawal_id)
      where decision is distinct from 'refused';

    create or replace view standing_withdrawal as
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
      where withdrawal.decision = 'approved'
        and undone.id is null
        and not exists (
          select
          from withdrawal_annulment annulment
          where annulment.withdrawal_id = withdrawal.id and annulment.decision = 'approved'
        )
      order by withdrawal.allocation_id, withdrawal.decided_at desc;

    create or replace view breach_i8 as
      select
        decided.id::text as subject,
        format('%s: la misma persona registró y decidió', decided.record) as detail
      from (
        select 'ledger_entry' as record, id, recorded_by as maker, approved_by as checker from ledger_entry
        union all select 'resolution', id, drafted_by, published_by from resolution
        union all select 'fulfilment', id, recorded_by, decided_by from fulfilment
        union all select 'disbursement', id, recorded_by, decided_by from disbursement
        union all select 'withdrawal', id, recorded_by, decided_by from withdrawal
        union all select 'withdrawal_annulment', id, recorded_by, decided_by from withdrawal_annulment
        union all
        select 'clarification', clarification.id, withdrawal.recorded_by, clarification.recorded_by
        from clarification
        join withdrawal on withdrawal.id = clarification.withdrawal_id
        union all select 'lapse', id, recorded_by, decided_by from lapse
        union all select 'execution_report', id, recorded_by, decided_by from execution_report
        union all select 'restitution', id, recorded_by, decided_by from restitution
        union all select 'restoration', id, recorded_by, decided_by from restoration
        union all select 'reversal', id, recorded_by, decided_by from reversal
      ) decided
      where decided.maker = decided.checker;
  `;
}
