import type { CalendarDate } from '../../../../kernel/calendar';
import type { Tx } from '../../../../platform/database/transactions';
import type { ClosureQueries } from '../../../closures/closure.queries';
import { readLineLedger } from '../../line-ledger.queries';
import { readExecutionPapers } from '../execution/facts.queries';
import type { ClearanceRead } from './facts.rules';

/** What does this line still owe by the cut-off, and when was it closed? O(entries of the line). */
export async function readClearance(
  tx: Tx,
  { id, cutoff }: { id: string; cutoff: CalendarDate },
  closures: ClosureQueries,
): Promise<ClearanceRead> {
  const [closure]: { closedOn: CalendarDate }[] = await tx.query(
    'select closed_on as "closedOn" from closure where allocation_id = $1',
    [id],
  );
  return {
    ...(await readLineLedger(tx, id, cutoff)),
    ...(await readExecutionPapers(tx, id, cutoff)),
    closedOn: closure?.closedOn ?? null,
    pending: await closures.pending(tx, id),
  };
}
