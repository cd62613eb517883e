import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import type { ReceiptView } from './receipt.dto';

type Row = Omit<ReceiptView, 'amount'> & { amount: string };

@Injectable()
export class ReceiptQueries {
  constructor(private readonly disbursements: DisbursementQueries) {}

  /**
   * What has the hospital confirmed of this giro, in the order in which it was recorded?
   * @throws NotFound when there is no such giro, or it is another hospital's
   */
  async page(tx: Tx, by: Caller, disbursementId: string, { limit, cursor }: RecordsAsked): Promise<Page<ReceiptView>> {
    const [rows]: [Row[], unknown] = await Promise.all([
      tx.query(
        `${receiptsSql}
         where receipt.disbursement_id = $1
           and ($2::uuid is null or receipt.id > $2)
         order by receipt.id
         limit $3`,
        [disbursementId, cursor?.[0] ?? null, limit + 1],
      ),
      this.disbursements.one(tx, by, disbursementId),
    ]);
    return pageOf(rows.map(viewReceipt), limit, ({ id }) => [id]);
  }

  /** What does this receipt, just recorded, say? */
  async one(tx: Tx, id: string): Promise<ReceiptView> {
    const [row]: Row[] = await tx.query(`${receiptsSql} where receipt.id = $1`, [id]);
    invariant(row, 'what was just recorded is there');
    return viewReceipt(row);
  }
}

function viewReceipt(row: Row): ReceiptView {
  return {
    id: row.id,
    disbursementId: row.disbursementId,
    amount: Money.of(row.amount),
    receivedOn: row.receivedOn,
    reference: row.reference,
    note: row.note,
    state: row.state,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
  };
}

const receiptsSql = `
  select
    receipt.id,
    receipt.disbursement_id as "disbursementId",
    receipt.amount,
    receipt.received_on as "receivedOn",
    receipt.reference,
    receipt.note,
    case when undone.id is null then 'standing' else 'reversed' end as state,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    receipt.recorded_at as "recordedAt"
  from receipt
  join person on person.id = receipt.recorded_by
  left join ledger_entry entry on entry.subject_id = receipt.id and entry.act = 'confirm'
  left join ledger_entry undone on undone.reverses_id = entry.id`;
