import type { CalendarDate } from '../../kernel/calendar';
import type { DifferenceView } from '../drafts/changes.views';
import type { AnnexView, DraftView } from '../drafts/draft.views';
import type { FindingCountsView } from '../home/ministry.views';
import type { LinesFilter } from './lines.filter';
import type { Cutoff } from '../parts/cutoff';
import type { ExecutionStatusView, PersonView, ResolutionSummaryView, UnknownFactView } from '../client/views';

/** All that the page of a resolution is made of. */
export interface ResolutionPageProps {
  readonly person: PersonView;
  readonly today: CalendarDate;
  readonly cutoff: Cutoff;
  readonly resolution: DraftView;
  /** The lines of a draft; null for what is in force, whose report tells them. */
  readonly annex: AnnexView | null;
  /** The acts that it rests on, and those that change it. */
  readonly related: {
    readonly strategy: ResolutionSummaryView | null;
    readonly amended: ResolutionSummaryView | null;
    readonly amendments: readonly ResolutionSummaryView[];
    /** Those that give out money under a strategy. */
    readonly allocations: readonly ResolutionSummaryView[];
  };
  /** Where the money is; the service's reason where there is no such report; null where the date is wrong. */
  readonly report: ExecutionStatusView | { readonly none: string } | null;
  /** Today's status of each line; null when the page speaks of another day. */
  readonly statuses: ReadonlyMap<string, string> | null;
  readonly unknown: readonly UnknownFactView[] | null;
  /** Which lines are shown, and in which order. */
  readonly filter: LinesFilter;
  /** Before and after, of an amendment; null of any other act. */
  readonly difference: DifferenceView | { readonly none: string } | null;
  /** How many figures of it do not agree; null for who may not know. */
  readonly findings: FindingCountsView | null;
  /** What was just done, as the address says it. */
  readonly done: unknown;
}
