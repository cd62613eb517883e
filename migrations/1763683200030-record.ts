import { ForwardOnly } from './forward-only';

/**
 * The record of every act becomes chains of hashes, sealed into one Merkle tree whose roots are signed (docs/record.md).
 * The database itself holds each chain, whoever writes: an event continues the one before it, its hash is of its text,
 * its columns say what its text says, and nothing of it changes. What stood before is chained in the order in which it
 * was written, and the entries that it posted are bound by one event.
 */
export class Record1763683200030 extends ForwardOnly {
  protected readonly sql = [putAside, chains, entries, log, seals, append, rechain, guards].join('\n');
}

const putAside = `
    alter table audit_event rename to unchained_event;
    alter table unchained_event rename constraint audit_event_pk to unchained_event_pk;
    alter table unchained_event rename constraint audit_event_person_fk to unchained_event_person_fk;
    drop index audit_event_by_subject;`;

const chains = `
    create table audit_chain (
      id uuid not null,
      kind text not null,
      sequence bigint not null,
      hash bytea,
      constraint audit_chain_pk primary key (id),
      constraint audit_chain_head_has_a_hash check ((sequence = 0) = (hash is null)),
      constraint audit_chain_sequence_not_negative check (sequence >= 0)
    );

    create table audit_event (
      id bigint generated always as identity,
      chain_id uuid not null,
      sequence bigint not null,
      previous_sequence bigint generated always as (nullif(sequence - 1, 0)) stored,
      previous_hash bytea,
      at timestamptz not null,
      person_id uuid,
      act text not null,
      subject_kind text not null,
      subject_id uuid not null,
      content jsonb not null,
      canonical text not null,
      hash bytea not null,
      constraint audit_event_pk primary key (id),
      constraint audit_event_sequence_once unique (chain_id, sequence),
      constraint audit_event_hash_once unique (chain_id, sequence, hash),
      constraint audit_event_person_fk foreign key (person_id) references person (id),
      constraint audit_event_continues_its_chain foreign key (chain_id, previous_sequence, previous_hash)
        references audit_event (chain_id, sequence, hash),
      constraint audit_event_first_follows_nothing check (
        sequence >= 1 and (sequence = 1) = (previous_hash is null)
      ),
      constraint audit_event_hash_is_of_its_text check (hash = sha256(convert_to(canonical, 'UTF8'))),
      constraint audit_event_columns_say_its_text check (
        canonical::jsonb - 'entries' = jsonb_build_object(
          'act', act,
          'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'chain', chain_id,
          'content', content,
          'person', person_id,
          'previousHash', encode(previous_hash, 'hex'),
          'sequence', sequence,
          'subject', jsonb_build_object('id', subject_id, 'kind', subject_kind),
          'version', 1
        )
      )
    );
    create index audit_event_by_subject on audit_event (subject_id, id);
    create index audit_event_by_person on audit_event (person_id, id);
    create index audit_event_by_time on audit_event using brin (at);

    alter table audit_chain add constraint audit_chain_head_is_its_last_event
      foreign key (id, sequence, hash) references audit_event (chain_id, sequence, hash);`;

