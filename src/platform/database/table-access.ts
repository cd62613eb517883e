import type { DataSource, QueryRunner } from 'typeorm';
import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';

/** What the service may do with a table, and which of its rows a transaction may see. */
export interface TableAccess {
  /** Privileges besides reading, as SQL names them: `insert, update (decision), delete`. Never truncate. */
  readonly may: string;
  /**
   * The rows of whoever does not see everything: an SQL condition on the row, or `all` with the reason why the table
   * holds nothing of a hospital.
   */
  readonly rows: { readonly if: string; readonly addIf?: string } | { readonly all: string };
}

/** One decision a table. A table without one is closed to the service. */
export type TablesAccess = Readonly<Record<string, TableAccess>>;

/** What no decision names: the list of migrations is of who migrates. */
const ownersAlone = ['migrations'];

/** The tables that wait for a decision. */
export async function undecidedTables(
  ask: (sql: string) => Promise<{ name: string }[]>,
  access: TablesAccess,
): Promise<string[]> {
  const tables = await ask(
    `select relname as name
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
     order by relname`,
  );
  return tables.map(({ name }) => name).filter((name) => !ownersAlone.includes(name) && !Object.hasOwn(access, name));
}

type Asked = Pick<QueryRunner, 'query'>;

/**
 * Writes grants and row policies as they are declared, whole and in one transaction, when they are not already so. An
 * instance older than the schema leaves them alone: they are a newer one's.
 * @param role who serves: it gets what is declared and nothing else
 */
export async function applyAccess(
  { dataSource, runner }: { dataSource: DataSource; runner: QueryRunner },
  access: TablesAccess,
  role: string,
): Promise<void> {
  const sql = accessSql(access, await relations(runner), role);
  const digest = `access ${createHash('sha256').update(sql).digest('hex')}`;
  const [{ written }]: [{ written: string | null }] = await runner.query(
    `select obj_description('scope_everything()'::regprocedure) as written`,
  );
  if (written === digest || (await isOlder(dataSource, runner))) return;
  await runner.startTransaction();
  try {
    await runner.query(`${sql}\ncomment on function scope_everything() is '${digest}';`);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

interface Relations {
  readonly database: string;
  readonly tables: readonly string[];
  readonly views: readonly string[];
  /** Not those of triggers, which fire without being called. */
  readonly functions: readonly string[];
}

async function relations(runner: Asked): Promise<Relations> {
  const [found]: [Relations] = await runner.query(
    `select
       current_database() as database,
       coalesce(array_agg(relname::text order by relname) filter (where relkind in ('r', 'p')), '{}') as tables,
       coalesce(array_agg(relname::text order by relname) filter (where relkind = 'v'), '{}') as views,
       (
         select coalesce(array_agg(oid::regprocedure::text order by oid::regprocedure::text), '{}')
         from pg_proc
         where pronamespace = 'public'::regnamespace
           and prokind = 'f'
           and prorettype <> 'trigger'::regtype
           and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
       ) as functions
     from pg_class
     where relnamespace = 'public'::regnamespace`,
  );
  return found;
}

async function isOlder(dataSource: DataSource, runner: Asked): Promise<boolean> {
  const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const newer: unknown[] = await runner.query('select from migrations where name <> all($1::text[])', [known]);
  return newer.length > 0;
}

function accessSql(access: TablesAccess, { database, tables, views, functions }: Relations, role: string): string {
  const to = escapeIdentifier(role);
  return [
    // Nothing by default, to anybody: not even a temporary table, with which a name could be put before ours.
    `revoke all on schema public from public, ${to};`,
    `revoke temporary on database ${escapeIdentifier(database)} from public;`,
    `revoke all on all tables in schema public from public, ${to};`,
    `revoke all on all sequences in schema public from public, ${to};`,
    `revoke all on all routines in schema public from public, ${to};`,
    'alter default privileges revoke execute on routines from public;',
    `grant usage on schema public to ${to};`,
    ...functions.map((name) => `grant execute on function ${name} to ${to};`),
    // A view reads as who asks it, so that the policies hold in it.
    ...views.map((name) => `alter view ${name} set (security_invoker = true); grant select on ${name} to ${to};`),
    ...tables
      .filter((name) => Object.hasOwn(access, name))
      .map((name) => tableSql(name, access[name] as TableAccess, to)),
  ].join('\n');
}

function tableSql(table: string, { may, rows }: TableAccess, to: string): string {
  const policy = `${table}_in_scope`;
  const grant = `grant select${may === '' ? '' : `, ${may}`} on ${table} to ${to};`;
  const drop = `drop policy if exists ${policy} on ${table};`;
  if ('all' in rows) return `${grant}\n${drop}\nalter table ${table} disable row level security;`;
  return `${grant}
${drop}
alter table ${table} enable row level security;
create policy ${policy} on ${table}
  using (${whole} or ${rows.if})
  with check (${whole} or ${rows.addIf ?? rows.if});`;
}

const whole = '(select scope_everything()) is not null';
