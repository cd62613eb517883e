import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';

/** The tables of what one person records and another decides. */
export type DecidedTable =
  | 'disbursement'
  | 'execution_report'
  | 'fulfilment'
  | 'lapse'
  | 'restitution'
  | 'restoration'
  | 'reversal'
  | 'withdrawal';

export interface Decided {
  readonly id: string;
  /** One of those that the table's own constraint knows. */
  readonly decision: string;
  /** Of who turns it down; null for who agrees. */
  readonly reason: string | null;
}

/**
 * Writes what was decided, by whom and now. That it still waits, and that another person recorded it, is required before,
 * under the lock of its line; the table refuses it too.
 */
export async function decide(
  tx: Tx,
  by: Caller,
  table: DecidedTable,
  { id, decision, reason }: Decided,
): Promise<void> {
  await tx.query(
    `update ${table} set decision = $2, decided_by = $3, decided_at = clock_timestamp(), decision_reason = $4
     where id = $1`,
    [id, decision, by.person.id, reason],
  );
}