const entries = `
    -- Which event binds an entry; the digests stand in the event's text.
    create table audit_event_entry (
      entry_id uuid not null,
      event_id bigint not null,
      constraint audit_event_entry_pk primary key (entry_id),
      constraint audit_event_entry_entry_fk foreign key (entry_id) references ledger_entry (id),
      constraint audit_event_entry_event_fk foreign key (event_id) references audit_event (id)
    );
    create index audit_event_entry_by_event on audit_event_entry (event_id);

    -- The canonical JSON (RFC 8785) of an entry without its postings.
    create function ledger_entry_head_text(entry ledger_entry) returns text language sql stable as $$
      select concat(
        '{"act":', to_json(entry.act),
        ',"approvedBy":', coalesce(to_json(entry.approved_by)::text, 'null'),
        ',"datePrecision":', to_json(entry.date_precision),
        ',"document":', to_json(entry.document),
        ',"effectiveOn":"', to_char(entry.effective_on, 'YYYY-MM-DD'),
        '","id":"', entry.id,
        '","postingCount":', entry.posting_count,
        ',"recordedAt":"', to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","recordedBy":"', entry.recorded_by,
        '","resolution":"', entry.resolution_id,
        '","reverses":', coalesce(to_json(entry.reverses_id)::text, 'null'),
        ',"source":', coalesce(to_json(entry.source)::text, 'null'),
        ',"subject":"', entry.subject_id,
        '"}'
      )
    $$;

    -- The canonical JSON of the postings of an entry, in order, with the account of each.
    create function ledger_entry_postings_text(entry ledger_entry) returns text language sql stable as $$
      select concat('[', string_agg(
        concat(
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
        ), ',' order by posting.position
      ), ']')
      from ledger_posting posting
      join ledger_account account on account.id = posting.account_id
      where posting.entry_id = entry.id
    $$;

    -- What an event says of the entries that its act posted, in the order in which they were posted.
    create function audit_entries_text(ids uuid[]) returns text language sql stable as $$
      select concat('[', string_agg(
        concat(
          '{"effectiveOn":"', to_char(entry.effective_on, 'YYYY-MM-DD'),
          '","head":"', encode(sha256(convert_to(ledger_entry_head_text(entry), 'UTF8')), 'hex'),
          '","id":"', entry.id,
          '","postings":"', encode(sha256(convert_to(ledger_entry_postings_text(entry), 'UTF8')), 'hex'),
          '"}'
        ), ',' order by posted.position
      ), ']')
      from unnest(ids) with ordinality as posted (id, position)
      join ledger_entry entry on entry.id = posted.id
    $$;`;

const log = `
    -- The order in which events were sealed: leaf n of the tree is of the event at position n, from zero.
    create table audit_leaf (
      position bigint not null,
      previous_position bigint generated always as (nullif(position, 0) - 1) stored,
      event_id bigint not null,
      hash bytea not null,
      constraint audit_leaf_pk primary key (position),
      constraint audit_leaf_event_once unique (event_id),
      constraint audit_leaf_event_fk foreign key (event_id) references audit_event (id),
      constraint audit_leaf_has_no_gap foreign key (previous_position) references audit_leaf (position),
      constraint audit_leaf_position_not_negative check (position >= 0)
    );

    -- Every eighth level of the tree, so that a proof reads at most 255 hashes a level.
    create table audit_node (
      level integer not null,
      index bigint not null,
      hash bytea not null,
      constraint audit_node_pk primary key (level, index)
    );

    -- What waits for its seal. Without a foreign key: every act writes here, and verification looks at both sides.
    create table audit_unsealed (
      event_id bigint not null,
      constraint audit_unsealed_pk primary key (event_id)
    );`;

const seals = `
    create table audit_key (
      id text not null,
      public_key bytea not null,
      valid_from timestamptz not null default clock_timestamp(),
      constraint audit_key_pk primary key (id),
      constraint audit_key_named_by_its_hash check (id = left(encode(sha256(public_key), 'hex'), 16))
    );

    create table audit_key_retirement (
      key_id text not null,
      retired_at timestamptz not null default clock_timestamp(),
      constraint audit_key_retirement_pk primary key (key_id),
      constraint audit_key_retirement_key_fk foreign key (key_id) references audit_key (id)
    );

    create table audit_seal (
      number integer not null,
      previous_number integer generated always as (nullif(number - 1, 0)) stored,
      size bigint not null,
      previous_size bigint,
      root bytea not null,
      at timestamptz not null,
      key_id text not null,
      canonical text not null,
      hash bytea not null,
      previous_hash bytea,
      signature bytea not null,
      constraint audit_seal_pk primary key (number),
      constraint audit_seal_followed_once unique (number, size, hash),
      constraint audit_seal_continues foreign key (previous_number, previous_size, previous_hash)
        references audit_seal (number, size, hash),
      constraint audit_seal_first_follows_nothing check (
        number >= 1 and (number = 1) = (previous_hash is null) and (number = 1) = (previous_size is null)
      ),
      constraint audit_seal_grows check (size > coalesce(previous_size, 0)),
      constraint audit_seal_key_fk foreign key (key_id) references audit_key (id),
      constraint audit_seal_hash_is_of_its_text check (hash = sha256(convert_to(canonical, 'UTF8'))),
      constraint audit_seal_columns_say_its_text check (
        canonical::jsonb = jsonb_build_object(
          'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'key', key_id,
          'number', number,
          'previousHash', encode(previous_hash, 'hex'),
          'root', encode(root, 'hex'),
          'size', size,
          'version', 1
        )
      )
    );`;

