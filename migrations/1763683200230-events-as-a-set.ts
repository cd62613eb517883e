import { ForwardOnly } from './forward-only';

/**
 * The events of acts done together are written as a set: one statement reads their entries, chains their texts and
 * writes them, whatever their number, where there was a loop of eight statements for each. The texts are the same.
 */
export class EventsAsASet1763683200230 extends ForwardOnly {
  protected readonly sql = `${texts}${chained}${append}${guards}`;
}

const texts = `
    -- The canonical JSON of a posting, with its account.
    create function ledger_posting_text(posting ledger_posting, account ledger_account)
    returns text language sql stable as $$
      select concat(
        '{"account":"', account.id,
        '","allocation":', coalesce(to_json(account.allocation_id)::text, 'null'),
        ',"amount":"', posting.amount,
        '","balanceAfter":"', posting.balance_after,
        '","balanceBefore":"', posting.balance_before,
        '","disbursement":', coalesce(to_json(account.disbursement_id)::text, 'null'),
        ',"kind":', to_json(account.kind),
        ',"place":', to_json(account.place),
        ',"position":', posting.position,
        ',"resolution":"', account.resolution_id,
        '","sequence":', posting.sequence,
        '}'
      )
    $$;

    create or replace function ledger_entry_postings_text(entry ledger_entry) returns text language plpgsql stable set plan_cache_mode to force_generic_plan as $$
    begin
      return (
        select concat('[', string_agg(ledger_posting_text(posting, account), ',' order by posting.position), ']')
        from ledger_posting posting
        join ledger_account account on account.id = posting.account_id
        where posting.entry_id = entry.id
      );
    end $$;

    drop function audit_entries_text(uuid[]);

    -- What an event says of an entry that its act posted.
    create view audit_entry_text with (security_invoker = true) as
      select entry.id,
        concat(
          '{"effectiveOn":"', to_char(entry.effective_on, 'YYYY-MM-DD'),
          '","head":"', encode(sha256(convert_to(ledger_entry_head_text(entry), 'UTF8')), 'hex'),
          '","id":"', entry.id,
          '","postings":"', encode(sha256(convert_to(
            concat('[', string_agg(ledger_posting_text(posting, account), ',' order by posting.position), ']'), 'UTF8'
          )), 'hex'),
          '"}'
        ) as text
      from ledger_entry entry
      join ledger_posting posting on posting.entry_id = entry.id
      join ledger_account account on account.id = posting.account_id
      group by entry.id;

    -- The canonical JSON of an event, around the hash of the one before; content and entries are canonical JSON already.
    create function audit_event_text_before(event audit_event, content_text text, entries_text text)
    returns text language sql stable as $$
      select concat(
        '{"act":', to_json(event.act),
        ',"at":"', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","chain":"', event.chain_id,
        '","content":', content_text,
        ',"entries":', entries_text,
        ',"person":', coalesce(to_json(event.person_id)::text, 'null'),
        ',"previousHash":'
      )
    $$;

    create function audit_event_text_after(event audit_event) returns text language sql stable as $$
      select concat(
        ',"sequence":', event.sequence,
        ',"subject":{"id":"', event.subject_id,
        '","kind":', to_json(event.subject_kind),
        '},"version":1}'
      )
    $$;

    create or replace function audit_event_text(event audit_event, content_text text, entries_text text)
    returns text language sql stable as $$
      select concat(
        audit_event_text_before(event, content_text, entries_text),
        coalesce(to_json(encode(event.previous_hash, 'hex'))::text, 'null'),
        audit_event_text_after(event)
      )
    $$;`;

const chained = `
    create function audit_text_chained_to(previous text, head bytea, before text, after text)
    returns text language plpgsql immutable parallel safe as $$
    declare
      hash bytea := case when previous is null then head else sha256(convert_to(previous, 'UTF8')) end;
    begin
      return before || coalesce('"' || encode(hash, 'hex') || '"', 'null') || after;
    end $$;

    -- Over the events of a chain in order: the text of each, with the hash of the one before it, or of the chain's head.
    create aggregate audit_text_in_chain(head bytea, before text, after text) (
      sfunc = audit_text_chained_to, stype = text
    );`;

