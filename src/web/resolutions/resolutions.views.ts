import type { PageView, Places, ResolutionSummaryView } from '../client/views';

export interface ListedResolutionView extends ResolutionSummaryView {
  readonly totals: Places;
}

/** A page of resolutions, with the number and the places of all that the question finds. */
export interface ResolutionsView extends PageView<ListedResolutionView> {
  readonly count: number;
  readonly totals: Places;
}
