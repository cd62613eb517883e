import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import type { Tx } from '../../../../platform/database/transactions';
import { readLineLedger } from '../../line-ledger.queries';
import { giroOf, type GiroFacts, type GiroPapers } from './facts.rules';

/** What had happened to this giro by the cut-off? O(entries of its line). */
export async function readGiro(tx: Tx, id: string, cutoff: CalendarDate): Promise<GiroFacts> {
  const [row]: (GiroPapers & { allocationId: string })[] = await tx.query(papersSql, [id]);
  invariant(row, 'a giro that is held is there');
  const { allocationId, ...papers } = row;
  return giroOf(papers, await readLineLedger(tx, allocationId, cutoff));
}

const papersSql = `
  select
    giro.id,
    giro.allocation_id as "allocationId",
    giro.decision,
    json_build_object(
      'number', giro.payment_order,
      'orderedOn', giro.ordered_on,
      'datePrecision', giro.date_precision
    ) as "order",
    (
      select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'source', source)), '[]')
      from settlement
      where settlement.disbursement_id = giro.id
    ) as settlements,
    (
      select coalesce(json_agg(json_build_object('id', id, 'evidence', evidence)), '[]')
      from clarification
      where clarification.disbursement_id = giro.id
    ) as clarifications,
    (
      select coalesce(json_agg(json_build_object('id', id, 'reference', reference)), '[]')
      from receipt
      where receipt.disbursement_id = giro.id
    ) as receipts
  from disbursement giro
  where giro.id = $1`;
