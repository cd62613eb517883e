import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { EntryAct } from '../ledger/acts';
import type { Moment } from '../ledger/moment.rules';
import type { Movement } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import type { ExecutionStatus, ReportedResolution } from './execution-status.contents';

/**
 * Why an entry is in the difference. `new`: recorded since, of a later date. `correction`: recorded since, of a date
 * that the first report had already told. `came-due`: it was recorded, and takes effect later than the first cutoff.
 * `no-longer`: the second moment is the earlier one, and does not see it.
 */
export type EntryKind = 'new' | 'correction' | 'came-due' | 'no-longer';

export interface DifferenceEntry {
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly act: EntryAct;
  readonly actInSpanish: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly recordedAt: string;
  readonly document: string;
}

/** What one entry put in a place (or took out of it), between the two reports. Pesos. */
export interface Cause extends DifferenceEntry {
  readonly amount: Money;
}

export interface PlaceDifference {
  readonly place: Place;
  readonly before: Money;
  readonly after: Money;
  readonly difference: Money;
  readonly causes: readonly Cause[];
  readonly inWords: string;
}

export interface LineDifference {
  readonly allocationId: string;
  readonly line: number;
  readonly municipality: string;
  readonly changes: readonly PlaceDifference[];
}

export interface ExecutionDifference {
  readonly resolution: ReportedResolution;
  readonly scope: ExecutionStatus['scope'];
  readonly from: Moment;
  readonly to: Moment;
  /** Of every figure of every line and of the resolution, moved or not. */
  readonly proof: { readonly figures: number; readonly holds: boolean };
  readonly totals: readonly Omit<PlaceDifference, 'causes' | 'inWords'>[];
  readonly ofResolution: readonly PlaceDifference[];
  readonly lines: readonly LineDifference[];
  readonly entries: readonly DifferenceEntry[];
  readonly otherChanges: readonly string[];
}

export interface DifferenceFacts {
  readonly before: ExecutionStatus;
  readonly after: ExecutionStatus;
  /** Seen from the second moment and not from the first; and the other way round. */
  readonly gained: readonly Movement[];
  readonly lost: readonly Movement[];
}
