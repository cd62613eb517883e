import { Money, percentage } from '../../kernel/money';
import { allocationPlaces } from '../ledger/places';

/**
 * What is said in pesos of a line, and therefore of any set of lines. `amount` is what the annex assigns, amendments
 * included; it stands in the eight places, or was lost (`lapsed`) or went back to the resolution (`restored`).
 */
export const figureNames = ['amount', ...allocationPlaces, 'lapsed', 'restored', 'paid', 'received'] as const;

export type FigureName = (typeof figureNames)[number];
export type Figures = Record<FigureName, Money>;

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

export const ratioNames = ['executedOfAssigned', 'executedOfPaid', 'paidOfAssigned', 'receivedOfPaid'] as const;

export type Percentages = Record<(typeof ratioNames)[number], Ratio>;

/** What left the ministry («girado»), and what the hospital said that it got: derived from the places, never stored. */
export function derived(places: Omit<Figures, 'amount' | 'paid' | 'received'>): { paid: Money; received: Money } {
  const received = Money.sum([places.held, places.executed, places.returned, places.restored]);
  return { received, paid: received.plus(places.transit) };
}

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

export function percentagesOf({ amount, paid, received, executed }: Figures): Percentages {
  return {
    executedOfAssigned: ratio(executed, amount),
    executedOfPaid: ratio(executed, paid),
    paidOfAssigned: ratio(paid, amount),
    receivedOfPaid: ratio(received, paid),
  };
}

function ratio(numerator: Money, denominator: Money): Ratio {
  return { numerator, denominator, percent: percentage(numerator, denominator) };
}