const append = `
    -- The canonical JSON of an event; content and entries come as canonical JSON already.
    create function audit_event_text(event audit_event, content_text text, entries_text text)
    returns text language sql stable as $$
      select concat(
        '{"act":', to_json(event.act),
        ',"at":"', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","chain":"', event.chain_id,
        '","content":', content_text,
        ',"entries":', entries_text,
        ',"person":', coalesce(to_json(event.person_id)::text, 'null'),
        ',"previousHash":', coalesce(to_json(encode(event.previous_hash, 'hex'))::text, 'null'),
        ',"sequence":', event.sequence,
        ',"subject":{"id":"', event.subject_id,
        '","kind":', to_json(event.subject_kind),
        '},"version":1}'
      )
    $$;

    -- The only writer of events: one call an act. The chain stays locked until the act commits.
    create function append_event(
      chain uuid, chain_kind text, person uuid, done text, subject_kind text, subject uuid, content_text text,
      posted uuid[]
    ) returns bigint language plpgsql as $$
    declare
      head audit_chain;
      event audit_event;
    begin
      select * into head from audit_chain where id = chain for update;
      if not found then
        insert into audit_chain (id, kind, sequence) values (chain, chain_kind, 0) on conflict do nothing;
        select * into head from audit_chain where id = chain for update;
      end if;

      event.chain_id := chain;
      event.sequence := head.sequence + 1;
      event.previous_hash := head.hash;
      event.at := clock_timestamp();
      event.person_id := person;
      event.act := done;
      event.subject_kind := subject_kind;
      event.subject_id := subject;
      event.content := content_text::jsonb;
      event.canonical := audit_event_text(
        event, content_text, case when posted = '{}' then '[]' else audit_entries_text(posted) end
      );
      event.hash := sha256(convert_to(event.canonical, 'UTF8'));

      insert into audit_event (
        chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
      ) values (
        event.chain_id, event.sequence, event.previous_hash, event.at, event.person_id, event.act,
        event.subject_kind, event.subject_id, event.content, event.canonical, event.hash
      ) returning id into event.id;
      update audit_chain set sequence = event.sequence, hash = event.hash where id = chain;
      insert into audit_unsealed (event_id) values (event.id);
      if posted <> '{}' then
        insert into audit_event_entry (entry_id, event_id) select unnest(posted), event.id;
      end if;
      return event.id;
    end $$;`;

