import { Money, percentage } from '../../kernel/money';
import { allocationPlaces } from '../ledger/places';

/**
 * What is said in pesos of a line, and therefore of any set of lines. `amount` is the sum of the eight places, here as on
 * the line's own page. What was lost at the end of the year (`lapsed`) or went back to the resolution (`restored`) has
 * left the line: it is said apart, and is in none of the other figures.
 */
export const figureNames = ['amount', ...allocationPlaces, 'lapsed', 'restored', 'paid', 'received'] as const;

export type FigureName = (typeof figureNames)[number];
export type Figures = Record<FigureName, Money>;

/** What an entry can be behind of: a figure that is no sum of others, or one of the yields. */
export const behindNames = [
  'amount',
  ...allocationPlaces,
  'lapsed',
  'restored',
  'yield-source',
  'yield-held',
  'yield-returned',
] as const satisfies readonly (FigureName | 'yield-source' | 'yield-held' | 'yield-returned')[];

export type Behind = (typeof behindNames)[number];

/** Interest, in pesos: never added to capital. */
export interface Yields {
  earned: Money;
  held: Money;
  returned: Money;
}

/** A percentage never stands alone (I11): null when its denominator is zero. */
export interface Ratio {
  numerator: Money;
  denominator: Money;
  percent: string | null;
}

export const ratios = {
  executedOfAssigned: { numerator: 'executed', denominator: 'amount' },
  executedOfPaid: { numerator: 'executed', denominator: 'paid' },
  paidOfAssigned: { numerator: 'paid', denominator: 'amount' },
  receivedOfPaid: { numerator: 'received', denominator: 'paid' },
} as const satisfies Record<string, { numerator: FigureName; denominator: FigureName }>;

export const ratioNames = Object.keys(ratios) as (keyof typeof ratios)[];

export type Percentages = Record<(typeof ratioNames)[number], Ratio>;

/**
 * The sum of the places; what left the ministry and has not come back to the resolution («girado»); what the hospital
 * said that it got of it. Derived from the places, never stored.
 */
export function derived(places: Pick<Figures, Place>): Pick<Figures, 'amount' | 'paid' | 'received'> {
  return {
    amount: Money.sum(allocationPlaces.map((place) => places[place])),
    paid: Money.sum(paidPlaces.map((place) => places[place])),
    received: Money.sum(receivedPlaces.map((place) => places[place])),
  };
}

type Place = (typeof allocationPlaces)[number];

/** The places whose sum is what the hospital said that it got. */
export const receivedPlaces = ['held', 'executed', 'returned'] as const satisfies readonly Place[];

/** The places whose sum is what was paid. */
export const paidPlaces = ['transit', ...receivedPlaces] as const;

export function sumOfFigures(all: readonly Figures[]): Figures {
  return Object.fromEntries(figureNames.map((name) => [name, Money.sum(all.map((each) => each[name]))])) as Figures;
}

export function sumOfYields(all: readonly Yields[]): Yields {
  return {
    earned: Money.sum(all.map(({ earned }) => earned)),
    held: Money.sum(all.map(({ held }) => held)),
    returned: Money.sum(all.map(({ returned }) => returned)),
  };
}

export function percentagesOf(figures: Figures): Percentages {
  return Object.fromEntries(ratioNames.map((name) => [name, ratioOf(figures, name)])) as Percentages;
}

export function ratioOf(figures: Figures, name: (typeof ratioNames)[number]): Ratio {
  const numerator = figures[ratios[name].numerator];
  const denominator = figures[ratios[name].denominator];
  return { numerator, denominator, percent: percentage(numerator, denominator) };
}
