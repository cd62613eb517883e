import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { PaymentBatchSummary, PaymentBatchView, ReadyOrderView } from './batch.dto';
import { batchName, stateOf } from './batch.rules';
import type { OrderFacts } from './layout.fields';

type Row = Omit<PaymentBatchSummary, 'name' | 'state' | 'total'> & { year: number; number: number; total: string };

type OrderRow = Pick<
  PaymentBatchView['orders'][number],
  'position' | 'disbursementId' | 'paymentOrder' | 'resolutionId' | 'line' | 'municipality' | 'hospital'
> & { amount: string; resolutionNumber: number; resolutionYear: number };

@Injectable()
export class PaymentBatchQueries {
  constructor(private readonly disbursements: DisbursementQueries) {}

  /** What is this batch, and where does each of its orders stand? @throws NotFound */
  async one(tx: Tx, by: Caller, id: string): Promise<PaymentBatchView> {
    const [row]: Row[] = await tx.query(`${batchesSql} where batch.id = $1`, [id]);
    if (!row) throw new NotFound({});
    const orders: OrderRow[] = await tx.query(ordersSql, [id]);
    const giros = await this.disbursements.many(
      tx,
      by,
      orders.map(({ disbursementId }) => disbursementId),
    );
    return {
      ...summaryOf(row),
      orders: orders.map(({ resolutionNumber: number, resolutionYear: year, amount, ...order }) => ({
        ...order,
        resolution: resolutionLabel({ number, year }),
        amount: Money.of(amount),
        status: giros.get(order.disbursementId)?.status ?? 'ordered',
      })),
    };
  }

  /** Which batches have been made, in the order of making? */
  async page(tx: Tx, { limit, cursor }: RecordsAsked): Promise<Page<PaymentBatchSummary>> {
    const rows: Row[] = await tx.query(
      `${batchesSql} where $1::uuid is null or batch.id > $1 order by batch.id limit $2`,
      [cursor?.[0] ?? null, limit + 1],
    );
    return pageOf(rows.map(summaryOf), limit, ({ id }) => [id]);
  }

  /** Which orders are approved, unpaid and in no batch that stands, by their recording? */
  async ready(
    tx: Tx,
    { limit, cursor, resolution }: RecordsAsked & { resolution?: string | undefined },
  ): Promise<Page<ReadyOrderView>> {
    type Ready = Omit<ReadyOrderView, 'amount' | 'resolution'> & { amount: string; number: number; year: number };
    const rows: Ready[] = await tx.query(readySql, [resolution ?? null, cursor?.[0] ?? null, limit + 1]);
    const views = rows.map(({ number, year, amount, ...row }) => ({
      ...row,
      resolution: resolutionLabel({ number, year }),
      amount: Money.of(amount),
    }));
    return pageOf(views, limit, ({ id }) => [id]);
  }

  /** The bytes, as they were made. @throws NotFound */
  async file(tx: Tx, id: string): Promise<{ fileName: string; sha256: string; content: Buffer }> {
    const [row]: { fileName: string; sha256: string; content: Buffer }[] = await tx.query(
      'select file_name as "fileName", sha256, content from payment_batch where id = $1',
      [id],
    );
    if (!row) throw new NotFound({});
    return row;
  }

