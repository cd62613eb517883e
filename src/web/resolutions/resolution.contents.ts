import type { CalendarDate } from '../../kernel/calendar';
import type { Cutoff } from '../parts/cutoff';
import type {
  ExecutionStatusView,
  PersonView,
  ResolutionSummaryView,
  ResolutionView,
  UnknownFactView,
} from '../client/views';

/** All that the page of a resolution is made of. */
export interface ResolutionPageProps {
  readonly person: PersonView;
  readonly today: CalendarDate;
  readonly cutoff: Cutoff;
  readonly resolution: ResolutionView;
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
  readonly department: string | null;
}
