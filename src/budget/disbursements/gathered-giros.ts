import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant, Refusal } from '../../kernel/errors';
import { wrote, type Tx } from '../../platform/database/transactions';
import type { Submitted } from '../../platform/gathering/gathered';
import type { Outcome } from '../../platform/gathering/lane';
import { requireTag } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { newId } from '../../platform/ids';
import { lockLines } from '../allocations/allocation-lock';
import { lockDisbursements } from './disbursement-lock';
import type { DisbursementView, OrderForm, SettlementForm } from './disbursement.dto';
import { DisbursementQueries } from './disbursement.queries';
import { afterSettlement, approvalOf, settlementOf } from './giro-acts.rules';
import { GiroRecords, type NewOrder } from './giro-records';
import { requireOrderable, type DatedAmount } from './order.rules';
import { orderingLineOf, readOrdering } from './ordering.queries';

export interface Ordering {
  readonly allocationId: string;
  readonly form: OrderForm;
}

export interface Approval {
  readonly id: string;
}

export interface Settling {
  readonly id: string;
  readonly form: SettlementForm;
}

/**
 * Acts on giros that many ask for at once, each by its own person and decided alone: three round trips for all of them,
 * to lock and read, to write, and to commit.
 */
@Injectable()
export class GatheredGiros {
  constructor(
    private readonly queries: DisbursementQueries,
    private readonly records: GiroRecords,
  ) {}

  /** Orders, in the order in which they came: each is promised what those before it left. */
  async order(tx: Tx, batch: readonly Submitted<Ordering>[]): Promise<Outcome<DisbursementView>[]> {
    const [{ by }] = batch as [Submitted<Ordering>];
    const asked = [...new Set(batch.map(({ command }) => command.allocationId))];
    const since = batch.map(({ command }) => command.form.orderedOn).sort()[0] ?? null;
    const [lines, ordering] = await Promise.all([lockLines(tx, by, asked), readOrdering(tx, asked, since)]);
    const promised = new Map<string, DatedAmount[]>();
    return this.done(batch, {
      decide: ({ by, command: { allocationId, form } }): NewOrder => {
        const line = lines.get(allocationId);
        if (!line) throw new NotFound({});
        const orderable = orderingLineOf(line, ordering);
        const before = promised.get(allocationId) ?? [];
        const pending = [...orderable.pending, ...before];
        const { amount, orderedOn } = form;
        requireOrderable({ ...orderable, pending }, { amount, orderedOn, today: by.today });
        promised.set(allocationId, [...before, { on: orderedOn, amount }]);
        return { id: newId(), by, allocationId, form };
      },
      write: (orders) => this.readAfter(tx, this.records.order(tx, orders), { by, ids: orders.map(({ id }) => id) }),
    });
  }

  /** Approvals. @throws InsufficientFunds when one of them asks for more than there is: each is then judged by itself */
  async approve(tx: Tx, batch: readonly Submitted<Approval>[]): Promise<Outcome<DisbursementView>[]> {
    const [{ by }] = batch as [Submitted<Approval>];
    const { lines, giros, held } = await this.locked(tx, batch, null);
    return this.done(batch, {
      decide: ({ by, command: { id } }) => {
        const [giro, line] = [giros.get(id), lines.get(id)];
        if (!giro || !line) throw new NotFound({});
        requireTag(by.ifMatch, giro);
        return { by, giroId: id, allocationId: line.id, entry: approvalOf({ giro, line }, by) };
      },
      write: (approvals) =>
        this.readAfter(tx, this.records.approve(tx, held, approvals), {
          by,
          ids: approvals.map(({ giroId }) => giroId),
        }),
    });
  }

  async settle(tx: Tx, batch: readonly Submitted<Settling>[]): Promise<Outcome<DisbursementView>[]> {
    const since = batch.map(({ command }) => command.form.effectiveOn).sort()[0] ?? null;
    const { lines, giros, held } = await this.locked(tx, batch, since);
    return this.done(batch, {
      decide: ({ by, command: { id, form } }) => {
        const [giro, line] = [giros.get(id), lines.get(id)];
        if (!giro || !line) throw new NotFound({});
        requireTag(by.ifMatch, giro);
        const entry = settlementOf({ giro, line }, by, newId(), form);
        return { by, giroId: id, allocationId: line.id, entry, settled: form, after: afterSettlement(giro, form) };
      },
      write: async (payments) => {
        await this.records.settle(tx, held, payments);
        return payments.map(({ after }) => after);
      },
    });
  }

  private async locked(tx: Tx, batch: readonly Submitted<{ id: string }>[], since: CalendarDate | null) {
    const [{ by }] = batch as [Submitted<{ id: string }>];
    const ids = idsOf(batch);
    const [lines, giros, held] = await Promise.all([
      lockDisbursements(tx, by, ids),
      this.queries.many(tx, by, ids),
      this.records.hold(tx, ids, since),
    ]);
    return { lines, giros, held };
  }

  /** Decides each, writes those that were not refused, and tells of each what became of it. */
  private async done<Command, Decided extends object>(
    batch: readonly Submitted<Command>[],
    act: {
      readonly decide: (submitted: Submitted<Command>) => Decided;
      /** Answers what became of each giro, in the same order. */
      readonly write: (decided: readonly Decided[]) => Promise<readonly DisbursementView[]>;
    },
  ): Promise<Outcome<DisbursementView>[]> {
    const verdicts = batch.map((submitted) => verdictOf(() => act.decide(submitted)));
    const decided = verdicts.flatMap((verdict) => ('done' in verdict ? [verdict.done] : []));
    if (decided.length === 0) return verdicts as { refused: unknown }[];
    const written = await act.write(decided);
    const views = new Map(decided.map((each, index) => [each, written[index]]));
    return verdicts.map((verdict) => {
      if (!('done' in verdict)) return verdict;
      const view = views.get(verdict.done);
      invariant(view, 'what was done is there');
      return { done: view };
    });
  }

  /** What these giros are once it is written: what the database alone knows — when it was decided — is read. */
  private async readAfter(
    tx: Tx,
    writes: Promise<unknown>,
    { by, ids }: { by: Caller; ids: readonly string[] },
  ): Promise<DisbursementView[]> {
    const views = await wrote(writes, this.queries.many(tx, by, ids));
    return ids.flatMap((id) => views.get(id) ?? []);
  }
}

function verdictOf<Decided>(decide: () => Decided): Outcome<Decided> {
  try {
    return { done: decide() };
  } catch (refused) {
    if (refused instanceof Refusal) return { refused };
    throw refused;
  }
}

function idsOf(batch: readonly Submitted<{ readonly id: string }>[]): string[] {
  return batch.map(({ command }) => command.id);
}
