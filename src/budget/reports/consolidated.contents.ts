import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { Moment } from '../ledger/moment.rules';
import type { Place } from '../ledger/places';
import type { ExecutionStatus, Totals } from './execution-status.contents';
import type { Percentages } from './execution-status.figures';

/** What the lines of all resolutions are put together by. */
export const groupings = ['strategy', 'fiscal-year', 'department', 'hospital', 'resolution'] as const;

export type Grouping = (typeof groupings)[number];

/** Which of the money; what is left out is all of it. */
export interface Filter {
  readonly strategy?: string | undefined;
  readonly fiscalYear?: number | undefined;
  readonly department?: string | undefined;
}

export interface ConsolidatedResolution {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly issuer: string;
  readonly fiscalYear: number;
  readonly strategy: { readonly id: string; readonly label: string; readonly title: string } | null;
}

/** A line with what there is in each of its places; pesos. */
export interface ConsolidatedLine {
  readonly resolutionId: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly hospital: { readonly id: string; readonly name: string; readonly nit: string | null } | null;
  /** What the acts put in the line. */
  readonly given: Money;
  readonly lapsed: Money;
  readonly restored: Money;
  readonly places: Partial<Record<Place, Money>>;
}

/** What there is of a resolution outside its lines: its source, what is in no line, what was lost. */
export interface ConsolidatedWhole {
  readonly resolutionId: string;
  readonly places: Partial<Record<Place, Money>>;
}

export interface ConsolidatedFacts {
  readonly by: Grouping;
  readonly filter: Filter;
  readonly moment: Moment;
  readonly scope: ExecutionStatus['scope'];
  readonly resolutions: readonly ConsolidatedResolution[];
  readonly lines: readonly ConsolidatedLine[];
  readonly wholes: readonly ConsolidatedWhole[];
}

/** The figures of some lines, and, where the lines are those of whole resolutions, what these authorised. */
export interface Consolidation extends Totals {
  readonly resolutions: readonly string[];
  readonly lines: number;
  readonly percentages: Percentages;
  readonly proof: ExecutionStatus['proof'];
}

export interface Group extends Consolidation {
  /** The strategy's, hospital's or resolution's id, the department's code, the fiscal year; «none» where there is none. */
  readonly key: string;
  readonly name: string;
  readonly nit: string | null;
}

export interface Consolidated {
  readonly by: Grouping;
  readonly filter: Filter;
  readonly scope: ExecutionStatus['scope'];
  readonly asOf: CalendarDate;
  readonly knownAt: string;
  readonly groups: readonly Group[];
  readonly totals: Consolidation;
  readonly resolutions: readonly ConsolidatedResolution[];
  readonly notes: readonly string[];
}
