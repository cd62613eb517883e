import type { CalendarDate } from '../../kernel/calendar';
import type { Language } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { ResolutionFacts } from './facts';

/** The gravest first: the order in which people read them. */
export const severities = ['critical', 'high', 'medium', 'low', 'notice'] as const;

export type Severity = (typeof severities)[number];

export const severitiesInSpanish: Readonly<Record<Severity, string>> = {
  critical: 'crítico',
  high: 'alto',
  medium: 'medio',
  low: 'bajo',
  notice: 'aviso',
};

export const subjectKinds = [
  'resolution',
  'announced-amount',
  'allocation',
  'withdrawal',
  'disbursement',
  'restitution',
  'bank-line',
  'reported-percentage',
  'unknown-fact',
] as const;

export type SubjectKind = (typeof subjectKinds)[number];

/** What the two figures are: pesos, calendar dates (their difference in days), a count, a percentage, or words. */
export const measures = ['amount', 'date', 'count', 'percentage', 'text'] as const;

export type Measure = (typeof measures)[number];

/** What should be, what is, and the distance between them: exact, never negative; null where there is none to measure. */
export interface Figures {
  readonly measure: Measure;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
}

/**
 * One thing that does not agree. Nothing here may say how old it is or what day it is today: it would differ every day,
 * and an explanation is of these figures.
 */
export interface Found extends Figures {
  readonly subject: { readonly kind: SubjectKind; readonly id: string; readonly label: string };
  readonly allocationId: string | null;
  /** A Spanish sentence that says both figures. */
  readonly detail: string;
  /** Whether rounding in the announced text can explain the difference; null where no text was rounded. */
  readonly roundingExplains: boolean | null;
  /** The entries of the ledger behind the figures, by identifier. */
  readonly entries: readonly string[];
  readonly documents: readonly string[];
  /** The day from which the facts disagree. */
  readonly openSince: CalendarDate;
}

export interface Rule {
  /** Stable: a promise to whoever reads findings. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: Readonly<Record<Language, string>>;
  /** One Spanish sentence: the article, or the logic. */
  readonly ground: string;
  readonly find: (facts: ResolutionFacts) => readonly Found[];
  /** Facts of which it finds nothing, and facts of which it finds one thing. */
  readonly passes: ResolutionFacts;
  readonly fails: ResolutionFacts;
}

/** Two amounts of pesos. */
export function amounts(expected: Money, actual: Money): Figures {
  return {
    measure: 'amount',
    expected: expected.toString(),
    actual: actual.toString(),
    difference: distance(expected, actual).toString(),
  };
}

/** Pesos between two amounts, never negative. */
export function distance(one: Money, other: Money): Money {
  return one.isLessThan(other) ? other.minus(one) : one.minus(other);
}
