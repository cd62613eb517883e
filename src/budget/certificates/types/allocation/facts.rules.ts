import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import type { Money } from '../../../../kernel/money';
import { assignedOf, grantingActs, type LineEntry, type LineLedger } from '../../line-ledger.rules';

/** What a line was assigned by a cut-off, and by which acts. Pesos; null is what no source says. */
export interface AllocationFacts extends LineLedger, AllocationPapers {
  readonly assigned: Money;
  /** The act that put the line there and those that changed its amount, in their order. */
  readonly grants: readonly LineEntry[];
}

export interface AllocationPapers {
  /** Of the act that put the line there: the resolution, or the amendment that added it. */
  readonly addedBy: { readonly id: string; readonly label: string; readonly issuedOn: CalendarDate };
  readonly availability: { readonly number: string; readonly issuedOn: CalendarDate; readonly amount: Money } | null;
  readonly acceptance: { readonly filingNumber: string; readonly acceptedOn: CalendarDate } | null;
  readonly source: string | null;
}

export const NotAssigned = refusal<{ line: number; cutoff: CalendarDate; laterFrom: CalendarDate | null }>(
  'certificate.not-assigned',
  'conflict',
  { es: 'No hay asignación que certificar', en: 'There is no allocation to certify' },
  {
    es: ({ line, cutoff, laterFrom }) =>
      laterFrom === null
        ? `Con corte al ${dateInSpanish(cutoff)}, la línea ${line} quedó en $0 por los actos que la modificaron.`
        : `Con corte al ${dateInSpanish(cutoff)}, la línea ${line} no existía: es del ${dateInSpanish(laterFrom)}; ` +
          'pida un corte desde esa fecha.',
    en: ({ line, cutoff, laterFrom }) =>
      laterFrom === null
        ? `As of ${cutoff}, the acts that modified line ${line} left it at 0.`
        : `As of ${cutoff}, line ${line} did not exist: it is of ${laterFrom}; ask for a cut-off from then on.`,
  },
);

/** @throws NotAssigned unless the line has some amount by the cut-off */
export function requireAssigned(read: LineLedger & AllocationPapers, cutoff: CalendarDate): AllocationFacts {
  const grants = read.entries.filter(({ act }) => (grantingActs as readonly string[]).includes(act));
  const assigned = assignedOf(read.entries);
  if (!assigned.isPositive()) {
    const laterFrom = grants.length === 0 ? read.addedBy.issuedOn : null;
    throw new NotAssigned({ line: read.line, cutoff, laterFrom });
  }
  return { ...read, assigned, grants };
}