const append = `
    -- The only writer of events: an array of them, in the order of their acts. Each goes on its chain, which stays
    -- locked until the acts commit, and binds its entries; one done by delegation is written beside whose it was.
    create function append_events(asked jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode to force_generic_plan as $$
    begin
      insert into audit_chain (id, kind, sequence)
      select distinct on (chain) chain, chain_kind, 0
      from jsonb_to_recordset(asked) as event (chain uuid, chain_kind text)
      where not exists (select from audit_chain where id = chain)
      order by chain
      on conflict do nothing;

      perform from audit_chain
      where id = any (array(select (event ->> 'chain')::uuid from jsonb_array_elements(asked) as event))
      order by id
      for update;

      with event as materialized (
        select event.*, clock_timestamp() as at
        from rows from (
          jsonb_to_recordset(asked) as (
            chain uuid, chain_kind text, actor uuid, delegation uuid, act text, subject_kind text, subject uuid,
            content text, entries uuid[]
          )
        ) with ordinality as event (
          chain, chain_kind, actor, delegation, act, subject_kind, subject, content, entries, position
        )
      ),
      posted as materialized (
        select event.position, posted.id as entry_id, posted.position as place
        from event
        cross join unnest(event.entries) with ordinality as posted (id, position)
      ),
      bound as (
        select posted.position, concat('[', string_agg(entry.text, ',' order by posted.place), ']') as text
        from audit_entry_text entry
        join posted on posted.entry_id = entry.id
        where entry.id = any (array(select entry_id from posted))
        group by posted.position
      ),
      placed as (
        select event.*, (select audit_chain from audit_chain where id = event.chain) as head,
          row_number() over (partition by event.chain order by event.position) as place
        from event
      ),
      told as (
        select placed.*, (head).sequence + place as sequence, coalesce(bound.text, '[]') as bound,
          row(
            null, chain, (head).sequence + place, null, null, at, actor, act, subject_kind, subject, null, null, null
          )::audit_event as event
        from placed
        left join bound using (position)
      ),
      texted as (
        select told.*,
          audit_text_in_chain(
            (head).hash, audit_event_text_before(event, content, bound), audit_event_text_after(event)
          ) over (partition by chain order by position rows unbounded preceding) as canonical
        from told
      ),
      hashed as (select *, sha256(convert_to(canonical, 'UTF8')) as hash from texted),
      followed as materialized (
        select *, coalesce(lag(hash) over onward, (head).hash) as previous_hash, lead(position) over onward is null as is_last
        from hashed
        window onward as (partition by chain order by position)
        order by position
      ),
      written as (
        insert into audit_event (
          chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
        )
        select chain, sequence, previous_hash, at, actor, act, subject_kind, subject, content::jsonb, canonical, hash
        from followed
        returning id, chain_id, sequence
      ),
      known as materialized (
        select written.id, followed.position, delegation, subject, actor
        from written
        join followed on (followed.chain, followed.sequence) = (written.chain_id, written.sequence)
      ),
      unsealed as (insert into audit_unsealed (event_id) select id from written),
      binding as (
        insert into audit_event_entry (entry_id, event_id)
        select entry_id, known.id from posted join known using (position)
      ),
      delegated as (
        insert into delegated_act (event_id, delegation_id, subject_id, person_id)
        select id, delegation, subject, actor from known where delegation is not null
      )
      update audit_chain
      set sequence = followed.sequence, hash = followed.hash
      from followed
      where audit_chain.id = followed.chain and followed.is_last;
    end $$;

    drop function append_event(uuid, text, uuid, text, text, uuid, text, uuid[]);`;

const guards = `
    -- A head moves to a later event of its chain: that there is one, and each follows the one before, the keys hold.
    create or replace function audit_chain_goes_forward() returns trigger language plpgsql as $$
    begin
      if (new.id, new.kind) is distinct from (old.id, old.kind) or new.sequence <= old.sequence then
        raise exception 'chain % may only move forward', old.id
          using errcode = 'integrity_constraint_violation', constraint = 'audit_chain_forward_only',
                table = tg_table_name;
      end if;
      return new;
    end $$;

    drop trigger audit_event_asks_for_findings on audit_event;
    create or replace function ask_for_findings() returns trigger language plpgsql as $$
    begin
      insert into finding_request (subject_id)
      select subject_id
      from written
      where subject_kind not in (
        'finding', 'reconciliation', 'certificate', 'person', 'request', 'service', 'sample', 'note'
      )
      order by id;
      return null;
    end $$;
    create trigger audit_event_asks_for_findings after insert on audit_event
      referencing new table as written
      for each statement execute function ask_for_findings();`;
