import { ForwardOnly } from './forward-only';

/**
 * The hospitals of whoever asks are read once a statement. Written bare, the function that reads them was called for
 * each line and each person that a plan looked at: for somebody of a thousand hospitals half a second each time.
 */
export class ScopeReadOnce1763683200341 extends ForwardOnly {
  protected readonly sql = `
    create or replace function scope_lines() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[])
    $$;

    create or replace function scope_resolutions() returns setof uuid language sql stable parallel safe cost 1 rows 10 as $$
      select distinct resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[])
    $$;

    create or replace function scope_entries() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select posting.entry_id
      from annex_line line
      join ledger_account account on account.allocation_id = line.id
      join ledger_posting posting on posting.account_id = account.id
      where line.hospital_id = any ((select scope_hospitals())::uuid[])
      union all
      select id
      from ledger_entry
      where act in ('publish', 'amend', 'reassign')
        and resolution_id in (select resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
    $$;

    create or replace function scope_acts() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select act.id
      from resolution own
      join resolution act on act.id in (own.id, own.strategy_id) or act.amends_id = own.id
      where own.id in (select resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
        and act.published_at is not null
    $$;

    create or replace function scope_strangers() returns setof uuid language sql stable parallel safe cost 1 rows 10
      security definer set search_path = public, pg_temp
    as $$
      select person_id
      from person_hospital
      group by person_id
      having bool_and(hospital_id <> all ((select scope_hospitals())::uuid[]))
      except
      select person_id
      from audit_event
      where chain_id in (select id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
      except
      select scope_person()
    $$;
  `;
}
