import { Client, escapeIdentifier } from 'pg';
import { clientOptions, type DatabaseConnection } from './data-source';
import { DatabaseUnreachable, unreachable } from './unreachable';

/** The two ways into one database: as who owns its tables and migrates them, and as who serves and owns nothing. */
export interface Doors {
  readonly owner: DatabaseConnection;
  readonly service: DatabaseConnection;
}

/** Roles are of the whole cluster and tables of one database: each database has its own. PostgreSQL keeps 63 bytes. */
export function serviceRoleOf(database: string): string {
  return `${database.slice(0, 50)}_service`;
}

/**
 * The service's own way into a database, next to its owner's: the role is made when it is missing.
 * - A socket that only we enter: a role that signs in by itself.
 * - A URL: every connection signs in as its user and becomes the role before anything else (`SET ROLE`).
 * @throws DatabaseUnreachable, with the SQL that somebody with more rights has to run, when the user may not make it
 */
export async function openServiceDoor(owner: DatabaseConnection): Promise<Doors> {
  const embedded = !('url' in owner);
  return asClient(owner, async (client) => {
    const { user, database } = await whoIs(client);
    const role = serviceRoleOf(database);
    await ensureRole(client, { role, user, signsIn: embedded });
    return { owner, service: embedded ? { ...owner, user: role } : { ...owner, role } };
  });
}

/** The name under which a connection does its work. */
export function roleOf(connection: DatabaseConnection): Promise<string> {
  return asClient(connection, async (client) => (await whoIs(client)).user);
}

/**
 * The service must not be able to undo what holds it.
 * @throws DatabaseUnreachable when its role owns a table, may become who does, or passes over row policies
 */
export async function requireBound(service: DatabaseConnection): Promise<void> {
  const problems = await asClient(service, async (client) => {
    const { rows } = await client.query<{ problem: string }>(unboundSql);
    return rows.map(({ problem }) => problem);
  });
  if (problems.length === 0) return;
  throw new DatabaseUnreachable(
    `El usuario con que sirve Trazagiro puede más de lo que debe: ${problems.join('; ')}. ` +
      'Con DATABASE_OWNER_URL, DATABASE_URL debe ser de otro usuario que no sea dueño de nada: ' +
      `create role trazagiro_servicio login password '…';`,
  );
}

/** @throws DatabaseUnreachable when the service, which has its grants by now, finds no table where the owner made them */
export async function requireSameDatabase(service: DatabaseConnection): Promise<void> {
  const { rows } = await asClient(service, (client) =>
    client.query<{ there: boolean }>(`select to_regclass('public.migrations') is not null as there`),
  );
  if (rows[0]?.there === true) return;
  throw new DatabaseUnreachable('DATABASE_URL y DATABASE_OWNER_URL no son de la misma base de datos.');
}

interface Wanted {
  readonly role: string;
  readonly user: string;
  readonly signsIn: boolean;
}

async function ensureRole(client: Client, { role, user, signsIn }: Wanted): Promise<void> {
  const name = escapeIdentifier(role);
  const made = `create role ${name} ${signsIn ? 'login' : 'nologin'}`;
  const given = `grant ${name} to ${escapeIdentifier(user)}`;
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(made).catch(refuseUnlessMade);
    if (signsIn || (await mayBecome(client, role))) return;
    await client.query(given);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new DatabaseUnreachable(
      `El usuario «${user}» de DATABASE_URL no puede crear el rol con que sirve Trazagiro. Pida a quien administra ` +
        `PostgreSQL que ejecute una vez:\n  ${made};\n  ${given};\n` +
        'o dé dos usuarios: DATABASE_OWNER_URL (el dueño, que migra) y DATABASE_URL (el que sirve).',
    );
  }
}

/** Two that start at once make the same role: the one that loses finds it there. */
function refuseUnlessMade(error: Error & { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function mayBecome(client: Client, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${escapeIdentifier(role)}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return false;
  }
}

async function whoIs(client: Client): Promise<{ user: string; database: string }> {
  const { rows } = await client.query<{ user: string; database: string }>(
    'select current_user::text as user, current_database()::text as database',
  );
  return rows[0] as { user: string; database: string };
}

const unboundSql = `
  select 'es superusuario' as problem from pg_roles where rolname = current_user and rolsuper
  union all
  select 'pasa por encima de las políticas de filas (BYPASSRLS)'
  from pg_roles
  where rolname = current_user and rolbypassrls and not rolsuper
  union all
  select 'puede crear roles' from pg_roles where rolname = current_user and rolcreaterole and not rolsuper
  union all
  (
    select format('es dueño de «%s», o miembro de su dueño', relname)
    from pg_class
    join pg_roles on rolname = current_user and not rolsuper
    where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p', 'v')
      and pg_has_role(current_user, relowner, 'member')
    order by relname
    limit 1
  )`;

async function asClient<T>(connection: DatabaseConnection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientOptions(connection));
  client.on('error', () => {});
  await client.connect().catch((error: unknown) => {
    throw unreachable(error);
  });
  return work(client).finally(() => client.end());
}
