import type { CalendarDate } from '../../kernel/calendar';
import type { FileName } from './file-name.rules';
import type { DetailKind, Indicator } from './layout.rules';
import type { Encoding, TextForm } from './text-form';

/** What implementers write in two ways; the ministry says which one is PISIS's. */
export interface Convention {
  /** Whether the total of record 1 counts the details alone, or record 1 too. */
  readonly totalCounts: 'details' | 'all';
  readonly firstConsecutive: 1 | 2;
  readonly encoding: Encoding;
}

export interface Control {
  readonly idKind: string;
  readonly id: string;
  readonly firstDate: CalendarDate;
  readonly cutoff: CalendarDate;
  readonly total: number;
}

/** One detail, as it came: `parts` are all of its fields, in order. */
export interface Detail {
  readonly line: number;
  readonly kind: DetailKind;
  readonly consecutive: number;
  /** As it is written: with or without «ID». */
  readonly resource: string;
  readonly nit: string;
  readonly indicator: Indicator;
  readonly values: Readonly<Record<string, string>>;
  readonly key: string;
  readonly parts: readonly string[];
}

export interface PisisFile {
  readonly fileName: string;
  readonly name: FileName;
  readonly form: TextForm;
  readonly control: Control;
  readonly controlLine: string;
  readonly details: readonly Detail[];
}
