import { Client } from 'pg';

/** What a piece of work read of the database, by table: rows, whatever way, and whole readings of a table. */
export interface Read {
  readonly rows: number;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly scans: number }>>;
}

/**
 * Counts what every transaction of this process reads: a count, the same on any machine. A small table is read whole by
 * any planner, so here it is told not to: what it still reads whole has no other way.
 */
export async function readBy(work: () => Promise<unknown>): Promise<Read> {
  const tables: Record<string, { rows: number; scans: number }> = {};
  const earlier = new Map<Client, Promise<StatisticsRow[]>>();
  const counts: Promise<void>[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own client below
  const query = Client.prototype.query as (...given: unknown[]) => Promise<unknown>;
  const read = async (client: Client) => ((await query.call(client, statisticsSql)) as { rows: StatisticsRow[] }).rows;
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    const text = textOf(given[0]);
    if (text === 'commit') counts.push(count(tables, earlier.get(this), read(this)));
    const answer = query.apply(this, given);
    if (text.startsWith('begin')) {
      void query.call(this, 'set local enable_seqscan = off');
      earlier.set(this, read(this));
    }
    return answer;
  } as never;
  try {
    await work();
    await Promise.all(counts);
  } finally {
    Client.prototype.query = query as never;
  }
  return { rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0), tables };
}

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '');
}

interface StatisticsRow {
  readonly name: string;
  readonly rows: string;
  readonly scans: string;
}

// The server's own count is of the connection for a while, not of the transaction.
async function count(
  tables: Record<string, { rows: number; scans: number }>,
  begun: Promise<StatisticsRow[]> | undefined,
  ended: Promise<StatisticsRow[]>,
): Promise<void> {
  const before = new Map((await begun)?.map((row) => [row.name, row]));
  for (const { name, rows, scans } of await ended) {
    const table = (tables[name] ??= { rows: 0, scans: 0 });
    table.rows += Number(rows) - Number(before.get(name)?.rows ?? 0);
    table.scans += Number(scans) - Number(before.get(name)?.scans ?? 0);
  }
}

const statisticsSql = `
  select relname as name, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows, seq_scan as scans
  from pg_stat_xact_user_tables
  where seq_tup_read + coalesce(idx_tup_fetch, 0) > 0`;
