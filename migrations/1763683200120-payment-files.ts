import { appendOnly } from './append-only';
import { ForwardOnly } from './forward-only';

/**
 * Orders that go out together as a file, and what came back. A batch is a fact: its number has no gap, its file never
 * changes, and an order is in one batch that stands, at most.
 */
export class PaymentFiles1763683200120 extends ForwardOnly {
  protected readonly sql = `
    create table payment_batch (
      id uuid not null,
      year integer not null,
      number integer not null,
      previous_number integer,
      made_on date not null,
      order_count integer not null,
      total numeric(20,2) not null,
      layout text not null,
      layout_sha256 text not null,
      file_name text not null,
      content bytea not null,
      sha256 text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint payment_batch_pk primary key (id),
      constraint payment_batch_number_once unique (year, number),
      constraint payment_batch_number_follows check (previous_number is not distinct from nullif(number - 1, 0)),
      constraint payment_batch_number_has_no_gap foreign key (year, previous_number)
        references payment_batch (year, number),
      constraint payment_batch_number_positive check (number >= 1),
      constraint payment_batch_year_is_of_its_day check (year = extract(year from made_on)),
      constraint payment_batch_file_is_its_hash check (sha256 = encode(sha256(content), 'hex')),
      constraint payment_batch_recorded_by_fk foreign key (recorded_by) references person (id)
    );

    create table payment_batch_order (
      batch_id uuid not null,
      position integer not null,
      disbursement_id uuid not null,
      amount numeric(20,2) not null,
      annulled boolean not null default false,
      constraint payment_batch_order_pk primary key (batch_id, position),
      constraint payment_batch_order_batch_fk foreign key (batch_id) references payment_batch (id),
      constraint payment_batch_order_disbursement_fk foreign key (disbursement_id) references disbursement (id)
    );
    create unique index payment_batch_order_in_one_batch on payment_batch_order (disbursement_id) where not annulled;

    create table payment_batch_annulment (
      batch_id uuid not null,
      reason text not null,
      made_by uuid not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint payment_batch_annulment_pk primary key (batch_id),
      constraint payment_batch_annulment_batch_fk foreign key (batch_id) references payment_batch (id),
      constraint payment_batch_annulment_made_by_fk foreign key (made_by) references person (id),
      constraint payment_batch_annulment_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint payment_batch_annulment_not_by_its_maker check (recorded_by <> made_by)
    );

    create table payment_answer (
      id uuid not null,
      sha256 text not null,
      file_name text not null,
      layout text not null,
      leftovers integer not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint payment_answer_pk primary key (id),
      constraint payment_answer_hash_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint payment_answer_recorded_by_fk foreign key (recorded_by) references person (id)
    );
    create index payment_answer_by_file on payment_answer (sha256);

    create table payment_answer_row (
      answer_id uuid not null,
      line integer not null,
      verdict text not null,
      payment_order text,
      amount numeric(20,2),
      disbursement_id uuid,
      code text,
      detail text,
      constraint payment_answer_row_pk primary key (answer_id, line),
      constraint payment_answer_row_answer_fk foreign key (answer_id) references payment_answer (id),
      constraint payment_answer_row_disbursement_fk foreign key (disbursement_id) references disbursement (id),
      constraint payment_answer_row_verdict_known check (
        verdict in ('settled', 'rejected', 'already', 'pending', 'leftover')
      )
    );
    create index payment_answer_row_by_disbursement on payment_answer_row (disbursement_id);

    create function payment_batch_order_is_only_annulled() returns trigger language plpgsql as $$
    begin
      if (new.batch_id, new.position, new.disbursement_id, new.amount) is distinct from
         (old.batch_id, old.position, old.disbursement_id, old.amount) or not new.annulled then
        raise exception 'an order of a batch does not change'
          using errcode = 'integrity_constraint_violation', constraint = 'payment_batch_order_only_annulled',
                table = tg_table_name;
      end if;
      return new;
    end $$;
    create trigger payment_batch_order_only_annulled before update on payment_batch_order
      for each row execute function payment_batch_order_is_only_annulled();
    create trigger payment_batch_order_not_deleted before delete on payment_batch_order
      for each row execute function refuse_change('payment_batch_order_append_only');
    create trigger payment_batch_order_not_truncated before truncate on payment_batch_order
      for each statement execute function refuse_change('payment_batch_order_append_only');
    ${['payment_batch', 'payment_batch_annulment', 'payment_answer', 'payment_answer_row'].map(appendOnly).join('\n')}

    -- What a bank was told to pay is not taken back behind its back: the batch is annulled first.
    create function order_out_with_a_batch_stays() returns trigger language plpgsql as $$
    begin
      if exists (
        select
        from ledger_entry undone
        join payment_batch_order sent on sent.disbursement_id = undone.subject_id and not sent.annulled
        where undone.id = new.reverses_id
          and undone.act = 'order'
          and not exists (select from settlement where settlement.disbursement_id = sent.disbursement_id)
          and not exists (select from bank_rejection where bank_rejection.disbursement_id = sent.disbursement_id)
      ) then
        raise exception 'the order is in a payment batch'
          using errcode = 'integrity_constraint_violation', constraint = 'payment_batch_order_not_reversed',
                table = tg_table_name;
      end if;
      return new;
    end $$;
    create trigger ledger_entry_order_not_out before insert on ledger_entry
      for each row when (new.reverses_id is not null) execute function order_out_with_a_batch_stays();
  `;
}
