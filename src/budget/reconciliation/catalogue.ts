import { idOf } from '../../platform/ids';
import type { ResolutionFacts } from './facts';
import type { Found, Rule } from './rule';
import { bankAmountDiffers, bankLineWithoutGiro, paymentNotInBank, returnNotInBank } from './rules/bank.rules';
import { aboveReceived, chainBroken, executedAfterTerm, noneAfterTerm } from './rules/execution.rules';
import { hospitalUnknown, hospitalWithoutNit, wrongCheckDigit } from './rules/hospitals.rules';
import { afterTerm, beforeAct, beforeAnnouncedDate, beforeRequirements } from './rules/payment-dates.rules';
import { incorporationMissing, receiptDisputed, receiptUnconfirmed } from './rules/receipts.rules';
import { sameOrderNumber } from './rules/repeated-orders.rules';
import { samePayment, sameReference } from './rules/repeated-payments.rules';
import { finalLate, finalMissing, monthlyLate, monthlyMissing } from './rules/reporting.rules';
import { capitalOverdue, notReassigned, yieldsOverdue } from './rules/returns.rules';
import { unknownAged, wrongPercentage } from './rules/sources.rules';
import { announcedTotal, availabilityBelowLines, printedAnnexTotal } from './rules/totals.rules';
import { listedAsPaid, noAmendingAct, nothingReturned, paymentUnknown } from './rules/withdrawals.rules';

/** Every rule, in the order of the money. */
export const catalogue: readonly Rule[] = [
  announcedTotal,
  printedAnnexTotal,
  availabilityBelowLines,
  hospitalUnknown,
  hospitalWithoutNit,
  wrongCheckDigit,
  sameOrderNumber,
  beforeAct,
  beforeRequirements,
  beforeAnnouncedDate,
  afterTerm,
  sameReference,
  samePayment,
  paymentNotInBank,
  bankAmountDiffers,
  bankLineWithoutGiro,
  receiptUnconfirmed,
  receiptDisputed,
  incorporationMissing,
  aboveReceived,
  chainBroken,
  executedAfterTerm,
  noneAfterTerm,
  monthlyMissing,
  monthlyLate,
  finalMissing,
  finalLate,
  listedAsPaid,
  paymentUnknown,
  noAmendingAct,
  nothingReturned,
  capitalOverdue,
  yieldsOverdue,
  returnNotInBank,
  notReassigned,
  unknownAged,
  wrongPercentage,
];

/** The rule of a code; undefined for one that the catalogue no longer has. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}

export interface IdentifiedFinding {
  /** Of its code and its subject: what is computed again tomorrow is the same finding. */
  readonly id: string;
  readonly rule: Rule;
  readonly found: Found;
}

/** Everything that does not agree in a resolution today, rule by rule, each once. Linear in its lines. */
export function* findByRule(facts: ResolutionFacts): Generator<IdentifiedFinding[]> {
  for (const rule of catalogue)
    yield rule.find(facts).map((found) => ({ id: idOf('finding', rule.code, found.subject.id), rule, found }));
}

/** The same at once. */
export function findAll(facts: ResolutionFacts): IdentifiedFinding[] {
  return [...findByRule(facts)].flat();
}

/** Whether it is of a line alone: these are found in some lines of a resolution as in the whole of it. */
export function isOfLine({ found }: IdentifiedFinding): boolean {
  return found.allocationId !== null;
}

const byCode = new Map(catalogue.map((rule) => [rule.code, rule]));
