import type { Client } from 'pg';
import { tablesAccess } from '../../src/budget/table-access';
import { undecidedTables, type TableAccess } from '../../src/platform/database/table-access';
import { cloneDatabase, connectTo, type DatabaseClone } from '../support/database';

/** What the service’s own role may do in the database, whoever has taken it over. */
describe('the role that serves', () => {
  let clone: DatabaseClone;
  let owner: Client;
  let service: Client;
  beforeAll(async () => {
    clone = await cloneDatabase();
    owner = await connectTo(clone.connection);
    service = await connectTo(clone.service);
  });
  afterAll(async () => {
    await service.end();
    await owner.end();
    await clone.drop();
  });

  /** The code of what PostgreSQL refuses; null when it lets it through, which is undone. */
  async function refusal(sql: string): Promise<string | null> {
    await service.query('begin');
    try {
      await service.query(sql);
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await service.query('rollback');
    }
  }
  const lines = async (client: Client, sql: string) =>
    (await client.query<{ line: string }>(sql)).rows.map((row) => row.line);

  it('is no superuser, owns nothing, and belongs to nobody who does', async () => {
    const { rows } = await service.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
    ]);
    expect(await lines(service, `select relname as line from pg_class where pg_has_role(relowner, 'member')`)).toEqual(
      [],
    );
    expect(
      await lines(
        service,
        `select rolname as line from pg_roles where pg_has_role(oid, 'member')
      and rolname <> current_user`,
      ),
    ).toEqual([]);
  });

  const append = [
    ...['ledger_entry', 'ledger_posting', 'audit_event', 'audit_event_entry', 'audit_leaf', 'audit_node', 'audit_seal'],
    ...['audit_key', 'audit_key_retirement', 'certificate', 'finding', 'finding_event', 'sample', 'working_note'],
    ...['receipt', 'settlement', 'bank_rejection', 'incorporation', 'yield_record', 'closure', 'acceptance'],
    ...['disbursement_state', 'disbursement_tally'],
  ];
  it.each(append)('cannot change, delete or empty %s', async (table) => {
    const { rows } = await service.query<{ column: string }>(
      `select attname as column from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
      [table],
    );
    for (const { column } of rows) {
      const sql = `update ${table} set "${column}" = "${column}"`;
      expect([sql, await refusal(sql)]).toEqual([sql, '42501']);
    }
    for (const sql of [`delete from ${table}`, `truncate ${table} cascade`, `lock table ${table} in exclusive mode`]) {
      expect([sql, await refusal(sql)]).toEqual([sql, '42501']);
    }
  });

  it.each`
    what                                   | sql
    ${'disable a trigger'}                 | ${'alter table ledger_posting disable trigger all'}
    ${'make triggers sleep'}               | ${'set session_replication_role = replica'}
    ${'drop a trigger'}                    | ${'drop trigger ledger_posting_append_only on ledger_posting'}
    ${'add a trigger'}                     | ${'create trigger mine before insert on ledger_entry execute function refuse_change()'}
    ${'disable row policies'}              | ${'alter table annex_line disable row level security'}
    ${'add a policy'}                      | ${'create policy mine on annex_line using (true)'}
    ${'drop a policy'}                     | ${'drop policy annex_line_in_scope on annex_line'}
    ${'drop a constraint'}                 | ${'alter table ledger_account drop constraint ledger_account_not_overdrawn'}
    ${'add a column'}                      | ${'alter table ledger_entry add column mine text'}
    ${'drop a table'}                      | ${'drop table ledger_posting cascade'}
    ${'make a table'}                      | ${'create table mine (id int)'}
    ${'make a temporary table'}            | ${'create temporary table annex_line (id int)'}
    ${'make a function'}                   | ${`create function mine() returns int language sql as 'select 1'`}
    ${'replace a function'}                | ${`create or replace function scope_everything() returns boolean language sql as 'select true'`}
    ${'alter a function'}                  | ${'alter function append_events(jsonb) security invoker'}
    ${'make a schema'}                     | ${'create schema mine'}
    ${'make an extension'}                 | ${'create extension pgcrypto'}
    ${'make a role'}                       | ${'create role mine'}
    ${'become the owner'}                  | ${'set role trazagiro'}
    ${'take another’s identity'}           | ${'set session authorization trazagiro'}
    ${'give itself rights'}                | ${'grant all on ledger_entry to current_user with grant option'}
    ${'write the record of acts'}          | ${'insert into audit_chain (id, kind, sequence) values (gen_random_uuid(), $$x$$, 0)'}
    ${'read the list of migrations'}       | ${'select * from migrations'}
    ${'read passwords of the cluster'}     | ${'select * from pg_authid'}
    ${'read a file of the machine'}        | ${`select pg_read_file('/etc/passwd')`}
    ${'run a program of the machine'}      | ${`copy department to program 'cat'`}
    ${'write a file of the machine'}       | ${`copy department to '/tmp/mine'`}
    ${'change the amount of a giro'}       | ${'update disbursement set amount = 1'}
    ${'change who recorded a report'}      | ${'update execution_report set recorded_by = null'}
    ${'move a line to another resolution'} | ${'update annex_line set resolution_id = null'}
    ${'delete a resolution'}               | ${'delete from resolution'}
    ${'delete a person'}                   | ${'delete from person'}
  `('cannot $what', async ({ sql }: { sql: string }) => {
    // A grant of what one does not hold is passed over with a warning: what follows it must still be refused.
    const code = sql.startsWith('grant') ? await refusal(`${sql}; delete from ledger_entry`) : await refusal(sql);
    expect(code).toBe('42501');
  });

  it('does not get past the policies by turning them off', async () => {
    expect(await refusal('set local row_security = off; select from annex_line')).toBe('42501');
  });

  it('sees no other schema', async () => {
    await owner.query('create schema other; create table other.secret (id int)');
    expect(await refusal('select * from other.secret')).toBe('42501');
    await owner.query('drop schema other cascade');
  });

  it('may exactly what src/budget/table-access.ts says', async () => {
    const declared = Object.entries<TableAccess>(tablesAccess).flatMap(([table, { may }]) =>
      ['SELECT', ...privilegesOf(may)].map((privilege) => `${table} ${privilege}`),
    );
    const granted = await lines(
      service,
      `select format('%s %s', relname, privilege) as line
       from pg_class
       cross join unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) as privilege
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(oid, privilege)
       union all
       select format('%s UPDATE(%s)', attrelid::regclass, string_agg(attname, ', ' order by attname))
       from pg_attribute
       join pg_class on pg_class.oid = attrelid and relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       where attnum > 0
         and not attisdropped
         and has_column_privilege(attrelid, attnum, 'UPDATE')
         and not has_table_privilege(attrelid, 'UPDATE')
       group by attrelid`,
    );
    expect(granted.sort()).toEqual(declared.sort());
  });

  it('is held by a policy in every table that is not everybody’s, and views and functions do not go round it', async () => {
    const bound = await lines(
      service,
      `select relname as line from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and row_security_active(oid)`,
    );
    const declared = Object.entries<TableAccess>(tablesAccess).flatMap(([table, { rows }]) =>
      'if' in rows ? [table] : [],
    );
    expect(bound.filter((table) => table !== 'migrations').sort()).toEqual(declared.sort());
    const passing = `select relname as line from pg_class
      where relnamespace = 'public'::regnamespace and (relkind = 'm'
        or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))`;
    expect(await lines(owner, passing)).toEqual([]);
    // Each of them is a decision: docs/database.md says why it needs its owner's rights.
    const definers = await owner.query<{ proname: string; proconfig: string[] }>(
      `select proname, proconfig from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef order by proname`,
    );
    const firing = /_(inserted|updated)_names_what_exists$|^keep_disbursement_states$/;
    const named = definers.rows.map(({ proname }) => proname);
    expect(named.filter((name) => !firing.test(name))).toEqual([
      'append_events',
      'scope_acts',
      'scope_entries',
      'scope_strangers',
    ]);
    // Those that look up what rows name, or keep what is told of them, are triggers: nobody calls them, and they answer nothing.
    const triggers = `select proname as line from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef and prorettype = 'trigger'::regtype order by proname`;
    expect(await lines(owner, triggers)).toEqual(named.filter((name) => firing.test(name)));
    for (const { proconfig } of definers.rows) expect(proconfig).toContain('search_path=public, pg_temp');
  });

  it('cannot touch a table that nobody has decided on, and such a table is named', async () => {
    await owner.query('create table undecided (id uuid)');
    const ask = async (sql: string) => (await owner.query<{ name: string }>(sql)).rows;
    expect(await undecidedTables(ask, tablesAccess)).toEqual(['undecided']);
    expect(await refusal('select from undecided')).toBe('42501');
    await owner.query('drop table undecided');
    expect(await undecidedTables(ask, tablesAccess)).toEqual([]);
  });
});

function privilegesOf(may: string): string[] {
  return [...may.matchAll(/(\w+)(?: \(([^)]*)\))?/g)].map(([, privilege, columns]) =>
    columns === undefined
      ? privilege!.toUpperCase()
      : `${privilege!.toUpperCase()}(${columns.split(', ').sort().join(', ')})`,
  );
}
