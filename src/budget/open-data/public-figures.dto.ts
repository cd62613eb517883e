import { z } from 'zod';
import { executionStatusView, viewExecutionStatus } from '../reports/execution-status.dto';
import type { ExecutionStatus } from '../reports/execution-status.contents';

const { resolution, asOf, knownAt, proof, totals, percentages, ranges, departments, rows, sums, notes } =
  executionStatusView.shape;

/** The execution status as anybody may read it: the figures without the way to the entries, which asks for a session. */
export const publicFiguresView = z.object({
  resolution,
  asOf,
  knownAt,
  proof,
  totals,
  percentages,
  ranges,
  departments,
  rows: z.array(rows.element.omit({ entries: true })),
  sums,
  notes,
});

export type PublicFiguresView = z.output<typeof publicFiguresView>;

/** Fields by hand: what is added to the report is not published by that alone. */
export function viewPublicFigures(report: ExecutionStatus): PublicFiguresView {
  const view = viewExecutionStatus(report, 'lines');
  return {
    resolution: view.resolution,
    asOf: view.asOf,
    knownAt: view.knownAt,
    proof: view.proof,
    totals: view.totals,
    percentages: view.percentages,
    ranges: view.ranges,
    departments: view.departments,
    rows: view.rows,
    sums: view.sums,
    notes: view.notes,
  };
}
