import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Tx } from '../../../../platform/database/transactions';
import { readLineLedger } from '../../line-ledger.queries';
import type { RestitutionPapers, RestitutionRead } from './facts.rules';

type Row = Omit<RestitutionPapers, 'amount'> & { readonly allocationId: string; readonly amount: string };

/** What was deposited, and what had happened to the line by the cut-off? O(entries of the line). */
export async function readRestitution(tx: Tx, id: string, cutoff: CalendarDate): Promise<RestitutionRead> {
  const [row]: Row[] = await tx.query(
    `select
       id,
       allocation_id as "allocationId",
       kind,
       amount,
       deposited_on as "depositedOn",
       portfolio,
       reference,
       decision,
       (decided_at at time zone 'America/Bogota')::date as "decidedOn",
       decision_reason as "decisionReason"
     from restitution
     where id = $1`,
    [id],
  );
  invariant(row, 'a restitution whose line is held is there');
  const { allocationId, ...papers } = row;
  return { ...(await readLineLedger(tx, allocationId, cutoff)), ...papers, amount: Money.of(papers.amount) };
}
