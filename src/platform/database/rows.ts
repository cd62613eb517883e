import type { Tx } from './transactions';

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