  /** The next number of a year, held until the end: whoever makes another batch waits. */
  async nextNumber(tx: Tx, year: number): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('payment-batch ' || $1::text, 0))`, [year]);
    const [row]: { next: number }[] = await tx.query(
      'select coalesce(max(number), 0)::int + 1 as next from payment_batch where year = $1',
      [year],
    );
    return row?.next ?? 1;
  }

  /** In which batch that stands is each of these orders? Those in none are not in the answer. */
  async standingOf(tx: Tx, disbursementIds: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; year: number; number: number }[] = await tx.query(
      `select sent.disbursement_id as id, batch.year, batch.number
       from payment_batch_order sent
       join payment_batch batch on batch.id = sent.batch_id
       where sent.disbursement_id = any($1::uuid[])
         and not sent.annulled`,
      [disbursementIds],
    );
    return new Map(rows.map(({ id, ...batch }) => [id, batchName(batch)]));
  }

  /** What do the records have of each of these orders, for a file? */
  async facts(tx: Tx, disbursementIds: readonly string[]): Promise<Map<string, Omit<OrderFacts, 'position'>>> {
    type Fact = Omit<OrderFacts, 'position' | 'amount' | 'resolution'> & { amount: string };
    const rows: Fact[] = await tx.query(factsSql, [disbursementIds]);
    return new Map(
      rows.map((row) => [
        row.disbursementId,
        {
          ...row,
          amount: Money.of(row.amount),
          resolution: resolutionLabel({ number: row.resolutionNumber, year: row.resolutionYear }),
        },
      ]),
    );
  }
}

function summaryOf({ year, number, total, ...row }: Row): PaymentBatchSummary {
  return {
    ...row,
    name: batchName({ year, number }),
    state: stateOf(row, row.annulment !== null),
    total: Money.of(total),
  };
}

const instantText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const batchesSql = `
  select
    batch.id,
    batch.year,
    batch.number,
    batch.made_on as "madeOn",
    batch.order_count as count,
    (
      select count(*)::int
      from payment_batch_order sent
      where sent.batch_id = batch.id
        and (
          exists (select from settlement where settlement.disbursement_id = sent.disbursement_id)
          or exists (select from bank_rejection where bank_rejection.disbursement_id = sent.disbursement_id)
        )
    ) as answered,
    batch.total,
    batch.file_name as "fileName",
    batch.sha256,
    json_build_object('name', batch.layout, 'sha256', batch.layout_sha256) as layout,
    json_build_object('id', maker.id, 'name', maker.name) as "madeBy",
    batch.recorded_at as "madeAt",
    case when annulment.batch_id is not null then json_build_object(
      'reason', annulment.reason,
      'annulledBy', json_build_object('id', annuller.id, 'name', annuller.name),
      'annulledAt', ${instantText('annulment.recorded_at')}
    ) end as annulment
  from payment_batch batch
  join person maker on maker.id = batch.recorded_by
  left join payment_batch_annulment annulment on annulment.batch_id = batch.id
  left join person annuller on annuller.id = annulment.recorded_by`;

const placeSql = `
  join annex_line line on line.id = disbursement.allocation_id
  join resolution on resolution.id = line.resolution_id
  join municipality on municipality.code = line.municipality_code
  left join hospital on hospital.id = line.hospital_id`;

const ordersSql = `
  select
    sent.position,
    sent.disbursement_id as "disbursementId",
    disbursement.payment_order as "paymentOrder",
    resolution.id as "resolutionId",
    resolution.number as "resolutionNumber",
    resolution.year as "resolutionYear",
    line.line,
    municipality.name as municipality,
    hospital.name as hospital,
    sent.amount
  from payment_batch_order sent
  join disbursement on disbursement.id = sent.disbursement_id
  ${placeSql}
  where sent.batch_id = $1
  order by sent.position`;

const readySql = `
  select
    disbursement.id,
    disbursement.payment_order as "paymentOrder",
    disbursement.ordered_on as "orderedOn",
    disbursement.amount,
    line.id as "allocationId",
    resolution.id as "resolutionId",
    resolution.number,
    resolution.year,
    line.line,
    municipality.name as municipality,
    hospital.name as hospital
  from ledger_account account
  join disbursement on disbursement.id = account.disbursement_id
  ${placeSql}
  where account.place = 'ordered'
    and account.balance > 0
    and ($1::uuid is null or account.resolution_id = $1)
    and ($2::uuid is null or disbursement.id > $2)
    and not exists (
      select from payment_batch_order sent where sent.disbursement_id = disbursement.id and not sent.annulled
    )
  order by disbursement.id
  limit $3`;

const factsSql = `
  select
    disbursement.id as "disbursementId",
    disbursement.payment_order as "paymentOrder",
    disbursement.amount,
    disbursement.ordered_on as "orderedOn",
    resolution.number as "resolutionNumber",
    resolution.year as "resolutionYear",
    line.line,
    hospital.name as hospital,
    hospital.nit,
    hospital.check_digit as "checkDigit",
    hospital.reps,
    municipality.code as divipola,
    municipality.name as municipality,
    department.name as department
  from disbursement
  ${placeSql}
  join department on department.code = municipality.department_code
  where disbursement.id = any($1::uuid[])`;
