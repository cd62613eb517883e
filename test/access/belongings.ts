import type { DataSource } from 'typeorm';

/** What belongs to hospitals other than one's own, read from the tables themselves. */
export interface Belongings {
  /** Identifiers of every kind of record, a few of each table and some of every hospital. */
  readonly ids: readonly string[];
  /** Those among them that are everybody's affair: a resolution has lines of many hospitals. */
  readonly shared: ReadonlySet<string>;
  /** Identifiers, names, numbers of papers and amounts that stand in records of others and in none of one's own. */
  readonly texts: readonly string[];
}

/**
 * Every table that leads to a line or a hospital is asked, whichever migration made it: a new table is walked without
 * being named here.
 */
export async function belongings(database: DataSource, ownHospital: string): Promise<Belongings> {
  const ids: string[] = [];
  const texts = new Set<string>();
  const own = new Set<string>();
  for (const { table, owner } of await tablesOfOthers(database)) {
    const rows: { mine: boolean; row: Record<string, unknown> }[] = await database.query(
      `select coalesce(${owner}, false) as mine, to_jsonb(held) as row from ${table} held`,
      [ownHospital],
    );
    const foreign = rows.filter(({ mine }) => !mine);
    ids.push(...foreign.slice(0, 5).flatMap(({ row }) => (typeof row['id'] === 'string' ? [row['id']] : [])));
    for (const { mine, row } of rows) for (const text of tellingTexts(row)) (mine ? own : texts).add(text);
  }
  const resolutions: { id: string }[] = await database.query('select id from resolution');
  const shared = new Set(resolutions.map(({ id }) => id));
  const common = await commonTexts(database);
  return {
    ids: [...ids, ...shared],
    shared,
    texts: [...texts].filter(
      (text) => !own.has(text) && !shared.has(text) && !common.some((each) => each.includes(text)),
    ),
  };
}

/** The tables with a line, a giro or a hospital, and the condition that says whether a row is one's own ($1). */
async function tablesOfOthers(database: DataSource): Promise<{ table: string; owner: string }[]> {
  const columns: { table: string; columns: string[] }[] = await database.query(
    `select table_name as table, array_agg(column_name::text) as columns
     from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE'
     group by table_name
     order by table_name`,
  );
  return columns.flatMap(({ table, columns: names }) => {
    if (table === 'hospital') return [{ table, owner: 'held.id = $1' }];
    if (table === 'annex_line') return [{ table, owner: 'held.hospital_id = $1' }];
    if (table === 'person_hospital' || table === 'audit_event') return [];
    if (names.includes('allocation_id')) return [{ table, owner: ofLine('held.allocation_id') }];
    if (names.includes('disbursement_id')) {
      return [
        {
          table,
          owner: `(select ${ofLine('giro.allocation_id')} from disbursement giro where giro.id = held.disbursement_id)`,
        },
      ];
    }
    return [];
  });
}

const ofLine = (column: string) =>
  `exists (select from annex_line line where line.id = ${column} and line.hospital_id = $1)`;

/** What would tell a reader something: not the words of an enumeration, nor a date that many share. */
function tellingTexts(row: Record<string, unknown>): string[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (typeof value === 'number' && /amount|paid|contracted|obligated/.test(column)) return amountTexts(value);
    if (typeof value !== 'string' || value.length < 8) return [];
    return /(^id$|_id$|name|nit|number|reference|order|note|reason)/.test(column) ? [value] : [];
  });
}

const amountTexts = (value: number) => (value >= 1_000_000 ? [value.toFixed(2)] : []);

/** What people, resolutions and territories say is nobody's secret. */
async function commonTexts(database: DataSource): Promise<string[]> {
  const rows: { text: string }[] = await database.query(
    `select to_jsonb(resolution)::text as text from resolution
     union all select to_jsonb(strategy)::text from resolution strategy
     union all select to_jsonb(person)::text from person
     union all select to_jsonb(municipality)::text from municipality`,
  );
  return rows.map(({ text }) => text);
}
