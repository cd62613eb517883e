import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import type { NonReceiptView } from './receipt.dto';

type Row = Omit<NonReceiptView, 'missing'> & { missing: string };

@Injectable()
export class NonReceiptQueries {
  constructor(private readonly disbursements: DisbursementQueries) {}

  /**
   * When has the hospital said that this giro had not arrived, in the order in which it was recorded?
   * @throws NotFound when there is no such giro, or it is another hospital's
   */
  async page(
    tx: Tx,
    by: Caller,
    disbursementId: string,
    { limit, cursor }: RecordsAsked,
  ): Promise<Page<NonReceiptView>> {
    const [rows]: [Row[], unknown] = await Promise.all([
      tx.query(
        `${nonReceiptsSql}
         where non_receipt.disbursement_id = $1
           and ($2::uuid is null or non_receipt.id > $2)
         order by non_receipt.id
         limit $3`,
        [disbursementId, cursor?.[0] ?? null, limit + 1],
      ),
      this.disbursements.one(tx, by, disbursementId),
    ]);
    return pageOf(rows.map(view), limit, ({ id }) => [id]);
  }

  /** What does this one, just recorded, say? */
  async one(tx: Tx, id: string): Promise<NonReceiptView> {
    const [row]: Row[] = await tx.query(`${nonReceiptsSql} where non_receipt.id = $1`, [id]);
    invariant(row, 'what was just recorded is there');
    return view(row);
  }
}

function view(row: Row): NonReceiptView {
  return {
    id: row.id,
    disbursementId: row.disbursementId,
    missing: Money.of(row.missing),
    checkedOn: row.checkedOn,
    note: row.note,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
  };
}

const nonReceiptsSql = `
  select
    non_receipt.id,
    non_receipt.disbursement_id as "disbursementId",
    non_receipt.missing,
    non_receipt.checked_on as "checkedOn",
    non_receipt.note,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    non_receipt.recorded_at as "recordedAt"
  from non_receipt
  join person on person.id = non_receipt.recorded_by`;
