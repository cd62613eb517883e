import { z } from 'zod';
import { date, instant, precision } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import type { ExecutionStatus } from './execution-status.contents';
import { behindNames } from './execution-status.figures';
import {
  entriesAt,
  figuresView,
  percentagesView,
  pesos,
  proofView,
  sums,
  sumsView,
  totalsView,
  viewFigures,
} from './figures.dto';
import { momentQuestion } from '../ledger/moment.dto';

/** How much of it is told. */
const details = ['totals', 'lines', 'entries'] as const;

export type Detail = (typeof details)[number];

export const executionStatusQuestion = z.strictObject({
  ...momentQuestion,
  ...formatQuestion,
  detail: z.enum(details).default('entries').meta({
    description:
      'Del JSON: «totals», sin líneas; «lines», sin los movimientos que hay detrás de cada cifra; «entries», todo.',
  }),
});

export type ExecutionStatusQuestion = z.output<typeof executionStatusQuestion>;

const range = z.object({ minimum: pesos(), reported: pesos().nullable(), maximum: pesos() });

const strategyView = z.object({ id: z.string(), label: z.string(), title: z.string() });

export const executionStatusView = z.object({
  resolution: z.object({
    id: z.string(),
    label: z.string(),
    title: z.string(),
    issuer: z.string(),
    issuedOn: date(),
    fiscalYear: z.number().int(),
    strategy: strategyView.nullable(),
  }),
  scope: z.enum(['resolution', 'own-lines']),
  asOf: date(),
  knownAt: instant(),
  proof: proofView,
  totals: totalsView,
  percentages: percentagesView,
  ranges: z.object({ paid: range, released: range, dueBack: range }),
  departments: z.array(z.object({ code: z.string(), name: z.string(), lines: z.number().int(), ...figuresView })),
  rows: z.array(
    z.object({
      allocationId: z.string(),
      line: z.number().int(),
      divipola: z.string(),
      municipality: z.string(),
      department: z.object({ code: z.string(), name: z.string() }),
      hospital: z.object({ id: z.string(), name: z.string(), nit: z.string().nullable() }).nullable(),
      withdrawal: z.enum(['before', 'after', 'unknown']).nullable(),
      payments: z.array(
        z.object({ disbursementId: z.string().nullable(), amount: pesos(), paidOn: date(), datePrecision: precision }),
      ),
      ...figuresView,
      entries: z.record(z.string(), z.array(z.string())).optional().meta({
        description: 'The ledger entries behind each figure, where they are asked for; of a sum, those of its parts',
      }),
    }),
  ),
  sums: sumsView,
  entriesAt: z.string().meta({ description: 'All entries behind the totals' }),
  notes: z.array(z.string()),
});

export type ExecutionStatusView = z.output<typeof executionStatusView>;

/** The report on the wire, as much of it as is asked for. */
export function viewExecutionStatus(report: ExecutionStatus, detail: Detail = 'entries'): ExecutionStatusView {
  const rows = detail === 'totals' ? [] : report.rows;
  return {
    resolution: report.resolution,
    scope: report.scope,
    asOf: report.asOf,
    knownAt: report.knownAt,
    proof: report.proof,
    totals: report.totals,
    percentages: report.percentages,
    ranges: report.ranges,
    departments: report.departments.map((department) => ({
      code: department.code,
      name: department.name,
      lines: department.lines,
      ...viewFigures(department),
    })),
    rows: rows.map((row) => ({
      allocationId: row.allocationId,
      line: row.line,
      divipola: row.divipola,
      municipality: row.municipality,
      department: row.department,
      hospital: row.hospital,
      withdrawal: row.withdrawal,
      payments: row.payments,
      ...viewFigures(row),
      ...(detail === 'entries' ? { entries: viewEntries(row) } : {}),
    })),
    sums,
    entriesAt: entriesAt(report.resolution.id, report),
    notes: report.notes.map(({ text }) => text),
  };
}

function viewEntries({ entries }: ExecutionStatus['rows'][number]): Record<string, string[]> {
  return Object.fromEntries(
    behindNames.filter((name) => entries[name] !== undefined).map((name) => [name, [...(entries[name] ?? [])]]),
  );
}
