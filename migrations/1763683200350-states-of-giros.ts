import { ForwardOnly } from './forward-only';

/**
 * Where each giro stands is stored beside it, as balances are: written by the statement that changes it, in its
 * transaction. `disbursement_state_derived` says it out of what happened; the trigger and `ledger_breach` ask that one view.
 * `docs/decisions/2026-11-26-states-kept-as-balances.md`.
 */
export class StatesOfGiros1763683200350 extends ForwardOnly {
  protected readonly sql = `${derived}${kept}${triggers()}${filled}${proved}`;
}

// «offset 0»: each record is looked for by its key, giro by giro, whatever the planner guesses of how many there are.
const arrived = `coalesce((
            select sum(posting.amount)
            from (
              select receipt.id from receipt where receipt.disbursement_id = giro.id
              union all select clarification.id from clarification where clarification.disbursement_id = giro.id
              offset 0
            ) record
            join standing_entry entry on entry.subject_id = record.id and entry.act in ('confirm', 'clarify')
            join ledger_posting posting on posting.entry_id = entry.id
            join ledger_account account on account.id = posting.account_id and account.place = 'held'
          ), 0) > 0`;

const placed = (place: string) => `exists (
            select
            from ledger_account account
            where account.owner_id = giro.id and account.place = '${place}' and account.balance > 0
          )`;

const derived = `
    create index clarification_by_disbursement on clarification (disbursement_id) where disbursement_id is not null;

    -- What disbursementStatus says (src/budget/disbursements/disbursement.rules.ts), in its order.
    create view disbursement_state_derived as
      select
        giro.id as disbursement_id,
        giro.allocation_id,
        giro.amount,
        case
          when giro.decision is null then 'pending'
          when giro.decision <> 'approved' then giro.decision
          when not exists (
            select
            from (
              select giro.id
              union all select settlement.id from settlement where settlement.disbursement_id = giro.id
              union all select bank_rejection.id from bank_rejection where bank_rejection.disbursement_id = giro.id
              union all select receipt.id from receipt where receipt.disbursement_id = giro.id
              union all select clarification.id from clarification where clarification.disbursement_id = giro.id
              offset 0
            ) record
            join standing_entry entry
              on entry.subject_id = record.id and entry.act in ('order', 'settle', 'reject', 'confirm', 'clarify')
          ) then 'annulled'
          when ${placed('ordered')} then 'ordered'
          when ${placed('transit')} then case when ${arrived} then 'received-partly' else 'in-transit' end
          when ${arrived} then 'received'
          else 'rejected'
        end as state
      from disbursement giro;`;

const kept = `
    -- No foreign keys: the rows of both are told out of the giros themselves, which stay.
    create table disbursement_state (
      disbursement_id uuid not null,
      state text not null,
      constraint disbursement_state_pk primary key (disbursement_id)
    );
    create index disbursement_state_by_state on disbursement_state (state, disbursement_id);

    -- Of each line, how many giros are in a state, and their pesos; a state that none is in any more stays with nothing.
    create table disbursement_tally (
      allocation_id uuid not null,
      state text not null,
      giros bigint not null,
      amount numeric(20,2) not null,
      constraint disbursement_tally_pk primary key (allocation_id, state)
    ) with (fillfactor = 70);

    -- Whoever acts on a giro holds its line, so that no two of these tell the same giro or tally at once. As the owner:
    -- the service may write neither table, and a state is told out of everything that happened to the giro.
    create function keep_disbursement_states() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode to force_generic_plan as $$
    declare
      touched uuid[];
    begin
      if tg_table_name = 'disbursement' then
        touched := array(select id from written);
      elsif tg_table_name = 'ledger_entry' then
        touched := array(
          select distinct giro.id
          from (
            select coalesce(
              (select undone.subject_id from ledger_entry undone where undone.id = written.reverses_id),
              written.subject_id
            ) as id
            from written
            where written.act in ('order', 'settle', 'reject', 'confirm', 'clarify', 'reverse')
            offset 0
          ) subject
          cross join lateral (
            select disbursement.id from disbursement where disbursement.id = subject.id
            union all select settlement.disbursement_id from settlement where settlement.id = subject.id
            union all select bank_rejection.disbursement_id from bank_rejection where bank_rejection.id = subject.id
            union all select receipt.disbursement_id from receipt where receipt.id = subject.id
            union all select clarification.disbursement_id from clarification where clarification.id = subject.id
            offset 0
          ) giro
          where giro.id is not null
        );
      else
        -- A record is written before its entry, which then tells its giro; here the entry was there first.
        touched := array(
          select distinct disbursement_id
          from written
          where disbursement_id is not null
            and (select true from ledger_entry entry where entry.subject_id = written.id limit 1)
        );
      end if;
      if touched = '{}' then
        return null;
      end if;

      with told as materialized (
        select derived.*, stored.state as before
        from disbursement_state_derived derived
        left join disbursement_state stored using (disbursement_id)
        where derived.disbursement_id = any (touched)
      ),
      changed as materialized (select * from told where state is distinct from before),
      added as (
        insert into disbursement_state (disbursement_id, state)
        select disbursement_id, state from changed where before is null
      ),
      moved as (
        update disbursement_state
        set state = changed.state
        from changed
        where disbursement_state.disbursement_id = changed.disbursement_id and changed.before is not null
      )
      insert into disbursement_tally as tally (allocation_id, state, giros, amount)
      select allocation_id, state, sum(giros), sum(amount)
      from (
        select allocation_id, state, 1 as giros, amount from changed
        union all
        select allocation_id, before, -1, -amount from changed where before is not null
      ) step
      group by allocation_id, state
      order by allocation_id, state
      on conflict on constraint disbursement_tally_pk do update
      set giros = tally.giros + excluded.giros, amount = tally.amount + excluded.amount;
      return null;
    end $$;`;

