import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Balances } from '../../../ledger/places';
import { allocationPlaces } from '../../../ledger/places';
import { NotAssigned } from '../allocation/facts.rules';
import { assignedOf, movedBy, placesOf, type LineLedger } from '../../line-ledger.rules';

/** Where every peso of a line is by a cut-off. */
export interface StatementFacts extends LineLedger {
  readonly assigned: Money;
  readonly places: Balances;
  /** What left the line for the resolution: given back and restored, or lost at the close of the year. */
  readonly restored: Money;
  readonly lapsed: Money;
}

/**
 * The statement of a line adds up: what it was assigned is what is in its places, and what left it for the resolution.
 * @throws NotAssigned when nothing had happened to the line by the cut-off
 */
export function requireHistory(ledger: LineLedger, cutoff: CalendarDate): StatementFacts {
  if (ledger.entries.length === 0) {
    throw new NotAssigned({ line: ledger.line, cutoff, laterFrom: ledger.resolution.issuedOn });
  }
  const { entries } = ledger;
  const places = placesOf(entries);
  const assigned = assignedOf(entries);
  const restored = movedBy(entries, ['restore']).negated();
  const lapsed = movedBy(entries, ['lapse']).negated();
  const standing = Money.sum([...allocationPlaces.map((place) => places[place]), restored, lapsed]);
  invariant(standing.equals(assigned), 'a line has what its acts assign to it, wherever it is (I5)');
  return { ...ledger, assigned, places, restored, lapsed };
}
