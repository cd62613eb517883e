import { ForwardOnly } from './forward-only';

/**
 * What a transaction may see, as the database asks it in every row policy. The service says it at the start of each
 * transaction in two settings that end with it: `trazagiro.scope` is `everything`, or the hospitals as an array;
 * `trazagiro.person` is who asks. Said nothing, nothing of a hospital is seen.
 *
 * `scope_everything()` is true or null, never false: PostgreSQL takes «is not null» to hold almost always, so that the
 * plans of those who see everything are those that they had. The sets are functions, read once a statement
 * (docs/decisions/2026-11-26-rows-are-held-by-their-line.md).
 */
export class Scope1763683200090 extends ForwardOnly {
  protected readonly sql = `
    create function scope_everything() returns boolean language sql stable parallel safe as $$
      select nullif(current_setting('trazagiro.scope', true) = 'everything', false)
    $$;

    create function scope_hospitals() returns uuid[] language sql stable parallel safe as $$
      select case
        when left(current_setting('trazagiro.scope', true), 1) = '{' then current_setting('trazagiro.scope')::uuid[]
      end
    $$;

    create function scope_person() returns uuid language sql stable parallel safe as $$
      select nullif(current_setting('trazagiro.person', true), '')::uuid
    $$;

    create function scope_lines() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select id from annex_line where hospital_id = any (scope_hospitals())
    $$;

    create function scope_resolutions() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select distinct resolution_id from annex_line where hospital_id = any (scope_hospitals())
    $$;

    create function scope_disbursements() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select id from disbursement where allocation_id in (select scope_lines())
    $$;

    create function scope_withdrawals() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select id from withdrawal where allocation_id in (select scope_lines())
    $$;

    create function scope_accounts() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select id from ledger_account where allocation_id in (select scope_lines())
    $$;

    -- What moved the hospitals' money, and the acts of their resolutions, which name no hospital. The policy of
    -- ledger_entry asks nothing but the identifier, so that an index alone still answers; it reads that table as the
    -- owner, for the policy would ask itself.
    create function scope_entries() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select posting.entry_id
      from annex_line line
      join ledger_account account on account.allocation_id = line.id
      join ledger_posting posting on posting.account_id = account.id
      where line.hospital_id = any (scope_hospitals())
      union all
      select id
      from ledger_entry
      where act in ('publish', 'amend', 'reassign')
        and resolution_id in (select resolution_id from annex_line where hospital_id = any (scope_hospitals()))
    $$;

    create function scope_subjects() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select unnest(scope_hospitals())
      union all
      select scope_lines()
      union all
      select scope_disbursements()
      union all
      select scope_withdrawals()
    $$;

    -- The acts in force under which the hospitals have a line: the resolution, its strategy, its amendments. It reads
    -- the table whose policy asks it, so it reads as the owner; it answers nothing but the caller's own acts.
    create function scope_acts() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select act.id
      from resolution own
      join resolution act on act.id in (own.id, own.strategy_id) or act.amends_id = own.id
      where own.id in (select resolution_id from annex_line where hospital_id = any (scope_hospitals()))
        and act.published_at is not null
    $$;

    -- Whom a hospital's person does not see: people of other hospitals alone, unless they have acted on one of its
    -- lines, for then their name stands beside what they did. It must know of other hospitals, so it reads as the owner.
    create function scope_strangers() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select person_id
      from person_hospital
      group by person_id
      having bool_and(hospital_id <> all (scope_hospitals()))
      except
      select person_id
      from audit_event
      where chain_id in (select id from annex_line where hospital_id = any (scope_hospitals()))
      except
      select scope_person()
    $$;

    -- The one way into the record of acts. It locks the head of the chain whoever asks, sees the entries that it binds
    -- and the chains of others; the service itself may write none of its tables.
    alter function append_event(uuid, text, uuid, text, text, uuid, text, uuid[])
      security definer set search_path = public, pg_temp;
  `;
}
