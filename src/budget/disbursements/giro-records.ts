import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { insertRows } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger, type Held } from '../ledger/ledger.service';
import type { OrderForm } from './disbursement.dto';
import type { Rejected, Settled } from './giro-acts.rules';

/** Who acts: each act of several may have its own person. */
interface Made {
  readonly by: Caller;
}

export interface NewOrder extends Made {
  readonly id: string;
  readonly allocationId: string;
  readonly form: OrderForm;
}

/** An act that was decided: what it posts, and on which giro of which line. */
export interface Decided extends Made {
  readonly giroId: string;
  readonly allocationId: string;
  readonly entry: Entry;
}

export type DecidedPayment = Decided & { readonly settled: Settled };
export type DecidedRejection = Decided & { readonly rejected: Rejected };

/** Of acts done together, how many they were and the name of their group: an auditor reads it in each event. */
export type Together = { readonly id: string; readonly count: number };

/** The group of these acts; one alone is no group. */
export function togetherOf(acts: readonly unknown[]): Together | null {
  return acts.length > 1 ? { id: newId(), count: acts.length } : null;
}

/**
 * Writes what was decided about giros, one or many: rows, entries and events, in a number of statements that does not
 * grow with them, which travel together: what is asked after a call sees what it wrote.
 */
@Injectable()
export class GiroRecords {
  constructor(
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Locks what acts on these giros post to: their own accounts, and those of their lines that give and take. */
  hold(tx: Tx, giros: readonly string[], since: CalendarDate | null): Promise<Held> {
    return this.ledger.hold(tx, {
      where: accountsSql,
      since: 'coalesce($2::date, (select min(ordered_on) from disbursement where id = any($1::uuid[])))',
      ids: giros,
      date: since,
    });
  }

  order(tx: Tx, orders: readonly NewOrder[], together: Together | null = null): Promise<unknown> {
    const rows = orders.map(({ id, by, allocationId, form }) => ({
      id,
      allocation_id: allocationId,
      amount: form.amount,
      payment_order: form.paymentOrder,
      ordered_on: form.orderedOn,
      date_precision: form.datePrecision,
      note: form.note,
      source: form.source,
      recorded_by: by.person.id,
    }));
    const acts = orders.map(({ id, by, allocationId, form }) => {
      return { by, giroId: id, allocationId, entries: [], content: { allocationId, ...form } };
    });
    return Promise.all([
      insertRows(tx, 'disbursement', orderColumns, rows),
      this.record(tx, 'disbursement.order', acts, together),
    ]);
  }

  approve(tx: Tx, held: Held, approvals: readonly Decided[], together: Together | null = null): Promise<unknown> {
    const decided = approvals.map(({ giroId, by }) => ({ id: giroId, decided_by: by.person.id }));
    // Posted before it is decided: the giro's stored state then changes once, to what it is.
    return Promise.all([
      this.post(tx, held, 'disbursement.approve', approvals, {
        contentOf: ({ entry }) => ({ amount: entry.movements[0]?.amount }),
        together,
      }),
      tx.query(approveSql, [JSON.stringify(decided)]),
    ]);
  }

  settle(tx: Tx, held: Held, payments: readonly DecidedPayment[], together: Together | null = null): Promise<unknown> {
    const rows = payments.map(({ by, giroId, entry, settled }) => ({
      id: entry.subjectId,
      disbursement_id: giroId,
      effective_on: settled.effectiveOn,
      date_precision: settled.datePrecision,
      reference: settled.reference,
      source: settled.source,
      recorded_by: by.person.id,
    }));
    return Promise.all([
      insertRows(tx, 'settlement', settlementColumns, rows),
      this.post(tx, held, 'disbursement.settle', payments, {
        contentOf: ({ entry, settled }) => ({ settlementId: entry.subjectId, ...settled }),
        together,
      }),
    ]);
  }

  reject(
    tx: Tx,
    held: Held,
    rejections: readonly DecidedRejection[],
    together: Together | null = null,
  ): Promise<unknown> {
    const rows = rejections.map(({ by, giroId, entry, rejected }) => ({
      id: entry.subjectId,
      disbursement_id: giroId,
      effective_on: rejected.effectiveOn,
      reason: rejected.reason,
      recorded_by: by.person.id,
    }));
    return Promise.all([
      insertRows(tx, 'bank_rejection', rejectionColumns, rows),
      this.post(tx, held, 'disbursement.reject', rejections, {
        contentOf: ({ entry, rejected: { source, ...form } }) => ({
          rejectionId: entry.subjectId,
          ...form,
          ...(source === null ? {} : { source }),
        }),
        together,
      }),
    ]);
  }

  private post<Act extends Decided>(
    tx: Tx,
    held: Held,
    act: string,
    decided: readonly Act[],
    { contentOf, together }: { contentOf: (act: Act) => object; together: Together | null },
  ): Promise<unknown> {
    const { ids, written } = this.ledger.postTo(
      tx,
      held,
      decided.map(({ entry }) => entry),
    );
    const acts = decided.map((each, index) => {
      const entry = ids[index];
      invariant(entry, 'each act has its entry');
      const { by, giroId, allocationId } = each;
      return { by, giroId, allocationId, entries: [entry], content: contentOf(each) };
    });
    return Promise.all([written, this.record(tx, act, acts, together)]);
  }

  private record(tx: Tx, act: string, done: readonly Done[], together: Together | null): Promise<void> {
    return this.audit.recordEach(
      tx,
      done.map(({ by, giroId, allocationId, entries, content }) => ({
        by,
        act,
        subjectKind: 'disbursement',
        subjectId: giroId,
        chain: { kind: 'allocation', id: allocationId },
        entries,
        content: together === null ? content : { ...content, together },
      })),
    );
  }
}

interface Done extends Made {
  readonly giroId: string;
  readonly allocationId: string;
  readonly entries: readonly string[];
  readonly content: object;
}

const accountsSql = `id = any(array(
  select account.id
  from disbursement giro
  cross join lateral (
    values ('ordered', giro.id), ('transit', giro.id), ('assigned', giro.allocation_id)
  ) as side (place, owner_id)
  join ledger_account account using (owner_id, place)
  where giro.id = any($1::uuid[])
))`;

const orderColumns = {
  id: 'uuid',
  allocation_id: 'uuid',
  amount: 'numeric',
  payment_order: 'text',
  ordered_on: 'date',
  date_precision: 'text',
  note: 'text',
  source: 'text',
  recorded_by: 'uuid',
} as const;

const settlementColumns = {
  id: 'uuid',
  disbursement_id: 'uuid',
  effective_on: 'date',
  date_precision: 'text',
  reference: 'text',
  source: 'text',
  recorded_by: 'uuid',
} as const;

const rejectionColumns = {
  id: 'uuid',
  disbursement_id: 'uuid',
  effective_on: 'date',
  reason: 'text',
  recorded_by: 'uuid',
} as const;

const approveSql = `
  update disbursement
  set decision = 'approved', decided_by = approval.decided_by, decided_at = clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as approval (id uuid, decided_by uuid)
  where disbursement.id = approval.id`;
