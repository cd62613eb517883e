import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import { missingToClose, type Missing, type Pending, type PendingKind } from '../../../closures/closure.rules';
import type { Balances } from '../../../ledger/places';
import { left } from '../../certificate.words';
import { assignedOf, movedBy, placesOf, type LineLedger } from '../../line-ledger.rules';
import type { ExecutionPapers, ReportPaper } from '../execution/facts.rules';

/** What is read of a line to clear it. */
export interface ClearanceRead extends LineLedger, ExecutionPapers {
  readonly closedOn: CalendarDate | null;
  readonly pending: readonly Pending[];
}

/** A line that is closed and owes nothing. Pesos. */
export interface ClearanceFacts extends ClearanceRead {
  readonly closedOn: CalendarDate;
  readonly assigned: Money;
  readonly paid: Money;
  readonly received: Money;
  readonly places: Balances;
  readonly restored: Money;
  readonly lapsed: Money;
  readonly finalReport: ReportPaper | null;
}

/** Everything in the way: what stands where, what waits, and whether the line is closed. */
export const NotClear = refusal<{
  line: number;
  cutoff: CalendarDate;
  missing: readonly Missing[];
  closedOn: CalendarDate | null;
}>(
  'certificate.not-clear',
  'conflict',
  { es: 'La línea no está a paz y salvo', en: 'The line is not clear' },
  {
    es: ({ line, cutoff, missing, closedOn }) =>
      `Con corte al ${dateInSpanish(cutoff)}, la línea ${line} no está a paz y salvo: ` +
      `${[...missing.map(missingInWords), notClosed(missing, closedOn)].join('; ')}.`,
    en: ({ line, cutoff, missing, closedOn }) =>
      `As of ${cutoff}, line ${line} is not clear: ` +
      `${[...missing.map(inEnglish), closedOn === null ? 'the line is not closed' : `it was closed on ${closedOn}`].join('; ')}.`,
  },
);

/** @throws NotClear with each peso that still stands, where and how much, unless the line is closed by the cut-off */
export function requireClear(read: ClearanceRead, cutoff: CalendarDate): ClearanceFacts {
  const { closedOn } = read;
  const money = moneyOf(read);
  const { places, received } = money;
  const accepted = read.reports
    .filter(({ decision, annulled, cutoff: of }) => decision === 'accepted' && !annulled && of <= cutoff)
    .at(-1);
  const lastAccepted = accepted ? { final: accepted.final, recordedBy: '' } : null;
  const missing = missingToClose({ places, received, lastAccepted, pending: read.pending });
  if (missing.length > 0 || closedOn === null || closedOn > cutoff) {
    throw new NotClear({ line: read.line, cutoff, missing, closedOn });
  }
  return {
    ...read,
    ...money,
    closedOn,
    finalReport: accepted?.final === true ? accepted : null,
  };
}

/** The money of a line, whether it is clear or not. */
export function moneyOf({ entries }: LineLedger) {
  const places = placesOf(entries);
  const restored = movedBy(entries, ['restore']).negated();
  const received = Money.sum([places.held, places.executed, places.returned, restored]);
  return {
    places,
    received,
    restored,
    assigned: assignedOf(entries),
    paid: received.plus(places.transit),
    lapsed: movedBy(entries, ['lapse']).negated(),
  };
}

function missingInWords({ what, amount }: Missing): string {
  if (what.startsWith('pending-')) {
    const asks = amount === null ? '' : ` por ${amount.toSpanish()}`;
    return `está por decidir ${pendingInWords[what.slice('pending-'.length) as PendingKind]}${asks}`;
  }
  const pesos = amount ?? Money.zero;
  if (what === 'final-report') return `falta el informe final aceptado, sobre ${pesos.toSpanish()} recibidos`;
  return left(pesos, stands[what as keyof typeof stands]);
}

const stands = {
  assigned: ['por girar', 'por girar'],
  ordered: ['en orden de pago, sin pagar', 'en orden de pago, sin pagar'],
  transit: ['girado sin confirmar', 'girados sin confirmar'],
  held: ['en caja de la E.S.E., sin ejecutar ni reintegrar', 'en caja de la E.S.E., sin ejecutar ni reintegrar'],
  contested: ['desistido, con giro por establecer', 'desistidos, con giro por establecer'],
  'yield-held': ['de rendimientos por reintegrar', 'de rendimientos por reintegrar'],
} as const;

const pendingInWords: Record<PendingKind, string> = {
  disbursement: 'una orden de pago',
  withdrawal: 'un desistimiento',
  'execution-report': 'un informe de ejecución',
  restitution: 'la verificación de un reintegro',
  restoration: 'un restablecimiento',
  reversal: 'una anulación',
};

function notClosed(missing: readonly Missing[], closedOn: CalendarDate | null): string {
  if (closedOn !== null) return `la línea se cerró el ${dateInSpanish(closedOn)}: pida un corte desde esa fecha`;
  return missing.length > 0 ? 'falta cerrar la línea' : 'nada queda pendiente y falta cerrar la línea';
}

function inEnglish({ what, amount }: Missing): string {
  return amount === null ? what : `${what} ${amount.toString()}`;
}
