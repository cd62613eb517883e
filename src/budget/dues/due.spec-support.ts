import { calendarDate, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { LineAt } from '../allocations/line-at.queries';
import type { Act } from '../ledger/acts';
import type { Movement } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import type { LineFacts, LineRecords } from './line-facts';
import { lineFacts } from './line-facts.rules';

export const on = calendarDate;

export const line: LineAt = {
  allocationId: 'line',
  line: 1,
  divipola: '91001',
  municipality: 'Leticia',
  department: { code: '91', name: 'Amazonas' },
  hospital: { id: 'own', name: 'EJEMPLO — E.S.E. Hospital Uno', nit: null },
  resolution: {
    id: 'resolution',
    number: 9002,
    year: 2025,
    issuer: 'EJEMPLO — Ministerio',
    issuedOn: on('2025-02-03'),
    executeBy: on('2025-11-28'),
  },
};

/** A line of a resolution that sets every term, of which nothing has been recorded yet. */
export const untouched: LineRecords = {
  issuedOn: on('2025-02-03'),
  disburseFrom: on('2025-02-17'),
  executeBy: on('2025-11-28'),
  fiscalYear: 2025,
  deadlines: [
    { kind: 'acceptance', days: 10, unit: 'business-days' },
    { kind: 'incorporation', days: 15, unit: 'business-days' },
    { kind: 'monthly-report', days: 10, unit: 'business-days' },
    { kind: 'final-report', days: 30, unit: 'calendar-days' },
    { kind: 'return-of-capital', days: 15, unit: 'business-days' },
    { kind: 'return-of-yields', days: 15, unit: 'business-days' },
  ],
  requirements: [],
  acceptedOn: null,
  incorporatedOn: null,
  closedOn: null,
  reports: [],
  withdrawals: [],
  orders: [],
  restitutions: [],
  reversals: [],
  nonReceipts: [],
  restorationWaits: false,
};

/** Accepted in time; every paper in. */
export const accepted: LineRecords = { ...untouched, acceptedOn: on('2025-02-10') };

export type Moved = readonly [act: Act, on: string, from: Place | null, to: Place, pesos: string];

/** Movements of the line, each of one amount; what has no `from` comes from the resolution. */
export function moved(...moves: readonly Moved[]): Movement[] {
  return moves.map(([act, date, from, to, pesos], index) => {
    const change = (place: Place, amount: Money) => ({
      allocationId: 'line',
      disbursementId: place === 'ordered' || place === 'transit' ? 'giro' : null,
      place,
      amount,
    });
    const amount = Money.of(pesos);
    return {
      entryId: `e${String(index + 1)}`,
      resolutionId: 'resolution',
      act,
      ofAct: act,
      subjectId: `s${String(index + 1)}`,
      effectiveOn: on(date),
      datePrecision: 'exact',
      recordedAt: '2026-01-01T10:00:00.000000Z',
      document: 'EJEMPLO',
      source: null,
      reverses: null,
      reversedBy: null,
      changes: [...(from === null ? [] : [change(from, amount.negated())]), change(to, amount)],
    };
  });
}

export const assigned: Moved = ['publish', '2025-02-03', null, 'assigned', '100.00'];
export const ordered: Moved = ['order', '2025-02-20', 'assigned', 'ordered', '100.00'];
export const paid: Moved = ['settle', '2025-02-20', 'ordered', 'transit', '100.00'];
export const received: Moved = ['confirm', '2025-02-24', 'transit', 'held', '100.00'];

export function factsOf(today: string, records: LineRecords, ...moves: readonly Moved[]): LineFacts {
  const asOf: CalendarDate = on(today);
  return lineFacts(line, records, moved(...moves), { asOf, knownAt: '2026-01-02T10:00:00.000000Z' });
}
