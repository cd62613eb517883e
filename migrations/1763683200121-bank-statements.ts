import { appendOnly } from './append-only';
import { ForwardOnly } from './forward-only';

/**
 * Lines of the bank's statements, each once however many statements have it, and what each one is. No account is here:
 * its last four digits are. A match is undone, never changed.
 */
export class BankStatements1763683200121 extends ForwardOnly {
  protected readonly sql = `
    create table bank_statement (
      id uuid not null,
      sha256 text not null,
      file_name text not null,
      layout text not null,
      account_last_four text,
      covers_from date not null,
      covers_to date not null,
      row_count integer not null,
      new_count integer not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint bank_statement_pk primary key (id),
      constraint bank_statement_file_once unique (sha256),
      constraint bank_statement_account_is_masked check (account_last_four ~ '^[0-9]{1,4}$'),
      constraint bank_statement_period_in_order check (covers_from <= covers_to),
      constraint bank_statement_recorded_by_fk foreign key (recorded_by) references person (id)
    );

    create table bank_line (
      id uuid not null,
      statement_id uuid not null,
      line integer not null,
      dated_on date not null,
      direction text not null,
      amount numeric(20,2) not null,
      reference text,
      nit text,
      name text,
      description text,
      constraint bank_line_pk primary key (id),
      constraint bank_line_statement_fk foreign key (statement_id) references bank_statement (id),
      constraint bank_line_direction_known check (direction in ('out', 'in')),
      constraint bank_line_amount_positive check (amount > 0)
    );
    create index bank_line_by_statement on bank_line (statement_id);
    create index bank_line_by_nit on bank_line (nit);

    create table bank_match (
      id uuid not null,
      line_id uuid not null,
      disbursement_id uuid,
      restitution_id uuid,
      how text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      undone_by uuid,
      undone_at timestamptz,
      undone_reason text,
      constraint bank_match_pk primary key (id),
      constraint bank_match_line_fk foreign key (line_id) references bank_line (id),
      constraint bank_match_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint bank_match_restitution_fk foreign key (restitution_id) references restitution (id),
      constraint bank_match_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint bank_match_undone_by_fk foreign key (undone_by) references person (id),
      constraint bank_match_of_one_thing check (num_nonnulls(disbursement_id, restitution_id) = 1),
      constraint bank_match_how_known check (how in ('exact', 'confirmed')),
      constraint bank_match_undone_whole check (num_nonnulls(undone_by, undone_at, undone_reason) in (0, 3))
    );
    create unique index bank_match_line_once on bank_match (line_id) where undone_at is null;
    create unique index bank_match_disbursement_once on bank_match (disbursement_id) where undone_at is null;
    create unique index bank_match_restitution_once on bank_match (restitution_id) where undone_at is null;

    create function bank_match_is_only_undone() returns trigger language plpgsql as $$
    begin
      if old.undone_at is not null or new.undone_at is null or
         (new.id, new.line_id, new.how, new.recorded_by, new.recorded_at) is distinct from
         (old.id, old.line_id, old.how, old.recorded_by, old.recorded_at) or
         new.disbursement_id is distinct from old.disbursement_id or
         new.restitution_id is distinct from old.restitution_id then
        raise exception 'a match is undone once, and does not change'
          using errcode = 'integrity_constraint_violation', constraint = 'bank_match_only_undone', table = tg_table_name;
      end if;
      return new;
    end $$;
    create trigger bank_match_only_undone before update on bank_match
      for each row execute function bank_match_is_only_undone();
    create trigger bank_match_not_deleted before delete on bank_match
      for each row execute function refuse_change('bank_match_append_only');
    create trigger bank_match_not_truncated before truncate on bank_match
      for each statement execute function refuse_change('bank_match_append_only');
    ${['bank_statement', 'bank_line'].map(appendOnly).join('\n')}
  `;
}
