import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { requireTag, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockLines, type LockedLine } from '../allocations/allocation-lock';
import type {
  ApprovalBatchForm,
  BatchView,
  OrderBatchForm,
  RejectionBatchForm,
  SettlementBatchForm,
} from './batch.dto';
import { labelsOf, sumOf } from './batch.queries';
import { amountToOrder, Funds, judgeAll } from './batch.rules';
import { lockDisbursements } from './disbursement-lock';
import type { DisbursementView } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { approvalOf, rejectionOf, settlementOf, type Rejected, type Settled } from './giro-acts.rules';
import { GiroRecords, togetherOf, type Decided } from './giro-records';
import { orderingLineOf, readOrdering } from './ordering.queries';

/** One giro of a batch, and what the person had seen of it. */
interface Chosen {
  readonly id: string;
  readonly etag: string | null;
}

/** Orders and giros, many at once: the whole batch or nothing. */
@Injectable()
export class DisbursementBatches {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: DisbursementQueries,
    private readonly records: GiroRecords,
  ) {}

  /**
   * A payment order for each of these lines of a resolution; nothing moves before they are approved.
   * @throws NotFound, BatchRefused with what refuses each: what `Disbursements.order` throws, or NothingToOrder
   */
  order(by: Caller, resolutionId: string, form: OrderBatchForm): Promise<Answer<BatchView>> {
    return this.useCases.once(by, async (tx) => {
      await requirePublished(tx, resolutionId);
      const chosen = form.lines.map(({ allocationId }) => allocationId);
      const [lines, ordering] = await Promise.all([
        lockLines(tx, by, chosen),
        readOrdering(tx, chosen, form.orderedOn),
      ]);
      const { orderedOn, datePrecision, note, source } = form;
      const orders = judgeAll('lines', form.lines, {
        located: ({ allocationId: id }) => ({ id, line: lines.get(id)?.line ?? null }),
        decide: ({ allocationId, amount: asked, paymentOrder }) => {
          const line = lines.get(allocationId);
          if (line?.resolutionId !== resolutionId) throw new NotFound({});
          const orderable = orderingLineOf(line, ordering);
          const amount = amountToOrder(orderable, { asked, orderedOn, today: by.today });
          const written = { amount, paymentOrder, orderedOn, datePrecision, note, source };
          return { id: newId(), by, allocationId, form: written };
        },
      });
      return this.told(tx, by, [...lines.keys()], async () => {
        await this.records.order(tx, orders, togetherOf(orders));
        return orders.map(({ id }) => id);
      });
    });
  }

  /** @throws BatchRefused with what refuses each: what `Disbursements.approve` throws */
  approve(by: Caller, { disbursements }: ApprovalBatchForm): Promise<Answer<BatchView>> {
    return this.useCases.once(by, async (tx) => {
      const lines = await lockDisbursements(tx, by, idsOf(disbursements));
      const funds = new Funds(await readOrdering(tx, allocationsOf(lines), null));
      const decided = await this.judge(tx, by, lines, disbursements, ({ giro, line }) => {
        const entry = approvalOf({ giro, line }, by);
        funds.take(line.id, giro.amount, giro.orderedOn);
        return { by, giroId: giro.id, allocationId: line.id, entry };
      });
      return this.told(tx, by, allocationsOf(lines), async () => {
        const held = await this.records.hold(tx, idsOf(disbursements), null);
        await this.records.approve(tx, held, decided, togetherOf(decided));
        return idsOf(disbursements);
      });
    });
  }

  /** @throws BatchRefused with what refuses each: what `Payments.settle` throws */
  settle(by: Caller, { disbursements, ...all }: SettlementBatchForm): Promise<Answer<BatchView>> {
    const { effectiveOn, datePrecision, reference, source } = all;
    const payments = disbursements.map((each) => ({
      ...each,
      settled: {
        effectiveOn: each.effectiveOn ?? effectiveOn,
        datePrecision,
        reference: each.reference ?? reference,
        source,
      },
    }));
    return this.useCases.once(by, (tx) => this.settleIn(tx, by, payments));
  }

  /** @throws BatchRefused with what refuses each: what `Payments.reject` throws */
  reject(by: Caller, { disbursements, effectiveOn, reason }: RejectionBatchForm): Promise<Answer<BatchView>> {
    const rejections = disbursements.map((each) => ({
      ...each,
      rejected: { effectiveOn: each.effectiveOn ?? effectiveOn, reason: each.reason ?? reason, source: null },
    }));
    return this.useCases.once(by, (tx) => this.rejectIn(tx, by, rejections));
  }

  /** Pays these in a transaction that does more. @throws BatchRefused */
  async settleIn(tx: Tx, by: Caller, payments: readonly (Chosen & { settled: Settled })[]): Promise<BatchView> {
    const lines = await lockDisbursements(tx, by, idsOf(payments));
    const decided = await this.judge(tx, by, lines, payments, ({ giro, line, item: { settled } }) => {
      const entry = settlementOf({ giro, line }, by, newId(), settled);
      return { by, giroId: giro.id, allocationId: line.id, entry, settled };
    });
    return this.told(tx, by, allocationsOf(lines), async () => {
      const held = await this.records.hold(tx, idsOf(payments), earliest(decided));
      await this.records.settle(tx, held, decided, togetherOf(decided));
      return idsOf(payments);
    });
  }

  /** Sends these back to their lines in a transaction that does more. @throws BatchRefused */
  async rejectIn(tx: Tx, by: Caller, rejections: readonly (Chosen & { rejected: Rejected })[]): Promise<BatchView> {
    const lines = await lockDisbursements(tx, by, idsOf(rejections));
    const decided = await this.judge(tx, by, lines, rejections, ({ giro, line, item: { rejected } }) => {
      const entry = rejectionOf({ giro, line }, by, newId(), rejected);
      return { by, giroId: giro.id, allocationId: line.id, entry, rejected };
    });
    return this.told(tx, by, allocationsOf(lines), async () => {
      const held = await this.records.hold(tx, idsOf(rejections), earliest(decided));
      await this.records.reject(tx, held, decided, togetherOf(decided));
      return idsOf(rejections);
    });
  }

  /** Each giro, read under the lock of its line, judged by what decides one alone. @throws BatchRefused */
  private async judge<Item extends Chosen, Verdict>(
    tx: Tx,
    by: Caller,
    lines: ReadonlyMap<string, LockedLine>,
    items: readonly Item[],
    decide: (of: { giro: DisbursementView; line: LockedLine; item: Item }) => Verdict,
  ): Promise<Verdict[]> {
    const giros = await this.queries.many(tx, by, idsOf(items));
    return judgeAll('disbursements', items, {
      located: ({ id }) => ({ id, line: lines.get(id)?.line ?? null }),
      decide: (item) => {
        const giro = giros.get(item.id);
        const line = lines.get(item.id);
        if (!giro || !line) throw new NotFound({});
        requireTag(item.etag, giro);
        return decide({ giro, line, item });
      },
    });
  }

  /** Does it, and tells what it did: the lines' money before and after, and each giro as it stands. */
  private async told(
    tx: Tx,
    by: Caller,
    allocationIds: readonly string[],
    work: () => Promise<readonly string[]>,
  ): Promise<BatchView> {
    const before = await sumOf(tx, allocationIds);
    const ids = await work();
    const giros = await this.queries.many(tx, by, ids);
    const labels = await labelsOf(tx, allocationIds);
    const items = ids.map((id) => {
      const giro = giros.get(id);
      const label = giro && labels.get(giro.allocationId);
      invariant(giro && label, 'what was done is there');
      const { allocationId, paymentOrder, sameNumber, amount, status } = giro;
      const { line, municipality, hospital } = label;
      return { id, allocationId, line, municipality, hospital, paymentOrder, sameNumber, amount, status };
    });
    return {
      count: items.length,
      total: Money.sum(items.map(({ amount }) => amount)),
      before,
      after: await sumOf(tx, allocationIds),
      items: items.sort((one, other) => one.line - other.line),
    };
  }
}

function idsOf(items: readonly Chosen[]): string[] {
  return items.map(({ id }) => id);
}

function allocationsOf(lines: ReadonlyMap<string, LockedLine>): string[] {
  return [...new Set([...lines.values()].map(({ id }) => id))];
}

function earliest(decided: readonly Decided[]): CalendarDate | null {
  return decided.map(({ entry }) => entry.effectiveOn).sort()[0] ?? null;
}

/** @throws NotFound */
async function requirePublished(tx: Tx, resolutionId: string): Promise<void> {
  const found: unknown[] = await tx.query('select from resolution where id = $1 and published_at is not null', [
    resolutionId,
  ]);
  if (found.length === 0) throw new NotFound({});
}
