import { ForwardOnly } from './forward-only';

/**
 * Where every peso is. The database itself holds I1–I4, whoever writes: entries balance and are complete at commit,
 * only sources are negative, nothing recorded changes, and an account's balance is that of its last posting, each of
 * which continues the one before it.
 */
export class Ledger1763683200005 extends ForwardOnly {
  protected readonly sql = `
    create table ledger_account (
      id uuid not null,
      place text not null,
      kind text not null,
      resolution_id uuid not null,
      allocation_id uuid,
      disbursement_id uuid,
      balance numeric(20,2) not null,
      sequence bigint not null,
      latest_on date not null,
      constraint ledger_account_pk primary key (id),
      constraint ledger_account_place_known check (place in (
        'budget', 'undistributed', 'assigned', 'ordered', 'transit', 'held', 'executed', 'returned', 'released',
        'contested', 'lapsed', 'yield-source', 'yield-held', 'yield-returned'
      )),
      constraint ledger_account_kind_follows_place check (
        kind = case when place like 'yield-%' then 'yields' else 'capital' end
      ),
      constraint ledger_account_owner_follows_place check (
        case
          when place in ('budget', 'undistributed', 'lapsed') then allocation_id is null and disbursement_id is null
          when place in ('ordered', 'transit') then allocation_id is not null and disbursement_id is not null
          else allocation_id is not null and disbursement_id is null
        end
      ),
      constraint ledger_account_not_overdrawn check (balance >= 0 or place in ('budget', 'yield-source')),
      constraint ledger_account_source_not_positive check (balance <= 0 or place not in ('budget', 'yield-source')),
      constraint ledger_account_sequence_starts_at_one check (sequence >= 1)
    );
    create unique index ledger_account_once
      on ledger_account (place, coalesce(disbursement_id, allocation_id, resolution_id));
    create index ledger_account_by_resolution on ledger_account (resolution_id);
    create index ledger_account_by_allocation on ledger_account (allocation_id);

    create table ledger_entry (
      id uuid not null,
      act text not null,
      subject_id uuid not null,
      resolution_id uuid not null,
      effective_on date not null,
      date_precision text not null,
      recorded_at timestamptz not null default clock_timestamp(),
      recorded_by uuid not null,
      approved_by uuid,
      document text not null,
      source text,
      reverses_id uuid,
      posting_count integer not null,
      constraint ledger_entry_pk primary key (id),
      constraint ledger_entry_complete_key unique (id, posting_count),
      constraint ledger_entry_one_per_act unique (subject_id, act),
      constraint ledger_entry_reversed_once unique (reverses_id),
      constraint ledger_entry_reverses_fk foreign key (reverses_id) references ledger_entry (id),
      constraint ledger_entry_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint ledger_entry_approved_by_fk foreign key (approved_by) references person (id),
      constraint ledger_entry_act_known check (act in (
        'publish', 'amend', 'order', 'settle', 'reject', 'confirm', 'execute', 'withdraw', 'contest', 'clarify',
        'return', 'restore', 'reassign', 'lapse', 'earn', 'reverse'
      )),
      constraint ledger_entry_reversal_names_its_entry check ((act = 'reverse') = (reverses_id is not null)),
      constraint ledger_entry_maker_is_not_checker check (approved_by <> recorded_by),
      constraint ledger_entry_is_approved check (
        approved_by is not null or act in ('settle', 'reject', 'confirm', 'earn', 'reverse')
      ),
      constraint ledger_entry_precision_known check (date_precision in ('exact', 'on-or-after', 'month', 'unknown')),
      constraint ledger_entry_names_its_document check (length(trim(document)) > 0),
      constraint ledger_entry_has_two_postings check (posting_count >= 2)
    );
    create index ledger_entry_by_resolution on ledger_entry (resolution_id, recorded_at);

    create table ledger_posting (
      entry_id uuid not null,
      position integer not null,
      posting_count integer not null,
      account_id uuid not null,
      sequence bigint not null,
      previous_sequence bigint generated always as (nullif(sequence - 1, 0)) stored,
      amount numeric(20,2) not null,
      balance_before numeric(20,2) not null,
      balance_after numeric(20,2) not null,
      constraint ledger_posting_pk primary key (entry_id, position),
      constraint ledger_posting_account_sequence_once unique (account_id, sequence),
      constraint ledger_posting_balance_key unique (account_id, sequence, balance_after),
      constraint ledger_posting_entry_fk foreign key (entry_id, posting_count)
        references ledger_entry (id, posting_count),
      constraint ledger_posting_account_fk foreign key (account_id)
        references ledger_account (id) deferrable initially deferred,
      constraint ledger_posting_continues_its_account foreign key (account_id, previous_sequence, balance_before)
        references ledger_posting (account_id, sequence, balance_after),
      constraint ledger_posting_first_starts_at_zero check (sequence > 1 or (sequence = 1 and balance_before = 0)),
      constraint ledger_posting_adds_up check (balance_after = balance_before + amount),
      constraint ledger_posting_moves_something check (amount <> 0),
      constraint ledger_posting_within_its_entry check (position between 1 and posting_count)
    );

    alter table ledger_account add constraint ledger_account_balance_is_its_last_posting
      foreign key (id, sequence, balance)
      references ledger_posting (account_id, sequence, balance_after) deferrable initially deferred;

    create function ledger_entry_is_sound() returns trigger language plpgsql as $$
    declare
      found record;
    begin
      select
        count(*) as postings,
        coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0) as capital,
        coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0) as yields,
        count(*) filter (where account.resolution_id <> new.resolution_id) as strangers,
        count(*) filter (where account.sequence < posting.sequence) as behind
      into found
      from ledger_posting posting
      join ledger_account account on account.id = posting.account_id
      where posting.entry_id = new.id;

      if found.postings <> new.posting_count then
        raise exception 'entry % has % of its % postings', new.id, found.postings, new.posting_count
          using errcode = 'check_violation', constraint = 'ledger_entry_complete', table = tg_table_name;
      end if;
      if found.capital <> 0 or found.yields <> 0 then
        raise exception 'entry % does not sum to zero: capital %, yields %', new.id, found.capital, found.yields
          using errcode = 'check_violation', constraint = 'ledger_entry_balanced', table = tg_table_name;
      end if;
      if found.strangers > 0 then
        raise exception 'entry % moves money of another resolution', new.id
          using errcode = 'check_violation', constraint = 'ledger_entry_within_its_resolution', table = tg_table_name;
      end if;
      if found.behind > 0 then
        raise exception 'entry % has postings that their accounts do not count', new.id
          using errcode = 'check_violation', constraint = 'ledger_account_counts_its_postings', table = tg_table_name;
      end if;
      if new.recorded_at < transaction_timestamp() or new.recorded_at > clock_timestamp() then
        raise exception 'entry % claims to have been recorded at %', new.id, new.recorded_at
          using errcode = 'check_violation', constraint = 'ledger_entry_recorded_now', table = tg_table_name;
      end if;
      return null;
    end $$;

    create constraint trigger ledger_entry_sound after insert on ledger_entry
      deferrable initially deferred
      for each row execute function ledger_entry_is_sound();

    create function ledger_account_goes_forward() returns trigger language plpgsql as $$
    begin
      if (new.id, new.place, new.kind, new.resolution_id, new.allocation_id, new.disbursement_id)
          is distinct from (old.id, old.place, old.kind, old.resolution_id, old.allocation_id, old.disbursement_id)
          or new.sequence <= old.sequence or new.latest_on < old.latest_on then
        raise exception 'account % may only move forward with a posting', old.id
          using errcode = 'integrity_constraint_violation', constraint = 'ledger_account_forward_only',
                table = tg_table_name;
      end if;
      return new;
    end $$;

    create trigger ledger_account_forward_only before update on ledger_account
      for each row execute function ledger_account_goes_forward();
    create trigger ledger_account_not_deleted before delete on ledger_account
      for each row execute function refuse_change('ledger_account_append_only');
    create trigger ledger_account_not_truncated before truncate on ledger_account
      for each statement execute function refuse_change('ledger_account_append_only');
    create trigger ledger_entry_append_only before update or delete on ledger_entry
      for each row execute function refuse_change('ledger_entry_append_only');
    create trigger ledger_entry_not_truncated before truncate on ledger_entry
      for each statement execute function refuse_change('ledger_entry_append_only');
    create trigger ledger_posting_append_only before update or delete on ledger_posting
      for each row execute function refuse_change('ledger_posting_append_only');
    create trigger ledger_posting_not_truncated before truncate on ledger_posting
      for each statement execute function refuse_change('ledger_posting_append_only');
  `;
}
