import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { yearOf } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { bothOf } from '../../platform/access/delegation.rules';
import { declareConstraint, declarePassingConstraint } from '../../platform/database/constraints';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireTag, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { canonicalText, sha256 } from '../audit/record.rules';
import { judgeAll } from '../disbursements/batch.rules';
import { lockDisbursements } from '../disbursements/disbursement-lock';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { requireStep } from '../disbursements/disbursement.rules';
import { requireNotApprover } from '../disbursements/payment.rules';
import { foldedOrder } from '../disbursements/order-number.rules';
import type {
  BatchAnnulmentForm,
  PaymentBatchForm,
  PaymentBatchSummary,
  PaymentBatchView,
  ReadyOrderView,
} from './batch.dto';
import { PaymentBatchQueries } from './batch.queries';
import {
  AlreadyInBatch,
  batchName,
  MakerAnnuls,
  OrderIsOut,
  OrderNumberRepeated,
  requireAnnullable,
} from './batch.rules';
import type { PaymentLayout } from './layout';
import type { BatchFacts } from './layout.fields';
import { PAYMENT_LAYOUT } from './layout.setting';
import { fileOf, orderRecord } from './out-file.rules';

declareConstraint('payment_batch_annulment_not_by_its_maker', () => new MakerAnnuls({}));
declareConstraint('payment_batch_order_not_reversed', () => new OrderIsOut({}));
// Who lost a race for the number, or for an order, runs again and finds what the other did.
declarePassingConstraint('payment_batch_number_once');
declarePassingConstraint('payment_batch_order_in_one_batch');

