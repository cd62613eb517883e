import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { requireHappened, requireNotBefore, type EarlierAct } from '../dates';
import { places, type Balances } from '../ledger/places';

/*
 * A line is closed exactly when assigned, ordered, transit, held, contested and yield-held are zero and the final
 * report is accepted. Released money may stay: it is the resolution's to give to another line. A line that never
 * received a peso has nothing to report. What waits for somebody's decision is decided first: it could still move money.
 */

const emptyPlaces = ['assigned', 'ordered', 'transit', 'held', 'contested', 'yield-held'] as const;

export const pendingKinds = [
  'disbursement',
  'withdrawal',
  'execution-report',
  'restitution',
  'restoration',
  'reversal',
] as const;
export type PendingKind = (typeof pendingKinds)[number];

/** Something that waits for a decision, and the pesos that it asks for, where it asks for any. */
export interface Pending {
  readonly kind: PendingKind;
  readonly amount: Money | null;
}

/** What keeps a line open. `amount` in pesos: what stands there, what waits, or what the final report must account for. */
export interface Missing {
  readonly what: (typeof emptyPlaces)[number] | 'final-report' | `pending-${PendingKind}`;
  readonly amount: Money | null;
}

const pendingInSpanish: Record<PendingKind, string> = {
  disbursement: 'orden de pago por decidir',
  withdrawal: 'desistimiento por decidir',
  'execution-report': 'informe de ejecución por decidir',
  restitution: 'reintegro por verificar',
  restoration: 'restablecimiento por decidir',
  reversal: 'anulación por decidir',
};

export const CannotClose = refusal<{ missing: readonly Missing[] }>(
  'allocation.cannot-close',
  'conflict',
  { es: 'La línea no se puede cerrar todavía', en: 'The line cannot be closed yet' },
  {
    es: ({ missing }) => `Para cerrar la línea falta: ${missing.map(missingInSpanish).join('; ')}.`,
    en: ({ missing }) => `Before the line can be closed: ${missing.map(missingInEnglish).join('; ')}.`,
  },
);

export const AlreadyClosed = refusal(
  'closure.already-closed',
  'conflict',
  { es: 'La línea ya está cerrada', en: 'The line is closed already' },
  {
    es: () => 'La línea ya fue cerrada, y se cierra una sola vez.',
    en: () => 'The line was closed already, and it is closed once.',
  },
);

export const ReporterCloses = refusal(
  'closure.maker-is-checker',
  'conflict',
  { es: 'Quien envió el informe final no cierra', en: 'Who sent the final report does not close' },
  {
    es: () => 'Usted envió el informe final de esta línea: la cierra otra persona.',
    en: () => "You sent this line's final report: another person closes it.",
  },
);

/** What the line says, under lock. Pesos. */
export interface ClosureBounds {
  readonly today: CalendarDate;
  readonly closed: boolean;
  readonly places: Balances;
  /** Everything that the hospital ever confirmed. */
  readonly received: Money;
  /** The last accepted report that stands. */
  readonly lastAccepted: { readonly final: boolean; readonly recordedBy: string } | null;
  readonly pending: readonly Pending[];
  /** The latest date on which anything took effect on the line. */
  readonly latestOn: CalendarDate | null;
}

/** Everything that keeps the line open, in the order of the story; empty when it can be closed. */
export function missingToClose(bounds: Omit<ClosureBounds, 'today' | 'closed' | 'latestOn'>): Missing[] {
  const left = emptyPlaces
    .map((what) => ({ what, amount: bounds.places[what] }))
    .filter(({ amount }) => amount.isPositive());
  const needsReport = bounds.received.isPositive() && bounds.lastAccepted?.final !== true;
  return [
    ...left,
    ...(needsReport ? [{ what: 'final-report', amount: bounds.received } as const] : []),
    ...bounds.pending.map(({ kind, amount }) => ({ what: `pending-${kind}`, amount }) as const),
  ];
}

/** @throws AlreadyClosed, DateInTheFuture, CannotClose with all that is missing, ReporterCloses, DateTooEarly */
export function requireClosable(closing: { closedOn: CalendarDate; by: string }, bounds: ClosureBounds): void {
  if (bounds.closed) throw new AlreadyClosed({});
  requireHappened(closing.closedOn, bounds.today);
  const missing = missingToClose(bounds);
  if (missing.length > 0) throw new CannotClose({ missing });
  if (bounds.lastAccepted?.recordedBy === closing.by) throw new ReporterCloses({});
  if (bounds.latestOn !== null) requireNotBefore(closing.closedOn, lastMovementOf(bounds.latestOn));
}

function missingInSpanish({ what, amount }: Missing): string {
  if (what === 'final-report') return `el informe final aceptado, sobre ${spanish(amount)} recibidos`;
  const name = what.startsWith('pending-')
    ? pendingInSpanish[what.slice('pending-'.length) as PendingKind]
    : `«${places[what as (typeof emptyPlaces)[number]].spanish}» en cero, y tiene`;
  return amount === null ? name : `${name} ${spanish(amount)}`;
}

function missingInEnglish({ what, amount }: Missing): string {
  return amount === null ? what : `${what} ${amount.toString()}`;
}

function spanish(amount: Money | null): string {
  return amount?.toSpanish() ?? '';
}

function lastMovementOf(on: CalendarDate): EarlierAct {
  return { on, what: { es: 'la última novedad de la línea', en: 'the last movement of the line' } };
}
