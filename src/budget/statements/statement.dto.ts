import { z } from 'zod';
import { amount, date, instant, precision } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { knownInstant } from '../ledger/moment.dto';
import { actNames } from '../ledger/acts';
import { allocationPlaces, placeNames, type Balances } from '../ledger/places';
import { resolutionLabel } from '../resolutions/resolution.rules';
import {
  capitalOf,
  type Statement,
  type StatementHead,
  type StatementLine,
  type StatementMovement,
} from './statement.rules';

/** A period, and as known at an instant. `to` is the «con corte a» of the statement. */
export const statementQuestion = z.strictObject({
  from: date().optional(),
  to: date().optional(),
  asOf: date().optional().meta({ description: 'Lo mismo que to' }),
  knownAt: knownInstant().optional(),
  ...formatQuestion,
});

export type StatementQuestion = z.output<typeof statementQuestion>;

const pesos = () => amount({ zero: true });

const balancesView = z.object({
  capital: pesos().meta({ description: 'Suma de los lugares de capital' }),
  places: z.object(
    Object.fromEntries(allocationPlaces.map((place) => [place, pesos()])) as Record<
      (typeof allocationPlaces)[number],
      ReturnType<typeof pesos>
    >,
  ),
  yields: z.object({ earned: pesos(), held: pesos(), returned: pesos() }),
});

const doerView = z.object({ office: z.string(), name: z.string().nullable() });

const movementView = z.object({
  entryId: z.string(),
  act: z.enum([...actNames, 'reverse']),
  actInSpanish: z.string(),
  effectiveOn: date(),
  datePrecision: precision,
  recordedAt: instant(),
  recordedBy: doerView,
  approvedBy: doerView.nullable(),
  document: z.string(),
  source: z.string().nullable(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  changes: z.array(z.object({ place: z.enum(placeNames), amount: pesos() })),
  balances: balancesView,
});

export const statementView = z.object({
  subject: z.object({ kind: z.enum(['allocation', 'hospital']), id: z.string(), name: z.string() }),
  period: z.object({ from: date().nullable(), to: date() }),
  asOf: date(),
  knownAt: instant(),
  opening: balancesView,
  closing: balancesView,
  lines: z.array(
    z.object({
      allocationId: z.string(),
      resolutionId: z.string(),
      resolution: z.string(),
      line: z.number().int(),
      divipola: z.string(),
      municipality: z.string(),
      department: z.object({ code: z.string(), name: z.string() }),
      hospital: z.object({ id: z.string(), name: z.string(), nit: z.string().nullable() }).nullable(),
      opening: balancesView,
      movements: z.array(movementView),
      closing: balancesView,
    }),
  ),
  notes: z.array(z.string()),
});

export type StatementView = z.output<typeof statementView>;

/** The statement on the wire. */
export function viewStatement({ subject, period, moment }: StatementHead, statement: Statement): StatementView {
  return {
    subject,
    period,
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    opening: viewBalances(statement.opening),
    closing: viewBalances(statement.closing),
    lines: statement.lines.map(viewLine),
    notes: [...statement.notes],
  };
}

function viewLine({ line, opening, movements, closing }: StatementLine): StatementView['lines'][number] {
  return {
    allocationId: line.allocationId,
    resolutionId: line.resolution.id,
    resolution: resolutionLabel(line.resolution),
    line: line.line,
    divipola: line.divipola,
    municipality: line.municipality,
    department: { ...line.department },
    hospital: line.hospital && { ...line.hospital },
    opening: viewBalances(opening),
    movements: movements.map(viewMovement),
    closing: viewBalances(closing),
  };
}

function viewMovement(movement: StatementMovement): StatementView['lines'][number]['movements'][number] {
  return {
    entryId: movement.entryId,
    act: movement.act,
    actInSpanish: movement.actInSpanish,
    effectiveOn: movement.effectiveOn,
    datePrecision: movement.datePrecision,
    recordedAt: movement.recordedAt,
    recordedBy: movement.recordedBy,
    approvedBy: movement.approvedBy,
    document: movement.document,
    source: movement.source,
    reverses: movement.reverses,
    reversedBy: movement.reversedBy,
    changes: movement.changes.map(({ place, amount: changed }) => ({ place, amount: changed })),
    balances: viewBalances(movement.balances),
  };
}

function viewBalances(balances: Balances): StatementView['opening'] {
  return {
    capital: capitalOf(balances),
    places: Object.fromEntries(allocationPlaces.map((place) => [place, balances[place]])) as Pick<
      Balances,
      (typeof allocationPlaces)[number]
    >,
    yields: {
      earned: balances['yield-source'].negated(),
      held: balances['yield-held'],
      returned: balances['yield-returned'],
    },
  };
}