const rechain = `
    create function canonical_json(value jsonb) returns text language plpgsql as $$
    begin
      return case jsonb_typeof(value)
        when 'object' then concat('{', (
          select string_agg(concat(to_json(each.key), ':', canonical_json(each.value)), ',' order by each.key collate "C")
          from jsonb_each(value) as each
        ), '}')
        when 'array' then concat('[', (
          select string_agg(canonical_json(each.value), ',' order by each.position)
          from jsonb_array_elements(value) with ordinality as each (value, position)
        ), ']')
        else value::text
      end;
    end $$;

    do $$
    declare
      old unchained_event;
      event audit_event;
      appended bigint;
    begin
      for old in select * from unchained_event order by id loop
        event := null;
        select head.sequence, head.hash into event.sequence, event.previous_hash
        from audit_chain head where head.id = old.subject_id;
        event.chain_id := old.subject_id;
        event.sequence := coalesce(event.sequence, 0) + 1;
        event.at := old.at;
        event.person_id := old.person_id;
        event.act := old.act;
        event.subject_kind := old.subject_kind;
        event.subject_id := old.subject_id;
        event.canonical := audit_event_text(event, canonical_json(old.content), '[]');
        event.hash := sha256(convert_to(event.canonical, 'UTF8'));
        insert into audit_event (
          chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
        ) values (
          event.chain_id, event.sequence, event.previous_hash, event.at, event.person_id, event.act,
          event.subject_kind, event.subject_id, old.content, event.canonical, event.hash
        ) returning id into appended;
        insert into audit_chain (id, kind, sequence, hash)
        values (event.chain_id, event.subject_kind, event.sequence, event.hash)
        on conflict (id) do update set sequence = excluded.sequence, hash = excluded.hash;
        insert into audit_unsealed (event_id) values (appended);
      end loop;

      if exists (select from ledger_entry) then
        perform append_event(
          '00000000-0000-0000-0000-000000000000', 'service', null, 'record.bind', 'service',
          '00000000-0000-0000-0000-000000000000', '{}',
          (select array_agg(id order by recorded_at, id) from ledger_entry)
        );
      end if;
    end $$;

    drop function canonical_json(jsonb);
    drop table unchained_event;`;

const guards = `
    create function audit_event_is_of_now() returns trigger language plpgsql as $$
    begin
      if new.at < transaction_timestamp() or new.at > clock_timestamp() then
        raise exception 'event % claims to have happened at %', new.act, new.at
          using errcode = 'check_violation', constraint = 'audit_event_recorded_now', table = tg_table_name;
      end if;
      return new;
    end $$;

    create function audit_chain_goes_forward() returns trigger language plpgsql as $$
    begin
      if (new.id, new.kind, new.sequence) is distinct from (old.id, old.kind, old.sequence + 1) then
        raise exception 'chain % may only move forward, one event at a time', old.id
          using errcode = 'integrity_constraint_violation', constraint = 'audit_chain_forward_only',
                table = tg_table_name;
      end if;
      return new;
    end $$;

    create function audit_unsealed_is_sealed() returns trigger language plpgsql as $$
    begin
      if not exists (select from audit_leaf where event_id = old.event_id) then
        raise exception 'event % is not sealed yet', old.event_id
          using errcode = 'integrity_constraint_violation', constraint = 'audit_unsealed_until_sealed',
                table = tg_table_name;
      end if;
      return old;
    end $$;

    create trigger audit_event_recorded_now before insert on audit_event
      for each row execute function audit_event_is_of_now();
    create trigger audit_chain_forward_only before update on audit_chain
      for each row execute function audit_chain_goes_forward();
    create trigger audit_unsealed_until_sealed before delete on audit_unsealed
      for each row execute function audit_unsealed_is_sealed();
    create trigger audit_unsealed_not_truncated before truncate on audit_unsealed
      for each statement execute function refuse_change('audit_unsealed_append_only');
    create trigger audit_chain_not_deleted before delete on audit_chain
      for each row execute function refuse_change('audit_chain_append_only');
    create trigger audit_chain_not_truncated before truncate on audit_chain
      for each statement execute function refuse_change('audit_chain_append_only');
    ${['event', 'event_entry', 'leaf', 'node', 'key', 'key_retirement', 'seal']
      .map(
        (name) => `
    create trigger audit_${name}_append_only before update or delete on audit_${name}
      for each row execute function refuse_change('audit_${name}_append_only');
    create trigger audit_${name}_not_truncated before truncate on audit_${name}
      for each statement execute function refuse_change('audit_${name}_append_only');`,
      )
      .join('\n')}`;
