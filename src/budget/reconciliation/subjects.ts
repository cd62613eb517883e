import type { CalendarDate } from '../../kernel/calendar';
import type { EntryAct } from '../ledger/acts';
import type { BankLineFact, EntryFact, LineFacts, PaymentFacts, ResolutionFacts, ReturnFacts } from './facts';
import type { Found } from './rule';

/*
 * How a rule names what it speaks of, and what stands behind its figures.
 */

type Subject = Pick<Found, 'subject' | 'allocationId'>;

export function ofResolution(facts: ResolutionFacts): Subject {
  return { subject: { kind: 'resolution', id: facts.id, label: facts.label }, allocationId: null };
}

export function ofLine(facts: ResolutionFacts, line: LineFacts): Subject {
  return {
    subject: { kind: 'allocation', id: line.id, label: `${facts.label}, ${line.label}` },
    allocationId: line.id,
  };
}

export function ofPayment(facts: ResolutionFacts, payment: PaymentFacts): Subject {
  const label = `${facts.label}, ${payment.label}`;
  return { subject: { kind: 'disbursement', id: payment.id, label }, allocationId: payment.allocationId };
}

export function ofReturn(facts: ResolutionFacts, given: ReturnFacts): Subject {
  const label = `${facts.label}, ${given.label}`;
  return { subject: { kind: 'restitution', id: given.id, label }, allocationId: given.allocationId };
}

export function ofBankLine(facts: ResolutionFacts, line: BankLineFact): Subject {
  const label = `${facts.label}, pago del banco a ${line.payee}`;
  return { subject: { kind: 'bank-line', id: line.id, label }, allocationId: line.allocationId };
}

/** What each line has of it, one at most. */
export function eachLine(facts: ResolutionFacts, find: (line: LineFacts) => Found | null): Found[] {
  return facts.lines.map(find).filter((found) => found !== null);
}

/** What each payment of the resolution has of it, one at most. */
export function eachPayment(
  facts: ResolutionFacts,
  find: (payment: PaymentFacts, line: LineFacts) => Found | null,
): Found[] {
  return facts.lines.flatMap((line) => line.payments.map((payment) => find(payment, line))).filter((f) => f !== null);
}

/** The entries of these acts. */
export function entriesOf(entries: readonly EntryFact[], acts: readonly EntryAct[]): string[] {
  return entries.filter(({ act }) => acts.includes(act)).map(({ id }) => id);
}

/** The documents that are there, each once. */
export function documentsOf(...documents: readonly (string | null)[]): string[] {
  return [...new Set(documents.filter((document) => document !== null))];
}

export function laterDate(one: CalendarDate, other: CalendarDate | null): CalendarDate {
  return other !== null && other > one ? other : one;
}

/** «Línea 5 (Riohacha)», at the head of a sentence. */
export function capitalized(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
