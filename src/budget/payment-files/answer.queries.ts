import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import type { AnswerSummary, AnswerView, AppliedView, RowView } from './answer.dto';
import { batchName } from './batch.rules';

type StoredRow = Omit<RowView, 'amount'> & { amount: string | null };

@Injectable()
export class AnswerQueries {
  /** Which approved orders have these numbers (folded)? */
  numbered(tx: Tx, numbers: readonly string[]): Promise<{ id: string; number: string }[]> {
    return tx.query(
      `select id, folded_order as number
       from disbursement
       where folded_order = any($1::text[])
         and decision = 'approved'
       order by id`,
      [numbers],
    );
  }

  /** Which orders of the batches of these giros that stand are still unpaid? */
  async unanswered(tx: Tx, giroIds: readonly string[]): Promise<AppliedView['unanswered']> {
    type Row = { disbursementId: string; paymentOrder: string | null; amount: string; year: number; number: number };
    const rows: Row[] = await tx.query(
      `select
         other.disbursement_id as "disbursementId",
         disbursement.payment_order as "paymentOrder",
         other.amount,
         batch.year,
         batch.number
       from payment_batch_order other
       join payment_batch batch on batch.id = other.batch_id
       join disbursement on disbursement.id = other.disbursement_id
       join ledger_account account
         on account.disbursement_id = other.disbursement_id and account.place = 'ordered' and account.balance > 0
       where not other.annulled
         and other.batch_id in (
           select batch_id from payment_batch_order where disbursement_id = any($1::uuid[]) and not annulled
         )
       order by batch.year, batch.number, other.position`,
      [giroIds],
    );
    return rows.map(({ year, number, amount, ...row }) => ({
      ...row,
      batch: batchName({ year, number }),
      amount: Money.of(amount),
    }));
  }

  /** The last record of this very file; null when it was never applied. */
  async ofFile(tx: Tx, sha256: string): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query(
      'select id from payment_answer where sha256 = $1 order by id desc limit 1',
      [sha256],
    );
    return row?.id ?? null;
  }

  /** What did this answer say, row by row, and what became of it? @throws NotFound */
  async one(tx: Tx, id: string): Promise<AnswerView> {
    const [answer]: AnswerSummary[] = await tx.query(`${answersSql} where answer.id = $1`, [id]);
    if (!answer) throw new NotFound({});
    const rows: StoredRow[] = await tx.query(
      `select line, verdict, payment_order as "paymentOrder", amount, disbursement_id as "disbursementId", code, detail
       from payment_answer_row
       where answer_id = $1
       order by line`,
      [id],
    );
    return {
      ...answer,
      rows: rows.map((row) => ({ ...row, amount: row.amount === null ? null : Money.of(row.amount) })),
    };
  }

  /** Which answers were applied, in their order? */
  async page(tx: Tx, { limit, cursor }: RecordsAsked): Promise<Page<AnswerSummary>> {
    const rows: AnswerSummary[] = await tx.query(
      `${answersSql} where $1::uuid is null or answer.id > $1 order by answer.id limit $2`,
      [cursor?.[0] ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  async write(
    tx: Tx,
    answer: { id: string; sha256: string; fileName: string; layout: string; recordedBy: string },
    rows: readonly RowView[],
  ): Promise<void> {
    await tx.query(
      `insert into payment_answer (id, sha256, file_name, layout, leftovers, recorded_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        answer.id,
        answer.sha256,
        answer.fileName,
        answer.layout,
        rows.filter(({ verdict }) => verdict === 'leftover').length,
        answer.recordedBy,
      ],
    );
    await tx.query(
      `insert into payment_answer_row (
         answer_id, line, verdict, payment_order, amount, disbursement_id, code, detail
       )
       select $1, line, verdict, "paymentOrder", amount, "disbursementId", code, detail
       from jsonb_to_recordset($2::jsonb) as row (
         line integer, verdict text, "paymentOrder" text, amount numeric, "disbursementId" uuid, code text, detail text
       )`,
      [answer.id, JSON.stringify(rows)],
    );
  }
}

const countOf = (verdict: string) =>
  `(select count(*)::int from payment_answer_row row where row.answer_id = answer.id and row.verdict = '${verdict}')`;

const answersSql = `
  select
    answer.id,
    answer.file_name as "fileName",
    answer.sha256,
    json_build_object(
      'settled', ${countOf('settled')},
      'rejected', ${countOf('rejected')},
      'already', ${countOf('already')},
      'pending', ${countOf('pending')},
      'leftover', ${countOf('leftover')}
    ) as counts,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    answer.recorded_at as "recordedAt"
  from payment_answer answer
  join person on person.id = answer.recorded_by`;
