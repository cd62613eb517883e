/** What the rows of a statement name, as a foreign key would say it: `docs/decisions/2026-11-26-references-of-acts-as-a-set.md`. */
export interface Reference {
  /** As the foreign key was called. */
  readonly name: string;
  /** Of the rows that the statement wrote, `added`, those that name what is not there: what follows a FROM. */
  readonly broken: string;
}

/** A column that names a row by its key, or nobody. By its key, one by one: joined, a table could be read whole for one row. */
export function names(name: string, column: string, table: string, key = 'id'): Reference {
  return {
    name,
    broken: `(select distinct ${column} from added where ${column} is not null) as named
          where (select true from ${table} where ${table}.${key} = named.${column}) is null`,
  };
}

/**
 * After each statement that inserts into a table, or updates it, what its rows name is looked up as a set, past the
 * policies: as the owner, which is how a foreign key looks.
 */
export function lookUp(table: string, event: 'insert' | 'update', references: readonly Reference[]): string {
  const done = { insert: 'inserted', update: 'updated' }[event];
  const each = references.map(
    ({ name, broken }) => `
        (
          select '${name}'
          from ${broken}
          limit 1
        )`,
  );
  return `
    create function ${table}_${done}_names_what_exists() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      broken text := coalesce(${each.join(',')}
      );
    begin
      if broken is not null then
        raise exception '${event} on table "${table}" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $$;
    create trigger ${table}_${done} after ${event} on ${table}
      referencing new table as added
      for each statement execute function ${table}_${done}_names_what_exists();`;
}

/** Its rows are neither deleted nor called otherwise: whoever names one need not lock it. */
export function stays(table: string, key: string): string {
  return `
    create trigger ${table}_key_stays before update on ${table}
      for each row when (new.${key} is distinct from old.${key}) execute function refuse_change('${table}_stays');
    create trigger ${table}_stays before delete on ${table}
      for each row execute function refuse_change('${table}_stays');
    create trigger ${table}_not_truncated before truncate on ${table}
      for each statement execute function refuse_change('${table}_stays');`;
}
