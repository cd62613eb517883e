import { join } from 'node:path';
import { DataSource, EntitySchema } from 'typeorm';
import { clientOptions, dataSourceOptions } from '../../src/platform/database/data-source';
import type { Doors } from '../../src/platform/database/service-role';
import type { Side } from './annex-side';
import { asClient } from '../harness/cluster';
import type { Contestant, Figures } from '../harness/bench';
import { timed } from './memory';
import { missingProgram } from '../harness/installed';
import { psql } from './yardsticks';

/* What the rows of an annex cost alone. */

type Rows = Readonly<Record<'ledger_entry' | 'ledger_account' | 'ledger_posting', readonly Record<string, unknown>[]>>;

/** What the last publication wrote, as it stands. */
export function publishedRows({ owner }: Doors): Promise<Rows> {
  return asClient(clientOptions(owner), async (client) => {
    const rows = async (sql: string) => {
      const answer = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(found) as row from (${sql}) found`,
      );
      return answer.rows.map(({ row }) => row);
    };
    const resolution = `(select resolution_id from ledger_entry order by recorded_at desc limit 1)`;
    return {
      ledger_entry: await rows(`select * from ledger_entry where resolution_id = ${resolution}`),
      ledger_account: await rows(`select * from ledger_account where resolution_id = ${resolution}`),
      ledger_posting: await rows(
        `select posting.* from ledger_posting posting join ledger_entry entry on entry.id = posting.entry_id
         where entry.resolution_id = ${resolution}`,
      ),
    };
  });
}

/** The same rows into tables with the same columns, keys and checks, in three multi-row INSERTs and a commit. */
export function inserted({ owner }: Doors, rows: Rows): Promise<Figures> {
  return asClient(clientOptions(owner), async (client) => {
    for (const table of Object.keys(rows)) {
      await client.query(`drop table if exists bare_${table}`);
      await client.query(
        `create table bare_${table} (like ${table} including defaults including constraints including indexes)`,
      );
    }
    const statements = Object.entries(rows).map(([table, some]) => multiRow(`bare_${table}`, some));
    const startedAt = performance.now();
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    const figures = { ms: performance.now() - startedAt };
    for (const table of Object.keys(rows)) await client.query(`drop table bare_${table}`);
    return figures;
  });
}

const generated = new Set(['previous_sequence']);

function multiRow(table: string, rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => !generated.has(name));
  const values = rows.map((row) => `(${columns.map((name) => literal(row[name])).join(', ')})`);
  return `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
}

/** The next round finds the table as the last one did. The foreign keys to a line, two dozen, are not asked: it takes minutes. */
export function emptied({ owner }: Doors, id: string): Promise<void> {
  return asClient(clientOptions(owner), async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('delete from annex_line where resolution_id = $1', [id]);
    await client.query('vacuum annex_line');
  });
}

/** The columns, keys and foreign keys of `annex_line`, asked row by row as foreign keys are; none of our triggers. */
const constrainedTable = `
  create table if not exists bench_line (
    like annex_line including defaults including constraints including indexes,
    foreign key (resolution_id) references resolution (id),
    foreign key (added_by_id) references resolution (id),
    foreign key (municipality_code) references municipality (code),
    foreign key (hospital_id) references hospital (id)
  )`;

async function refilled({ owner }: Doors): Promise<void> {
  await asClient(clientOptions(owner), async (client) => {
    await client.query(constrainedTable);
    await client.query('truncate bench_line');
  });
}

const columns = 'id, resolution_id, added_by_id, line, municipality_code, hospital_id, amount';

function lineRows(id: string, lines: number, first: number): string {
  return `select gen_random_uuid() as id, '${id}'::uuid as resolution_id, '${id}'::uuid as added_by_id,
    (${first} + row_number() over (order by id))::int as line, municipality_code, id as hospital_id, 1000.00 as amount
    from (select * from hospital order by id limit ${lines}) as hospital`;
}

/** psql's `\copy` of the lines into a table like the product's, with foreign keys for what it names. */
export function constrained({ setting, doors, folder, lines, draft: id }: Side): Contestant {
  const file = join(folder, 'lineas.csv');
  return {
    name: '\\copy, constrained',
    missing: missingProgram('psql'),
    measure: async () => {
      const environment = setting.cluster.environment('b3');
      await refilled(doors);
      await psql(environment, `\\copy (${lineRows(id, lines, 0)}) to '${file}' with (format csv)`);
      const figures = await timed(lines, () =>
        psql(environment, `\\copy bench_line (${columns}) from '${file}' with (format csv)`),
      );
      return figures;
    },
  };
}

const Line = new EntitySchema<Record<string, unknown>>({
  name: 'BenchLine',
  tableName: 'bench_line',
  columns: {
    id: { type: 'uuid', primary: true },
    resolution_id: { type: 'uuid' },
    added_by_id: { type: 'uuid' },
    line: { type: 'integer' },
    municipality_code: { type: 'text' },
    hospital_id: { type: 'uuid', nullable: true },
    amount: { type: 'numeric' },
  },
});

/** More of them take minutes: rows a second are compared. */
const mostOfTypeorm = 20_000;

/** TypeORM's `insert`, a thousand entities at a time, in one transaction. */
export function typeormInsert({ doors, lines, draft: id }: Side): Contestant {
  const count = Math.min(lines, mostOfTypeorm);
  return {
    name: 'TypeORM insert',
    measure: async () => {
      await refilled(doors);
      const source = new DataSource({ ...dataSourceOptions(doors.owner, 1), entities: [Line], migrations: [] });
      await source.initialize();
      try {
        const rows: Record<string, unknown>[] = await source.query(lineRows(id, count, 0));
        const figures = await timed(count, () =>
          source.transaction(async (manager) => {
            for (let from = 0; from < rows.length; from += 1000)
              await manager.insert(Line, rows.slice(from, from + 1000));
          }),
        );
        return figures;
      } finally {
        await source.destroy();
      }
    },
  };
}
