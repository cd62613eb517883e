import { z } from 'zod';
import { amount } from '../../platform/http/forms';
import { allocationPlaces } from '../ledger/places';
import { figureNames, paidPlaces, percentagesOf, ratioNames, receivedPlaces } from './execution-status.figures';
import type { Measured } from './figure-columns';

export const pesos = () => amount({ zero: true });

const ratio = z.object({ numerator: pesos(), denominator: pesos(), percent: z.string().nullable() });

export const yieldsView = z.object({ earned: pesos(), held: pesos(), returned: pesos() });

export const percentagesView = z.object(record(ratioNames, ratio));

export const proofView = z.object({ authorized: pesos(), sum: pesos(), holds: z.boolean(), line: z.string() });

/** The figures of a line, or of any set of lines. */
export const figuresView = {
  amount: pesos(),
  places: z.object(record(allocationPlaces, pesos())),
  lapsed: pesos(),
  restored: pesos(),
  paid: pesos(),
  received: pesos(),
  yields: yieldsView,
  percentages: percentagesView,
};

export const totalsView = z.object({
  authorized: pesos().nullable(),
  undistributed: pesos().nullable(),
  ...record(figureNames, pesos()),
  yields: yieldsView,
});

export const sumsView = z
  .record(z.string(), z.array(z.string()))
  .meta({ description: 'Which places each derived figure adds up' });

/** So that whoever reads a derived figure finds the figures, and their entries, that it adds up. */
export const sums = { amount: [...allocationPlaces], paid: [...paidPlaces], received: [...receivedPlaces] };

export function viewFigures(of: Measured) {
  return {
    amount: of.amount,
    places: Object.fromEntries(allocationPlaces.map((place) => [place, of[place]])) as Pick<
      Measured,
      (typeof allocationPlaces)[number]
    >,
    lapsed: of.lapsed,
    restored: of.restored,
    paid: of.paid,
    received: of.received,
    yields: of.yields,
    percentages: percentagesOf(of),
  };
}

/** Where the entries behind the totals of a resolution are listed, as of the same moment. */
export function entriesAt(resolution: string, { asOf, knownAt }: { asOf: string; knownAt: string }): string {
  return `/api/v1/ledger/entries?${new URLSearchParams({ resolution, asOf, knownAt }).toString()}`;
}

function record<Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}
