import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import { BankRejectionRecord } from './bank-rejection.entity';
import type { OrderForm } from './disbursement.dto';
import { DisbursementRecord } from './disbursement.entity';
import type { Rejected, Settled } from './giro-acts.rules';
import { SettlementRecord } from './settlement.entity';

export interface NewOrder {
  readonly allocationId: string;
  readonly form: OrderForm;
}

/** An act that was decided: what it posts, and on which giro of which line. */
export interface Decided {
  readonly giroId: string;
  readonly allocationId: string;
  readonly entry: Entry;
}

export type DecidedPayment = Decided & { readonly settled: Settled };
export type DecidedRejection = Decided & { readonly rejected: Rejected };

/** Of acts done together, how many they were and the name of their group: an auditor reads it in each event. */
type Together = { readonly id: string; readonly count: number };

/**
 * Writes what was decided about giros, one or many: rows, entries and events, in a number of statements that does not
 * grow with them.
 */
@Injectable()
export class GiroRecords {
  constructor(
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** @returns the identifiers of the orders, as they were given */
  async order(tx: Tx, by: Caller, orders: readonly NewOrder[]): Promise<string[]> {
    const ids = orders.map(() => newId());
    const rows = orders.map(({ allocationId, form }, index) => ({
      id: ids[index] ?? '',
      allocation_id: allocationId,
      amount: form.amount,
      payment_order: form.paymentOrder,
      ordered_on: form.orderedOn,
      date_precision: form.datePrecision,
      note: form.note,
      source: form.source,
      recorded_by: by.person.id,
    }));
    await tx.insert(DisbursementRecord, rows);
    await this.record(
      tx,
      by,
      'disbursement.order',
      orders.map(({ allocationId, form }, index) => ({
        giroId: ids[index] ?? '',
        allocationId,
        entries: [],
        content: { allocationId, ...form },
      })),
    );
    return ids;
  }

  async approve(tx: Tx, by: Caller, approvals: readonly Decided[]): Promise<void> {
    await tx.query(
      `update disbursement set decision = 'approved', decided_by = $2, decided_at = clock_timestamp()
       where id = any($1::uuid[])`,
      [approvals.map(({ giroId }) => giroId), by.person.id],
    );
    await this.post(tx, by, 'disbursement.approve', approvals, ({ entry }) => ({ amount: entry.movements[0]?.amount }));
  }

  async settle(tx: Tx, by: Caller, payments: readonly DecidedPayment[]): Promise<void> {
    const rows = payments.map(({ giroId, entry, settled }) => ({
      id: entry.subjectId,
      disbursement_id: giroId,
      effective_on: settled.effectiveOn,
      date_precision: settled.datePrecision,
      reference: settled.reference,
      source: settled.source,
      recorded_by: by.person.id,
    }));
    await tx.insert(SettlementRecord, rows);
    const content = ({ entry, settled }: DecidedPayment) => ({ settlementId: entry.subjectId, ...settled });
    await this.post(tx, by, 'disbursement.settle', payments, content);
  }

  async reject(tx: Tx, by: Caller, rejections: readonly DecidedRejection[]): Promise<void> {
    const rows = rejections.map(({ giroId, entry, rejected }) => ({
      id: entry.subjectId,
      disbursement_id: giroId,
      effective_on: rejected.effectiveOn,
      reason: rejected.reason,
      recorded_by: by.person.id,
    }));
    await tx.insert(BankRejectionRecord, rows);
    const content = ({ entry, rejected: { source, ...form } }: DecidedRejection) => ({
      rejectionId: entry.subjectId,
      ...form,
      ...(source === null ? {} : { source }),
    });
    await this.post(tx, by, 'disbursement.reject', rejections, content);
  }

  private async post<Act extends Decided>(
    tx: Tx,
    by: Caller,
    act: string,
    decided: readonly Act[],
    contentOf: (act: Act) => object,
  ): Promise<void> {
    const entries = await this.ledger.post(
      tx,
      decided.map(({ entry }) => entry),
    );
    const acts = decided.map((each, index) => {
      const entry = entries[index];
      invariant(entry, 'each act has its entry');
      return { giroId: each.giroId, allocationId: each.allocationId, entries: [entry], content: contentOf(each) };
    });
    await this.record(tx, by, act, acts);
  }

  private record(tx: Tx, by: Caller, act: string, done: readonly Done[]): Promise<void> {
    const together: Together | null = done.length > 1 ? { id: newId(), count: done.length } : null;
    return this.audit.recordEach(
      tx,
      by,
      done.map(({ giroId, allocationId, entries, content }) => ({
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

interface Done {
  readonly giroId: string;
  readonly allocationId: string;
  readonly entries: readonly string[];
  readonly content: object;
}
