import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { issueOf } from '../allocations/allocation.rules';
import { requireHappened, requireNotBefore } from '../dates';

/*
 * The act by which the hospital takes the money into its own budget (incorporación presupuestal). There may be several;
 * together they never exceed what the line is worth (I10).
 */

export const IncorporationExceedsAmount = refusal<{
  requested: Money;
  incorporated: Money;
  amount: Money;
  maximum: Money;
}>(
  'incorporation.exceeds-amount',
  'conflict',
  { es: 'Se incorporaría más de lo asignado', en: 'More would be incorporated than was assigned' },
  {
    es: ({ requested, incorporated, amount, maximum }) =>
      `Se incorporarían ${requested.toSpanish()} y la línea vale ${amount.toSpanish()}, de los que ya están ` +
      `incorporados ${incorporated.toSpanish()}: el máximo es ${maximum.toSpanish()}.`,
    en: ({ requested, incorporated, amount, maximum }) =>
      `${requested.toString()} would be incorporated into a line of ${amount.toString()}, of which ` +
      `${incorporated.toString()} is incorporated already: the maximum is ${maximum.toString()}.`,
  },
);

export interface IncorporationForm {
  readonly actOn: CalendarDate;
  readonly amount: Money;
}

export interface IncorporationBounds {
  readonly today: CalendarDate;
  readonly issuedOn: CalendarDate;
  /** What the line is worth, and how much of it is incorporated: pesos. */
  readonly amount: Money;
  readonly incorporated: Money;
}

/** @throws DateInTheFuture, DateTooEarly, IncorporationExceedsAmount with the maximum in pesos */
export function requireIncorporable(form: IncorporationForm, bounds: IncorporationBounds): void {
  requireHappened(form.actOn, bounds.today);
  requireNotBefore(form.actOn, issueOf(bounds.issuedOn));
  const { amount, incorporated } = bounds;
  const maximum = incorporated.isLessThan(amount) ? amount.minus(incorporated) : Money.zero;
  if (form.amount.isGreaterThan(maximum)) {
    throw new IncorporationExceedsAmount({ requested: form.amount, incorporated, amount, maximum });
  }
}
