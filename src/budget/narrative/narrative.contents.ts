import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { Unknown } from '../../kernel/sources';
import type { ExecutionStatus, Row } from '../reports/execution-status.contents';

/** An act as the block tells it. */
export interface ToldAct {
  readonly id: string;
  readonly label: string;
  readonly issuer: string;
  readonly issuedOn: CalendarDate;
  readonly title: string;
  readonly disburseFrom: CalendarDate | null;
  readonly executeBy: CalendarDate | null;
  readonly source: string | null;
}

export interface Announced {
  readonly amount: Money;
  readonly text: string;
  readonly source: string;
}

/** What the source says of a withdrawal, in its own words. */
export interface ToldWithdrawal {
  readonly id: string;
  readonly allocationId: string;
  readonly source: string;
  readonly reason: string;
}

/** Something that no source says, of a record of the block. */
export interface OpenFact extends Unknown {
  readonly of: 'strategy' | 'resolution' | 'line' | 'withdrawal' | 'disbursement';
  readonly allocationId: string | null;
}

export interface NarrativeFacts {
  readonly status: ExecutionStatus;
  readonly resolution: ToldAct;
  readonly strategy: ToldAct | null;
  readonly announced: readonly Announced[];
  readonly withdrawals: readonly ToldWithdrawal[];
  readonly open: readonly OpenFact[];
}

/** An amount with the entries that make it. Pesos. */
export interface Figure {
  readonly amount: Money;
  readonly entries: readonly string[];
}

export interface LinesFigure extends Figure {
  readonly lines: number;
}

export interface NarrativeLine extends Figure {
  readonly row: Row;
  readonly withdrawal: { readonly payment: 'before' | 'after' | 'unknown'; readonly entries: readonly string[] } | null;
  readonly notes: readonly number[];
  readonly inWords: string;
}

export interface NarrativeNote {
  readonly number: number;
  readonly kind: 'contradiction' | 'unknown';
  readonly text: string;
  readonly sources: readonly string[];
}

export interface Narrative {
  readonly status: ExecutionStatus;
  readonly resolution: ToldAct;
  readonly strategy: ToldAct | null;
  readonly announced: readonly Announced[];
  readonly figures: {
    readonly all: LinesFigure;
    readonly standing: LinesFigure;
    readonly withdrawn: LinesFigure;
    readonly paid: Figure;
    readonly executed: Figure;
    readonly returned: Figure;
  };
  readonly paragraphs: readonly string[];
  readonly lines: readonly NarrativeLine[];
  readonly notes: readonly NarrativeNote[];
}
