import type { CalendarDate } from '../../../../kernel/calendar';
import type { Tx } from '../../../../platform/database/transactions';
import { readGiro } from '../disbursement/facts.queries';
import type { ReceiptRead } from './facts.rules';

/** What did the hospital confirm by the cut-off? @param id of a receipt, or of a giro with all its receipts */
export async function readReceipt(tx: Tx, id: string, cutoff: CalendarDate): Promise<ReceiptRead> {
  const [row]: { disbursementId: string; receivedOn: CalendarDate }[] = await tx.query(
    `select
       disbursement_id as "disbursementId",
       received_on as "receivedOn"
     from receipt
     where id = $1`,
    [id],
  );
  const giro = await readGiro(tx, row?.disbursementId ?? id, cutoff);
  return { ...giro, receipt: row ? { id, receivedOn: row.receivedOn } : null };
}

/** Of which line is this receipt, or this giro? */
export const lineOfReceiptSql = `
  select disbursement.allocation_id
  from disbursement
  where disbursement.id = coalesce((select disbursement_id from receipt where receipt.id = $1), $1)`;