/** Approved orders that go to the bank together, as a file. */
@Injectable()
export class PaymentBatches {
  private readonly layoutSha256: string;

  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: PaymentBatchQueries,
    private readonly disbursements: DisbursementQueries,
    private readonly audit: Audit,
    @Inject(PAYMENT_LAYOUT) private readonly layout: PaymentLayout,
  ) {
    this.layoutSha256 = sha256(canonicalText(layout.out));
  }

  /** @throws NotFound */
  one(by: Caller, id: string): Promise<PaymentBatchView> {
    return this.transactions.read((tx) => this.queries.one(tx, by, id));
  }

  page(asked: RecordsAsked): Promise<Page<PaymentBatchSummary>> {
    return this.transactions.read((tx) => this.queries.page(tx, asked));
  }

  ready(asked: RecordsAsked & { resolution?: string | undefined }): Promise<Page<ReadyOrderView>> {
    return this.transactions.read((tx) => this.queries.ready(tx, asked));
  }

  /** The same bytes, whenever it is asked for; who took them is recorded. @throws NotFound */
  async file(by: Caller, id: string): Promise<{ fileName: string; content: Buffer }> {
    return this.transactions.run(async (tx) => {
      const { fileName, content, sha256: hash } = await this.queries.file(tx, id);
      const event = { act: 'payment-batch.download', ...subjectOf(id), content: { sha256: hash } };
      await this.audit.record(tx, by, event);
      return { fileName, content };
    });
  }

  /**
   * Puts approved orders in a batch, with its number and its file. Nothing moves: the bank has not paid.
   * @throws BatchRefused with what refuses each: NotFound, ChangedSince, DisbursementWrongState, ApproverPays,
   * AlreadyInBatch, OrderNumberRepeated, FieldUnknown, FieldUnfit
   */
  make(by: Caller, { disbursements: chosen }: PaymentBatchForm): Promise<Answer<PaymentBatchView>> {
    return this.useCases.once(by, async (tx) => {
      const ids = chosen.map(({ id }) => id);
      const lines = await lockDisbursements(tx, by, ids);
      const giros = await this.disbursements.many(tx, by, ids);
      const standing = await this.queries.standingOf(tx, ids);
      const facts = await this.queries.facts(tx, ids);
      const year = yearOf(by.today);
      const number = await this.queries.nextNumber(tx, year);
      const total = Money.sum([...giros.values()].map(({ amount }) => amount));
      const name = batchName({ year, number });
      const batch: BatchFacts = { name, number, year, madeOn: by.today, count: ids.length, total };
      const numbers = new Set<string>();
      const records = judgeAll('disbursements', chosen, {
        located: ({ id }) => ({ id, line: lines.get(id)?.line ?? null }),
        decide: ({ id, etag }) => {
          const giro = giros.get(id);
          const known = facts.get(id);
          if (!giro || !known || !lines.has(id)) throw new NotFound({});
          requireTag(etag, giro);
          requireStep(giro.status, 'settle');
          requireNotApprover(giro.decision?.decidedBy.id ?? null, bothOf(by.person));
          const other = standing.get(id);
          if (other !== undefined) throw new AlreadyInBatch({ batch: other });
          requireNumberOnce(numbers, giro.paymentOrder);
          return orderRecord(this.layout.out, { ...known, position: ids.indexOf(id) + 1 }, batch);
        },
      });
      const id = newId();
      const content = fileOf(this.layout.out, batch, records);
      const amounts = ids.map((each) => giros.get(each)?.amount.toString());
      const hash = await this.write(tx, by, { id, batch, content, ids, amounts });
      await this.audit.record(tx, by, {
        act: 'payment-batch.make',
        ...subjectOf(id),
        content: { name, count: batch.count, total, sha256: hash, layout: this.layout.name, orders: ids },
      });
      await this.audit.recordEach(
        tx,
        ids.map((giroId) => ({
          by,
          act: 'disbursement.send',
          subjectKind: 'disbursement',
          subjectId: giroId,
          chain: { kind: 'allocation', id: lines.get(giroId)?.id ?? giroId },
          entries: [],
          content: { batch: name, sha256: hash },
        })),
      );
      return this.queries.one(tx, by, id);
    });
  }

  /**
   * Another person takes a batch back before any answer: its orders are free for another one. The file stays.
   * @throws NotFound, BatchNotOpen, MakerAnnuls
   */
  annul(by: Caller, id: string, { reason }: BatchAnnulmentForm): Promise<Answer<PaymentBatchView>> {
    return this.useCases.once(by, async (tx) => {
      const seen = await this.queries.one(tx, by, id);
      // The lines, as whoever applies an answer does: one of the two waits, and sees what the other did.
      await lockDisbursements(
        tx,
        by,
        seen.orders.map(({ disbursementId }) => disbursementId),
      );
      const { name, state, madeBy } = await this.queries.one(tx, by, id);
      requireAnnullable({ name, state, madeBy: madeBy.id }, bothOf(by.person));
      await tx.query(
        'insert into payment_batch_annulment (batch_id, reason, made_by, recorded_by) values ($1, $2, $3, $4)',
        [id, reason, madeBy.id, by.person.id],
      );
      await tx.query('update payment_batch_order set annulled = true where batch_id = $1', [id]);
      await this.audit.record(tx, by, { act: 'payment-batch.annul', ...subjectOf(id), content: { name, reason } });
      return this.queries.one(tx, by, id);
    });
  }

  private async write(tx: Tx, by: Caller, { id, batch, content, ids, amounts }: NewBatch): Promise<string> {
    const { name, number, year, madeOn, count, total } = batch;
    const hash = createHash('sha256').update(content).digest('hex');
    const { out, name: layout } = this.layout;
    await tx.query(
      `insert into payment_batch (
         id, year, number, previous_number, made_on, order_count, total, layout, layout_sha256, file_name, content,
         sha256, recorded_by
       ) values ($1, $2, $3, nullif($3 - 1, 0), $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        year,
        number,
        madeOn,
        count,
        total.toString(),
        layout,
        this.layoutSha256,
        `${name}.${out.extension}`,
        content,
        hash,
        by.person.id,
      ],
    );
    const written: unknown[] = await tx.query(
      `insert into payment_batch_order (batch_id, position, disbursement_id, amount)
       select $1, position, id, amount
       from unnest($2::uuid[], $3::numeric[]) with ordinality as given (id, amount, position)
       returning position`,
      [id, ids, amounts],
    );
    invariant(written.length === count, 'a batch has the orders that it says');
    return hash;
  }
}

interface NewBatch {
  readonly id: string;
  readonly batch: BatchFacts;
  readonly content: Buffer;
  readonly ids: readonly string[];
  readonly amounts: readonly (string | undefined)[];
}

function subjectOf(id: string): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'payment-batch', subjectId: id };
}

/** As an answer is matched. @throws OrderNumberRepeated */
function requireNumberOnce(seen: Set<string>, paymentOrder: string | null): void {
  if (paymentOrder === null) return;
  const key = foldedOrder(paymentOrder);
  if (seen.has(key)) throw new OrderNumberRepeated({ paymentOrder });
  seen.add(key);
}
