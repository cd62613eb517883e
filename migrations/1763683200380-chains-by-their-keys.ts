import { ForwardOnly } from './forward-only';

/**
 * Chains are found by their keys, whatever the planner guesses of how many events come: it guesses a hundred, for which
 * it read all the heads there are, twice for each act, while they were some thousands. A chain is begun only when one is
 * missing. The events, their texts and what is refused are the same.
 */
export class ChainsByTheirKeys1763683200380 extends ForwardOnly {
  protected readonly sql = `
    -- The only writer of events: an array of them, in the order of their acts. Each goes on its chain, which stays
    -- locked until the acts commit, and binds its entries; one done by delegation is written beside whose it was.
    create or replace function append_events(asked jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode to force_generic_plan as $$
    declare
      chains uuid[] := array(select distinct (event ->> 'chain')::uuid from jsonb_array_elements(asked) as event);
      locked integer;
    begin
      perform from audit_chain where id = any (chains) order by id for update;
      get diagnostics locked = row_count;
      if locked < cardinality(chains) then
        insert into audit_chain (id, kind, sequence)
        select distinct on (chain) chain, chain_kind, 0
        from jsonb_to_recordset(asked) as event (chain uuid, chain_kind text)
        order by chain
        on conflict do nothing;
        perform from audit_chain where id = any (chains) order by id for update;
      end if;

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
      where audit_chain.id = any (chains) and audit_chain.id = followed.chain and followed.is_last;
    end $$;
  `;
}
