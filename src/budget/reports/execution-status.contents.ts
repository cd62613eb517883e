import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { PlaceBalance } from '../ledger/ledger.queries';
import type { Moment } from '../ledger/moment.rules';
import type { Behind, Figures, Percentages, Yields } from './execution-status.figures';

export interface ReportedResolution {
  id: string;
  label: string;
  title: string;
  issuer: string;
  issuedOn: CalendarDate;
  fiscalYear: number;
  strategy: { id: string; label: string; title: string } | null;
}

export interface Payment {
  disbursementId: string | null;
  amount: Money;
  paidOn: CalendarDate;
  datePrecision: DatePrecision;
}

/** One line of the annex, as it was known at the moment. */
export interface LineFacts {
  allocationId: string;
  line: number;
  divipola: string;
  municipality: string;
  department: { code: string; name: string };
  hospital: { id: string; name: string; nit: string | null } | null;
  /** What the acts put in the line: its publication, with the amendments and reassignments. */
  given: Money;
  lapsed: Money;
  restored: Money;
  payments: Payment[];
  withdrawal: 'before' | 'after' | 'unknown' | null;
  /** Whether the source of the withdrawal itself lists the line as paid; null when it says neither. */
  reportedPaid: boolean | null;
  /** The ids of the ledger entries that moved each of these, in the order in which they were recorded. */
  entries: Partial<Record<Behind, readonly string[]>>;
}

export interface ExecutionFacts {
  resolution: ReportedResolution;
  moment: Moment;
  /** A recipient sees its own lines and nothing that belongs to the resolution as a whole. */
  scope: 'resolution' | 'own-lines';
  lines: readonly LineFacts[];
  balances: readonly PlaceBalance[];
}

export interface Row extends LineFacts, Figures {
  yields: Yields;
}

export interface DepartmentTotal extends Figures {
  code: string;
  name: string;
  lines: number;
  yields: Yields;
}

export interface Totals extends Figures {
  authorized: Money | null;
  undistributed: Money | null;
  yields: Yields;
}

/** A total that contested money touches: none of it counted, as the source itself counts it, all of it counted. */
export interface Range {
  minimum: Money;
  reported: Money | null;
  maximum: Money;
}

export interface ExecutionStatus {
  resolution: ReportedResolution;
  scope: ExecutionFacts['scope'];
  asOf: CalendarDate;
  knownAt: string;
  proof: { authorized: Money; sum: Money; holds: boolean; line: string };
  totals: Totals;
  percentages: Percentages;
  ranges: { paid: Range; released: Range; dueBack: Range };
  departments: DepartmentTotal[];
  rows: Row[];
  notes: Note[];
}

/** A sentence beside the figures, and the lines that it speaks of (none: of the whole). */
export interface Note {
  text: string;
  about: readonly string[];
}