function triggers(): string {
  const after = (event: 'insert' | 'update', table: string) => `
    create trigger ${table}_${event}_keeps_states after ${event} on ${table}
      referencing new table as written
      for each statement execute function keep_disbursement_states();`;
  const written = ['disbursement', 'ledger_entry', 'settlement', 'bank_rejection', 'receipt', 'clarification'];
  return [...written.map((table) => after('insert', table)), after('update', 'disbursement')].join('');
}

const filled = `
    insert into disbursement_state (disbursement_id, state) select disbursement_id, state from disbursement_state_derived;
    insert into disbursement_tally (allocation_id, state, giros, amount)
    select allocation_id, state, count(*), sum(amount)
    from disbursement_state
    join disbursement on disbursement.id = disbursement_id
    group by allocation_id, state;`;

const proved = `
    -- I6 too: what is stored of a giro's state is what is derived, and tallies are the sums of giros.
    create view breach_kept_states as
      select
        disbursement_id::text as subject,
        format('giro guardado como «%s», y es «%s»', stored.state, derived.state) as detail
      from disbursement_state_derived derived
      full join disbursement_state stored using (disbursement_id)
      where stored.state is distinct from derived.state
      union all
      select
        allocation_id::text,
        format(
          'giros en «%s»: guardados %s por %s, y son %s por %s',
          state, coalesce(tally.giros, 0), coalesce(tally.amount, 0), coalesce(told.giros, 0), coalesce(told.amount, 0)
        )
      from (
        select disbursement.allocation_id, stored.state, count(*) as giros, sum(disbursement.amount) as amount
        from disbursement_state stored
        join disbursement on disbursement.id = stored.disbursement_id
        group by disbursement.allocation_id, stored.state
      ) told
      full join disbursement_tally tally using (allocation_id, state)
      where coalesce(tally.giros, 0) <> coalesce(told.giros, 0)
        or coalesce(tally.amount, 0) <> coalesce(told.amount, 0);

    create or replace view ledger_breach as
      select 'I1' as invariant, subject, detail from breach_i1
      union all select 'I2', subject, detail from breach_i2
      union all select 'I3', subject, detail from breach_i3
      union all select 'I4', subject, detail from breach_i4
      union all select 'I5', subject, detail from breach_i5
      union all select 'I6', subject, detail from breach_i6
      union all select 'I6', subject, detail from breach_kept_states
      union all select 'I7', subject, detail from breach_i7
      union all select 'I8', subject, detail from breach_i8
      union all select 'I9', subject, detail from breach_i9
      union all select 'I10', subject, detail from breach_i10;`;
