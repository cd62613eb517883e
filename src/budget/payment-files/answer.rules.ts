import type { CalendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { foldedOrder } from '../disbursements/order-number.rules';
import {
  AmbiguousOrder,
  AmountDiffers,
  AnsweredOtherwise,
  NotInThatBatch,
  RowRepeated,
  RowsContradict,
  RowUnreadable,
  UnknownOrder,
} from './answer.refusals';
import type { IncomingRow } from './incoming';
import { amountOf, dateOf } from './incoming.values.rules';
import type { AnswerField, AnswerLayout } from './layout';

/*
 * What the bank answered, row by row, beside what the records say. An answer is a list of things that happened: a row
 * that agrees is applied, one that differs is never applied and never mended, and one that is recorded already changes
 * nothing.
 */

export interface AnswerRow {
  readonly line: number;
  readonly paymentOrder: string;
  readonly batch: string | null;
  readonly outcome: 'paid' | 'rejected' | 'pending';
  readonly amount: Money | null;
  readonly date: CalendarDate | null;
  readonly reference: string | null;
  readonly reason: string | null;
}

/** A row, or why it cannot be read, with what of it could. */
export type ReadRow =
  | { readonly row: AnswerRow }
  | { readonly unreadable: Refusal; readonly line: number; readonly paymentOrder: string | null };

const inSpanish: Record<AnswerField, string> = {
  paymentOrder: 'el número de la orden',
  batch: 'el lote',
  outcome: 'el resultado',
  amount: 'el valor',
  date: 'la fecha',
  reference: 'la referencia',
  reason: 'el motivo',
};

export function readAnswerRow(read: IncomingRow<AnswerField>, layout: AnswerLayout): ReadRow {
  const { line, cells } = read;
  const text = (field: AnswerField) => cells[field]?.text ?? null;
  const paymentOrder = text('paymentOrder');
  const unreadable = (field: AnswerField) => ({
    unreadable: new RowUnreadable({ field: inSpanish[field], value: text(field)?.slice(0, 60) ?? null }),
    line,
    paymentOrder,
  });
  const has = (field: AnswerField) => (layout.fixed?.columns ?? layout.columns)?.[field] !== undefined;
  if (paymentOrder === null || paymentOrder.length > 60) return unreadable('paymentOrder');
  const outcome = outcomeOf(text('outcome'), layout);
  if (outcome === null) return unreadable('outcome');
  const amount = cells.amount ? amountOf(cells.amount, layout.amounts) : null;
  if (cells.amount && amount === null) return unreadable('amount');
  const date = cells.date ? dateOf(cells.date.text, layout.dates) : null;
  if (date === null && (cells.date || outcome !== 'pending')) return unreadable('date');
  const reference = text('reference');
  if ((reference?.length ?? 0) > 60 || (outcome === 'paid' && reference === null && has('reference'))) {
    return unreadable('reference');
  }
  const reason = text('reason')?.slice(0, 1000) ?? null;
  if (outcome === 'rejected' && reason === null) return unreadable('reason');
  return { row: { line, paymentOrder, batch: text('batch'), outcome, amount, date, reference, reason } };
}

function outcomeOf(said: string | null, { outcomes }: AnswerLayout): AnswerRow['outcome'] | null {
  if (said === null) return null;
  const word = foldSpanish(said);
  const is = (words: readonly string[] | undefined) => (words ?? []).some((each) => foldSpanish(each) === word);
  if (is(outcomes.paid)) return 'paid';
  if (is(outcomes.rejected)) return 'rejected';
  return is(outcomes.pending) ? 'pending' : null;
}

/** An order that has the number of a row, and the batch that stands in which it went out. */
export interface Candidate {
  readonly id: string;
  readonly batch: string | null;
}

/** What the records say of a giro that the bank speaks of. */
export interface AnsweredGiro {
  readonly id: string;
  readonly amount: Money;
  readonly status: string;
  readonly settlement: { readonly effectiveOn: CalendarDate; readonly reference: string | null } | null;
  readonly rejection: { readonly effectiveOn: CalendarDate; readonly reason: string } | null;
}

export type Verdict =
  | { readonly verdict: 'settled' | 'rejected' | 'already' | 'pending'; readonly giroId: string }
  | { readonly verdict: 'leftover'; readonly giroId: string | null; readonly why: Refusal };

export interface Records {
  /** By the folded number. */
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  readonly giros: ReadonlyMap<string, AnsweredGiro>;
  /** The batch that the person says it answers; null where they do not. */
  readonly batch: string | null;
  /** Judges the act itself, by its own rules. @throws Refusal */
  readonly tryAct: (giroId: string, row: AnswerRow) => void;
}

/** What becomes of each row, in their order. Linear in the rows. */
export function judgeRows(rows: readonly ReadRow[], records: Records): Verdict[] {
  const ofOrder = new Map<string, AnswerRow[]>();
  for (const read of rows) {
    if (!('row' in read)) continue;
    const key = keyOf(read.row);
    ofOrder.set(key, [...(ofOrder.get(key) ?? []), read.row]);
  }
  return rows.map((read) => {
    if ('unreadable' in read) return { verdict: 'leftover', giroId: null, why: read.unreadable };
    return judgeRow(read.row, ofOrder.get(keyOf(read.row)) ?? [read.row], records);
  });
}

function keyOf({ paymentOrder, batch }: AnswerRow): string {
  return `${foldedOrder(paymentOrder)}\n${batch === null ? '' : foldSpanish(batch)}`;
}

function judgeRow(row: AnswerRow, same: readonly AnswerRow[], records: Records): Verdict {
  const leftover = (why: Refusal, giroId: string | null = null): Verdict => ({ verdict: 'leftover', giroId, why });
  const [first = row] = same;
  if (same.some((other) => !saysTheSame(other, row)))
    return leftover(new RowsContradict({ lines: same.map(({ line }) => line) }));
  if (first.line !== row.line) return leftover(new RowRepeated({ line: first.line }));
  const found = orderOf(row, records);
  if (found instanceof Refusal) return leftover(found);
  const giro = records.giros.get(found.id);
  if (!giro) return leftover(new UnknownOrder({ paymentOrder: row.paymentOrder }));
  if (row.amount !== null && !row.amount.equals(giro.amount)) {
    return leftover(new AmountDiffers({ expected: giro.amount, actual: row.amount }), giro.id);
  }
  if (row.outcome === 'pending') return { verdict: 'pending', giroId: giro.id };
  const known = knownOf(row, giro);
  if (known instanceof Refusal) return leftover(known, giro.id);
  if (known === 'already') return { verdict: 'already', giroId: giro.id };
  try {
    records.tryAct(giro.id, row);
  } catch (error) {
    if (error instanceof Refusal) return leftover(error, giro.id);
    throw error;
  }
  return { verdict: row.outcome === 'paid' ? 'settled' : 'rejected', giroId: giro.id };
}

function saysTheSame(one: AnswerRow, other: AnswerRow): boolean {
  const said = ({ outcome, amount, date, reference, reason }: AnswerRow) =>
    JSON.stringify([outcome, amount, date, reference, reason]);
  return said(one) === said(other);
}

function orderOf(row: AnswerRow, { candidates, batch: asked }: Records): Candidate | Refusal {
  const { paymentOrder } = row;
  const numbered = candidates.get(foldedOrder(paymentOrder)) ?? [];
  if (numbered.length === 0) return new UnknownOrder({ paymentOrder });
  const batches = [row.batch, asked].filter((batch) => batch !== null);
  const inBatch = numbered.filter(({ batch }) =>
    batches.every((each) => batch !== null && foldSpanish(batch) === foldSpanish(each)),
  );
  const [chosen, other] = batches.length > 0 ? inBatch : preferringSent(numbered);
  if (!chosen) return new NotInThatBatch({ paymentOrder, batch: batches.join(', ') });
  return other ? new AmbiguousOrder({ paymentOrder, count: numbered.length }) : chosen;
}

/** Where nothing says the batch, an order that was sent is meant before one that was not. */
function preferringSent(candidates: readonly Candidate[]): readonly Candidate[] {
  const sent = candidates.filter(({ batch }) => batch !== null);
  return sent.length > 0 ? sent : candidates;
}

/** What is recorded of the giro already: the same, something else, or nothing that answers the row. */
function knownOf(row: AnswerRow, { status, settlement, rejection }: AnsweredGiro): 'already' | 'new' | Refusal {
  if (row.outcome === 'paid' && settlement) {
    const { effectiveOn, reference } = settlement;
    const same = effectiveOn === row.date && (row.reference === null || row.reference === reference);
    return same ? 'already' : new AnsweredOtherwise({ what: 'paid', on: effectiveOn, reference });
  }
  if (status === 'rejected' && rejection) {
    const same = row.outcome === 'rejected' && rejection.effectiveOn === row.date;
    const what = { what: 'rejected', on: rejection.effectiveOn, reference: null } as const;
    return same ? 'already' : new AnsweredOtherwise(what);
  }
  return 'new';
}
