import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { cloneDatabase, connectTo, type DatabaseClone } from '../support/database';

const file = join(__dirname, '..', '..', 'migrations', 'schema.sql');

/** What the migrations make, as the catalogue of PostgreSQL tells it: what entities cannot say is pinned here. */
const questions: Record<string, string> = {
  tables: `
    select
      format(
        E'create table %s (\\n%s\\n);',
        c.relname,
        string_agg(
          format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            case
              when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
              when a.attidentity <> '' then ' generated always as identity'
              when d.oid is not null then format(' default %s', pg_get_expr(d.adbin, d.adrelid))
              else ''
            end),
          E',\\n' order by a.attnum)
      ) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    group by c.oid, c.relname
    order by c.relname`,
  constraints: `
    select format('alter table %s add constraint %s %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint
    where connamespace = 'public'::regnamespace
      and contype in ('p', 'u', 'f', 'c')
      and conrelid::regclass::text <> 'migrations'
    order by conrelid::regclass::text, contype, conname`,
  indexes: `
    select indexdef || ';' as line
    from pg_indexes
    where schemaname = 'public' and tablename <> 'migrations'
      and not exists (select from pg_constraint where conname = indexname and contype in ('p', 'u'))
    order by indexname`,
  functions: `
    select pg_get_functiondef(oid) || ';' as line
    from pg_proc
    where pronamespace = 'public'::regnamespace and prokind = 'f'
    order by proname`,
  triggers: `
    select pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t
    where not t.tgisinternal
    order by t.tgrelid::regclass::text, t.tgname`,
  views: `
    select format(E'create view %s as\\n%s', viewname, definition) as line
    from pg_views
    where schemaname = 'public'
    order by viewname`,
  'row policies (src/budget/table-access.ts)': `
    select
      format(
        E'create policy %s on %s\\n  using (%s)\\n  with check (%s);',
        polname, polrelid::regclass, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
      ) as line
    from pg_policy
    order by polname`,
};

describe('migrations/schema.sql', () => {
  let clone: DatabaseClone;
  let client: Client;
  beforeAll(async () => {
    clone = await cloneDatabase();
    client = await connectTo(clone.connection);
  });
  afterAll(async () => {
    await client.end();
    await clone.drop();
  });

  it('is what the migrations make (npm run docs writes it)', async () => {
    const sections: string[] = [];
    for (const [title, sql] of Object.entries(questions)) {
      const { rows } = await client.query<{ line: string }>(sql);
      sections.push(`-- ${title}\n\n${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`);
    }
    const schema = `-- Generated from the migrations by «npm run docs»; not run by anybody.\n\n${sections.join('\n')}`;
    if (process.env.WRITE_DOCS) writeFileSync(file, schema);
    expect(readFileSync(file, 'utf8')).toBe(schema);
  });

  it('names every constraint, and none by itself', async () => {
    const { rows } = await client.query<{ conname: string }>(
      `select conname from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c')
         and conrelid::regclass::text <> 'migrations'
         and conname ~ '_(pkey|fkey|key|check[0-9]*)$' and conname !~ '_(complete|balance)_key$'`,
    );
    expect(rows).toEqual([]);
  });
});
