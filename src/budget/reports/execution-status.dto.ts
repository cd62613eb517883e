import { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { amount, date, instant, precision, refuse } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { allocationPlaces } from '../ledger/places';
import type { ExecutionStatus } from './execution-status.contents';
import {
  behindNames,
  figureNames,
  paidPlaces,
  ratioNames,
  receivedPlaces,
  type FigureName,
} from './execution-status.figures';

export const executionStatusQuestion = z.strictObject({
  asOf: date().optional(),
  knownAt: instant().transform(realInstant).optional(),
  ...formatQuestion,
});

export type ExecutionStatusQuestion = z.output<typeof executionStatusQuestion>;

const pesos = () => amount({ zero: true });
const ratio = z.object({ numerator: pesos(), denominator: pesos(), percent: z.string().nullable() });
const range = z.object({ minimum: pesos(), reported: pesos().nullable(), maximum: pesos() });
const yields = z.object({ earned: pesos(), held: pesos(), returned: pesos() });
const percentages = z.object(record(ratioNames, ratio));

const figures = {
  amount: pesos(),
  places: z.object(record(allocationPlaces, pesos())),
  lapsed: pesos(),
  restored: pesos(),
  paid: pesos(),
  received: pesos(),
  yields,
  percentages,
};

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
  proof: z.object({ authorized: pesos(), sum: pesos(), holds: z.boolean(), line: z.string() }),
  totals: z.object({
    authorized: pesos().nullable(),
    undistributed: pesos().nullable(),
    ...record(figureNames, pesos()),
    yields,
  }),
  percentages,
  ranges: z.object({ paid: range, released: range, dueBack: range }),
  departments: z.array(z.object({ code: z.string(), name: z.string(), lines: z.number().int(), ...figures })),
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
      ...figures,
      entries: z
        .record(z.string(), z.array(z.string()))
        .meta({ description: 'The ledger entries behind each figure; of a sum, those of its parts' }),
    }),
  ),
  sums: z.record(z.string(), z.array(z.string())).meta({ description: 'Which places each derived figure adds up' }),
  entriesAt: z.string().meta({ description: 'All entries behind the totals' }),
  notes: z.array(z.string()),
});

export type ExecutionStatusView = z.output<typeof executionStatusView>;

/** The report on the wire. */
export function viewExecutionStatus(report: ExecutionStatus): ExecutionStatusView {
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
    rows: report.rows.map((row) => ({
      allocationId: row.allocationId,
      line: row.line,
      divipola: row.divipola,
      municipality: row.municipality,
      department: row.department,
      hospital: row.hospital,
      withdrawal: row.withdrawal,
      payments: row.payments,
      ...viewFigures(row),
      entries: viewEntries(row),
    })),
    sums: { amount: [...allocationPlaces], paid: [...paidPlaces], received: [...receivedPlaces] },
    entriesAt: `/api/v1/ledger/entries?${new URLSearchParams({
      resolution: report.resolution.id,
      asOf: report.asOf,
      knownAt: report.knownAt,
    }).toString()}`,
    notes: report.notes,
  };
}

function viewFigures(of: ExecutionStatus['departments'][number] | ExecutionStatus['rows'][number]) {
  return {
    amount: of.amount,
    places: Object.fromEntries(allocationPlaces.map((place) => [place, of[place]])) as Pick<
      typeof of,
      (typeof allocationPlaces)[number]
    >,
    lapsed: of.lapsed,
    restored: of.restored,
    paid: of.paid,
    received: of.received,
    yields: of.yields,
    percentages: of.percentages,
  };
}

function viewEntries({ entries }: ExecutionStatus['rows'][number]): Record<string, string[]> {
  return Object.fromEntries(
    behindNames.filter((name) => entries[name] !== undefined).map((name) => [name, [...(entries[name] ?? [])]]),
  );
}

function record<Name extends FigureName | keyof ExecutionStatus['percentages'], Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}

/** JavaScript reads 30 February as 2 March; PostgreSQL does not. */
function realInstant(value: string, context: z.RefinementCtx): string {
  if (isCalendarDate(value.slice(0, 10)) && value.slice(11, 13) !== '24') return value;
  return refuse(context, {
    code: 'instant.not-an-instant',
    detail: { es: 'No es un instante que exista.', en: 'It is not an instant that exists.' },
  });
}
