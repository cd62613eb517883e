import type { Tx } from './transactions';

/**
 * Inserts rows whose columns and types are given, whatever their number, in one statement that is asked at once.
 * `columns` is code, never what somebody wrote: a name and its type each.
 */
export async function insertRows<Column extends string>(
  tx: Tx,
  table: string,
  columns: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${String(type)}`)
    .join(', ');
  await tx.query(
    `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as given (${typed})`,
    [JSON.stringify(rows)],
  );
}

let cursors = 0;

/**
 * The rows of one question, a batch at a time: what is read is never all in memory. The transaction stays open until
 * the last batch is taken, or the reader stops.
 */
export async function* batchesOf<Row>(
  tx: Tx,
  sql: string,
  parameters: readonly unknown[],
  size = 500,
): AsyncGenerator<Row[]> {
  cursors += 1;
  const name = `batches_${cursors}`;
  await tx.query(`declare ${name} no scroll cursor for ${sql}`, [...parameters]);
  for (;;) {
    const rows: Row[] = await tx.query(`fetch ${size} from ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.query(`close ${name}`);
}
