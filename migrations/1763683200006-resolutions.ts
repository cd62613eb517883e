import { ForwardOnly } from './forward-only';

/** The acts that authorise money: strategies, allocations and amendments, with their annex and their terms. */
export class Resolutions1763683200006 extends ForwardOnly {
  protected readonly sql = `
    create table resolution (
      id uuid not null,
      kind text not null,
      issuer text not null,
      number integer not null,
      year integer not null,
      issued_on date not null,
      title text not null,
      strategy_id uuid,
      amends_id uuid,
      fiscal_year integer not null,
      authorized_amount numeric(20,2),
      printed_annex_total numeric(20,2),
      availability_number text,
      availability_issued_on date,
      availability_amount numeric(20,2),
      disburse_from date,
      execute_by date,
      source text,
      status text not null,
      drafted_by uuid not null,
      drafted_at timestamptz not null default now(),
      reviewed_by uuid,
      reviewed_at timestamptz,
      published_by uuid,
      published_at timestamptz,
      constraint resolution_pk primary key (id),
      constraint resolution_strategy_fk foreign key (strategy_id) references resolution (id),
      constraint resolution_amends_fk foreign key (amends_id) references resolution (id),
      constraint resolution_drafted_by_fk foreign key (drafted_by) references person (id),
      constraint resolution_reviewed_by_fk foreign key (reviewed_by) references person (id),
      constraint resolution_published_by_fk foreign key (published_by) references person (id),
      constraint resolution_kind_known check (kind in ('strategy', 'allocation', 'amendment')),
      constraint resolution_status_known check (
        status in ('draft', 'in-review', 'in-force', 'closed', 'annulled', 'repealed')
      ),
      constraint resolution_number_positive check (number between 1 and 99999999),
      constraint resolution_amendment_names_what_it_amends check ((kind = 'amendment') = (amends_id is not null)),
      constraint resolution_strategy_moves_no_money check (kind <> 'strategy' or authorized_amount is null),
      constraint resolution_allocation_authorizes check (kind <> 'allocation' or authorized_amount > 0),
      constraint resolution_availability_whole check (
        num_nonnulls(availability_number, availability_issued_on, availability_amount) in (0, 3)
      ),
      constraint resolution_maker_is_not_checker check (published_by <> drafted_by)
    );
    create unique index resolution_once on resolution (issuer, year, number) where status <> 'annulled';
    create index resolution_by_strategy on resolution (strategy_id);
    create index resolution_by_amended on resolution (amends_id);

    create table announced_amount (
      resolution_id uuid not null,
      position integer not null,
      amount numeric(20,2) not null,
      text text not null,
      source text not null,
      constraint announced_amount_pk primary key (resolution_id, position),
      constraint announced_amount_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint announced_amount_positive check (amount > 0)
    );

    create table deadline (
      resolution_id uuid not null,
      kind text not null,
      days integer not null,
      unit text not null,
      constraint deadline_pk primary key (resolution_id, kind),
      constraint deadline_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint deadline_kind_known check (kind in (
        'acceptance', 'incorporation', 'monthly-report', 'final-report', 'return-of-capital', 'return-of-yields'
      )),
      constraint deadline_unit_known check (unit in ('business-days', 'calendar-days')),
      constraint deadline_days_positive check (days between 1 and 730)
    );

    create table requirement (
      resolution_id uuid not null,
      kind text not null,
      constraint requirement_pk primary key (resolution_id, kind),
      constraint requirement_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint requirement_kind_known check (kind in (
        'bank-certificate', 'tax-registration', 'manager-appointment', 'acceptance-letter', 'incorporation-act'
      ))
    );

    create table annex_line (
      id uuid not null,
      resolution_id uuid not null,
      added_by_id uuid not null,
      line integer not null,
      municipality_code text not null,
      hospital_id uuid,
      amount numeric(20,2) not null,
      source text,
      constraint annex_line_pk primary key (id),
      constraint annex_line_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint annex_line_added_by_fk foreign key (added_by_id) references resolution (id),
      constraint annex_line_municipality_fk foreign key (municipality_code) references municipality (code),
      constraint annex_line_hospital_fk foreign key (hospital_id) references hospital (id),
      constraint annex_line_number_once unique (resolution_id, line),
      constraint annex_line_hospital_once unique (resolution_id, hospital_id),
      constraint annex_line_number_positive check (line >= 1),
      constraint annex_line_amount_positive check (amount > 0)
    );
    create index annex_line_by_hospital on annex_line (hospital_id);

    create function annex_line_is_frozen() returns trigger language plpgsql as $$
    declare
      act_status text := (select status from resolution where id = old.added_by_id);
    begin
      if act_status not in ('draft', 'in-review') and (tg_op = 'DELETE'
          or (new.id, new.resolution_id, new.added_by_id, new.line, new.municipality_code, new.amount)
             is distinct from (old.id, old.resolution_id, old.added_by_id, old.line, old.municipality_code, old.amount)
          or (old.hospital_id is not null and new.hospital_id is distinct from old.hospital_id)) then
        raise exception 'line % stands in an issued act: only an amending act may change it', old.line
          using errcode = 'integrity_constraint_violation', constraint = 'annex_line_frozen_after_issue',
                table = tg_table_name;
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger annex_line_frozen before update or delete on annex_line
      for each row execute function annex_line_is_frozen();
    create trigger annex_line_not_truncated before truncate on annex_line
      for each statement execute function refuse_change('annex_line_frozen_after_issue');

    create table amendment_change (
      amendment_id uuid not null,
      position integer not null,
      change text not null,
      from_allocation_id uuid,
      to_allocation_id uuid,
      municipality_code text,
      hospital_id uuid,
      amount numeric(20,2) not null,
      constraint amendment_change_pk primary key (amendment_id, position),
      constraint amendment_change_amendment_fk foreign key (amendment_id) references resolution (id),
      constraint amendment_change_from_fk foreign key (from_allocation_id) references annex_line (id),
      constraint amendment_change_to_fk foreign key (to_allocation_id) references annex_line (id),
      constraint amendment_change_municipality_fk foreign key (municipality_code) references municipality (code),
      constraint amendment_change_hospital_fk foreign key (hospital_id) references hospital (id),
      constraint amendment_change_amount_positive check (amount > 0),
      constraint amendment_change_names_its_lines check (
        case change
          when 'authorize-more' then num_nonnulls(from_allocation_id, to_allocation_id, municipality_code) = 0
          when 'authorize-less' then num_nonnulls(from_allocation_id, to_allocation_id, municipality_code) = 0
          when 'increase' then to_allocation_id is not null and num_nonnulls(from_allocation_id, municipality_code) = 0
          when 'reduce' then from_allocation_id is not null and num_nonnulls(to_allocation_id, municipality_code) = 0
          when 'add-line' then municipality_code is not null and num_nonnulls(from_allocation_id, to_allocation_id) = 0
          when 'reassign' then from_allocation_id is not null and num_nonnulls(to_allocation_id, municipality_code) = 1
          else false
        end
      )
    );

    alter table ledger_account add constraint ledger_account_resolution_fk
      foreign key (resolution_id) references resolution (id);
    alter table ledger_account add constraint ledger_account_allocation_fk
      foreign key (allocation_id) references annex_line (id);
    alter table ledger_entry add constraint ledger_entry_resolution_fk
      foreign key (resolution_id) references resolution (id);
  `;
}
