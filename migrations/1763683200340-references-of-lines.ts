import { ForwardOnly } from './forward-only';
import { stays } from './references-as-a-set';

/**
 * What the lines of an annex name is looked up once for each statement that writes them, as a set; a foreign key asks
 * row by row, which was three quarters of an import. The names of what is broken are those that the keys had.
 * `docs/decisions/2026-11-26-references-of-lines-as-a-set.md`.
 */
export class ReferencesOfLines1763683200340 extends ForwardOnly {
  protected readonly sql = `
    alter table annex_line
      drop constraint annex_line_resolution_fk,
      drop constraint annex_line_added_by_fk,
      drop constraint annex_line_municipality_fk,
      drop constraint annex_line_hospital_fk;

    -- What is named cannot go away afterwards: no lock of it is needed, as a foreign key takes one.
    ${stays('resolution', 'id')}
    ${stays('municipality', 'code')}
    ${stays('hospital', 'id')}

    create function annex_line_names_what_exists() returns trigger language plpgsql as $$
    declare
      broken text := coalesce(
        (
          select 'annex_line_resolution_fk'
          from (select distinct resolution_id from added) as named
          where not exists (select from resolution where resolution.id = named.resolution_id)
          limit 1
        ),
        (
          select 'annex_line_added_by_fk'
          from (select distinct added_by_id from added) as named
          where not exists (select from resolution where resolution.id = named.added_by_id)
          limit 1
        ),
        (
          select 'annex_line_municipality_fk'
          from (select distinct municipality_code from added) as named
          where not exists (select from municipality where municipality.code = named.municipality_code)
          limit 1
        ),
        -- By its key, one by one: joined, a register of many would be read whole for a line of one.
        (
          select 'annex_line_hospital_fk'
          from added
          where hospital_id is not null
            and (select true from hospital where hospital.id = added.hospital_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception '% on table "annex_line" violates foreign key constraint "%"', lower(tg_op), broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $$;
    create trigger annex_line_inserted after insert on annex_line
      referencing new table as added
      for each statement execute function annex_line_names_what_exists();
    create trigger annex_line_updated after update on annex_line
      referencing new table as added
      for each statement execute function annex_line_names_what_exists();

    -- One index for a hospital's lines and for «once in a resolution».
    drop index annex_line_by_hospital;
    alter table annex_line drop constraint annex_line_hospital_once;
    alter table annex_line add constraint annex_line_hospital_once unique (hospital_id, resolution_id);
  `;
}
