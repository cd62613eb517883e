import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import type { Money } from '../../../../kernel/money';
import { assignedOf, entryOf, movedBy, placesOf, type LineLedger } from '../../line-ledger.rules';

export interface RestitutionPapers {
  readonly id: string;
  readonly kind: 'principal' | 'yields';
  readonly amount: Money;
  readonly depositedOn: CalendarDate;
  readonly portfolio: string;
  readonly reference: string;
  readonly decision: 'verified' | 'refused' | 'returned' | null;
  readonly decidedOn: CalendarDate | null;
  readonly decisionReason: string | null;
}

export type RestitutionRead = LineLedger & RestitutionPapers;

/** A deposit that was verified, and what the line has given back and still has by the cut-off. Pesos. */
export interface RestitutionFacts extends RestitutionRead {
  readonly entry: string;
  readonly assigned: Money;
  readonly received: Money;
  readonly executed: Money;
  /** Of its own kind: capital that was restored since counts as given back. */
  readonly returned: Money;
  /** What the hospital still has, of its own kind. */
  readonly held: Money;
}

export type Unverified = 'unverified' | 'refused' | 'returned' | 'annulled' | 'later';

export const NotReturned = refusal<{ state: Unverified; cutoff: CalendarDate; restitution: RestitutionPapers }>(
  'certificate.not-returned',
  'conflict',
  { es: 'No hay reintegro que certificar', en: 'There is no restitution to certify' },
  {
    es: ({ state, cutoff, restitution }) =>
      `Con corte al ${dateInSpanish(cutoff)}, la consignación de ${restitution.amount.toSpanish()} ${spanish(state, restitution)}.`,
    en: ({ state, cutoff, restitution }) =>
      `As of ${cutoff}, the deposit of ${restitution.amount.toString()} is not a verified restitution (${state}).`,
  },
);

/** @throws NotReturned saying the state, unless the deposit was verified and stands by the cut-off */
export function requireReturned(read: RestitutionRead, cutoff: CalendarDate): RestitutionFacts {
  const entry = entryOf(read.entries, 'return', read.id);
  if (!entry) throw new NotReturned({ state: whyNot(read, cutoff), cutoff, restitution: papersOf(read) });
  return { ...read, ...moneyOf(read), entry: entry.id, assigned: assignedOf(read.entries) };
}

/** The money of its line, whether the deposit stands or not. */
export function moneyOf(read: RestitutionRead) {
  const places = placesOf(read.entries);
  const restored = movedBy(read.entries, ['restore']).negated();
  const capital = { returned: places.returned.plus(restored), held: places.held };
  const yields = { returned: places['yield-returned'], held: places['yield-held'] };
  return {
    ...(read.kind === 'principal' ? capital : yields),
    received: movedBy(read.entries, ['confirm', 'clarify'], ['held']),
    executed: places.executed,
  };
}

function papersOf(read: RestitutionRead): RestitutionPapers {
  const { id, kind, amount, depositedOn, portfolio, reference, decision, decidedOn, decisionReason } = read;
  return { id, kind, amount, depositedOn, portfolio, reference, decision, decidedOn, decisionReason };
}

function whyNot({ decision, depositedOn }: RestitutionPapers, cutoff: CalendarDate): Unverified {
  if (decision === null) return 'unverified';
  if (decision !== 'verified') return decision;
  return depositedOn > cutoff ? 'later' : 'annulled';
}

function spanish(state: Unverified, { depositedOn, decisionReason }: RestitutionPapers): string {
  switch (state) {
    case 'unverified':
      return `del ${dateInSpanish(depositedOn)} está sin verificar: falta que la pagaduría la verifique`;
    case 'refused':
      return `fue rechazada${decisionReason === null ? '' : ` (${decisionReason})`}: no hay reintegro`;
    case 'returned':
      return `fue devuelta a quien la registró${decisionReason === null ? '' : ` (${decisionReason})`}: no hay reintegro`;
    case 'annulled':
      return 'tuvo una verificación que fue anulada: no hay reintegro';
    case 'later':
      return `no había ocurrido: es del ${dateInSpanish(depositedOn)}; pida un corte desde esa fecha`;
  }
}
