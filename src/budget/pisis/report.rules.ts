import { compareDates, type CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { DeclaredFigures } from './figures.rules';

/*
 * Which execution report a file becomes. PISIS says what was contracted, executed and paid; of interest it says only what
 * went back, so the report repeats the interest that the books have and adds none.
 */

/** What the line's reports say already. Pesos. */
export interface ReportFacts {
  readonly anyReceipt: boolean;
  readonly last: ReportedBefore | null;
  readonly undecided: ReportedBefore | null;
}

/** `paid`, of the last accepted report, is what the ledger has as executed. */
export interface ReportedBefore {
  readonly cutoff: CalendarDate;
  readonly contracted: Money;
  readonly obligated: Money;
  readonly paid: Money;
}

export type PlannedReport = { readonly correction: boolean } | { readonly none: keyof typeof noReport };

/** Why a file becomes no report, in Spanish. */
export const noReport = {
  'nothing-received':
    'Todavía no hay un recibo confirmado de esta línea: lo contratado queda declarado y se informa con el primer archivo que llegue después del recibo.',
  'already-reported': 'Las cifras con este corte ya están informadas, iguales: no se informa de nuevo.',
} as const;

export function reportOf(figures: DeclaredFigures, cutoff: CalendarDate, facts: ReportFacts): PlannedReport {
  const { last, undecided } = facts;
  // A payment without a receipt is refused by the report's own rules.
  if (!facts.anyReceipt && figures.paid.isZero()) return { none: 'nothing-received' };
  if (undecided !== null && undecided.cutoff === cutoff && agrees(undecided, figures))
    return { none: 'already-reported' };
  if (last === null) return { correction: false };
  if (compareDates(cutoff, last.cutoff) <= 0 && agrees(last, figures)) return { none: 'already-reported' };
  const lower =
    figures.contracted.isLessThan(last.contracted) ||
    figures.obligated.isLessThan(last.obligated) ||
    figures.paid.isLessThan(last.paid);
  return { correction: lower || cutoff === last.cutoff };
}

function agrees(report: ReportedBefore, { contracted, obligated, paid }: DeclaredFigures): boolean {
  return report.contracted.equals(contracted) && report.obligated.equals(obligated) && report.paid.equals(paid);
}
