import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { AllocationClosed } from '../allocations/allocation.rules';
import type { EarlierAct } from '../dates';
import { allocationPlaces, type Balances } from '../ledger/places';

/*
 * What a hospital's line amounts to, in pesos.
 *
 *   amount   = assigned + ordered + transit + held + executed + returned + contested + restored
 *   received =                              held + executed + returned             + restored
 *
 * Released money is no longer the line's. Restored money is: it came in and was given back, and has left for the
 * resolution since.
 */

/** @throws AllocationClosed */
export function requireOpen(line: { readonly closed: boolean }): void {
  if (line.closed) throw new AllocationClosed({});
}

/** What the line is worth, in pesos: all of its capital but what was released. */
export function amountOf(places: Balances, restored: Money): Money {
  return Money.sum([...allocationPlaces.filter((place) => place !== 'released').map((each) => places[each]), restored]);
}

/** The day from which the hospital has had money, which no act upon that money may precede. */
export function receiptOf(firstReceiptOn: CalendarDate): EarlierAct {
  return { on: firstReceiptOn, what: { es: 'la primera confirmación de recibo', en: 'the first receipt' } };
}

/** Everything that the hospital confirmed, in pesos, wherever it is now. */
export function receivedOf(places: Balances, restored: Money): Money {
  return Money.sum([places.held, places.executed, places.returned, restored]);
}

/** Interest on record, in pesos, returned or not. */
export function yieldsOf(places: Balances): Money {
  return places['yield-held'].plus(places['yield-returned']);
}
