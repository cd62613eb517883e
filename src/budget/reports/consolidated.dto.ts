import { z } from 'zod';
import { date, id, instant } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { groupings, type Consolidated, type Consolidation } from './consolidated.contents';
import {
  entriesAt,
  figuresView,
  proofView,
  sums,
  sumsView,
  totalsView,
  viewFigures,
  percentagesView,
  pesos,
} from './figures.dto';
import { momentQuestion } from '../ledger/moment.dto';

/** By resolution unless it is said; of all the money unless a strategy, a fiscal year or a department is named. */
export const consolidatedQuestion = z.strictObject({
  by: z.enum(groupings).default('resolution'),
  strategy: id().optional(),
  fiscalYear: z.coerce.number().int().min(1900).max(2999).optional(),
  department: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  ...momentQuestion,
  ...formatQuestion,
});

export type ConsolidatedQuestion = z.output<typeof consolidatedQuestion>;

const groupView = z.object({
  key: z
    .string()
    .meta({ description: 'Id of the strategy, hospital or resolution; code of the department; year; or none' }),
  name: z.string(),
  nit: z.string().nullable(),
  resolutions: z.array(z.string()),
  lines: z.number().int(),
  authorized: pesos().nullable(),
  undistributed: pesos().nullable(),
  ...figuresView,
  proof: proofView,
});

export const consolidatedView = z.object({
  by: z.enum(groupings),
  filter: z.object({
    strategy: z.string().nullable(),
    fiscalYear: z.number().int().nullable(),
    department: z.string().nullable(),
  }),
  scope: z.enum(['resolution', 'own-lines']),
  asOf: date(),
  knownAt: instant(),
  proof: proofView,
  totals: totalsView,
  percentages: percentagesView,
  lines: z.number().int(),
  groups: z.array(groupView),
  resolutions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      title: z.string(),
      issuer: z.string(),
      fiscalYear: z.number().int(),
      strategy: z.object({ id: z.string(), label: z.string(), title: z.string() }).nullable(),
      executionStatusAt: z.string().meta({ description: 'Its lines, with the entries behind each figure' }),
      entriesAt: z.string().meta({ description: 'All of its entries as of the moment' }),
    }),
  ),
  sums: sumsView,
  notes: z.array(z.string()),
});

export type ConsolidatedView = z.output<typeof consolidatedView>;

/** The report on the wire. A group's figures are those of its lines, which its resolutions' own reports list. */
export function viewConsolidated(report: Consolidated): ConsolidatedView {
  const { totals, filter } = report;
  return {
    by: report.by,
    filter: {
      strategy: filter.strategy ?? null,
      fiscalYear: filter.fiscalYear ?? null,
      department: filter.department ?? null,
    },
    scope: report.scope,
    asOf: report.asOf,
    knownAt: report.knownAt,
    proof: totals.proof,
    totals: viewTotals(totals),
    percentages: totals.percentages,
    lines: totals.lines,
    groups: report.groups.map((group) => ({
      key: group.key,
      name: group.name,
      nit: group.nit,
      resolutions: [...group.resolutions],
      lines: group.lines,
      authorized: group.authorized,
      undistributed: group.undistributed,
      ...viewFigures(group),
      proof: group.proof,
    })),
    resolutions: report.resolutions.map(({ id: resolution, label, title, issuer, fiscalYear, strategy }) => ({
      id: resolution,
      label,
      title,
      issuer,
      fiscalYear,
      strategy: strategy && { id: strategy.id, label: strategy.label, title: strategy.title },
      executionStatusAt: statusAt(resolution, report),
      entriesAt: entriesAt(resolution, report),
    })),
    sums,
    notes: [...report.notes],
  };
}

function viewTotals(totals: Consolidation): ConsolidatedView['totals'] {
  const { authorized, undistributed, yields, amount, lapsed, restored, paid, received } = totals;
  const { assigned, ordered, transit, held, executed, returned, released, contested } = totals;
  return {
    authorized,
    undistributed,
    amount,
    ...{ assigned, ordered, transit, held, executed, returned, released, contested },
    lapsed,
    restored,
    paid,
    received,
    yields,
  };
}

function statusAt(resolution: string, { asOf, knownAt }: Consolidated): string {
  return `/api/v1/resolutions/${resolution}/execution-status?${new URLSearchParams({ asOf, knownAt }).toString()}`;
}
